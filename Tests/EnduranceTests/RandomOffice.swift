import ForgedFiles
import Foundation
import Testing

/// An office whose log has gaps, corrections, withdrawals, merged units and recipients, and months of several zones: the same for the
/// same seed. Every act goes through the program.
struct RandomOffice {
  let office: Office
  private var numbers: SeededNumbers
  /// When acts happen now. Both times lie in the middle of the day, and nothing is reported near them, so that no zone
  /// moves them into another day or month.
  private var clock: String
  private var lastDay: (month: Int, day: Int)
  private let zones: [String]
  private var units: [String]
  private var recipients = ["局長", "危機管理監", "副市長", "危機菅理監", "消防局次長"]
  /// What is recorded, as a briefing with a recipient, and briefings without a record.
  private var recorded: [(briefing: Int, recipient: String)] = []
  private var unrecorded: [(briefing: Int, recipient: String)] = []
  /// Those that have a file to show.
  private var shown: [(briefing: Int, recipient: String)] = []
  private var briefings = 0
  private var requests: [Request] = []

  init(seed: UInt64) throws {
    office = try Office()
    numbers = SeededNumbers(seed: seed)
    zones = Self.zones.randomElement(using: &numbers)!
    units = (1...Int.random(in: 3...14, using: &numbers)).map { "所属\($0)課" }
    lastDay = (0, 0)
    clock = ""
    try office.file("material.txt", "本文")
  }

  /// The folder that the script reads.
  mutating func make() throws -> String {
    // Months are counted from January 2025. The first evening is that of `--as-of`, now and then the last of a month.
    let month = Int.random(in: 15...22, using: &numbers)
    let evening = chance(0.2) ? Self.days(of: month) : Int.random(in: 6...27, using: &numbers)
    set(to: month, evening - 2)
    try settings()
    // Every unit has a report.
    try importing(briefings: Int.random(in: 14...60, using: &numbers))
    for _ in 1...6 { try act() }
    let asOf = day(month, evening)
    clock = "\(asOf)T12:00:00Z"
    try keep("status-0", "status", "--month", "2025-01..2027-12")

    set(to: month + Int.random(in: 1...3, using: &numbers), Int.random(in: 6...27, using: &numbers))
    if chance(0.5) { try importing(briefings: Int.random(in: 1...15, using: &numbers)) }
    for _ in 1...6 { try act() }
    try keep("status-1", "status", "--month", "2025-01..2027-12")
    try keep("ledger", "export", "ledger")
    for name in ["units", "recipients"] { try keep(name, String(name.dropLast()), "list") }
    try keep("settings", "settings")
    for number in 0..<8 { try report(number, asOf: number < 2 ? asOf : nil, month: month) }
    let data = try JSONEncoder().encode(requests)
    try office.file("kept/requests.json", String(decoding: data, as: UTF8.self))
    return office.kept
  }

  // MARK: Acts

  private mutating func settings() throws {
    try run("zone", "set", one(of: zones))
    if chance(0.9) { try run("base", "set", base()) }
    if chance(0.5) { try run("goal", "set", "\(Int.random(in: 5...90, using: &numbers))%") }
    if chance(0.6) { try run("factor", "set", "CO2", "4.6", "--unit", "g", "--source", "LCA, 2024") }
    if chance(0.3) { try run("factor", "set", "用紙代", "0.61", "--unit", "円", "--source", "単価契約") }
    if chance(0.4) {
      try run("factor", "set", "CO2（文献）", "1.86..8.6", "--kind", "co2", "--source", "LCA", "--dated", "2023")
    }
    for (kind, amount) in [("paper", "0.6"), ("print", "2.2..3.9"), ("disposal", "0.1")] where chance(0.4) {
      try run("factor", "set", "費用 \(kind)", amount, "--kind", kind, "--source", "契約", "--dated", "2024年度")
    }
    let floors = ["7階", "７階", "7F", "7", "地下1階", "B1", "１０階", "七階", "地下一階", "十階"]
    // Now and then enough units in both groups of the roll-out for a conclusion.
    let adopting = chance(0.4) ? 5...5 : 0...3
    for unit in units.prefix(Int.random(in: adopting, using: &numbers)) { try adopt(unit) }
    for unit in units.suffix(2) {
      try run("unit", "set", unit, "--bureau", one(of: ["危機管理局", "財政局"]), "--floor", one(of: floors))
    }
  }

  private mutating func adopt(_ unit: String) throws {
    let month = Self.name(Int.random(in: 8...lastDay.month, using: &numbers))
    try run("unit", "set", unit, "--bureau", "都市基盤局", "--floor", one(of: ["7階", "５階"]), "--adopted", month)
  }

