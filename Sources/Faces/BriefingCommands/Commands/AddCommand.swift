internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct AddCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: tr("Add materials to a briefing.", "報告に資料を追加する。"),
      discussion: tr("Example: utsusu add 42 別表.xlsx 図面.pdf", "例: utsusu add 42 別表.xlsx 図面.pdf"))
  }

  @OptionGroup var briefing: BriefingArgument
  @Argument(
    help: ArgumentHelp(tr("The materials, in the order in which they are shown.", "資料（表示する順）。"), valueName: "file"))
  var files: [SourcePath]
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let receipt = try await visit.add(files, to: briefing.number)
    try Output.put(
      json.json ? RegistrationPayload(receipt, visit.clock).json : receipt.text(visit.clock) + visit.undoLine,
      afterDoing: tr("Adding to briefing \(briefing.number)", "報告 \(briefing.number) への資料の追加"))
  }
}
