package import BriefingDomain
package import BriefingLibrary

/// The printers of the office, and what is kept of who prints.
package enum PrinterWording {
  package static func table(_ printers: [PrinterDetails]) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Printer", "機器"), isFlexible: true), .init(title: tr("Stands with", "場所"), isFlexible: true),
        .init(title: tr("Logs", "ログ"), alignment: .right), .init(title: tr("Jobs", "ジョブ"), alignment: .right),
        .init(title: tr("From", "開始日")), .init(title: tr("To", "終了日")),
        .init(title: tr("Remark", "備考"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Also called", "別名"), isFlexible: true, presence: .unlessEmpty),
      ],
      rows: printers.map { details in
        [
          details.printer.name, place(details), "\(details.logs)", Figure.count(details.jobs),
          details.from.map { "\($0)" } ?? "", details.through.map { "\($0)" } ?? "", remark(details),
          details.names.joined(separator: ", "),
        ]
      })
  }

  /// A line of a receipt.
  package static func line(_ details: PrinterDetails) -> String {
    ([details.printer.name.safe, place(details).safe] + [remark(details)].filter { !$0.isEmpty }).joined(
      separator: "  ")
      + "\n"
  }

  private static func place(_ details: PrinterDetails) -> String {
    details.unit ?? details.printer.floor ?? tr("not said", "未設定")
  }

  private static func remark(_ details: PrinterDetails) -> String {
    if details.printer.isVirtual { return tr("no paper", "紙なし") }
    return details.logs == 0 && details.printer.isUnlogged ? tr("no log", "ログなし") : ""
  }

  package static func logs(_ logs: [PrintLog], _ clock: OfficeClock) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("File", "ファイル"), isFlexible: true),
        .init(title: tr("Jobs", "ジョブ"), alignment: .right), .init(title: tr("From", "開始日")),
        .init(title: tr("To", "終了日")), .init(title: tr("Whole", "欠け")), .init(title: tr("Taken", "取込日")),
        .init(title: tr("By", "担当")),
      ],
      rows: logs.map { log in
        [
          "\(log.id)", log.name, Figure.count(log.jobs), "\(clock.local(log.covers.lowerBound).day)",
          "\(clock.local(log.covers.upperBound).day)", log.isWhole ? tr("yes", "なし") : tr("no", "あり"),
          "\(clock.local(log.takenAt).day)", log.takenBy,
        ]
      })
  }

  package static func profiles(_ profiles: [PrintProfileText]) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Profile", "設定")),
        .init(title: tr("Columns that the table is known by", "見分ける列"), isFlexible: true),
      ], rows: profiles.map { [$0.name, $0.columns.map { $0.joined(separator: " | ") }.joined(separator: ", ")] })
  }

  package static func people(_ people: [PrintPersonDetails]) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Pseudonym", "仮名")), .init(title: tr("Unit", "所属"), isFlexible: true),
        .init(title: tr("Name", "名前"), isFlexible: true, presence: .unlessEmpty),
      ], rows: people.map { [$0.person.pseudonym, $0.unit ?? "", $0.person.name ?? ""] })
  }

  package static func keeping(_ keeping: PrintKeeping) -> String {
    var lines = [
      keeping.keepsNames
        ? tr("Names of those who print are kept.", "印刷した人の名前を残します。")
        : tr("Those who print are kept as pseudonyms, without their names.", "印刷した人は仮名だけを残し、名前は残しません。"),
      keeping.months.map { months in
        tr(
          "Persons and titles of jobs are kept for \(counted(months, "month")).", "ジョブの利用者と文書名は \(months) か月残します。")
      } ?? tr("Persons and titles of jobs are kept; nobody has said for how long.", "ジョブの利用者と文書名を残す期間は決められていません。"),
    ]
    if let until = keeping.until, keeping.jobs > 0 {
      lines.append(
        tr(
          "Of \(counted(keeping.jobs, "job")) up to \(until) they are there still: utsusu printer forget",
          "\(until) までのジョブ \(keeping.jobs) 件に残っています: utsusu printer forget"))
    }
    if !keeping.keepsNames, keeping.names > 0 {
      lines.append(
        tr(
          "\(counted(keeping.names, "name")) from before \(keeping.names == 1 ? "is" : "are") there still: utsusu printer forget",
          "以前の名前が \(keeping.names) 件残っています: utsusu printer forget"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  package static func forgotten(_ keeping: PrintKeeping) -> String {
    tr(
      "Forgotten for good: persons and titles of \(counted(keeping.jobs, "job"))"
        + (keeping.keepsNames ? "" : ", \(counted(keeping.names, "name"))") + ". The numbers stay.\n",
      "消去しました（元に戻せません）: ジョブ \(keeping.jobs) 件の利用者と文書名"
        + (keeping.keepsNames ? "" : "、名前 \(keeping.names) 件") + "。数は残っています。\n")
  }
}