  private mutating func importing(briefings count: Int) throws {
    var rows = "日付,時刻,件名,所属,報告先,提出形態,部数,ページ数,両面\n"
    let months = (3...lastDay.month).filter { _ in chance(0.7) } + [4]
    for _ in 1...count {
      briefings += 1
      let time = chance(0.5) ? "" : one(of: ["0:10", "09:30", "15:00", "23:50"])
      let unit = briefings > units.count ? one(of: units) : units[briefings - 1]
      let subject = "\(pastDay(in: one(of: months))),\(time),案件\(briefings),\(unit)"
      for recipient in recipients.shuffled(using: &numbers).prefix(Int.random(in: 1...2, using: &numbers)) {
        recorded.append((briefings, recipient))
        let form = one(of: ["紙", "紙", "電子及び紙", "電子", "投影"])
        let copies = form.hasSuffix("紙") ? Int.random(in: 1...12, using: &numbers) : 0
        let pages = chance(0.1) ? "" : "\(Int.random(in: 1...60, using: &numbers))"
        rows += "\(subject),\(recipient),\(form),\(copies),\(pages),\(one(of: ["はい", "いいえ"]))\n"
      }
    }
    // Some are filled later; a month that has briefings already is refused.
    if chance(0.5) {
      let month = Self.name(Int.random(in: 3..<lastDay.month, using: &numbers))
      _ = try office.run(["log", "none", month], environment: ["UTSUSU_NOW": clock])
    }
    let table = try office.file("\(briefings).csv", rows)
    try run(["import", "ledger", table, "--new"] + recipients.flatMap { ["--add-recipient", $0] })
    if chance(0.5) { try run("log", "from", Self.name(Int.random(in: 3...9, using: &numbers))) }
  }

  private mutating func act() throws {
    switch Int.random(in: 0...11, using: &numbers) {
    case 0, 1:
      let (briefing, recipient) = one(of: recorded)
      try submit(briefing, recipient)
      if chance(0.2) { try run("undo") }
    case 2, 3:
      let (briefing, recipient) = recorded.remove(at: .random(in: recorded.indices, using: &numbers))
      try run("withdraw", "\(briefing)", "--to", recipient, "--reason", "誤登録")
      unrecorded.append((briefing, recipient))
    case 4, 5:
      briefings += 1
      let recipient = one(of: recipients)
      let on = pastDay(in: Int.random(in: 3...lastDay.month, using: &numbers)) + one(of: ["", " 0:10", " 23:50"])
      try run(
        "register", "material.txt", "--title", "案件\(briefings)", "--from", one(of: units), "--to", recipient, "--on", on
      )
      unrecorded.append((briefings, recipient))
      shown.append((briefings, recipient))
    case 6 where !unrecorded.isEmpty:
      let (briefing, recipient) = unrecorded.remove(at: .random(in: unrecorded.indices, using: &numbers))
      try submit(briefing, recipient)
      recorded.append((briefing, recipient))
    case 6, 7:
      guard units.count > 2 else { return }
      let unit = units.remove(at: .random(in: units.indices, using: &numbers))
      if chance(0.5) {
        try run("unit", "merge", unit, "--into", one(of: units))
      } else {
        units.append(unit + "改")
        try run("unit", "rename", unit, unit + "改")
      }
    case 8:
      guard let briefing = unrecorded.popLast()?.briefing else { return }
      try run("cancel", "\(briefing)", "--reason", "日程変更")
      for list in [\Self.recorded, \Self.unrecorded, \Self.shown] {
        self[keyPath: list].removeAll { $0.briefing == briefing }
      }
    case 11 where recipients.count > 1: try mergeRecipients()
    case 9 where !shown.isEmpty && chance(0.6):
      let (briefing, recipient) = one(of: shown)
      try project(briefing, to: recipient)
      guard let place = unrecorded.firstIndex(where: { $0 == (briefing, recipient) }) else { return }
      recorded.append(unrecorded.remove(at: place))
    default:
      if chance(0.5) { try run("zone", "set", one(of: zones)) } else { try adopt(one(of: units)) }
    }
  }

  /// What is recorded of one briefing for both is withdrawn first for one of them, as the program says.
  private mutating func mergeRecipients() throws {
    let two = recipients.shuffled(using: &numbers).prefix(2)
    let (gone, stays) = (two[two.startIndex], two[two.startIndex + 1])
    let merging = ["recipient", "merge", gone, "--into", stays]
    while true {
      let outcome = try office.run(merging, environment: ["UTSUSU_NOW": clock])
      if outcome.status == 0 { break }
      let list = try #require(outcome.stderr.firstMatch(of: /utsusu withdraw ([0-9 ]+)/)?.1, "\(outcome.stderr)")
      for briefing in list.split(separator: " ").compactMap({ Int($0) }) {
        let withdrawn = (briefing, one(of: [gone, stays]))
        try run("withdraw", "\(briefing)", "--to", withdrawn.1, "--reason", "二重登録")
        guard let place = recorded.firstIndex(where: { $0 == withdrawn }) else { continue }
        unrecorded.append(recorded.remove(at: place))
      }
    }
    if chance(0.2) {
      try run("undo")
      return
    }
    recipients.removeAll { $0 == gone }
    var seen: [(briefing: Int, recipient: String)] = []
    for list in [\Self.recorded, \Self.unrecorded] {
      self[keyPath: list] = self[keyPath: list].compactMap { item in
        let now = (briefing: item.briefing, recipient: item.recipient == gone ? stays : item.recipient)
        if seen.contains(where: { $0 == now }) { return nil }
        seen.append(now)
        return now
      }
    }
    shown = shown.map { ($0.briefing, $0.recipient == gone ? stays : $0.recipient) }
  }

