internal import BriefingWording

extension TextTable {
  /// As wide as the terminal is.
  var text: String { lines(width: Output.columns).map { $0 + "\n" }.joined() }
}
