internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct IndexCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "index", abstract: tr("Bring an existing archive in, without a briefing.", "既存の資料を報告なしで取り込む。"),
      discussion: tr(
        """
        Example: utsusu index /srv/archive/2025 会議資料.pdf

        Folders are read with all that is in them. What was indexed before and has not changed is not read again.
        """,
        """
        例: utsusu index /srv/archive/2025 会議資料.pdf

        フォルダは中のフォルダも含めて取り込みます。前回から変わっていないファイルは読み直しません。
        """))
  }

  @Argument(help: ArgumentHelp(tr("Files and folders.", "ファイルとフォルダ。"), valueName: "path"))
  var paths: [SourcePath]
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit(isConcurrent: true)
    let line = ProgressLine()
    defer { line.end() }
    let files = try await visit.index(paths) { progress in
      line.show("\(progress.done)/\(progress.of)  \(progress.file)")
    }
    line.end()
    let payload = IndexPayload(files, sentence: \.sentence)
    try Output.put(json.json ? payload.json : Self.text(payload), afterDoing: tr("Indexing", "取り込み"))
    // What a person named and did not get is a failure; what an archive holds besides files is not.
    let named = Set(paths.map(\.text))
    let refused = files.first { file in
      if case .refused = file.outcome { return named.contains(file.path) }
      return false
    }
    if case .refused(let error) = refused?.outcome { throw error.kind.exitCode }
  }

  private static func text(_ run: IndexPayload) -> String {
    var lines = [
      tr(
        "\(counted(run.files, "file")): \(run.indexed) indexed (\(pageCount(run.pages))), \(run.known) known already",
        "\(run.files) 件: 取込 \(run.indexed) 件（\(pageCount(run.pages))）、登録済み \(run.known) 件")
    ]
    if run.withoutText > 0 {
      lines.append(tr("Kept, but not read in full:", "保管しましたが、本文の全部または一部を読めません:"))
      for file in run.materials where file.isIndexed {
        guard let reason = file.reason.flatMap(UnreadableReason.init) else { continue }
        lines.append("  \(file.file.safe)  \(reason.label(detail: file.detail))")
      }
    }
    if run.refused > 0 {
      lines.append(tr("Not taken in:", "取り込めなかったもの:"))
      lines += run.materials.filter { $0.id == nil }.map { "  \($0.detail ?? "")" }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
