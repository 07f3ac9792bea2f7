internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary

/// The kinds of lines of a signed report, in the order in which they stand.
package enum ReportLineKind: String, Payload, CaseIterable {
  case report, recipient, unit, setting, entry, waiting, unseen, figure
}

/// How the lines are written. Names of an entry and of a setting are those of the columns that are hashed (docs/ledger.md).
extension ReportExport {
  func lines(figures: [FlatLine]) -> [(kind: ReportLineKind, lines: [FlatLine])] {
    let rest: [(kind: ReportLineKind, lines: [FlatLine])] = [
      (.recipient, recipients.map(\.line)), (.unit, units.map(\.unitLine)), (.setting, settings.map(\.line)),
      (.entry, entries.map(\.line)), (.waiting, waiting.map(\.line)),
      (.unseen, unseen.map { FlatLine([("seq", .number($0.rawValue))]) }),
    ]
    let counts = rest.map { ($0.kind, $0.lines.count) } + [(.figure, figures.count)]
    let head = FlatLine(
      [
        ("period", .optional(request.period?.description)), ("base", .optional(request.base?.description)),
        ("measure", .text(request.measure.rawValue)), ("by", .text(request.grouping.rawValue)),
        ("seenOnly", .truth(request.seenOnly)), ("running", .truth(request.withRunningMonth)),
        ("computedAt", .number(computedAt.seconds)),
      ] + counts.map { ($0.rawValue, .number($1)) })
    return [(.report, [head])] + rest + [(.figure, figures)]
  }
}

extension ExportedParty {
  fileprivate var line: FlatLine { FlatLine(members) }

  private var members: [(String, FlatLine.Value)] {
    [("id", .number(party.id.rawValue)), ("name", .text(party.name)), ("countedAs", .number(countedAs?.rawValue))]
  }

  fileprivate var unitLine: FlatLine {
    FlatLine(members + [("bureau", .optional(bureau)), ("floor", .optional(floor))])
  }
}

extension SettingLink {
  fileprivate var line: FlatLine {
    FlatLine([
      ("seq", .number(entry.number.rawValue)), ("name", .text(entry.setting.name)),
      ("subject", .text(entry.setting.subject)), ("value", .optional(entry.value)),
      ("recordedAt", .number(entry.recordedAt?.seconds)), ("recordedBy", .optional(entry.recordedBy)),
      ("hashForm", .number(hashForm)), ("previousHash", .text("\(previousHash)")), ("hash", .text("\(hash)")),
    ])
  }
}

extension LedgerEntry {
  fileprivate var line: FlatLine {
    let handout = content.handout
    return FlatLine([
      ("seq", .number(number.rawValue)), ("briefingID", .number(content.briefing.rawValue)),
      ("recipientID", .number(content.recipient.id.rawValue)), ("unitID", .number(content.unit.id.rawValue)),
      ("title", .text(content.title)), ("unit", .text(content.unit.name)),
      ("recipient", .text(content.recipient.name)), ("occurredAt", .number(content.moment.instant.seconds)),
      ("dayOnly", .number(content.moment.dayOnly ? 1 : 0)), ("form", .text(handout.form.rawValue)),
      ("copies", .number(handout.copies)), ("pages", .number(handout.pages)),
      ("duplex", .number(handout.duplex ? 1 : 0)), ("pagesPerSide", .number(handout.pagesPerSide)),
      ("evidence", .text(content.evidence.rawValue)), ("reason", .optional(content.reason)),
      ("supersedes", .number(content.supersedes?.rawValue)), ("recordedAt", .number(content.recordedAt.seconds)),
      ("recordedBy", .text(content.recordedBy)), ("correction", .optional(content.correction)),
      ("withdrawn", .number(content.isWithdrawal ? 1 : 0)), ("hashForm", .number(hashForm)),
      ("previousHash", .text("\(previousHash)")), ("hash", .text("\(hash)")),
    ])
  }
}

extension WaitingRow {
  fileprivate var line: FlatLine {
    FlatLine([
      ("briefingID", .number(briefing.rawValue)), ("unitID", .number(unit.rawValue)),
      ("recipientID", .number(recipient.rawValue)), ("title", .text(title)),
      ("startsAt", .number(moment.instant.seconds)), ("dayOnly", .number(moment.dayOnly ? 1 : 0)),
      ("cancelledAt", .number(cancelledAt?.seconds)), ("cancelReason", .optional(cancelReason)),
    ])
  }
}

// MARK: How they are read

extension FlatReader {
  mutating func party<P: Party>(_: P.Type) throws(Fault) -> ExportedParty<P> {
    let (id, name) = (try integer("id"), try text("name"))
    let countedAs = try optionalInteger("countedAs").map { Identifier<P>($0) }
    let isUnit = P.kind == .unit
    return ExportedParty(
      party: P(id: Identifier(id), name: name), countedAs: countedAs, bureau: isUnit ? try optionalText("bureau") : nil,
      floor: isUnit ? try optionalText("floor") : nil)
  }

