internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary

/// A signed report as it is read, whatever is in the file.
struct ReportReading {
  private static let longestLine = 1 << 20
  /// More are not listed.
  static let mostFindings = 100

  private(set) var findings: [CheckFinding] = []
  /// The bytes that the signed hash is of.
  private(set) var content: ArraySlice<UInt8> = []
  private(set) var checkpoint: SignedCheckpoint?
  private(set) var entries: [LedgerEntry] = []
  private(set) var settings: [SettingLink] = []
  private(set) var figures: [(line: Int, name: String, value: FlatLine.Value)] = []
  /// The line of the first entry and of the first setting.
  private(set) var firstLine: [ReportLineKind: Int] = [:]

  private var head: (request: ReportRequest, at: Instant, counts: [ReportLineKind: Int64])?
  private var recipients: [ExportedParty<Recipient>] = []
  private var units: [ExportedParty<OfficeUnit>] = []
  private var waiting: [WaitingRow] = []
  private var unseen: [LedgerEntry.ID] = []
  private var counts: [ReportLineKind: Int64] = [:]
  private var last = ReportLineKind.report

  init(_ bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    var (rest, number) = (bytes[...], 0)
    while let end = rest.firstIndex(of: newline), end > rest.startIndex {
      number += 1
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if number == 1 {
        guard line.elementsEqual(SignedReport.title.utf8) else {
          note(CheckFinding(.notAReport, line: 1))
          return
        }
      } else if number > 1 + SignedReport.remarks.count || line.first != UInt8(ascii: "#") {
        read(line, number)
      } else if !line.elementsEqual(SignedReport.remarks[number - 2].utf8) {
        note(CheckFinding(.unreadable, line: number))
      }
    }
    content = bytes[..<rest.startIndex]
    guard number > 0 else {
      note(CheckFinding(.notAReport))
      return
    }
    checkpoint =
      rest.first == newline && rest.count < 4096
      ? String(validating: rest.dropFirst(), as: UTF8.self).flatMap(SignedCheckpoint.init) : nil
    if checkpoint == nil { note(CheckFinding(.unreadable, line: number + 2, field: "checkpoint")) }
    for kind in ReportLineKind.allCases where kind != .report {
      let (said, found) = (head?.counts[kind] ?? 0, counts[kind] ?? 0)
      if head != nil, said != found {
        note(CheckFinding(.count, line: firstLine[.report], kind: kind, said: "\(said)", computed: "\(found)"))
      }
    }
    if head == nil, findings.isEmpty { note(CheckFinding(.notAReport)) }
  }

  /// `nil` where the line is missing that says what is computed.
  var export: ReportExport? {
    head.map {
      ReportExport(
        request: $0.request, computedAt: $0.at, entries: entries, settings: settings, recipients: recipients,
        units: units, waiting: waiting, unseen: unseen)
    }
  }

  private mutating func note(_ finding: CheckFinding) {
    if findings.count < Self.mostFindings { findings.append(finding) }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, _ number: Int) {
    guard bytes.count <= Self.longestLine, var line = FlatLine(bytes) else {
      return note(CheckFinding(.unreadable, line: number))
    }
    let kind: ReportLineKind? =
      if case .text(let kind) = line.members.first?.value { .init(rawValue: kind) } else { nil }
    // The number stands behind the kind.
    let entry: Int64? =
      if line.members.count > 1, case .literal(let text) = line.members[1].value { Int64(text) } else { nil }
    if kind != .figure {
      guard let (unmarked, changed) = line.unmarked() else {
        return note(CheckFinding(.unreadable, line: number, kind: kind, entry: entry, field: "marks"))
      }
      for field in changed { note(CheckFinding(.changed, line: number, kind: kind, entry: entry, field: field)) }
      line = unmarked
    }
    guard let kind, line.members[0].name == "kind", kind.place >= last.place, (kind == .report) == (head == nil) else {
      return note(CheckFinding(.unreadable, line: number, kind: kind, entry: entry, field: "kind"))
    }
    last = kind
    counts[kind, default: 0] += 1
    if firstLine[kind] == nil { firstLine[kind] = number }
    var reader = FlatReader(line)
    do throws(FlatReader.Fault) {
      _ = try reader.text("kind")
      try take(kind, &reader, number)
      try reader.end()
    } catch {
      note(CheckFinding(.unreadable, line: number, kind: kind, entry: entry, field: error.field))
    }
  }

  private mutating func take(
    _ kind: ReportLineKind, _ reader: inout FlatReader, _ number: Int
  ) throws(FlatReader.Fault) {
    switch kind {
    case .report: head = try reader.head()
    case .recipient: recipients.append(try reader.party(Recipient.self))
    case .unit: units.append(try reader.party(OfficeUnit.self))
    case .setting: settings.append(try reader.setting())
    case .entry: entries.append(try reader.entry())
    case .waiting: waiting.append(try reader.waiting())
    case .unseen: unseen.append(LedgerEntry.ID(try reader.integer("seq")))
    case .figure: figures.append((number, try reader.text("name"), try reader.value("value")))
    }
  }
}

extension ReportLineKind {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
