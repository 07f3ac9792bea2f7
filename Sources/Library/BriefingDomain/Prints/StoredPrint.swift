/// A print job as it is compared with submissions: how much, where, when and by whom, as numbers.
public struct StoredPrint: Hashable, Sendable {
  /// Under the name that it is counted by.
  public let printer: Printer.ID
  public let endedAt: Instant
  /// Of the office's calendar.
  public let day: Int
  public let log: PrintLog.ID
  /// Tells jobs of one numbering apart; 0 where the log has no numbers.
  public let number: UInt64
  public private(set) var person: PrintPerson.ID?
  /// Each is 0 where the log does not say it.
  public private(set) var sides: Int
  public private(set) var copies: Int
  public private(set) var sheets: Int
  /// Of one copy.
  public private(set) var pages: Int
  public private(set) var isDuplex: Bool?
  public private(set) var isAtMost: Bool
  /// Its place in ``PrintTitles``.
  public private(set) var title: Range<Int>

  public init(
    printer: Printer.ID, endedAt: Instant, day: Int, log: PrintLog.ID, number: UInt64 = 0,
    person: PrintPerson.ID? = nil,
    sides: Int = 0, copies: Int = 0, sheets: Int = 0, pages: Int = 0, isDuplex: Bool? = nil, isAtMost: Bool = false,
    title: Range<Int> = 0..<0
  ) {
    self.printer = printer
    self.endedAt = endedAt
    self.day = day
    self.log = log
    self.number = number
    self.person = person
    self.sides = sides
    self.copies = copies
    self.sheets = sheets
    self.pages = pages
    self.isDuplex = isDuplex
    self.isAtMost = isAtMost
    self.title = title
  }

  /// How many sides it was, as far as the log says it: pages of copies are sides unless several were set on one.
  public var size: Int { sides > 0 ? sides : pages * copies }

  /// What tells it from jobs that were more or less: its size; where that is not known, its sheets or the pages of a copy, which
  /// are no sizes and so stand below 0.
  public var measure: Int {
    if size > 0 { return size }
    return sheets > 0 ? -sheets : pages > 0 ? -2_000_000 - pages : 0
  }

  /// From the fewest sheets that it can be to the most; `nil` where the log does not say how much it was.
  public var sheetBounds: ClosedRange<Int>? {
    if sheets > 0 { return (isAtMost ? 0 : sheets)...sheets }
    guard size > 0 else { return nil }
    // Every copy begins on a sheet of its own.
    let copies = copies > 0 && size.isMultiple(of: copies) ? copies : 0
    let onBoth = copies > 0 ? (size / copies + 1) / 2 * copies : (size + 1) / 2
    let fewest = isDuplex == false ? size : onBoth
    return (isAtMost ? 0 : fewest)...(isDuplex == true && copies > 0 ? onBoth : size)
  }

  /// Whether both may be one job that two logs tell of: what both say is the same.
  ///
  /// - Parameter isOneNumbering: whether both have their numbers from the same source, so that other numbers are other jobs.
  func canBe(_ other: StoredPrint, isOneNumbering: Bool) -> Bool {
    func agree(_ a: Int, _ b: Int) -> Bool { a == 0 || b == 0 || a == b }
    return printer == other.printer && log != other.log && agree(sides, other.sides) && agree(copies, other.copies)
      && agree(sheets, other.sheets) && agree(pages, other.pages)
      && (person == nil || other.person == nil || person == other.person)
      && !(isOneNumbering && number != 0 && other.number != 0 && number != other.number)
  }

  /// Knows what the other log says beside.
  mutating func complete(from other: StoredPrint) {
    person = person ?? other.person
    if sides == 0 { sides = other.sides }
    if copies == 0 { copies = other.copies }
    if sheets == 0 { sheets = other.sheets }
    if pages == 0 { pages = other.pages }
    isDuplex = isDuplex ?? other.isDuplex
    if title.isEmpty { title = other.title }
    isAtMost = isAtMost && other.isAtMost
  }
}

extension [StoredPrint] {
  /// How far apart two clocks may be, in seconds.
  private static var mostApart: Int64 { 120 }

  /// Each job once, though two logs tell of it: those of one printer, near in time, of different logs, that agree in all
  /// that both say. One job of a log is one of another log at most.
  ///
  /// - Parameter kinds: of logs; those of one kind number their jobs alike.
  public func distinct(kinds: [PrintLog.ID: String]) -> [StoredPrint] {
    let sorted = self.sorted { ($0.printer, $0.endedAt, $0.log) < ($1.printer, $1.endedAt, $1.log) }
    var result: [StoredPrint] = []
    result.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.printer != sorted[start].printer } ?? sorted.count
      let own = sorted[start..<end]
      // One log tells of each of its jobs once.
      result += own.allSatisfy { $0.log == own[start].log } ? own : Self.told(own, kinds)[...]
      start = end
    }
    return result
  }

  /// - Parameter sorted: of one printer, by time.
  private static func told(_ sorted: ArraySlice<StoredPrint>, _ kinds: [PrintLog.ID: String]) -> [StoredPrint] {
    var result: [StoredPrint] = []
    // The logs that have told of each of the last ones.
    var told: [[PrintLog.ID]] = []
    var first = 0
    for job in sorted {
      while first < result.count, job.endedAt.seconds - result[first].endedAt.seconds > mostApart { first += 1 }
      let same = (first..<result.count).first { place in
        let other = result[place]
        return other.canBe(job, isOneNumbering: kinds[other.log] == kinds[job.log]) && !told[place].contains(job.log)
      }
      if let same {
        result[same].complete(from: job)
        told[same].append(job.log)
      } else {
        result.append(job)
        told.append([job.log])
      }
    }
    return result
  }
}

/// The titles of jobs, folded as searches fold, one behind another: as many strings would take longer than all the rest.
public struct PrintTitles: Sendable {
  private var bytes: [UInt8] = []

  public init() {}

  /// Of all of them, in bytes.
  public var count: Int { bytes.count }

  public mutating func add(_ title: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = bytes.count
    bytes += title
    return start..<bytes.count
  }

  /// A shorter one is the title of anything.
  private static let shortest = 5
  /// What is cut off by a log says enough with so many characters.
  private static let shortestCut = 8

  /// Whether the title of a job names one of some texts, or is the cut beginning of one.
  ///
  /// - Parameter texts: folded.
  public func names(_ title: Range<Int>, _ texts: [[UInt8]]) -> Bool {
    if title.isEmpty { return false }
    let title = bytes[title]
    return texts.contains { text in
      // Nearly none has anything of it, which is soonest seen.
      let isNamed =
        title.count >= text.count
        ? Self.holds(title, text) : text.starts(with: title) && Self.characters(title) >= Self.shortestCut
      return isNamed && Self.characters(text[...]) >= Self.shortest
    }
  }

  private static func characters(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 & 0xC0 != 0x80 } }

  private static func holds(_ title: ArraySlice<UInt8>, _ text: [UInt8]) -> Bool {
    (title.startIndex...title.endIndex - text.count).contains { title[$0...].starts(with: text) }
  }
}
