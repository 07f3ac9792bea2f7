internal import BriefingDomain
internal import BriefingLibrary
internal import PrintLogs

extension LibraryError {
  /// What goes wrong with printers, their logs, and what these say.
  var printSentence: String {
    switch self {
    case .noSuchPrinter(let name, let near):
      tr(
        "No printer is called \(name.quoted).\(near.suggestion) `utsusu printer list` shows all; `utsusu printer add` adds one.",
        "\(name.quoted) という機器はありません。\(near.suggestion)一覧は utsusu printer list で見られ、utsusu printer add で加えられます。")
    case .noSuchPrintPerson(let name):
      tr(
        "No log has named \(name.quoted), so there is nothing to take away. Look at how the log spells it.",
        "\(name.quoted) はどのログにもないため、外すものがありません。ログでの綴りを確かめてください。")
    case .samePrinter(let name):
      tr("\(name.quoted) is that printer already. Name two.", "\(name.quoted) は同じ機器です。二つの機器を指定してください。")
    case .unitAndFloor:
      tr(
        "A printer is a unit's or a floor's. Give one of --unit, --floor and --nowhere.",
        "機器は所属のものか、階の共用です。--unit、--floor、--nowhere はどれか一つだけ指定してください。")
    case .jobsOutside(let name, let from, let through):
      tr(
        "\(name.quoted) has jobs from \(from) to \(through), outside what --covers says. Nothing was written. Correct --covers.",
        "\(name.quoted) のジョブは \(from)〜\(through) で、--covers の期間に収まりません。何も書き込んでいません。--covers を直してください。")
    case .unfitMonths:
      tr(
        "Say for how many months persons and titles are kept, 1 to 1200: utsusu printer keep --months 12",
        "利用者と文書名を残す月数を 1〜1200 で決めてください: utsusu printer keep --months 12")
    case .notContradicted(let number):
      tr(
        "The print logs speak against nothing of briefing \(number). `utsusu evidence --contradicted` lists what they do.",
        "報告 \(number) に印刷ログとの食い違いはありません。一覧は utsusu evidence --contradicted で見られます。")
    case .whichForm(let number):
      tr(
        "Briefing \(number) was declared on paper alone: say how it was handed over, --form digital or --form projected.",
        "報告 \(number) は紙だけとされています。実際の形態を --form 電子 か --form 投影 で指定してください。")
    case .unfitPrintLog(let name, let fault): fault.sentence(of: name)
    case .unfitPrintProfile(let name, let fault): fault.sentence(of: name)
    case .noSuchProfile(let name, let known):
      tr(
        "There is no profile and no file \(name.quoted). With utsusu come: \(known.joined(separator: ", ")). `utsusu printer profile NAME` prints one.",
        "\(name.quoted) という設定もファイルもありません。付属の設定: \(known.joined(separator: "、"))。内容は utsusu printer profile 名前 で出力します。")
    case .unfitPrintFormat(let format, let fault): fault.sentence(of: format)
    default: ""
    }
  }
}

