internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText

struct StatusCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: tr(
        "Which reports went digital, which on paper, which nobody has recorded.", "電子で届いた報告、紙の報告、未確認の報告の一覧。"),
      discussion: tr(
        """
        Example: utsusu status --to 局長 --month 2026-11
        Example: utsusu status --week 今日 --unrecorded
        """,
        """
        例: utsusu status --to 局長 --month 令和8年11月
        例: utsusu status --week 今日 --unrecorded
        """))
  }

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(tr("One recipient (else all).", "報告先（省略時はすべて）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var recipient: String?
  @Option(help: ArgumentHelp(tr("A month, or another period.", "月（期間も可）。"), valueName: "period"))
  var month: String?
  @Option(help: ArgumentHelp(tr("A day.", "日。"), valueName: "day"))
  var on: String?
  @Option(help: ArgumentHelp(tr("The week, Monday to Sunday, of a day.", "その日を含む週（月曜から日曜）。"), valueName: "day"))
  var week: String?
  @Option(help: ArgumentHelp(tr("Only this form.", "提出形態。")))
  var form: SubmissionForm?
  @Flag(help: ArgumentHelp(tr("Only those whose time has passed without a record.", "時刻を過ぎて記録のないもの（未確認）だけ。")))
  var unrecorded = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [month, on, week].compactMap(\.self).count > 1 {
      throw ValidationError(tr("Give one of --month, --on and --week.", "--month、--on、--week はどれか一つだけ指定してください。"))
    }
    if form != nil, unrecorded {
      throw ValidationError(
        tr("--form and --unrecorded exclude each other.", "--form と --unrecorded は一緒に使えません。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let clock = visit.clock
    let rows = try await visit.submissions(
      StatusRequest(instants: try instants(clock), recipient: recipient, form: form, unrecorded: unrecorded))
    try Output.put(json.json ? ["rows": rows.map { StatusPayload($0, clock) }].json : Self.text(rows, clock))
  }

  private func instants(_ clock: OfficeClock) throws -> Range<Instant>? {
    if let month { return clock.instants(of: try clock.period(month)) }
    if let on { return try clock.instants(ofDay: on) }
    return try week.map(clock.instants(ofWeek:))
  }

  private static func text(_ rows: [SubmissionStatus], _ clock: OfficeClock) -> String {
    guard !rows.isEmpty else { return tr("No reports.\n", "該当する報告はありません。\n") }
    // What all rows have in common stands once in the head, so that the titles have the room.
    let years = Set(rows.map { clock.local($0.briefing.moment.instant).day.year })
    let commonYear = years.count == 1 ? years.first : nil
    let commonRecipient = Set(rows.map(\.recipient)).count == 1 ? rows.first?.recipient : nil
    var table = TextTable(columns: [
      .init(title: tr("No", "番号"), alignment: .right),
      .init(title: tr("When", "日時") + (commonYear.map { " (\($0))" } ?? "")),
      .init(title: tr("Title", "件名"), isFlexible: true), .init(title: tr("Unit", "所属"), isFlexible: true),
    ])
    if commonRecipient == nil { table.columns.append(.init(title: tr("Recipient", "報告先"))) }
    table.columns.append(.init(title: (commonRecipient.map { "→ \($0.safe) " } ?? "") + tr("Form", "提出形態")))
    table.rows = rows.map { row in
      let when = row.briefing.moment.label(clock)
      return [
        "\(row.briefing.id)", commonYear == nil ? when : String(when.dropFirst(5)), row.briefing.title,
        row.briefing.unit.name,
      ]
        + (commonRecipient == nil ? [row.recipient] : []) + [row.handout?.label ?? row.state(by: clock.now).label]
    }
    return table.text + summary(rows, clock) + "\n"
  }

  private static func summary(_ rows: [SubmissionStatus], _ clock: OfficeClock) -> String {
    let forms = SubmissionForm.allCases.map { form in
      (form.label, rows.count { $0.handout?.form == form })
    }
    let others: [SubmissionStatus.State] = [.unrecorded, .scheduled, .cancelled]
    let states = others.map { state in (state.label, rows.count { $0.state(by: clock.now) == state }) }
    let counts = (forms + states).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return tr("\(counted(rows.count, "report")): ", "\(rows.count)件: ") + counts.joined(separator: tr(", ", "、"))
  }
}
