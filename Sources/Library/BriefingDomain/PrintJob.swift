/// One print job as one log says it.
///
/// Sides, copies and sheets are three numbers. What a log does not say is `nil`; none is ever made from another, and a 0
/// of a source that writes 0 for "I did not count" is `nil` too (docs/evidence.md has which).
public struct PrintJob: Hashable, Sendable {
  /// The queue or the machine, as the log names it.
  public var printer: String
  /// What the log calls the job. Such numbers start anew, and wrap.
  public var number: String?
  /// Who printed, as the log names them; never kept like this unless the office wants names.
  public var person: String?
  /// Masked, cut or empty in many logs.
  public var title: String?
  /// The PC, or the address it came from.
  public var computer: String?
  public var endedAt: Instant
  /// Printed sides (面), copies included.
  public var sides: Int?
  public var copies: Int?
  /// Sheets of paper (枚), copies included.
  public var sheets: Int?
  /// The numbers are what went through at most: the job was cancelled, or failed, on its way.
  public var isAtMost: Bool
  /// Pages of one copy, where the log counts these: sides, unless several were set side by side. A source that says
  /// nothing of copies says no more than this.
  public var pages: Int?
  /// Whether both sides of the paper were printed on.
  public var isDuplex: Bool?

  public init(
    printer: String, number: String? = nil, person: String? = nil, title: String? = nil, computer: String? = nil,
    endedAt: Instant, sides: Int? = nil, copies: Int? = nil, sheets: Int? = nil, isAtMost: Bool = false,
    pages: Int? = nil, isDuplex: Bool? = nil
  ) {
    self.printer = printer
    self.number = number
    self.person = person
    self.title = title
    self.computer = computer
    self.endedAt = endedAt
    self.sides = sides
    self.copies = copies
    self.sheets = sheets
    self.isAtMost = isAtMost
    self.pages = pages
    self.isDuplex = isDuplex
  }
}

/// Something in a print log that whoever answers for the figures has to know: a gap, a cut tail, a line that is no record.
public struct PrintLogFinding: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Numbers of jobs that are missing between two others.
    case gap
    /// Numbers that begin anew.
    case restart
    /// The last line ends in the middle, or an error text of the machine stands where a record should.
    case cutTail
    /// A line that is no record and was passed over.
    case noRecord
    /// As many jobs as the machine's memory holds: what came before them is gone.
    case fullRing
    /// The same job is in the file more than once.
    case twice
    /// Jobs of the machine that its profile leaves out.
    case leftOut
  }
  public let kind: Kind
  /// The first line of the file that it is about, from 1.
  public let line: Int
  /// How many lines, jobs or numbers.
  public let count: Int

  public init(kind: Kind, line: Int, count: Int) {
    self.kind = kind
    self.line = line
    self.count = count
  }
}
