internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct RestoreCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore", abstract: tr("Make a home of a backup, and verify it.", "バックアップからデータを戻し、確かめる。"),
      discussion: tr(
        """
        Only into a home that is missing or empty; nothing is ever overwritten. A backup that does not fit is refused \
        (exit code 65) unless --damaged is given; then what is whole is restored and the rest is named.
        Example: utsusu restore /mnt/backup/utsusu --home /srv/utsusu
        """,
        """
        まだないか空のフォルダにだけ戻し、何も上書きしません。合わないバックアップは終了コード 65 で断ります。--damaged を付けると、\
        無事なものを戻し、残りを示します。
        例: utsusu restore /mnt/backup/utsusu --home /srv/utsusu
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("The backup, a folder or a file.tar.", "バックアップのフォルダ、または ファイル.tar。"), valueName: "backup"))
  var backup: String
  @Flag(help: ArgumentHelp(tr("Restore what is whole of a damaged backup.", "壊れたバックアップから無事なものを戻す。")))
  var damaged = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let line = ProgressLine()
    defer { line.end() }
    let home = Home(given: common.home, environment: ProcessInfo.processInfo.environment)
    let receipt = try await BackupCopy.restore(backup, to: home, allowingDamage: damaged) { progress in
      line.show(progress.line)
    }
    line.end()
    if json.json {
      try Output.put(RestorePayload(receipt).json, afterDoing: tr("The restore", "復元"))
    } else {
      try Output.put(
        receipt.findings.map { $0.sentence + "\n" }.joined()
          + tr(
            "Restored to \(receipt.home.quoted): \(receipt.materials) materials. ",
            "\(receipt.home.quoted) に戻しました: 資料 \(receipt.materials) 件。")
          + receipt.ledger.sentenceOfLedger + "\n"
          + (receipt.rooms == 0
            ? ""
            : tr(
              "The screens of its rooms have new addresses: `utsusu room` shows them.\n",
              "会議室の画面のアドレスは新しくなりました。utsusu room で見られます。\n")),
        afterDoing: tr("The restore", "復元"))
    }
    if !receipt.findings.isEmpty { throw FailureKind.badData.exitCode }
  }
}
