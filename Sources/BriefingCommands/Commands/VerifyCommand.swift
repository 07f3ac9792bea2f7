internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingStore

struct VerifyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: tr(
        "Check the ledger's chain, every file's hash, the index against the pages.", "台帳の連鎖、全ファイルのハッシュ、索引とページの一致を確かめる。"),
      discussion: tr(
        "Exit code 65 when something does not fit.\nExample: utsusu verify",
        "合わないものがあれば終了コードは 65 です。\n例: utsusu verify"))
  }

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let library = try await common.library()
    let line = ProgressLine()
    defer { line.end() }
    let findings = try await library.verify { progress in
      let count = progress.of.map { "\(progress.done)/\($0)" } ?? "\(progress.done)"
      line.show("\(progress.subject.label) \(count)")
    }
    line.end()
    let head = try await library.ledgerHead()
    if json.json {
      try Output.put(
        JSON.object([
          ("ok", JSON(findings.isEmpty)), ("findings", JSON(findings.map(\.json))),
          ("ledger", ["entries": JSON(head.number), "head": JSON(head.hash.description)]),
        ]).text)
    } else {
      for finding in findings { try Output.put(finding.sentence + "\n") }
      if findings.isEmpty {
        try Output.put(
          tr(
            "Everything fits. Ledger: \(head.number) entries, head \(head.hash)\n",
            "すべて一致しました。台帳: \(head.number) 件、末尾のハッシュ \(head.hash)\n"))
      }
    }
    if !findings.isEmpty { throw ExitCode(Failure.Code.badData.rawValue) }
  }
}

extension Finding.Subject {
  fileprivate var label: String {
    switch self {
    case .database: tr("database", "データベース")
    case .ledger: tr("ledger", "台帳")
    case .file: tr("files", "ファイル")
    case .text: tr("page texts", "本文")
    case .index: tr("index", "索引")
    }
  }
}

extension Finding {
  fileprivate var json: JSON {
    [
      "subject": JSON(subject.rawValue), "entry": JSON(entry), "briefing": JSON(version?.briefing),
      "material": JSON(version?.material), "version": version.map { JSON($0.number) } ?? .null,
      "file": JSON(version?.fileName), "fault": JSON(fault.rawValue), "detail": JSON(detail),
    ]
  }

  fileprivate var sentence: String {
    let file = version?.place ?? ""
    let detail = detail.map { tr(" (\($0.safe))", "（\($0.safe)）") } ?? ""
    let entry = entry ?? 0
    return switch (subject, fault) {
    case (.ledger, .missing): tr("Ledger: entry \(entry) is missing.", "台帳: 記録 \(entry) がありません。")
    case (.ledger, .changed):
      tr("Ledger: entry \(entry) was changed after it was recorded.", "台帳: 記録 \(entry) は記録後に書き換えられています。")
    case (.ledger, .unchained):
      tr("Ledger: entry \(entry) does not follow the one before it.", "台帳: 記録 \(entry) が前の記録とつながりません。")
    case (.file, .missing):
      tr("File: \(file) is missing or unreadable\(detail).", "ファイル: \(file) がないか読めません\(detail)。")
    case (.file, _): tr("File: \(file) is not what was registered\(detail).", "ファイル: \(file) の内容が登録時と異なります\(detail)。")
    case (.text, _):
      tr("Text: the pages of \(file) are not what was read.", "本文: \(file) のページが読み取り時と異なります。")
    case (.index, _): tr("Index: it does not fit the pages\(detail).", "索引: ページと一致しません\(detail)。")
    default: tr("Database: damaged\(detail).", "データベース: 壊れています\(detail)。")
    }
  }
}
