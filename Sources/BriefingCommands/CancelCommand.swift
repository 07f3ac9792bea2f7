internal import ArgumentParser
internal import BriefingLibrary

struct CancelCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cancel",
      abstract: tr("Mark a briefing as not having taken place.", "報告を中止にする（未確認に数えない）。"),
      discussion: tr(
        "Example: utsusu cancel 42 --reason 日程変更\nExample: utsusu cancel 42 --undo",
        "例: utsusu cancel 42 --reason 日程変更\n例: utsusu cancel 42 --undo"))
  }

  @OptionGroup var briefing: BriefingArgument
  @Option(help: ArgumentHelp(tr("Why.", "理由。")))
  var reason: String?
  @Flag(help: ArgumentHelp(tr("Take the cancelling back.", "中止を取り消す。")))
  var undo = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if undo == (reason != nil) {
      throw ValidationError(tr("Say --reason, or --undo to take it back.", "--reason で理由を指定してください。取り消すときは --undo。"))
    }
  }

  func run() async throws {
    let library = try await common.library()
    try await library.cancel(briefing.number, reason: undo ? nil : reason)
    try Output.put(
      receipt: undo
        ? tr("Briefing \(briefing.number) stands again.\n", "報告 \(briefing.number) の中止を取り消しました。\n")
        : tr("Briefing \(briefing.number) is cancelled.\n", "報告 \(briefing.number) を中止にしました。\n"))
  }
}
