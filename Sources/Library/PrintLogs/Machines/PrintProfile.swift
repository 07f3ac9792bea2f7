internal import BriefingDomain
internal import JapaneseText

/// How the table of a multi-function printer is read: a small text file that the office can edit. docs/evidence.md has its
/// grammar.
public struct PrintProfile: Hashable, Sendable {
  public enum Fault: Error, Hashable, Sendable {
    /// No `key: value`.
    case noKey(line: Int)
    case unknownKey(line: Int, String)
    case twice(line: Int, String)
    /// What the key takes.
    case unreadable(line: Int, key: String, value: String)
    /// A key that every profile has.
    case missing(String)
  }

  /// Columns whose values are joined by a space, each with all the names that it may have; the first choice of several that
  /// has a value counts.
  struct Source: Hashable, Sendable {
    var choices: [[Column]]
    /// A value that stands in no column.
    var fixed: String?
  }

  struct Column: Hashable, Sendable {
    var names: [String]
  }

  struct Amount: Hashable, Sendable {
    enum Rule: String, Sendable { case sum, first, last, greatest }
    /// What the rows of one job make together.
    var rule: Rule
    /// Added up within a row.
    var columns: [Column]
  }

  struct Condition: Hashable, Sendable {
    var column: Column
    /// What the cell begins with, folded.
    var values: [String]
  }

  public internal(set) var name = ""
  /// As it was read, and as it is printed.
  public let text: String
  /// The names that each column may have by which the heading is known.
  public var columns: [[String]] { heading.map(\.names) }
  var encoding: TextEncoding?
  var separator = UInt8(ascii: ",")
  /// Cells by which the heading is known; without them the table has none, and columns are numbers.
  var heading: [Column] = []
  var order: DateOrder?
  var key: Source?
  var printer: Source?
  var number: Source?
  var ended: Source?
  var person: Source?
  var title: Source?
  var computer: Source?
  var sides: Amount?
  var pages: Amount?
  var copies: Amount?
  var sheets: Amount?
  var rows: [Condition] = []
  var skipped: [Condition] = []
  var atMost: [Condition] = []
  var duplex: [Condition] = []
  var simplex: [Condition] = []
  /// How many jobs the machine remembers.
  var memory: Int?
  /// What the last line of a whole file begins with.
  var lastLine: String?
  /// The table has sums by person.
  var isTotals = false
  /// The first line with that key, for faults.
  var lines: [String: Int] = [:]
}
