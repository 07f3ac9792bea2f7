internal import BriefingDomain

extension LedgerImport {
  /// The recipients of a row's cells; `nil`, with a fault noted, where one is not known.
  func recipients(_ cells: [String], line: Int) throws -> [Recipient]? {
    var found: [Recipient] = []
    for cell in cells {
      switch try names.recipients(cell) {
      case .success(let recipients): found += recipients
      case .failure(let expected):
        refuse(line, .recipient, cell, expected)
        return nil
      }
    }
    return found
  }

  func unit(_ name: String, line: Int) throws -> OfficeUnit? {
    switch try names.unit(name) {
    case .success(let unit): return unit
    case .failure(let expected):
      refuse(line, .unit, name, expected)
      return nil
    }
  }
}
