internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

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
        Example: utsusu status --mail --from 危機管理課
        Example: utsusu status --month 2026-11 --format xlsx --output status.xlsx
        """,
        """
        例: utsusu status --to 局長 --month 令和8年11月
        例: utsusu status --week 今日 --unrecorded
        例: utsusu status --mail --from 危機管理課
        例: utsusu status --month 令和8年11月 --format xlsx --output 提出状況.xlsx
        """))
  }

  @OptionGroup var filter: FilterOptions
  @Option(
    help: ArgumentHelp(tr("A month, or another period (else this month).", "月（期間も可、省略時は今月）。"), valueName: "period"))
  var month: String?
  @Option(help: ArgumentHelp(tr("A day, or days such as 11/24..11/26.", "日（11/24〜11/26 のような期間も可）。"), valueName: "day"))
  var on: String?
  @Option(help: ArgumentHelp(tr("The week, Monday to Sunday, of a day.", "その日を含む週（月曜から日曜）。"), valueName: "day"))
  var week: String?
  @Flag(help: ArgumentHelp(tr("Since the beginning.", "初めからのすべて。")))
  var all = false
  @Option(help: ArgumentHelp(tr("Only this form.", "提出形態。")))
  var form: SubmissionForm?
  @Flag(
    help: ArgumentHelp(
      tr(
        "Only those whose time has passed without a record; of every month, unless a period is named.",
        "時刻を過ぎて記録のないもの（未確認）だけ（期間の省略時は初めから）。")))
  var unrecorded = false
  @Flag(help: ArgumentHelp(tr("The unrecorded as a mail to each unit.", "未確認のものを、所属ごとのメールの文面で出力する。")))
  var mail = false
  @Flag(help: ArgumentHelp(tr("Cuts nothing on the terminal.", "端末でも省略せずに表示する。")))
  var wide = false
  @OptionGroup var output: FormatOptions<ListFormat>
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [month, on, week, all ? "" : nil].compactMap(\.self).count > 1 {
      throw ValidationError(
        tr("Give one of --month, --on, --week and --all.", "--month、--on、--week、--all はどれか一つだけ指定してください。"))
    }
    if form != nil, unrecorded || mail {
      throw ValidationError(
        tr("--form and --unrecorded exclude each other.", "--form と --unrecorded は一緒に使えません。"))
    }
    if mail, output.chosen != .text || wide {
      throw ValidationError(
        tr("--mail is a format of its own.", "--mail は --format、--json、--wide と一緒に使えません。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let clock = visit.clock
    // What nobody has recorded of earlier months must not be out of sight.
    let usual =
      [month, on, week].allSatisfy { $0 == nil } && !all && !unrecorded && !mail
      ? clock.today.inMonth : nil
    var request = filter.request(try usual.map { clock.instants(of: Period($0)) } ?? instants(clock))
    (request.form, request.unrecorded) = (form, unrecorded)
    if mail {
      let mails = try await visit.reminders(request).map { $0.text(clock) }
      return try Output.put(
        mails.isEmpty
          ? StatusWording([], clock).text(width: 0)
          : mails.joined(separator: "\n" + String(repeating: "-", count: 40) + "\n\n"))
    }
    let rows = try await visit.submissions(request)
    let list = StatusWording(rows, clock)
    switch output.chosen {
    case .text: try Output.put(list.text(width: wide ? 10_000 : Output.tableColumns, month: usual))
    case .csv, .xlsx: try TableOutput.put(list.table, into: output.output)
    case .json: try Output.put(["rows": rows.map { StatusPayload($0, clock) }].json)
    }
    if rows.isEmpty, let usual {
      Output.say(tr("This is of \(usual); --all looks at every month.", "\(usual) の分です。--all を付けると初めからのすべてを見ます。"))
    }
  }

  private func instants(_ clock: OfficeClock) throws -> Range<Instant>? {
    if let month { return clock.instants(of: try clock.period(month)) }
    if let on { return try clock.instants(ofDay: on) }
    return try week.map(clock.instants(ofWeek:))
  }
}
