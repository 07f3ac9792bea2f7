internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct EvidenceCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence",
      abstract: tr("What print logs say of the submissions that were recorded.", "提出の記録と印刷ログの突き合わせ。"),
      discussion: tr(
        """
        Example: utsusu evidence --month 2026-10 --contradicted

        Each submission is confirmed, contradicted, or nothing can be said. Nothing changes by itself: accept what the logs say, or \
        explain it.
        """,
        """
        例: utsusu evidence --month 令和8年10月 --contradicted

        提出ごとに「裏付けあり」「食い違い」「判定できない」を示します。自動では何も変わりません。ログのとおりに訂正する（accept）か、\
        説明（explain）を残してください。
        """),
      subcommands: [List.self, Accept.self, Explain.self], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List the verdicts, the oldest first.", "判定を日付順に表示する。"),
        discussion: tr(
          "Example: utsusu evidence list --month 2026-10 --unit 危機管理課",
          "例: utsusu evidence list --month 令和8年10月 --unit 危機管理課"))
    }
    @Option(
      help: ArgumentHelp(
        tr("A month, or another period (else the last that is over).", "月（期間も可、省略時は先月）。"), valueName: "period"))
    var month: String?
    @Option(help: ArgumentHelp(tr("One unit (else all).", "所属（省略時はすべて）。")), completion: HomeCompletion.units)
    var unit: String?
    @Flag(help: ArgumentHelp(tr("Only what the logs speak against, and nobody has explained.", "説明のない食い違いだけ。")))
    var contradicted = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let evidence = try await visit.evidence(
        PrintEvidenceRequest(
          period: try month.map(visit.clock.period), unit: unit, contradictedOnly: contradicted))
      try Output.put(
        json.json
          ? EvidencePayload(evidence, visit.clock).json
          : EvidenceWording(evidence, visit.clock).text(width: Output.columns))
    }
  }

  struct Accept: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "accept", abstract: tr("Correct the ledger as the logs say.", "ログのとおりに台帳を訂正する。"),
        discussion: tr(
          """
          Example: utsusu evidence accept 42
          Example: utsusu evidence accept 42 --to 局長 --copies 3

          What was declared without paper becomes both, with the copies that were printed; what was not printed loses its paper. The \
          entry before stays in the ledger.
          """,
          """
          例: utsusu evidence accept 42
          例: utsusu evidence accept 42 --to 局長 --copies 3

          紙なしとされたものは印刷された部数の「電子及び紙」に、印刷されていないものは紙なしに訂正します。前の記録も台帳に残ります。
          """))
    }
    @OptionGroup var briefing: BriefingArgument
    @Option(
      name: .customLong("to"),
      help: ArgumentHelp(
        tr("One recipient (else all that are contradicted).", "報告先（省略時は食い違いのあるすべて）。"), valueName: "recipient"),
      completion: HomeCompletion.recipients)
    var recipient: String?
    @Option(
      help: ArgumentHelp(tr("In which form it was handed over (else as follows from the logs).", "実際の提出形態（省略時はログから）。")))
    var form: SubmissionForm?
    @Option(help: ArgumentHelp(tr("Copies on paper (else as many as were printed).", "紙の部数（省略時は印刷された部数）。")))
    var copies: Count?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let receipts = try await visit.acceptEvidence(
        of: briefing.number, to: recipient, form: form, copies: copies?.value)
      try Output.put(
        json.json
          ? ["entries": receipts.map(SubmissionPayload.init)].json
          : receipts.map { $0.text(width: Output.tableColumns) + "\n" }.joined() + visit.undoLine,
        afterDoing: tr("Correcting briefing \(briefing.number)", "報告 \(briefing.number) の訂正"))
    }
  }

  struct Explain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "explain", abstract: tr("Keep why the logs say otherwise.", "ログと食い違う理由を残す。"),
        discussion: tr(
          """
          Example: utsusu evidence explain 42 --reason 担当者の控え

          The entry stays as it is. What was said before stays, too, and the latest counts.
          """,
          """
          例: utsusu evidence explain 42 --reason 担当者の控え

          台帳の記録は変わりません。説明は追記され、最後のものを表示します。
          """))
    }
    @OptionGroup var briefing: BriefingArgument
    @Option(
      name: .customLong("to"),
      help: ArgumentHelp(
        tr("One recipient (else all that are contradicted).", "報告先（省略時は食い違いのあるすべて）。"), valueName: "recipient"),
      completion: HomeCompletion.recipients)
    var recipient: String?
    @Option(help: ArgumentHelp(tr("Why.", "理由。")))
    var reason: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let (recipients, reason) = try await visit.explainEvidence(of: briefing.number, to: recipient, reason: reason)
      if json.json {
        return try Output.put(ExplainedPayload(briefing: briefing.number, recipients: recipients, reason: reason).json)
      }
      let names = recipients.map(\.safe).joined(separator: tr(", ", "、"))
      try Output.put(
        tr(
          "Briefing \(briefing.number), \(names): explained, \(reason.quoted)\n",
          "報告 \(briefing.number)、\(names): 説明を残しました \(reason.quoted)\n") + visit.undoLine,
        afterDoing: tr("Explaining briefing \(briefing.number)", "報告 \(briefing.number) の説明"))
    }
  }
}
