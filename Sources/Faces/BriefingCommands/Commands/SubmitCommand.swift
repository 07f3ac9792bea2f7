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

        Recording one briefing again is a correction: the new entry counts, the old one stays in the ledger. Of several \
        briefings all are recorded or none; what is recorded otherwise is corrected one by one. --on passes over what is \
        recorded, cancelled, or has not begun.
        A record of something that never was is taken back with `utsusu withdraw`.
        """,
        """
        例: utsusu submit 42 --form 投影
        例: utsusu submit 42 --to 危機管理監 --form 電子及び紙 --copies 2 --reason 図面が大判
        例: utsusu submit 1 2 4-8 --form 投影
        例: utsusu submit --on 今日 --form 投影 --except 12

        1件をもう一度記録すると訂正になります。新しい記録が有効になり、前の記録も台帳に残ります。複数の報告は、すべて記録するか、\
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
    if briefings.isEmpty == (on == nil) {
      throw ValidationError(
        tr("Give the numbers of briefings, or --on with a day.", "報告の番号か、--on と日付の、どちらか一方を指定してください。"))
    }
    if on == nil, !except.isEmpty {
      throw ValidationError(tr("--except goes with --on.", "--except は --on とともに使います。"))
    }
    if simplex || perSide != 1, !form.includesPaper {
      throw ValidationError(
        tr("--simplex and --pages-per-side go with paper only.", "--simplex と --pages-per-side は紙を含む形態だけに付けられます。"))
    }
  }

  private var perSide: Int { pagesPerSide?.value ?? 1 }

  func run() async throws {
    let visit = try await common.visit()
    let declaration = Declaration(
      form: form, copies: copies?.value, pages: pages?.value, duplex: !simplex, pagesPerSide: perSide, reason: reason,
      correction: correction, recorder: recorder)
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
    let text = ofSeveral ? SubmissionReceipt.lines(receipts) : receipts.map { $0.text + "\n" }.joined()
    let numbers = Set(receipts.map(\.entry.briefing)).sorted().listed
    try Output.put(
      json.json ? ["entries": receipts.map(SubmissionPayload.init)].json : text + visit.undoLine,
      afterDoing: tr("Recording briefing \(numbers)", "報告 \(numbers) の記録"))
  }
}

extension SubmissionReceipt {
  /// A line for each briefing.
  fileprivate static func lines(_ receipts: [SubmissionReceipt]) -> String {
    var groups: [[SubmissionReceipt]] = []
    for receipt in receipts {
      if let last = groups.last?[0], last.entry.briefing == receipt.entry.briefing, last.unchanged == receipt.unchanged
      {
        groups[groups.count - 1].append(receipt)
      } else {
        groups.append([receipt])
      }
    }
    return groups.map { group in
      let names = group.map(\.entry.recipient.name.safe).joined(separator: tr(", ", "、"))
      let remark = group[0].unchanged ? tr("  (recorded already)", "（記録済み）") : ""
      return "\(group[0].entry.briefing)  \(names): \(group[0].said)\(remark)\n"
    }.joined()
  }

  private var said: String {
    let handout = entry.handout
    let sheets =
      !handout.knowsSheets
      ? tr(", sheets unknown (--pages says them)", "、枚数不明（--pages で指定できます）")
      : handout.form.includesPaper
        ? tr(", \(handout.sheets) \(handout.sheets == 1 ? "sheet" : "sheets")", "、\(handout.sheets)枚") : ""
    return "\(handout.label)\(sheets)  \(entry.title.safe)"
  }

  fileprivate var text: String {
    var line = "\(entry.recipient.name.safe): \(said)"
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