extension PrintLogFault {
  fileprivate func sentence(of name: String) -> String {
    switch self {
    case .empty: tr("\(name.quoted) is empty. Copy the log out again.", "\(name.quoted) は空です。ログを取り直してください。")
    case .unknownKind:
      tr(
        "\(name.quoted) is no print log that utsusu knows. If it is a machine's table, write a profile: --profile FILE; `utsusu printer profile NAME` prints one to begin with.",
        "\(name.quoted) は対応している印刷ログではありません。複合機の表であれば、設定ファイルを --profile で指定してください。utsusu printer profile 名前 の出力を基に作れます。")
    case .needsFormat:
      tr(
        "\(name.quoted) is a page_log of another form. Give the PageLogFormat of cupsd.conf: --format '%p %u %j %T …'",
        "\(name.quoted) は既定と違う形の page_log です。cupsd.conf の PageLogFormat を --format '%p %u %j %T …' で指定してください。")
    case .formatDoesNotFit:
      tr(
        "No line of \(name.quoted) fits --format. Take it from the cupsd.conf of that time.",
        "\(name.quoted) に --format に合う行がありません。当時の cupsd.conf の PageLogFormat を指定してください。")
    case .eventLog(let reason):
      tr(
        "\(name.quoted), a log of Windows, cannot be read: \(reason.label). On a Windows PC: wevtutil qe FILE.evtx /lf:true /f:xml > FILE.xml",
        "Windows のイベントログ \(name.quoted) を読めません: \(reason.label)。Windows で wevtutil qe FILE.evtx /lf:true /f:xml > FILE.xml を実行し、その XML を指定してください。"
      )
    case .workbook:
      tr("\(name.quoted) is a workbook. Save it as CSV.", "\(name.quoted) はブックです。CSV で保存し直してください。")
    case .damagedXML(let line):
      tr(
        "The XML of \(name.quoted) is cut or damaged at line \(line). Export it again.",
        "\(name.quoted) の XML は \(line) 行目で途切れているか壊れています。書き出し直してください。")
    case .noEvents:
      tr(
        "\(name.quoted) has no event of PrintService. Export Microsoft-Windows-PrintService/Operational.",
        "\(name.quoted) に PrintService のイベントがありません。Microsoft-Windows-PrintService/Operational を書き出してください。")
    case .foreignMessages(let line):
      tr(
        "\(name.quoted) has its messages in words of another language (line \(line)). Export XML: … | ForEach-Object { $_.ToXml() } > FILE.xml",
        "\(name.quoted) は文章の形で書き出されています（\(line) 行目）。XML で書き出してください: … | ForEach-Object { $_.ToXml() } > FILE.xml")
    case .totals(let profile):
      tr(
        "\(name.quoted) has sums by person (\(profile.safe)) and no jobs: they can confirm nothing. Export the list of jobs.",
        "\(name.quoted) は利用者別の集計（\(profile.safe)）で、ジョブがありません。ジョブ一覧を書き出してください。")
    case .profileDoesNotFit(let profile, let line, let missing):
      tr(
        "\(name.quoted) lacks a column of profile \(profile.safe), line \(line): \(missing.map(\.safe).joined(separator: ", ")). Correct the "
          + "profile; `utsusu printer profile NAME > my.profile` prints one that comes with utsusu.",
        "\(name.quoted) に設定「\(profile.safe)」\(line) 行目の列がありません: \(missing.map(\.safe).joined(separator: "、"))。設定を直してください（内蔵の設定は "
          + "utsusu printer profile 名前 > my.profile で書き出せます）。")
    case .severalProfiles(let names):
      tr(
        "Several profiles read \(name.quoted). Say --profile with one of: \(names.joined(separator: ", "))",
        "\(name.quoted) を読める設定が複数あります。--profile でどれかを指定してください: \(names.joined(separator: "、"))")
    case .unclearDates(let line):
      tr(
        "Line \(line) of \(name.quoted) has a date whose month nobody can tell. Say `date order` in a profile.",
        "\(name.quoted) の \(line) 行目の日付は月と日の順が分かりません。設定ファイルに「日付の順」を書いてください。")
    }
  }
}

extension PrintProfile.Fault {
  fileprivate func sentence(of name: String) -> String {
    switch self {
    case .noKey(let line):
      tr("Line \(line) of \(name.quoted) is no `key: value`.", "\(name.quoted) の \(line) 行目は「項目: 値」の形ではありません。")
    case .unknownKey(let line, let key):
      tr(
        "Line \(line) of \(name.quoted): there is no key \(key.quoted). docs/evidence.md has all.",
        "\(name.quoted) の \(line) 行目: \(key.quoted) という項目はありません（一覧は docs/evidence.md）。")
    case .twice(let line, let key):
      tr(
        "Line \(line) of \(name.quoted) says \(key.quoted) a second time.",
        "\(name.quoted) の \(line) 行目: \(key.quoted) が二度書かれています。")
    case .unreadable(let line, let key, let value):
      tr(
        "Line \(line) of \(name.quoted): \(key.quoted) does not take \(value.quoted). docs/evidence.md says what it takes.",
        "\(name.quoted) の \(line) 行目: \(key.quoted) に \(value.quoted) は書けません（書き方は docs/evidence.md）。")
    case .missing(let key): tr("\(name.quoted) lacks the key \(key.quoted).", "\(name.quoted) に \(key.quoted) がありません。")
    }
  }
}

extension PageLogFormat.Fault {
  /// - Parameter option: where the format was given.
  func sentence(of format: String, as option: String = "--format") -> String {
    switch self {
    case .missing(let field):
      tr("\(option) \(format.quoted) lacks \(field.safe).", "\(option) \(format.quoted) に \(field.safe) がありません。")
    case .unknown(let field):
      tr(
        "\(option) \(format.quoted) has \(field.safe), which CUPS does not know.",
        "\(option) \(format.quoted) の \(field.safe) は CUPS にない指定です。")
    case .adjacent:
      tr(
        "\(option) \(format.quoted) has two fields with nothing between them, which nobody can tell apart.",
        "\(option) \(format.quoted) に区切りなしで並んだ指定があり、読み分けられません。")
    }
  }
}
