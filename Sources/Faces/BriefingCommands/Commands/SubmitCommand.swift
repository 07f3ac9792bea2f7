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
        Example: utsusu submit 42 --form projected
        Example: utsusu submit 42 --to 危機管理監 --form both --copies 2 --reason 図面が大判
        Example: utsusu submit 1 2 4-8 --form projected
        Example: utsusu submit --on today --form projected --except 12

        Recording one briefing again is a correction: the new entry counts, the old one stays in the ledger. Of the paper, \
        what it does not name stays as it was, and the receipt says it. Of several \
        briefings all are recorded or none; what is recorded otherwise is corrected one by one. --on passes over what is \
        recorded, cancelled, or has not begun.
        A record of something that never was is taken back with `utsusu withdraw`.
        """,
        """
        例: utsusu submit 42 --form 投影
        例: utsusu submit 42 --to 危機管理監 --form 電子及び紙 --copies 2 --reason 図面が大判
        例: utsusu submit 1 2 4-8 --form 投影
        例: utsusu submit --on 今日 --form 投影 --except 12

        1件をもう一度記録すると訂正になります。新しい記録が有効になり、前の記録も台帳に残ります。部数・ページ数・両面・理由は、\
        指定しなければ紙を含む間は前のままで、控えに表示されます。複数の報告は、すべて記録するか、\
        一つも記録しないかのどちらかです。別の内容で記録済みのものは1件ずつ訂正してください。--on は、記録済み・中止・まだ始まっていない\
        報告を除いて記録します。
        提出していないものの記録は utsusu withdraw で取り下げてください。
        """))
  }

  @Argument(help: .briefings)
  var briefings: [BriefingNumbers] = []
  @Option(
    help: ArgumentHelp(
      tr(
        "In place of numbers: all of a day, or of a period, that are not recorded yet.", "番号の代わりに: その日（期間も可）の未記録の報告すべて。"
      ),
      valueName: "day"))
  var on: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(tr("With --on: not these.", "--on とともに: 除く報告の番号。"), valueName: "briefing"))
  var except: [BriefingNumbers] = []
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      tr("The recipient (else all of the briefing); may be repeated.", "報告先（省略時は報告先すべて、繰り返し可）。"), valueName: "recipient"
    ),
    completion: HomeCompletion.recipients)
  var recipients: [String] = []
  @Option(help: ArgumentHelp(tr("How it reached them.", "提出形態。")))
  var form: SubmissionForm
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(tr("Paper copies (else 1 for a form with paper).", "紙の部数（紙を含む形態で省略すると1）。"), valueName: "n"))
  var copies: Count?
  @Option(
    help: ArgumentHelp(
      tr(
        "Pages of one copy (else those of PDF files and slides, and those that Word has counted; of other files as drawn, "
          + "or not known).",
        "1部のページ数（省略時は PDF・スライドのページ数、Word が数えたページ数。ほかの資料は描画したページ数で、描画前は不明）。"),
      valueName: "n"))
  var pages: Count?
  @Flag(help: ArgumentHelp(tr("Printed on one side (else on both).", "片面印刷（省略時は両面）。")))
  var simplex = false
  @Flag(
    help: ArgumentHelp(tr("In a correction: on both sides after all.", "訂正のとき: 片面ではなく両面。")))
  var duplex = false
  @Option(help: ArgumentHelp(tr("Pages printed on one side of a sheet.", "1面に印刷したページ数。"), valueName: "n"))
  var pagesPerSide: Count?
  @Option(help: ArgumentHelp(tr("Why paper.", "紙にした理由。")))
  var reason: String?
  @Flag(help: ArgumentHelp(tr("In a correction: without the reason of before.", "訂正のとき: 前の理由を消す。")))
  var noReason = false
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
        form: form, copies: copies?.value ?? form.usualCopies, pages: pages?.value ?? 0,
        pagesPerSide: pagesPerSide?.value ?? 1)
    } catch { throw ValidationError(error.sentence) }
    if briefings.isEmpty == (on == nil) {
      throw ValidationError(
        tr("Give the numbers of briefings, or --on with a day.", "報告の番号か、--on と日付の、どちらか一方を指定してください。"))
    }
    if on == nil, !except.isEmpty {
      throw ValidationError(tr("--except goes with --on.", "--except は --on とともに使います。"))
    }
    if simplex || (pagesPerSide?.value ?? 1) != 1, !form.includesPaper {
      throw ValidationError(
        tr("--simplex and --pages-per-side go with paper only.", "--simplex と --pages-per-side は紙を含む形態だけに付けられます。"))
    }
    for (option, other) in [("--simplex", "--duplex"), ("--reason", "--no-reason")]
    where option == "--simplex" ? simplex && duplex : reason != nil && noReason {
      throw ValidationError(
        tr("\(option) and \(other) exclude each other.", "\(option) と \(other) は一緒に使えません。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let declaration = Declaration(
      form: form, copies: copies?.value, pages: pages?.value, duplex: simplex ? false : duplex ? true : nil,
      pagesPerSide: pagesPerSide?.value, reason: reason, clearsReason: noReason, correction: correction,
      recorder: recorder)
    if let on {
      let days = try await visit.submit(
        within: try visit.clock.instants(of: on), except: try except.flatMap { try $0.numbers }, to: recipients,
        declaration)
      try put(days.receipts, ofSeveral: true, visit)
      days.sayWhatIsLeft()
    } else {
      let numbers = try briefings.flatMap { try $0.numbers }
      let receipts = try await visit.submit(numbers, to: recipients, declaration)
      try put(receipts, ofSeveral: numbers.count > 1, visit)
    }
  }

  private func put(_ receipts: [SubmissionReceipt], ofSeveral: Bool, _ visit: Visit) throws {
    let width = Output.tableColumns
    let text =
      ofSeveral
      ? SubmissionReceipt.lines(receipts, width: width) : receipts.map { $0.text(width: width) + "\n" }.joined()
    let numbers = Set(receipts.map(\.entry.briefing)).sorted().listed
    try Output.put(
      json.json ? ["entries": receipts.map(SubmissionPayload.init)].json : text + visit.undoLine,
      afterDoing: tr("Recording briefing \(numbers)", "報告 \(numbers) の記録"))
  }
}

extension DaysReceipt {
  fileprivate func sayWhatIsLeft() {
    if receipts.isEmpty { Output.say(tr("Nothing was left to record.", "記録するものはありませんでした。")) }
    if !recorded.isEmpty {
      Output.say(tr("Recorded already and left as they are: \(recorded.listed)", "記録済みのため、そのままです: \(recorded.listed)"))
    }
    if !toCome.isEmpty {
      Output.say(tr("Not begun yet and not recorded: \(toCome.listed)", "まだ始まっていないため、記録していません: \(toCome.listed)"))
    }
  }
}
