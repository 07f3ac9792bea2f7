internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct RetentionCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "retention",
      abstract: tr("Materials whose period of retention is over.", "保存期間が満了した資料。"),
      discussion: tr(
        """
        Example: utsusu retention

        A period is said with `utsusu register … --retention 3` or `utsusu amend`. It begins with the fiscal year after that of the \
        briefing. Nothing goes by itself: `utsusu material remove` takes a material away.
        """,
        """
        例: utsusu retention

        保存期間は utsusu register … --retention 3 か utsusu amend で指定します。報告の翌年度の4月1日から数えます。自動では削除せず、\
        削除は utsusu material remove で行います。
        """))
  }

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let due = try await visit.due().briefings
    try Output.put(
      json.json
        ? ["due": due.map { DuePayload($0, visit.clock) }].json
        : DueWording(due, visit.clock).text(width: Output.columns))
  }
}
