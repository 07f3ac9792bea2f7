internal import BriefingLedger
internal import BriefingPayloads
internal import BriefingWording

/// What has come of checking a signed report, in words.
struct CheckWording {
  private let check: ReportCheck

  init(_ check: ReportCheck) { self.check = check }

  var text: String {
    var lines = check.findings.map(Self.sentence)
    if check.ok { lines.append(Self.good(check)) }
    lines += check.earlier.filter(\.contained).map { Self.sentence(of: $0.entry, $0.hash, contained: true) }
    if let key = check.key { lines += Self.lines(of: key) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Whether what was noted before is in a ledger.
  static func sentence(of entry: Int64?, _ hash: String, contained: Bool?) -> String {
    let which = entry.map { tr("entry \($0), \(hash)", "記録 \($0)、\(hash)") } ?? hash
    guard let contained else {
      return tr(
        "The ledger cannot be read, so nobody can say whether it contains what was noted: \(which)",
        "台帳を読めないため、控えた末尾が含まれているか分かりません: \(which)")
    }
    return contained
      ? tr("The ledger contains what was noted: \(which)", "控えた末尾は台帳に含まれています: \(which)")
      : tr(
        "The ledger does not contain what was noted: \(which)", "控えた末尾が台帳にありません: \(which)")
  }

  private static func good(_ check: ReportCheck) -> String {
    let (period, head) = (check.period ?? "", check.ledger)
    return tr(
      "Everything fits. Report \(period), computed \(check.computedAt ?? ""): \(check.figures) figures computed anew from "
        + "\(head.entries) ledger entries and \(check.settings) settings; head \(head.head)",
      "すべて一致しました。レポート \(period)（\(check.computedAt ?? "") 算出）: 台帳 \(head.entries) 件と設定 \(check.settings) 件から "
        + "\(check.figures) 個の値を算出し直しました。末尾のハッシュ \(head.head)")
  }

  private static func lines(of key: ReportCheck.Key) -> [String] {
    let name = "\(key.name.safe)  \(key.fingerprint)"
    guard key.signed else { return [tr("Looked for the signature of: \(name)", "署名を探した鍵: \(name)")] }
    return key.given
      ? [tr("Signed by the key that you gave: \(name)", "指定された鍵で署名されています: \(name)")]
      : [
        tr("Signed by the key that stands in the file: \(name)", "ファイルの中の鍵で署名されています: \(name)"),
        tr(
          "Whose key that is the file cannot prove: compare the fingerprint with one that the office gave you, or say --key.",
          "それがだれの鍵かは、このファイルからは分かりません。役所から別に受け取った指紋と見比べるか、--key で公開鍵を指定してください。"),
      ]
  }

  private static func sentence(_ finding: CheckFinding) -> String {
    let place = place(of: finding)
    let field = (finding.field ?? "").quoted
    let (said, computed) = ((finding.said ?? "–").quoted, (finding.computed ?? "–").quoted)
    return switch finding.fault {
    case .notAReport:
      tr(
        "This is no signed report of a form that this utsusu knows.", "この utsusu が読める、署名されたレポートではありません。")
    case .unreadable where finding.field == "checkpoint":
      tr("The signed head at the end is missing or damaged.", "末尾の署名がないか、壊れています。")
    case .unreadable:
      finding.field == nil
        ? tr("\(place): not as utsusu writes it.", "\(place): utsusu が書いた形ではありません。")
        : tr(
          "\(place): \(field) is missing, or not as utsusu writes it.", "\(place): \(field) がないか、utsusu が書いた形ではありません。")
    case .changed: tr("\(place): \(field) was changed.", "\(place): \(field) が書き換えられています。")
    case .count:
      tr(
        "Lines “\(finding.kind?.rawValue ?? "")”: \(said) said, \(computed) there.",
        "「\(finding.kind?.rawValue ?? "")」の行: \(said) 行のはずが \(computed) 行です。")
    case .content: tr("\(place): its content is not what was hashed.", "\(place): 内容がハッシュと合いません。")
    case .unchained:
      tr("\(place): it does not carry the hash of the one before.", "\(place): 一つ前のハッシュと合いません。")
    case .missing: tr("\(place): missing.", "\(place): ありません。")
    case .figure where finding.said == nil:
      tr("Figure \(field): not there, computed \(computed).", "数値 \(field): ファイルになく、算出は \(computed) です。")
    case .figure where finding.computed == nil:
      tr("Figure \(field): \(said) said, and nothing is computed so.", "数値 \(field): \(said) とありますが、算出されない値です。")
    case .figure:
      tr("Figure \(field): said \(said), computed \(computed).", "数値 \(field): 記載は \(said)、算出は \(computed) です。")
    case .notComputable:
      tr("The figures cannot be computed from these lines.", "これらの行からは数値を算出できません。")
    case .head:
      tr(
        "The ledger's end is not the one that was signed: \(said) signed, \(computed) there.",
        "台帳の末尾が署名されたものと違います: 署名は \(said)、ファイルは \(computed) です。")
    case .digest:
      tr("The lines are not those that were signed.", "署名されたときの行と違います。")
    case .signature: tr("The signature does not fit the key.", "署名が鍵と合いません。")
    case .otherKey:
      tr(
        "It is signed by the key that stands in the file, and not by the one that you gave.",
        "指定された鍵ではなく、ファイルの中の鍵で署名されています。")
    case .notContained: Self.sentence(of: finding.entry, finding.said ?? "", contained: false)
    case .earlierSignature:
      tr(
        "The earlier report (entry \(finding.entry ?? 0)) is signed by no key of this ledger.",
        "以前のレポート（記録 \(finding.entry ?? 0)）は、この台帳の鍵で署名されていません。")
    }
  }

  /// `Entry 12 (line 40)`.
  private static func place(of finding: CheckFinding) -> String {
    let line = finding.line.map { tr("line \($0)", "\($0) 行目") }
    guard let kind = finding.kind else { return line ?? "" }
    let number = finding.entry.map { " \($0)" } ?? ""
    let name =
      switch kind {
      case .entry: tr("Entry\(number)", "記録\(number)")
      case .setting: tr("Setting\(number)", "設定\(number)")
      case .recipient: tr("Recipient\(number)", "報告先\(number)")
      case .unit: tr("Unit\(number)", "所属\(number)")
      case .waiting: tr("Unrecorded briefing\(number)", "未確認の報告\(number)")
      case .unseen: tr("Unseen entry\(number)", "画面で未確認の記録\(number)")
      case .figure: tr("Figure", "数値")
      case .report: tr("Report", "レポート")
      }
    return name + (line.map { tr(" (\($0))", "（\($0)）") } ?? "")
  }
}
