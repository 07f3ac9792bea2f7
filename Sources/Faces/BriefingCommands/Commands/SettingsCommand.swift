internal import ArgumentParser
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct SettingsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "settings",
      abstract: tr("Who set what moves a figure, when, from what to what.", "数字を左右する設定の変更履歴（だれが、いつ、何から何へ）。"),
      discussion: tr("Example: utsusu settings", "例: utsusu settings"))
  }

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let changes = try await visit.settingHistory()
    if json.json { return try Output.put(["settings": changes.map { SettingPayload($0, visit.clock) }].json) }
    guard !changes.isEmpty else {
      return try Output.put(tr("Nothing has been set.\n", "設定されたものはありません。\n"))
    }
    try Output.put(
      changes.map { change in
        "\(change.entry.number)  \(change.label): \(change.text(change.before)) → \(change.text(change.entry.value))"
          + tr("  (\(change.origin(visit.clock)))", "（\(change.origin(visit.clock))）") + "\n"
      }.joined())
  }
}
