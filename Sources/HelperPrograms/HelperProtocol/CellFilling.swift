internal import BriefingDomain

extension CellFilling {
  /// One line of a request: sheet, cell, kind and value, between tabs. A text has one line, as a cell of a form has.
  var line: String {
    switch value {
    case .empty: "\(sheet)\t\(cell)\t-\t"
    case .number(let number): "\(sheet)\t\(cell)\tn\t\(number)"
    case .text(let text): "\(sheet)\t\(cell)\ts\t\(PlainText.cleaned(text, keepingLines: false))"
    }
  }

  init(line: String) throws(ProtocolViolation) {
    let parts = line.split(separator: "\t" as Character, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let sheet = Int(parts[0]), sheet >= 0 else {
      throw ProtocolViolation("a malformed cell")
    }
    let value: Value
    switch (parts[2], Double(parts[3])) {
    case ("-", _): value = .empty
    case ("n", let number?) where number.isFinite: value = .number(number)
    case ("s", _) where PlainText.isClean(parts[3]): value = .text(parts[3])
    default: throw ProtocolViolation("a cell of an unknown kind")
    }
    self.init(sheet: sheet, cell: parts[1], value)
  }
}
