internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct CancelCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cancel",
      abstract: tr("Mark a briefing as not having taken place.", "報告を中止にする（未確認に数えない）。"),
      usage: """
        utsusu cancel <briefing> --reason <reason> [--json] [--home <dir>] [--lang <ja|en>]
        utsusu cancel <briefing> --undo [--json] [--home <dir>] [--lang <ja|en>]
        """,
      discussion: tr(
        "Example: utsusu cancel 42 --reason 日程変更\nExample: utsusu cancel 42 --undo",
        "例: utsusu cancel 42 --reason 日程変更\n例: utsusu cancel 42 --undo"))
  }

  @OptionGroup var briefing: BriefingArgument
  @Option(help: ArgumentHelp(tr("Why.", "理由。")))
  var reason: String?
  @Flag(help: ArgumentHelp(tr("Take the cancelling back.", "中止を取り消す。")))
  var undo = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if undo == (reason != nil) {
      throw ValidationError(tr("Say --reason, or --undo to take it back.", "--reason で理由を指定してください。取り消すときは --undo。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    try await visit.cancel(briefing.number, reason: undo ? nil : reason)
    let details = try await visit.details(of: briefing.number)
    if !undo, details.entries.contains(where: details.isInForce) {
      Output.say(
        tr(
          "What the ledger already says of it goes on counting.",
          "この報告について台帳に記録済みのものは、引き続き集計に含まれます。"))
    }
    if json.json { return try Output.put(BriefingPayload(details, visit.clock).json) }
    try Output.put(
      (undo
        ? tr("Briefing \(briefing.number) stands again.\n", "報告 \(briefing.number) の中止を取り消しました。\n")
        : tr("Briefing \(briefing.number) is cancelled.\n", "報告 \(briefing.number) を中止にしました。\n")) + visit.undoLine)
  }
}
