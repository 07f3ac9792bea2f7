package import BriefingDomain
package import BriefingLibrary

extension MaterialVersion {
  package var notDrawnYet: String {
    tr(
      "\(fileName.safe) has not been drawn yet: the number is that of a section or sheet of its text.",
      "\(fileName.safe) はまだ描画していないため、番号は本文の節またはシートの順です。")
  }
}

extension LibraryError {
  /// What has to do with replacing materials and taking them away.
  var materialSentence: String {
    switch self {
    case .unlikeReplacement(let file, let old, let position):
      tr(
        "\(file.quoted) differs from \(old.quoted) in kind or name. If it replaces that all the same, say --material \(position).",
        "\(file.quoted) は \(old.quoted) と種類または名前が違います。差し替えてよければ --material \(position) を指定してください。")
    case .whichVersion(let number, let versions) where versions.isEmpty:
      tr(
        "Briefing \(number) has no material that could be taken away. `utsusu show \(number)` shows it.",
        "報告 \(number) には削除できる資料がありません。utsusu show \(number) で内容を見られます。")
    case .whichVersion(let number, let versions):
      tr(
        "Which material of briefing \(number)? Say one of these:\(versions.options)",
        "報告 \(number) のどの資料かを、次のいずれかで指定してください:\(versions.options)")
    case .alreadyRemoved(let version):
      tr(
        "\(version.place) was taken away already (\(version.removal?.by.safe ?? "")). There is nothing left to do.",
        "\(version.place) は既に削除されています（\(version.removal?.by.safe ?? "")）。何もする必要はありません。")
    case .notIndexed(let name):
      tr(
        "Nothing was indexed as \(name.quoted). `utsusu search` shows the number of an indexed file.",
        "\(name.quoted) という取り込んだ資料はありません。番号は utsusu search で分かります。")
    case .belongsToBriefing(let name, let version):
      tr(
        "\(name.quoted) is \(version.place). Take it away there: "
          + "`utsusu material remove \(version.owner) --material \(version.position)`.",
        "\(name.quoted) は \(version.place) です。utsusu material remove \(version.owner) --material \(version.position) で"
          + "削除してください。")
    case .whichEdition(let name, let versions):
      tr(
        "Which version of \(name.quoted)? Say one of these:\(versions.editions)",
        "\(name.quoted) のどの版かを、次のいずれかで指定してください:\(versions.editions)")
    case .takenAway(let version):
      tr(
        "\(version.place) was taken away (\(version.removal?.by.safe ?? ""), \(version.removal?.reason.safe ?? "")). "
          + "What is left of it: `utsusu show \(version.owner)`.",
        "\(version.place) は削除されています（\(version.removal?.by.safe ?? "")、\(version.removal?.reason.safe ?? "")）。")
    case .noSuchPage(let version, _, _) where version.pageCount == 0:
      tr(
        "\(version.place) has no page that could be read: \(version.whyWithoutText).",
        "\(version.place) には読み取れたページがありません: \(version.whyWithoutText)。")
    case .noSuchPage(let version, let sections, areSections: true):
      tr(
        "\(version.place) has not been drawn yet, so that its pages are not known. Its text has \(sections) "
          + "\(sections == 1 ? "section" : "sections").",
        "\(version.place) はまだ描画していないため、ページが分かりません。本文の区切りは全部で \(sections) です。")
    case .noSuchPage(let version, let pages, areSections: false):
      tr(
        "\(version.place) has no such page. It has \(pageCount(pages)).",
        "\(version.place) にそのページはありません。全部で \(pageCount(pages)) です。")
    case .materialLive(let version, let room):
      tr(
        "\(version.place) is on in room \(room.safe), or may be. End that first, which takes it off every screen at once: "
          + "`utsusu project --end \(room.safe)`.",
        "\(version.place) は会議室 \(room.safe) で投影中か、投影されることがあります。先に utsusu project --end \(room.safe) で"
          + "終了してください。すべての画面からすぐに消えます。")
    case .removedBefore(let path, let version):
      tr(
        "\(path.quoted) is what was taken away from \(version.place); it stays away. "
          + "Where it is meant, register it with `utsusu register`.",
        "\(path.quoted) は \(version.place) として削除された内容のため、取り込みません。必要な場合は utsusu register で登録してください。")
    case .noMaterials(let number):
      tr(
        "Briefing \(number) has no material yet. Add one: `utsusu add \(number) FILE`.",
        "報告 \(number) にはまだ資料がありません。utsusu add \(number) ファイル で追加してください。")
    case .noSuchMaterial(let number, let materials):
      tr(
        "Briefing \(number) has no such material or version. Its materials are:\(materials.lines)",
        "報告 \(number) にその資料や版はありません。登録済みの資料:\(materials.lines)")
    case .severalMaterials(let number, let materials):
      tr(
        "Briefing \(number) has several materials. Say --material with one of:\(materials.lines)",
        "報告 \(number) には資料が複数あります。--material で番号を指定してください:\(materials.lines)")
    case .replacedTwice(let file, let names):
      tr(
        "All of these would replace \(file.quoted). Give one of them:\(names.lines)",
        "次のファイルはどれも \(file.quoted) を差し替えることになります。一つだけ指定してください:\(names.lines)")
    default:
      tr(
        "It is taken away from search, briefings and rooms. What is left of it on the disk could not be overwritten, since "
          + "others use it or it is full. Complete it with `utsusu verify --repair`.",
        "検索・報告・会議室からは削除しました。ほかのプログラムが使用中か容量が足りないため、ディスクに残る内容をまだ消せていません。"
          + "utsusu verify --repair で完了してください。")
    }
  }
}

