internal import BriefingDomain
package import BriefingLibrary

/// What print logs brought, or would bring.
package enum PrintImportWording {
  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package static func text(_ receipt: PrintImportReceipt, isAtDesk: Bool = false) -> String {
    if receipt.files.isEmpty {
      return tr("There is no file in it: nothing was taken in.\n", "ファイルがありません。何も取り込んでいません。\n")
    }
    return (receipt.files.flatMap { lines($0, isAtDesk) } + notes(receipt, isAtDesk)).map { $0 + "\n" }.joined()
  }

  private static func lines(_ file: PrintImportReceipt.File, _ isAtDesk: Bool) -> [String] {
    if file.known {
      return [
        tr(
          "\(file.name.safe): taken in before, \(days(file)). Nothing is added.",
          "\(file.name.safe): 取込済みのファイルです（\(days(file))）。何も加えていません。")
      ]
    }
    guard file.from != nil else {
      let (english, japanese) =
        isAtDesk
        ? ("printer and days", "機器と期間")
        : ("--printer NAME --covers 2026-10", "--printer 名前 --covers 2026-10 で機器と期間")
      return [
        tr(
          "\(file.name.safe): no job in it. If that is so, say of which printer and when: \(english).",
          "\(file.name.safe): ジョブがありません。印刷がなかったのであれば、\(japanese)を指定してください。")
      ] + findings(file)
    }
    let seen = file.jobs - file.added
    return [
      "\(file.name.safe) (\(kind(file)))",
      "  "
        + tr(
          "\(counted(file.jobs, "job")), \(file.added) new, by \(counted(file.people, "person")); \(days(file))",
          "ジョブ \(file.jobs) 件（新しいもの \(file.added) 件、利用者 \(file.people) 人）、\(days(file))"),
    ]
      + (seen > 0
        ? ["  " + tr("Told by another log already: \(seen)", "別のログに既にあるもの: \(seen) 件")] : [])
      + file.printers.map { printer in
        "  \(printer.name.safe)  " + tr(counted(printer.jobs, "job"), "\(printer.jobs) 件")
          + (printer.virtual ? tr("  no paper", "  紙の出ないもの") : "") + (printer.new ? tr("  new", "  新しい機器") : "")
      }
      + findings(file)
  }

  private static func findings(_ file: PrintImportReceipt.File) -> [String] {
    file.findings.map { "  ※ " + sentence($0) }
  }

  private static func kind(_ file: PrintImportReceipt.File) -> String {
    let kind =
      switch file.kind {
      case "cups": "CUPS page_log"
      case "papercut": "PaperCut Print Logger"
      case "windows": "Windows PrintService"
      case "machine": tr("multi-function printer", "複合機")
      default: file.kind.safe
      }
    return kind + (file.profile.map { tr(", \($0.safe)", "、\($0.safe)") } ?? "")
  }

  private static func days(_ file: PrintImportReceipt.File) -> String {
    guard let from = file.from, let to = file.to else { return "" }
    return from == to ? from : tr("\(from) to \(to)", "\(from)〜\(to)")
  }

  private static func sentence(_ finding: PrintImportReceipt.Finding) -> String {
    let (line, count) = (finding.line, finding.count)
    switch PrintLogFinding.Kind(rawValue: finding.kind) {
    case .gap:
      return tr(
        "\(counted(count, "number")) of jobs missing, the first before line \(line): jobs may be missing",
        "番号が \(count) 個とんでいます（最初は \(line) 行目の前）。ジョブが欠けている可能性があります")
    case .restart:
      return tr("Numbers begin anew at line \(line)", "\(line) 行目で番号が振り直されています")
    case .cutTail:
      return tr("The end is cut off at line \(line): get the file again", "\(line) 行目で途切れています。ファイルを取り直してください")
    case .noRecord:
      return tr(
        "\(counted(count, "line")) passed over that \(count == 1 ? "is" : "are") no record, the first is line \(line)",
        "記録として読めない行を \(count) 行とばしました（最初は \(line) 行目）")
    case .fullRing:
      return tr(
        "As many jobs as the machine remembers: earlier ones are gone. Take its log more often",
        "機器が保持できる件数に達しています。これより前のジョブは失われています。ログをより頻繁に取り出してください")
    case .twice:
      return tr("\(counted(count, "job")) twice in the file, counted once", "同じジョブが \(count) 件重複しており、1回と数えました")
    case .leftOut:
      return tr(
        "\(counted(count, "job")) left out by `rows` and `skip` of the profile, the first at line \(line)",
        "設定の「対象」「除外」により除いたジョブが \(count) 件あります（最初は \(line) 行目）")
    case nil: return finding.kind.safe
    }
  }

  private static func notes(_ receipt: PrintImportReceipt, _ isAtDesk: Bool) -> [String] {
    var lines: [String] = []
    if receipt.files.contains(where: { $0.printers.contains { $0.new && !$0.virtual } }) {
      lines.append(
        isAtDesk
          ? tr("Say below where new printers stand.", "新しい機器の場所を、下の一覧で設定してください。")
          : tr(
            "Say where new printers stand: utsusu printer set NAME --unit UNIT, or --floor FLOOR",
            "新しい機器の場所を登録してください: utsusu printer set 名前 --unit 所属（または --floor 階）"))
    }
    if receipt.dryRun { lines.append(tr("Nothing was written.", "何も書き込んでいません。")) }
    return lines
  }
}