  mutating func setting() throws(Fault) -> SettingLink {
    let (number, name, subject) = (try integer("seq"), try text("name"), try text("subject"))
    guard let setting = Setting(name: name, subject: subject), setting.subject == subject else {
      throw Fault(field: "name")
    }
    let entry = SettingEntry(
      number: SettingEntry.ID(number), setting: setting, value: try optionalText("value"),
      recordedAt: try optionalInstant("recordedAt"), recordedBy: try optionalText("recordedBy"))
    return SettingLink(
      entry: entry, hashForm: try count("hashForm"), previousHash: try hash("previousHash"), hash: try hash("hash"))
  }

  mutating func entry() throws(Fault) -> LedgerEntry {
    let (number, briefing) = (try integer("seq"), try integer("briefingID"))
    let (recipient, unit, title) = (try integer("recipientID"), try integer("unitID"), try text("title"))
    let (unitName, recipientName) = (try text("unit"), try text("recipient"))
    let moment = Moment(instant: Instant(seconds: try integer("occurredAt")), dayOnly: try flag("dayOnly"))
    let form = try read("form", SubmissionForm.init(rawValue:))
    let (copies, pages, duplex) = (try count("copies"), try count("pages"), try flag("duplex"))
    let pagesPerSide = try count("pagesPerSide")
    guard
      let handout = try? Handout(form: form, copies: copies, pages: pages, duplex: duplex, pagesPerSide: pagesPerSide)
    else { throw Fault(field: "copies") }
    let content = LedgerEntry.Content(
      briefing: Briefing.ID(briefing), recipient: Recipient(id: Recipient.ID(recipient), name: recipientName),
      unit: OfficeUnit(id: OfficeUnit.ID(unit), name: unitName), title: title, moment: moment, handout: handout,
      evidence: try read("evidence", Evidence.init(rawValue:)), reason: try optionalText("reason"),
      supersedes: try optionalInteger("supersedes").map { LedgerEntry.ID($0) },
      recordedAt: Instant(seconds: try integer("recordedAt")), recordedBy: try text("recordedBy"),
      correction: try optionalText("correction"), isWithdrawal: try flag("withdrawn"))
    return LedgerEntry(
      number: LedgerEntry.ID(number), content: content, hashForm: try count("hashForm"),
      previousHash: try hash("previousHash"), hash: try hash("hash"))
  }

  mutating func waiting() throws(Fault) -> WaitingRow {
    WaitingRow(
      briefing: Briefing.ID(try integer("briefingID")), unit: OfficeUnit.ID(try integer("unitID")),
      recipient: Recipient.ID(try integer("recipientID")), title: try text("title"),
      moment: Moment(instant: Instant(seconds: try integer("startsAt")), dayOnly: try flag("dayOnly")),
      cancelledAt: try optionalInteger("cancelledAt").map { Instant(seconds: $0) },
      cancelReason: try optionalText("cancelReason"))
  }

  /// What the first line asks for, and how many lines of each kind it says.
  mutating func head() throws(Fault) -> (request: ReportRequest, at: Instant, counts: [ReportLineKind: Int64]) {
    let (period, base) = (try read("period", Self.period), try optionalText("base"))
    if let base, Self.period(base) == nil { throw Fault(field: "base") }
    let request = ReportRequest(
      period: period, base: base.flatMap(Self.period), measure: try read("measure", Measure.init(rawValue:)),
      grouping: try read("by", ReportRequest.Grouping.init(rawValue:)), alsoBy: ReportRequest.Grouping.allCases,
      withSeries: true, seenOnly: try truth("seenOnly"), withRunningMonth: try truth("running"))
    let at = try instant("computedAt")
    var counts: [ReportLineKind: Int64] = [:]
    for kind in ReportLineKind.allCases where kind != .report { counts[kind] = try integer(kind.rawValue) }
    return (request, at, counts)
  }

  private static func period(_ text: String) -> Period? {
    Period(iso: text).flatMap { $0.length <= ReportExport.mostMonths && $0.description == text ? $0 : nil }
  }

  private mutating func instant(_ name: String) throws(Fault) -> Instant {
    guard let instant = try optionalInstant(name) else { throw Fault(field: name) }
    return instant
  }

  /// Of the years that a calendar has.
  private mutating func optionalInstant(_ name: String) throws(Fault) -> Instant? {
    guard let seconds = try optionalInteger(name) else { return nil }
    guard (-60_000_000_000...250_000_000_000).contains(seconds) else { throw Fault(field: name) }
    return Instant(seconds: seconds)
  }

  private mutating func count(_ name: String) throws(Fault) -> Int {
    let number = try integer(name)
    guard (0...Int64(Int32.max)).contains(number) else { throw Fault(field: name) }
    return Int(number)
  }

  private mutating func flag(_ name: String) throws(Fault) -> Bool {
    let number = try integer(name)
    guard number == 0 || number == 1 else { throw Fault(field: name) }
    return number == 1
  }

  private mutating func hash(_ name: String) throws(Fault) -> ContentHash {
    try read(name) { ContentHash(hexadecimal: $0) }
  }
}
