package import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// What was drawn, what would be, and what cannot be: the receipt of `draw`.
package struct DrawingWording {
  private let drawings: [MaterialDrawing]
  /// Those of the briefings asked for that have no material.
  private let empty: [Briefing.ID]

  package init(_ drawings: [MaterialDrawing], empty: [Briefing.ID]) {
    self.drawings = drawings
    self.empty = empty
  }

  /// - Parameter gettingLibreOffice: the command that installs it.
  package func receipt(gettingLibreOffice: String) -> String {
    let drawn = drawings.filter { if case .drawn = $0.state { true } else { false } }
    let pages = drawn.reduce(0) { $0 + ($1.pages ?? 0) }
    let head =
      drawn.isEmpty
      ? missing.isEmpty ? nothing : tr("No file drawn", "描画した資料はありません") + known
      : tr(
        "\(counted(drawn.count, "file")) drawn (\(pageCount(pages)))", "\(drawn.count) 件を描画しました（\(pageCount(pages))）")
        + known
    let correction = drawn.lazy.flatMap(\.entries).first.map(\.correctionLine)
    return text([head] + drawn.flatMap(\.lines) + [correction].compactMap(\.self), gettingLibreOffice)
  }

  /// The same before it is done.
  package func plan(gettingLibreOffice: String) -> String {
    let missing = self.missing
    let head =
      missing.isEmpty
      ? nothing
      : tr("\(counted(missing.count, "file")) not drawn yet", "描画していない資料 \(missing.count) 件") + known
    return text([head] + missing.flatMap(\.lines), gettingLibreOffice)
  }

  /// What was left when somebody ended it.
  package var rest: String {
    tr(
      "Stopped: \(counted(missing.count, "file")) not drawn yet. What is drawn stays; the same command goes on from there.",
      "中断しました。残り \(missing.count) 件です。描画済みの分は残り、同じコマンドで続きから描画します。")
  }

  package var missing: [MaterialDrawing] { drawings.filter { $0.state == .missing } }

  private func text(_ lines: [String], _ gettingLibreOffice: String) -> String {
    let failed = drawings.filter { $0.why != nil }
    var lines = lines
    if !failed.isEmpty {
      lines.append(tr("Cannot be drawn (\(failed.count)):", "描画できない資料（\(failed.count) 件）:"))
      lines += failed.flatMap(\.lines)
    }
    if failed.contains(where: { $0.state == .failed(.noLibreOffice, nil) }) {
      lines += [tr("Install LibreOffice:", "LibreOffice を導入するには:"), "  " + gettingLibreOffice]
    }
    if !empty.isEmpty {
      let numbers = empty.map { "\($0)" }.joined(separator: tr(", ", "、"))
      lines.append(tr("Without material: \(numbers)", "資料のない報告: \(numbers)"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var knownCount: Int { drawings.count { if case .known = $0.state { true } else { false } } }
  private var known: String {
    knownCount == 0 ? "" : tr(", \(knownCount) drawn already", "、描画済み \(knownCount) 件")
  }
  private var nothing: String {
    knownCount == 0
      ? tr("Nothing to draw.", "描画する資料はありません。")
      : tr("Nothing to draw: \(counted(knownCount, "file")) drawn already.", "新たに描画する資料はありません（描画済み \(knownCount) 件）。")
  }
}

extension MaterialDrawing {
  /// A line for the file, and one for each thing that is to be known of it.
  fileprivate var lines: [String] {
    let owner = version.briefing.map { tr("Briefing \($0)", "報告 \($0)") } ?? archiveLabel
    let head = (["  " + owner, version.fileName.safe] + [why ?? pagesLabel].compactMap(\.self)).joined(separator: "  ")
    return [head] + (unseen?.warning ?? []).map { "    " + $0 } + entries.map { "    " + $0.knownLine }
      + [remedy].compactMap { $0.map { "    " + $0 } }
  }

  fileprivate var pages: Int? {
    switch state {
    case .known(let pages, _), .drawn(let pages, _): pages
    default: nil
    }
  }

  private var pagesLabel: String? {
    switch state {
    case .known(let pages, let hidden), .drawn(let pages, let hidden):
      pageCount(pages, hidden: hidden) + (countsOnly ? tr(", counted only", "（計数のみ）") : "")
    default: nil
    }
  }

  /// Why there are no pictures of it.
  fileprivate var why: String? {
    switch state {
    case .failed(let fault, let reason): reason?.label ?? fault.label
    case .undrawable(let reason): reason.label
    default: nil
    }
  }

  /// What to do about it.
  private var remedy: String? {
    let replacing = version.briefing.map { number in
      ": utsusu register \(tr("FILE", "ファイル")) --replaces \(number) --material \(version.position)"
    }
    let what: String? =
      switch state {
      case .undrawable(.encrypted), .failed(.cannotRead, .encrypted):
        tr("Register it without a password", "パスワードを外して登録し直してください")
      case .failed(.allHidden, _): tr("Unhide a slide, and replace it", "スライドを表示に変えて差し替えてください")
      case .undrawable, .failed(.tooLarge, _), .failed(.timedOut, _), .failed(.crashed, _):
        tr("Register a PDF of it", "PDF にして登録し直してください")
      case .failed(.cannotRead, _): tr("Save it anew, or as PDF", "保存し直すか PDF にして、登録し直してください")
      default: nil
      }
    return what.map { $0 + (replacing ?? "") }
  }
}

extension LedgerEntry {
  fileprivate var correctionLine: String {
    let command =
      "utsusu submit \(content.briefing) --to \(content.recipient.name.safe) --form \(content.handout.form.label)"
    return tr("To correct the pages: \(command) --pages N", "ページ数を訂正するには: \(command) --pages ページ数")
  }

  /// `entry 12 is known now: 局長, paper ×2, 76 sheets`.
  fileprivate var knownLine: String {
    let handout = content.handout.knowing(latePages)
    let recipient = content.recipient.name.safe
    return tr(
      "entry \(number) is known now: \(recipient), \(handout.label), \(counted(handout.sheets, "sheet"))",
      "記録 \(number) の枚数が分かりました: \(recipient)、\(handout.label)、\(Figure.count(handout.sheets))枚")
  }
}
