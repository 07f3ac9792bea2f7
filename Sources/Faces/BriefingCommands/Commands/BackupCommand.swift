internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct BackupCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup", abstract: tr("Copy everything while it is in use, and verify it.", "使用中のまますべてを写し、確かめる。"),
      discussion: tr(
        """
        Into a folder, only what is not there yet is copied; a path that ends in .tar gets everything in one archive. \
        Everything is read back and verified; where it does not fit, the exit code is 65 and the earlier backup stays.
        Example: utsusu backup /mnt/backup/utsusu
        Example: utsusu backup /mnt/backup/utsusu-2026-11-25.tar
        """,
        """
        フォルダにはまだないものだけを写し、.tar で終わるパスにはすべてを一つの書庫に収めます。すべて読み返して確かめ、\
        合わなければ終了コード 65 で、前のバックアップはそのまま残ります。
        例: utsusu backup /mnt/backup/utsusu
        例: utsusu backup /mnt/backup/utsusu-2026-11-25.tar
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("A folder, or a file.tar.", "フォルダ、または ファイル.tar。"), valueName: "place"), completion: .directory
  )
  var place: String
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let line = ProgressLine()
    defer { line.end() }
    let receipt = try await visit.backUp(to: place) { progress in line.show(progress.line) }
    line.end()
    if json.json {
      try Output.put(BackupPayload(receipt).json, afterDoing: tr("The backup", "バックアップ"))
    } else {
      try Output.put(
        tr(
          "Backed up and verified: \(receipt.materials) materials, \(receipt.added) of them new here. ",
          "バックアップし、確かめました: 資料 \(receipt.materials) 件（うち新規 \(receipt.added) 件）。")
          + (receipt.removed == 0
            ? ""
            : tr(
              "\(receipt.removed) taken away and not in it. ", "削除した資料 \(receipt.removed) 件は含みません。"))
          + receipt.ledger.sentenceOfLedger + "\n", afterDoing: tr("The backup", "バックアップ"))
    }
  }
}
