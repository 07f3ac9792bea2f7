internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct UndoCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo", abstract: tr("Take back what you did last.", "自分の最後の操作を取り消す。"),
      discussion: tr(
        """
        Example: utsusu undo --list
        Example: utsusu undo

        Each `utsusu undo` goes one step further back. What is in the ledger stays there; an entry says that it is taken back. \
        A projection, a removal and an indexed archive stay: undo says so and reaches behind them with --past only.
        """,
        """
        例: utsusu undo --list
        例: utsusu undo

        もう一度実行すると、その前の操作を取り消します。台帳の記録は消えず、取り消したことが記録されます。投影・資料の削除・書庫の取込みは\
        取り消せません。その旨を表示し、--past を付けたときだけその前の操作を取り消します。
        """))
  }

  @Flag(help: ArgumentHelp(tr("Only list what could be taken back, the last first.", "取り消せる操作を新しい順に表示するだけにする。")))
  var list = false
  @Flag(
    name: [.long, .customLong("past-removal")],
    help: ArgumentHelp(
      tr(
        "Takes back what came before a projection, a removal or another thing that stays.",
        "投影や資料の削除など取り消せない操作の前にした操作を取り消す。")))
  var past = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    if list {
      let acts = try await visit.acts()
      if json.json { return try Output.put(["acts": acts.map { ActPayload($0, visit.clock) }].json) }
      guard !acts.isEmpty else {
        return try Output.put(tr("There is nothing to take back.\n", "取り消せる操作はありません。\n"))
      }
      return try Output.put(acts.map { $0.line(visit.clock) + "\n" }.joined())
    }
    let undone = try await visit.undo(past: past)
    let line = undone.line(visit.clock)
    try Output.put(
      json.json
        ? ["undone": UndonePayload(undone, visit.clock)].json
        : tr("Taken back: \(line)\n", "取り消しました: \(line)\n") + undone.namesText,
      afterDoing: tr("Taking back \(undone.act.kind.label)", "「\(undone.act.kind.label)」の取消し"))
  }
}
