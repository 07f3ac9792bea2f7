/// What a cell of a workbook is to hold instead of what it holds.
public struct CellFilling: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case empty
    case number(Double)
    case text(String)
  }

  /// The sheet's place among the tabs, from 0.
  public let sheet: Int
  /// As spreadsheets call it: `B3`.
  public let cell: String
  public let value: Value

  public init(sheet: Int, cell: String, _ value: Value) {
    self.sheet = sheet
    self.cell = cell
    self.value = value
  }
}
