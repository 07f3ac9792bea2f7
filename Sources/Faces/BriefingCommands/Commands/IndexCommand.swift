internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
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
    let visit = try await common.visit()
    let line = ProgressLine()
    defer { line.end() }
    let files = try await visit.index(paths) { progress in
      line.show("\(progress.done)/\(progress.of)  \(progress.file)")
    }
    line.end()
    try Output.put(json.json ? Self.json(files).text : Self.text(files), afterDoing: tr("Indexing", "取り込み"))
    // What a person named and did not get is a failure; what an archive holds besides files is not.
    let named = Set(paths.map(\.text))
    let refused = files.first { file in
      if case .refused = file.outcome { return named.contains(file.path) }
      return false
    }
    if case .refused(let error) = refused?.outcome { throw error.kind.exitCode }
  }

  private static func json(_ files: [IndexedFile]) -> JSON {
    let counts = Counts(files)
    return [
      "files": JSON(counts.files), "indexed": JSON(counts.indexed), "known": JSON(counts.known),
      "withoutText": JSON(counts.withoutText.count), "refused": JSON(counts.refused.count), "pages": JSON(counts.pages),
      "materials": JSON(
        files.map { file in
          let (version, known, refusal) = file.parts
          return [
            "file": JSON(file.name), "path": JSON(file.path), "id": JSON(version?.material),
            "version": version.map { JSON($0.number) } ?? .null, "pages": version.map { JSON($0.pageCount) } ?? .null,
            "sha256": JSON(version?.sha256.description), "format": JSON(version?.format.rawValue),
            "reason": JSON(refusal == nil ? version?.reason?.rawValue : "refused"),
            "detail": JSON(refusal?.sentence ?? version?.detail), "known": JSON(known),
          ]
        }),
    ]
  }

  private static func text(_ files: [IndexedFile]) -> String {
    let counts = Counts(files)
    var lines = [
      tr(
        "\(counted(counts.files, "file")): \(counts.indexed) indexed (\(pageCount(counts.pages))), \(counts.known) known already",
        "\(counts.files) 件: 取込 \(counts.indexed) 件（\(pageCount(counts.pages))）、登録済み \(counts.known) 件")
    ]
    if !counts.withoutText.isEmpty {
      lines.append(tr("Kept, but not read in full:", "保管しましたが、本文の全部または一部を読めません:"))
      for (file, version) in counts.withoutText {
        let detail = version.detail.map { tr(" (\($0.safe))", "（\($0.safe)）") } ?? ""
        lines.append("  \(file.name.safe)  \(version.reason?.label ?? "")\(detail)")
      }
    }
    if !counts.refused.isEmpty {
      lines.append(tr("Not taken in:", "取り込めなかったもの:"))
      lines += counts.refused.map { "  \($0.sentence)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Counts {
    let files: Int
    var indexed = 0
    var known = 0
    var pages = 0
    var withoutText: [(file: IndexedFile, version: MaterialVersion)] = []
    var refused: [Failure] = []

    init(_ files: [IndexedFile]) {
      self.files = files.count
      for file in files {
        switch file.outcome {
        case .indexed(let version):
          indexed += 1
          pages += version.pageCount
          if version.reason != nil { withoutText.append((file, version)) }
        case .known: known += 1
        case .refused(let error): refused.append(Failure(error.kind, error.sentence))
        }
      }
    }
  }
}

extension IndexedFile {
  fileprivate var parts: (version: MaterialVersion?, known: Bool, refusal: Failure?) {
    switch outcome {
    case .indexed(let version): (version, false, nil)
    case .known(let version): (version, true, nil)
    case .refused(let error): (nil, false, Failure(error))
    }
  }
}