extension [MaterialVersion] {
  /// One a line, each behind the options that name it.
  fileprivate var options: String {
    map { "--material \($0.position) --edition \($0.number)  \($0.fileName)" }.lines
  }
}

extension [MaterialVersion] {
  fileprivate var editions: String { map { "--edition \($0.number)  \($0.fileName)" }.lines }
}

extension MaterialVersion {
  /// The pages of paper that it makes, and who counted them. Sections of a Word paper and sheets of a workbook are none.
  ///
  /// - Parameter hidden: slides that are hidden in its file.
  package func pagesLabel(hidden: Int = 0) -> String {
    guard let paper else { return tr("pages unknown", "ページ数不明") }
    let pages = BriefingWording.pageCount(paper.count, hidden: hidden)
    return switch paper.basis {
    case .file: pages
    case .author: tr("\(pages) as the author's program counts", "\(pages)（作成ソフトの数え）")
    case .drawn: tr("\(pages) as drawn here", "\(pages)（utsusu の描画）")
    }
  }

  fileprivate var owner: String { briefing.map { "\($0)" } ?? "" }
  fileprivate var whyWithoutText: String { lack ?? UnreadableReason.noText.label }

  /// Why it is not read in full, as all say it who speak of it; `nil` where it is. What a reader has stumbled over is in the JSON.
  package var lack: String? {
    byteCount == 0 ? emptyFile : reason.map { $0 == .unsupported ? $0.label(detail: detail) : $0.label }
  }
}

/// Of a file that has nothing to be read.
var emptyFile: String { tr("the file is empty", "中身のない（0バイトの）ファイルです") }

extension MaterialVersion.Removal {
  /// `taken away (2026-11-25 (Wed) 12:00, 佐藤, 誤登録)`.
  package func label(_ clock: OfficeClock) -> String {
    let day = Moment(instant: at, dayOnly: false).label(clock)
    return tr("taken away (\(day), \(by.safe), \(reason.reasonText))", "削除済み（\(day)、\(by.safe)、\(reason.reasonText)）")
  }
}

extension RemovalReceipt {
  /// What goes, or what has gone.
  package func text(_ clock: OfficeClock) -> String {
    var lines = [
      briefing.map { "\(tr("Briefing", "報告")) \($0.id)  \($0.title.safe)" }
        ?? tr("Indexed file \(version.material)", "取り込んだ資料 \(version.material)"),
      "  \(briefing == nil ? "" : "\(version.position). ")\(version.fileName.safe)  \(versionLabel("\(version.number)"))"
        + (version.removal.map { "  " + $0.label(clock) } ?? "  \(version.pagesLabel())"),
    ]
    lines += others.map {
      tr("  The same content stays in \($0.place), and so does its file.", "  同じ内容が \($0.place) にあるため、そのファイルは残ります。")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
