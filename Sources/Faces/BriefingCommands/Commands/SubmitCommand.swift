internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct SubmitCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "submit", abstract: tr("Record how a briefing reached a recipient.", "報告がどの形で届いたかを台帳に記録する。"),
      discussion: tr(
        """
        Example: utsusu submit 42 --to 局長 --form projected
        Example: utsusu submit 42 --to 危機管理監 --form both --copies 2 --reason 図面が大判

        Recording again is a correction: the new entry counts, the old one stays in the ledger.
        A record of something that never was is taken back with `utsusu withdraw`.
        """,
        """
        例: utsusu submit 42 --to 局長 --form 投影
        例: utsusu submit 42 --to 危機管理監 --form 電子及び紙 --copies 2 --reason 図面が大判

        もう一度記録すると訂正になります。新しい記録が有効になり、前の記録も台帳に残ります。
        提出していないものの記録は utsusu withdraw で取り下げてください。
        """))
  }

  @OptionGroup var briefing: BriefingArgument
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(tr("The recipient; may be repeated.", "報告先（繰り返し可）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var recipients: [String]
  @Option(help: ArgumentHelp(tr("How it reached them.", "提出形態。")))
  var form: SubmissionForm
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(tr("Paper copies (else 1 for a form with paper).", "紙の部数（紙を含む形態で省略すると1）。"), valueName: "n"))
  var copies: Count?
  @Option(
    help: ArgumentHelp(
      tr(
        "Pages of one copy (else those of PDF files and slides; of other files they are not known).",
        "1部のページ数（省略時は PDF・スライドのページ数。ほかの資料は不明になる）。"), valueName: "n"))
  var pages: Count?
  @Flag(help: ArgumentHelp(tr("Printed on one side (else on both).", "片面印刷（省略時は両面）。")))
  var simplex = false
  @Option(help: ArgumentHelp(tr("Pages printed on one side of a sheet.", "1面に印刷したページ数。"), valueName: "n"))
  var pagesPerSide: Count?
  @Option(help: ArgumentHelp(tr("Why paper.", "紙にした理由。")))
  var reason: String?
  @Option(help: ArgumentHelp(tr("Why what is recorded already is corrected.", "記録済みの内容を訂正する理由。"), valueName: "why"))
  var correction: String?
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(tr("Who records (else the login name).", "記録者（省略時はログイン名）。"), valueName: "name"))
  var recorder: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    do throws(Handout.Fault) {
      _ = try Handout(
        form: form, copies: copies?.value ?? form.usualCopies, pages: pages?.value ?? 0, pagesPerSide: perSide)
    } catch { throw ValidationError(error.sentence) }
    if recipients.isEmpty { throw ValidationError(tr("Say to whom: --to 局長.", "報告先を --to で指定してください。")) }
    if simplex || perSide != 1, !form.includesPaper {
      throw ValidationError(
        tr("--simplex and --pages-per-side go with paper only.", "--simplex と --pages-per-side は紙を含む形態だけに付けられます。"))
    }
  }

  private var perSide: Int { pagesPerSide?.value ?? 1 }

  func run() async throws {
    let visit = try await common.visit()
    let receipts = try await visit.submit(
      briefing: briefing.number, to: recipients, form: form, copies: copies?.value,
      pages: pages?.value, duplex: !simplex, pagesPerSide: perSide, reason: reason,
      correction: correction, by: recorder)
    try Output.put(
      json.json
        ? ["entries": receipts.map(SubmissionPayload.init)].json : receipts.map { $0.text + "\n" }.joined(),
      afterDoing: tr("Recording briefing \(briefing.number)", "報告 \(briefing.number) の記録"))
  }
}

extension SubmissionReceipt {
  fileprivate var text: String {
    let handout = entry.handout
    let sheets =
      !handout.knowsSheets
      ? tr(", sheets unknown (--pages says them)", "、枚数不明（--pages で指定できます）")
      : handout.form.includesPaper
        ? tr(", \(handout.sheets) \(handout.sheets == 1 ? "sheet" : "sheets")", "、\(handout.sheets)枚") : ""
    var line = "\(entry.recipient.name.safe): \(handout.label)\(sheets)  \(entry.title.safe)"
    if unchanged { line += tr("  (recorded already, entry \(number))", "（記録済み、記録番号 \(number)）") }
    if let corrected {
      line +=
        "\n  "
        + tr(
          "Corrects entry \(corrected.number) (\(corrected.content.handout.label)), which stays in the ledger.",
          "記録 \(corrected.number)（\(corrected.content.handout.label)）を訂正しました。前の記録も台帳に残ります。")
    }
    return line
  }
}
