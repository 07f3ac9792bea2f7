public import BriefingDomain
internal import DelimitedText

/// What a cell of a table holds.
public enum SheetCell: Hashable, Sendable {
  case empty
  case text(String)
  case whole(Int)
  case decimal(Double)
  /// A fraction, which a spreadsheet shows in percent.
  case share(Double)
  case day(Day)
  /// A minute of a day, from 0.
  case moment(Day, minute: Int)

  /// As a cell of CSV: numbers as they are, days as `2026-11-25`.
  public var delimited: String {
    switch self {
    case .empty: ""
    case .text(let text): DelimitedCell.written(text)
    case .whole(let number): "\(number)"
    case .decimal(let number), .share(let number): "\(number)"
    case .day(let day): "\(day)"
    case .moment(let day, let minute): "\(day) \(Self.padded(minute / 60)):\(Self.padded(minute % 60))"
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Rows below their headings.
public struct SheetTable: Sendable {
  /// Of the sheet.
  public let name: String
  public let headings: [String]
  public let rows: [[SheetCell]]

  public init(name: String, headings: [String], rows: [[SheetCell]] = []) {
    self.name = name
    self.headings = headings
    self.rows = rows
  }

  /// A row of CSV.
  public static func line(_ cells: [SheetCell]) -> String {
    cells.map(\.delimited).joined(separator: ",") + "\r\n"
  }
}