  private mutating func submit(_ briefing: Int, _ recipient: String) throws {
    let form = one(of: ["paper", "both", "digital", "projected"])
    var arguments = ["submit", "\(briefing)", "--to", recipient, "--form", form]
    if chance(0.7) { arguments += ["--pages", "\(Int.random(in: 1...99, using: &numbers))"] }
    if ["paper", "both"].contains(form) {
      if chance(0.7) { arguments += ["--copies", "\(Int.random(in: 1...30, using: &numbers))"] }
      if chance(0.5) { arguments += ["--pages-per-side", "\(Int.random(in: 1...4, using: &numbers))"] }
      if chance(0.3) { arguments.append("--simplex") }
    }
    try run(arguments)
  }

  /// Projects to a room whose screen nobody has opened.
  private func project(_ briefing: Int, to recipient: String) throws {
    let server = try office.start(["serve", "--listen", "127.0.0.1:0"], environment: ["UTSUSU_NOW": clock])
    defer { server.kill() }
    _ = try server.firstLine()
    let room = "会議室\(UUID().uuidString)"
    try run("room", "add", room)
    try run("project", "\(briefing)", "--room", room)
    try run("project", "--end", room, "--present", recipient)
  }

  // MARK: Reports

  private mutating func report(_ number: Int, asOf: String?, month: Int) throws {
    let last = asOf == nil ? lastDay.month : month
    let first = Int.random(in: 3...last, using: &numbers)
    var period = "\(Self.name(first))..\(Self.name(Int.random(in: first...last, using: &numbers)))"
    var asked = period
    if asOf == nil, chance(0.3) {
      (asked, period) = last < 27 && chance(0.5) ? ("2026年", "2026-01..2026-12") : ("2026年度", "2026-04..2027-03")
    }
    let base = chance(0.4) ? self.base() : nil
    let measure = one(of: ["documents", "sheets", "reports"])
    let by = one(of: ["recipient", "unit", "bureau", "floor"])
    let (running, seenOnly) = (chance(0.5), chance(0.3))
    var arguments = ["report", asked, "--measure", measure, "--by", by]
    if let base { arguments += ["--base", base] }
    if running { arguments.append("--running") }
    if seenOnly { arguments.append("--seen-only") }
    if let asOf { arguments += ["--as-of", asOf] }
    try keep("report-\(number)", arguments)
    requests.append(
      Request(
        arguments: arguments, period: period, base: base, measure: measure, by: by, running: running,
        seenOnly: seenOnly, asOf: asOf, now: clock, status: asOf == nil ? 1 : 0))
  }

  /// Keeps what a command prints as JSON.
  private func keep(_ name: String, _ arguments: String...) throws { try keep(name, arguments) }

  private func keep(_ name: String, _ arguments: [String]) throws {
    try office.file("kept/\(name).json", run(arguments + ["--json"]))
  }

  private func run(_ arguments: String...) throws { try run(arguments) }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    let outcome = try office.run(arguments, environment: ["UTSUSU_NOW": clock])
    try #require(outcome.status == 0, "\(arguments): \(outcome.stderr)")
    return outcome.stdout
  }

  // MARK: Numbers and days

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &numbers) < share }

  private mutating func one<Element>(of some: [Element]) -> Element {
    some[Int.random(in: some.indices, using: &numbers)]
  }

  private mutating func set(to month: Int, _ day: Int) {
    clock = "\(self.day(month, day))T12:00:00Z"
    lastDay = (month, day - 3)
  }

  /// A base period that is over.
  private mutating func base() -> String {
    let first = Int.random(in: 3...10, using: &numbers)
    return "\(Self.name(first))..\(Self.name(Int.random(in: first...14, using: &numbers)))"
  }

  /// A day of a month that has passed: often its first or last, which another zone moves.
  private mutating func pastDay(in month: Int) -> String {
    let last = month == lastDay.month ? lastDay.day : Self.days(of: month)
    return day(month, one(of: [1, last, Int.random(in: 1...last, using: &numbers)]))
  }

  private func day(_ month: Int, _ day: Int) -> String { "\(Self.name(month))-\(day < 10 ? "0" : "")\(day)" }

  private static func name(_ month: Int) -> String {
    "\(2025 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
  }

  private static func days(of month: Int) -> Int { [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12] }
}
