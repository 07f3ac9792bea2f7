internal import BriefingDomain
internal import BriefingLibrary
internal import PrintLogs

// What the shell says of printers and logs with a command or an option, as a page says it.

extension LibraryError {
  /// `nil` for what both say alike.
  var deskSentenceOfPrints: String? {
    switch self {
    case .noSuchPrinter(let name, let near):
      tr("No printer is called \(name.quoted).\(near.suggestion)", "\(name.quoted) という機器はありません。\(near.suggestion)")
    case .unitAndFloor:
      tr("A printer is a unit's or a floor's. Choose one.", "機器は所属のものか、階の共用です。どちらか一つだけ指定してください。")
    case .jobsOutside(let name, let from, let through):
      tr(
        "\(name.quoted) has jobs from \(from) to \(through), outside the days of which it is to have all. Correct these; nothing was "
          + "written.",
        "\(name.quoted) のジョブは \(from)〜\(through) で、「ログがすべてそろっている期間」に収まりません。期間を直してください。何も書き込んでいません。")
    case .notContradicted:
      tr(
        "This record is not to be looked at any more: somebody has corrected or explained it, or another log came. Look at the list.",
        "この記録の食い違いは、確認済みになったか、なくなりました（訂正、説明、別のログの取り込みのいずれか）。一覧を確かめてください。")
    case .whichForm:
      tr("Say in which form it was handed over.", "実際の提出形態を選んでください。")
    case .noSuchProfile(let name, let known):
      tr(
        "There is no way of reading \(name.quoted). Choose one of: \(known.joined(separator: ", "))",
        "\(name.quoted) という読み方はありません。次から選んでください: \(known.joined(separator: "、"))")
    case .unfitPrintLog(let name, let fault): fault.deskSentence(of: name)
    case .unfitPrintFormat(let format, let fault): fault.sentence(of: format, as: "PageLogFormat")
    default: nil
    }
  }
}

extension PrintLogFault {
  fileprivate func deskSentence(of name: String) -> String? {
    switch self {
    case .unknownKind:
      tr(
        "\(name.quoted) is no print log of a known kind. A machine's table of another make needs a profile: whoever looks after the "
          + "server takes it in with one.",
        "\(name.quoted) は対応している印刷ログではありません。別の機種の複合機の表には設定ファイルが必要です。サーバーの担当者に取り込みを頼んでください。")
    case .needsFormat:
      tr(
        "\(name.quoted) is a page_log of another form. Give the PageLogFormat of cupsd.conf.",
        "\(name.quoted) は既定と違う形の page_log です。cupsd.conf の PageLogFormat を入力してください。")
    case .formatDoesNotFit:
      tr(
        "No line of \(name.quoted) fits the PageLogFormat. Take it from the cupsd.conf of that time.",
        "\(name.quoted) に PageLogFormat に合う行がありません。当時の cupsd.conf のものを入力してください。")
    case .severalProfiles(let names):
      tr(
        "\(name.quoted) can be read in several ways. Choose how the table is read: \(names.joined(separator: ", "))",
        "\(name.quoted) は読み方が複数あります。「複合機の表の読み方」から選んでください: \(names.joined(separator: "、"))")
    case .profileDoesNotFit(let profile, _, let missing):
      tr(
        "\(name.quoted) lacks columns that the reading \(profile.quoted) needs: \(missing.map(\.safe).joined(separator: ", ")). Choose "
          + "another one; or whoever looks after the server takes it in with a profile of its own.",
        "\(name.quoted) には、読み方 \(profile.quoted) に必要な列がありません: \(missing.map(\.safe).joined(separator: "、"))。別の読み方を選ぶか、サーバーの担当者に専用の設定での取り込みを頼んでください。"
      )
    case .unclearDates(let line):
      tr(
        "Line \(line) of \(name.quoted) has a date whose month nobody can tell. Have the machine write the year first.",
        "\(name.quoted) の \(line) 行目の日付は月と日の順が分かりません。年から始まる日付で書き出してください。")
    default: nil
    }
  }
}
