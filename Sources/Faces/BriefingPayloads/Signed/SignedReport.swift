internal import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// A report in a file that others check: its figures, all that they are computed from, and the head of the ledger signed.
package struct SignedReport {
  static let title = "utsusu-report 1"
  /// For whoever opens it in an editor in ten years.
  static let remarks = [
    "# A reduction report with all that its figures are computed from, signed. Each line is an object of JSON.",
    "# 削減レポートの数値と、その算出に用いたすべての記録です。各行は JSON で、末尾に署名があります。",
    "# Check it with: utsusu check FILE   The format is described in docs/evidence.md of utsusu.",
  ]

  package let text: String
  package let checkpoint: SignedCheckpoint

  /// - Throws: what signing throws, or reading what is to be signed.
  package init(_ export: ReportExport, by key: SigningKey) throws {
    var content = ([Self.title] + Self.remarks).joined(separator: "\n") + "\n"
    for (kind, lines) in export.lines(figures: try SignedFigures(try export.recomputed()).lines) {
      for line in lines {
        let tagged = FlatLine([("kind", .text(kind.rawValue))] + line.members.map { ($0.name, $0.value) })
        content += (kind == .figure ? tagged : tagged.marked).text + "\n"
      }
    }
    checkpoint = try key.sign(export.ledgerHead, report: ContentHash(of: content))
    text = content + "\n" + checkpoint.text
  }
}
