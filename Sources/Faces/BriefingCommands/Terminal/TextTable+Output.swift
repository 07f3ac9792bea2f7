internal import BriefingWording

extension TextTable {
  /// As wide as the terminal is. Where others read it, in a pipe or a file, nothing is cut.
  var text: String { text(width: Output.tableColumns) }

  func text(width: Int) -> String { lines(width: width).map { $0 + "\n" }.joined() }
}
