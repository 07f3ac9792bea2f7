internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct VerifyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: tr(
        "Check the ledger's chain, the projections' records, every file's hash, the index.",
        "台帳と投影記録の連鎖、全ファイルのハッシュ、索引とページの一致を確かめる。"),
      discussion: tr(
        """
        Exit code 65 when something does not fit. --repair rebuilds the index from the pages and page texts from their \
        files; a changed file and the ledger it leaves as they are, and says so.
        Example: utsusu verify
        Example: utsusu verify --repair
        Example: utsusu verify /mnt/backup/utsusu
        Example: utsusu verify --head "580: 48bf0e39 b493df7d 041fe069 22ac7e32 b263816a b4fef820 d9b676dc 6dfe4470"
        """,
        """
        合わないものがあれば終了コードは 65 です。--repair は索引をページから、本文をファイルから作り直します。変わったファイルと\
        台帳はそのまま残し、その旨を示します。
        例: utsusu verify
        例: utsusu verify --repair
        例: utsusu verify /mnt/backup/utsusu
        例: utsusu verify --head "580: 48bf0e39 b493df7d 041fe069 22ac7e32 b263816a b4fef820 d9b676dc 6dfe4470"
        """))
  }

  @Argument(
    help: ArgumentHelp(
      tr("A backup, folder or .tar (else the home).", "バックアップのフォルダまたは .tar（省略時は使用中のデータ）。"), valueName: "backup"),
    completion: .file())
  var backup: String?
  @Flag(help: ArgumentHelp(tr("Rebuild what can be rebuilt.", "作り直せるものを作り直す。")))
  var repair = false
  @OptionGroup var noted: NotedHeadOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if backup != nil, !noted.head.isEmpty {
      throw ValidationError(
        tr("--head looks into a home; restore the backup first.", "--head は使用中のデータにだけ使えます。先にバックアップから戻してください。"))
    }
    if repair, backup != nil {
      throw ValidationError(
        tr("--repair works on a home; make a new backup instead.", "--repair は使用中のデータにだけ使えます。バックアップは取り直してください。"))
    }
  }

  func run() async throws {
    let line = ProgressLine()
    defer { line.end() }
    let show: @Sendable (VerifyProgress) -> Void = { progress in line.show(progress.line) }
    if let backup {
      let answer = try await BackupCopy.verify(backup, progress: show)
      line.end()
      try put(findings: answer.findings, head: answer.ledger, records: answer.records)
    } else {
      // No check needs the office's zone, and one that is none should keep none from being made.
      let visit = try await line.announcing(
        tr("another program uses the database; waiting", "別のプログラムがデータベースを使用中です。待っています"), after: .seconds(3)
      ) { try await common.visit(zone: OfficeClock.usualZone, patience: 60) }
      let receipt = repair ? try await visit.repair(progress: show) : nil
      let findings = if let receipt { receipt.remaining } else { try await visit.verify(progress: show) }
      line.end()
      var contained: [VerificationPayload.Noted] = []
      for head in noted.head {
        let isThere = try await findings.readable { try await visit.ledgerContains(head) }
        contained.append(VerificationPayload.Noted(head, contained: isThere))
      }
      try put(
        findings: findings, repair: receipt, noted: noted.head.isEmpty ? nil : contained,
        head: try await findings.readable { try await visit.ledgerHead() },
        records: try await findings.readable { try await visit.recordHead() })
    }
  }

  private func put(
    findings: [Finding], repair: RepairReceipt? = nil, noted: [VerificationPayload.Noted]? = nil, head: ChainHead?,
    records: ChainHead?
  ) throws {
    let payload = VerificationPayload(findings, ledger: head, records: records, repair: repair, noted: noted)
    try Output.put(
      json.json
        ? payload.json
        : Self.text(findings, repair, head, records)
          + (noted ?? []).map { CheckWording.sentence(of: $0.entry, $0.head, contained: $0.contained) + "\n" }.joined())
    if !payload.check.ok { throw FailureKind.badData.exitCode }
  }

  private static func text(_ findings: [Finding], _ repair: RepairReceipt?, _ head: ChainHead?, _ records: ChainHead?)
    -> String
  {
    var lines = (repair?.repaired ?? []).map { $0.sentence + tr(" Rebuilt.", "作り直しました。") }
    lines += findings.map { finding in
      finding.sentence + (repair == nil ? "" : tr(" Not rebuilt: \(finding.remedy).", "作り直せません: \(finding.remedy)。"))
    }
    if let swept = repair?.swept, swept > 0 {
      lines.append(
        tr("\(swept) files that nothing referred to were taken away.", "どこからも参照されていないファイル \(swept) 件を取り除きました。"))
    }
    if findings.isEmpty, let head {
      lines.append(tr("Everything fits. ", "すべて一致しました。") + head.sentenceOfLedger)
      if let records, records.number > 0 {
        lines.append(
          tr(
            "Records of projections: \(records.number) sealed, head \(records.hash)",
            "投影の記録: \(records.number) 件を封印、末尾のハッシュ \(records.hash)"))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
