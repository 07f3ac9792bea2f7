package import BriefingLedger
package import BriefingLibrary
internal import JapaneseText

/// That a report is signed: what of it is printed with the report.
package struct ReportSignature {
  package let checkpoint: SignedCheckpoint
  package let key: NoteKey
  /// The name of the file that others check.
  package let file: String
  /// Whether the report tells what printers put out, which the file does not.
  private let leavesOutPrints: Bool

  package init(_ checkpoint: SignedCheckpoint, by key: NoteKey, file: String, of report: ReductionReport) {
    (self.checkpoint, self.key, self.file) = (checkpoint, key, file)
    leavesOutPrints = report.printed != nil
  }

  var fingerprint: String { tr("Key: \(key.fingerprint)", "鍵: \(key.fingerprint)") }
  var head: String { tr("Ledger \(checkpoint.checkpoint.head.line)", "台帳 \(checkpoint.checkpoint.head.line)") }
  var sentence: String {
    if leavesOutPrints {
      return tr(
        "Signed. Whoever has \(file.quoted) checks every figure but those of print logs with utsusu check.",
        "署名済み。\(file.quoted) があれば、印刷ログの数値を除くすべての数値を utsusu check で確かめられます。")
    }
    return tr(
      "Signed. Whoever has \(file.quoted) checks every figure with utsusu check.",
      "署名済み。\(file.quoted) があれば、utsusu check ですべての数値を確かめられます。")
  }

  /// As the report ends with it on a terminal.
  package func lines(width: Int) -> [String] {
    // The groups of the hash stay whole: half of them a line.
    let groups = checkpoint.checkpoint.head.line.split(separator: " ").map(String.init)
    return lineWrapped(sentence, columns: width) + [
      "  " + tr("Ledger ", "台帳 ") + groups.prefix(5).joined(separator: " "),
      "          " + groups.dropFirst(5).joined(separator: " "), "  " + fingerprint,
    ]
  }
}
