internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText
internal import QRCode
internal import Spreadsheet

struct ReportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report", abstract: tr("The reduction report of a month or another period.", "月次（または任意期間）の削減レポート。"),
      discussion: tr(
        """
        Example: utsusu report 2026-11
        Example: utsusu report 2026年度 --by unit --format html > report.html
        Example: utsusu report 2026-11 --signed report-2026-11.txt
        """,
        """
        例: utsusu report 令和8年11月
        例: utsusu report 2026年度 --by unit --format html > report.html
        例: utsusu report 令和8年11月 --signed 月次報告_11月.txt
        """))
  }

  enum Format: String, OutputFormat {
    case text, markdown, html, csv, json, xlsx
    static let usual = text
  }

  @Argument(
    help: ArgumentHelp(
      tr(
        "11月, 2026-11, 令和8年11月, 2026年度, 2026-05..2026-10 (else the last month that is over).",
        "11月、2026-11、令和8年11月、2026年度、2026-05..2026-10（省略時は先月）。")))
  var period: String?
  @Option(
    help: ArgumentHelp(tr("The base period (else the one that is set).", "基準期間（省略時は設定した期間）。"), valueName: "period"))
  var base: String?
  @Option(help: ArgumentHelp(tr("documents, sheets or reports.", "documents 書類量、sheets 枚数、reports 紙の報告数。")))
  var measure = Measure.documents
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(tr("Rows: recipient, unit, bureau or floor.", "行の区分: recipient 報告先、unit 所属、bureau 局、floor 階。")))
  var grouping = ReportRequest.Grouping.recipient
  @Flag(
    help: ArgumentHelp(
      tr("Takes projections that no screen showed as unrecorded.", "画面に出たことが確かめられない投影を未確認として数える。")))
  var seenOnly = false
  @Flag(
    help: ArgumentHelp(
      tr("Counts the month that still runs too; the verdict is open then.", "まだ終わっていない月も数える（判定は未確定になる）。")))
  var running = false
  @Option(
    help: ArgumentHelp(
      tr("The report as it was at the end of that day.", "その日の終わりの時点のレポートを出す。"), valueName: "day"))
  var asOf: String?
  @Option(
    help: ArgumentHelp(
      tr(
        "A copy of your own workbook with the figures in its named cells (with --output).",
        "名前を付けたセルに数値を入れた、お使いのブックの写しを作る（--output とともに）。"), valueName: "file.xlsx"),
    completion: .file(extensions: ["xlsx", "xlsm", "xltx", "xltm"]))
  var template: String?
  @Option(
    help: ArgumentHelp(
      tr(
        "Also write a new file for `utsusu check`: all that the figures come from, the whole ledger, signed.",
        "数値の算出に用いたすべての記録（台帳全体を含む）に署名し、utsusu check 用の新しいファイルにも書き出す。"),
      valueName: "file"), completion: .file())
  var signed: String?
  @OptionGroup var form: FormatOptions<Format>
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if signed != nil, asOf != nil || template != nil {
      throw ValidationError(
        tr(
          "--signed signs the report of now, and no workbook: leave --as-of and --template away.",
          "--signed は現在のレポートに署名します。--as-of や --template とは一緒に使えません。"))
    }
    guard let template else { return }
    guard form.chosen == .xlsx, let output = form.output else {
      throw ValidationError(
        tr(
          "--template fills a copy: say --output with the name of a new file.",
          "--template はブックの写しに書き込みます。--output で新しいファイル名を指定してください。"))
    }
    // Excel refuses a workbook whose name says another kind.
    let ending = ["xlsm", "xltm"].contains(Self.ending(template)) ? "xlsm" : "xlsx"
    guard Self.ending(output) == ending else {
      throw ValidationError(
        tr(
          "What comes of \(template.quoted) is called .\(ending); --output names another kind.",
          "\(template.quoted) から作るファイルは .\(ending) です。--output の拡張子を直してください。"))
    }
  }

  private static func ending(_ path: String) -> String {
    path.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  func run() async throws {
    let visit = try await common.visit()
    let clock = visit.clock
    let format = form.chosen
    let request = ReportRequest(
      period: try period.map(clock.period),
      base: try base.map(clock.period), measure: measure, grouping: grouping,
      alsoBy: template != nil ? ReportRequest.Grouping.allCases : format == .html ? [.recipient, .unit] : [],
      withSeries: format == .html || template != nil,
      seenOnly: seenOnly, withRunningMonth: running,
      asOf: try asOf.map { clock.local(try clock.moment($0).instant).day })
    let (report, signature) = try await reported(request, visit)
    if let template, let output = form.output { return try await fill(template, report, visit, into: output) }
    switch format {
    case .text:
      try Output.put(
        ReportText(report, report.clock, width: Output.columns).text + (signature.map(Self.lines) ?? ""))
    case .markdown: try Output.put(ReportMarkdown(report, report.clock).text)
    case .html: try Output.put(ReportPage(report, report.clock, signature: signature).html)
    case .csv, .xlsx:
      try TableOutput.put(ReportSheet(report, report.clock).table, into: form.output)
    case .json: try Output.put(ReportPayload(report, report.clock).json)
    }
  }

  /// The report, and with `--signed` what of its signature is printed.
  private func reported(
    _ request: ReportRequest, _ visit: Visit
  ) async throws -> (ReductionReport, ReportSignature?) {
    guard let signed else { return (try await visit.report(request), nil) }
    let file = try NewFile(signed, isPrivate: true)
    let key = try await visit.signingKey()
    let (report, export) = try await visit.exportedReport(request)
    let written = try SignedReport(export, by: key)
    try file.write(Array(written.text.utf8))
    let name = signed.split(separator: "/").last.map(String.init) ?? signed
    let signature = ReportSignature(written.checkpoint, by: key.key, file: name, of: report)
    if form.chosen != .text { signature.lines(width: Output.columns).forEach(Output.say) }
    return (report, signature)
  }

  /// As the report ends with it, with a QR code.
  private static func lines(_ signature: ReportSignature) -> String {
    let code = QRCode(signature.checkpoint.text, correction: .low)?.lines(coloured: Output.isTerminal) ?? []
    return ([""] + signature.lines(width: Output.columns) + code).map { $0 + "\n" }.joined()
  }

  private func fill(_ path: String, _ report: ReductionReport, _ visit: Visit, into output: String) async throws {
    let file = try NewFile(output)
    let workbook = try await visit.template(RawArguments.path(path))
    let template = try ReportTemplate(
      workbook, report, try await visit.parties(OfficeUnit.self), try await visit.parties(Recipient.self))
    try file.write(try await visit.filled(workbook, template.cells))
    let filled = template.cells.count - template.emptied.count
    Output.say(
      tr(
        "\(output.quoted): \(counted(filled, "cell")) filled.", "\(output.quoted) の \(filled) セルに書き込みました。"))
    if !template.emptied.isEmpty {
      Output.say(
        tr("Empty, because there is no figure: ", "数値がないため空にしたセル: ")
          + template.emptied.map(\.safe).joined(separator: tr(", ", "、")))
    }
    if let sentence = template.unfilledSentence { Output.say(sentence) }
  }
}
