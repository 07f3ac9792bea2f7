public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import DelimitedText
public import JapaneseText

extension Visit {
  /// The ledger as the table that `importLedger` reads, one submission in force a row, in the order of recording; UTF-8
  /// begins with a byte order mark, without which spreadsheets take it for CP932.
  ///
  /// - Parameter request: which submissions are wanted.
  /// - Parameter japanese: whether header and words are Japanese or English.
  /// - Throws: `LibraryError.unencodable` with the line and the character that the encoding lacks; `.unknown`;
  ///   `StoreError`.
  public func exportLedger(
    _ request: LedgerRequest = LedgerRequest(), encoding: TextEncoding, japanese: Bool
  ) async throws -> [UInt8] {
    try await read { reader in
      var table: [UInt8] = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : []
      var line = 0
      func write(_ cells: [String]) throws {
        line += 1
        let row = cells.map(DelimitedCell.written).joined(separator: ",") + "\r\n"
        do { table += try encoding.encode(row) } catch {
          throw LibraryError.unencodable(
            line: line, text: cells.joined(separator: ","), character: String(error.character))
        }
      }
      try write(ExportedSubmission.headings(japanese: japanese))
      try forEachSubmission(request, reader, japanese: japanese) { try write($0.cells) }
      return table
    }
  }

  /// Calls `body` with every submission in force, in the order of recording.
  ///
  /// - Parameter japanese: whether words are Japanese or English.
  /// - Throws: `StoreError`, and what `body` throws.
  public func forEachSubmission(
    _ request: LedgerRequest = LedgerRequest(), japanese: Bool,
    _ body: @escaping @Sendable (ExportedSubmission) throws -> Void
  ) async throws {
    try await read { try forEachSubmission(request, $0, japanese: japanese, body) }
  }

  /// Calls `body` with every entry of the ledger, those superseded too, in the order of recording.
  ///
  /// - Throws: `StoreError`, and what `body` throws.
  public func forEachEntry(
    _ request: LedgerRequest = LedgerRequest(),
    _ body: @escaping @Sendable (LedgerEntry, _ inForce: Bool) throws -> Void
  ) async throws {
    try await read { reader in
      let isWanted = try wanted(request, reader)
      let late = try reader.latePages()
      try reader.forEachEntry { entry, inForce in
        if isWanted(entry.content) { try body(entry.knowing(late), inForce) }
      }
    }
  }

  private func forEachSubmission(
    _ request: LedgerRequest, _ reader: StoreReader, japanese: Bool, _ body: (ExportedSubmission) throws -> Void
  ) throws {
    let isWanted = try wanted(request, reader)
    let rooms = try reader.roomsOfSubmissions()
    let late = try reader.latePages()
    try reader.forEachEntry { entry, inForce in
      guard inForce, isWanted(entry.content) else { return }
      let room = rooms[entry.content.briefing]?[entry.content.recipient.id]
      try body(ExportedSubmission(entry.knowing(late), room: room, clock, japanese: japanese))
    }
  }

  /// Whether an entry is of those that a request asks for.
  private func wanted(_ request: LedgerRequest, _ reader: StoreReader) throws -> (LedgerEntry.Content) -> Bool {
    let wantedUnits = try request.unit.map { try units(named: $0, reader) }
    let wantedRecipients = try request.recipient.map { try reader.group(of: recipient($0, reader).id) }
    return { content in
      (request.instants?.contains(content.moment.instant) ?? true)
        && reader.covers(content.unit.id, content.recipient.id) && (wantedUnits?.contains(content.unit.id) ?? true)
        && (wantedRecipients?.contains(content.recipient.id) ?? true)
    }
  }
}

extension LedgerEntry {
  func knowing(_ late: [LedgerEntry.ID: PaperPages]) -> LedgerEntry {
    var entry = self
    entry.latePages = late[number]
    return entry
  }
}

/// Which entries of the ledger are wanted.
public struct LedgerRequest: Sendable {
  /// All of them when `nil`.
  public var instants: Range<Instant>?
  /// Everybody's when `nil`.
  public var recipient: String?
  /// Every unit's when `nil`.
  public var unit: String?

  public init(instants: Range<Instant>? = nil, recipient: String? = nil, unit: String? = nil) {
    self.instants = instants
    self.recipient = recipient
    self.unit = unit
  }
}

/// A submission in force, as the table that `importLedger` reads has it.
public struct ExportedSubmission: Sendable {
  public let day: Day
  public let title, unit, recipient, form: String
  public let copies: Int
  /// `nil` where nobody noted them.
  public let pages: Int?
  public let duplex: String
  public let reason: String?
  public let briefing: Briefing.ID
  /// `nil` where the day alone is known.
  public let time: String?
  /// Where the briefing is planned to be heard; the ledger does not say it.
  public let room: String?
  /// `nil` where they are not known.
  public let sheets: Int?

  fileprivate init(_ entry: LedgerEntry, room: String?, _ clock: OfficeClock, japanese: Bool) {
    let content = entry.content
    let handout = content.handout.knowing(entry.latePages)
    let minute: Int
    (day, minute) = clock.local(content.moment.instant)
    time = content.moment.dayOnly ? nil : clockTime(minute)
    (briefing, self.room) = (content.briefing, room)
    sheets = handout.knowsSheets ? handout.sheets : nil
    (title, unit, recipient) = (content.title, content.unit.name, content.recipient.name)
    form = japanese ? LedgerWord.japanese(handout.form) : handout.form.rawValue
    copies = handout.copies
    pages = handout.pages == 0 ? nil : handout.pages
    duplex = japanese ? (handout.duplex ? "両面" : "片面") : (handout.duplex ? "yes" : "no")
    reason = content.reason
  }

  fileprivate var cells: [String] {
    [
      day.description, title, unit, recipient, form, "\(copies)", pages.map { "\($0)" } ?? "", duplex, reason ?? "",
      "\(briefing)", time ?? "", room ?? "", sheets.map { "\($0)" } ?? "",
    ]
  }

  /// What the members are called, in their order. Columns are added behind the others, since scripts go by their places.
  public static func headings(japanese: Bool) -> [String] {
    LedgerColumn.written.map { japanese ? $0.japanese : $0.rawValue }
      // All of these an import passes over, but the time.
      + (japanese ? ["番号", LedgerColumn.time.japanese, "会議室", "枚数"] : ["briefing", "time", "room", "sheets"])
  }
}
