internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// The proof of pages in words: what was shown, when, to whom, and by which hashes that can be checked.
package struct ProofWording {
  let proof: ProofOfPages
  let clock: OfficeClock

  private let isAtDesk: Bool

  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package init(_ proof: ProofOfPages, _ clock: OfficeClock, isAtDesk: Bool = false) {
    (self.proof, self.clock, self.isAtDesk) = (proof, clock, isAtDesk)
  }

  var details: BriefingDetails { proof.details }
  var title: String {
    tr("Proof of pages: briefing \(details.briefing.id)", "ページの提示証明: 報告 \(details.briefing.id)")
  }

  /// What it is about.
  var facts: [(name: String, value: String)] {
    let briefing = details.briefing
    return [
      (tr("Title", "件名"), briefing.markedTitle), (tr("Unit", "所属"), briefing.unit.name),
      (tr("Recipients", "報告先"), details.recipients.map(\.name).joined(separator: tr(", ", "、"))),
      (tr("Planned", "予定"), briefing.slot.label(clock)),
    ]
  }

  var madeAt: String {
    let made = Moment(instant: proof.madeAt, dayOnly: false).label(clock)
    return tr("Made \(made) (\(clock.zoneName))", "作成 \(made)（\(clock.zoneName)）")
  }

  func name(of version: MaterialVersion) -> String {
    "\(version.fileName.safe)  \(versionLabel("\(version.number)"))"
  }

  func hash(of version: MaterialVersion) -> String {
    version.isWithheld ? tr("withheld", "非表示") : "\(version.sha256)"
  }

  func seal(of report: ProjectionReport) -> String {
    proof.seals[report.projection.id].map { tr("Seal \($0.number)", "封印 \($0.number)") + "  \($0.hash)" }
      ?? tr("Not sealed yet", "未封印")
  }

  func line(of entry: LedgerEntry) -> String {
    let mark = details.mark(of: entry).map { "  " + $0 } ?? ""
    return "\(entry.number)  \(entry.content.recipient.name.safe)  \(entry.content.handout.label)  "
      + entry.content.evidence.label + mark
  }

  var nothing: String {
    tr("No page of it was projected.", "投影されたページはありません。")
  }

  var chain: [String] {
    [
      proof.ledger.sentenceOfLedger,
      tr(
        "Records of projections: \(proof.records.number) sealed, head \(proof.records.hash)",
        "投影の記録: \(proof.records.number) 件を封印、末尾のハッシュ \(proof.records.hash)"),
      isAtDesk
        ? tr("Whoever administers utsusu can check both chains.", "両方の連鎖は、utsusu の管理者が確かめられます。")
        : tr(
          "`utsusu verify` checks both chains; docs/ledger.md and docs/room.md say what is hashed.",
          "両方の連鎖は `utsusu verify` で確かめられます（ハッシュの対象は docs/ledger.md と docs/room.md に記載）。"),
    ]
  }

  package var text: String {
    var lines = [title] + facts.map { "  \($0.name): \($0.value.safe)" } + ["  " + madeAt]
    if !proof.shown.isEmpty { lines.append(tr("Materials shown", "提示した資料")) }
    for version in proof.shown { lines += ["  " + name(of: version), "    SHA-256 " + hash(of: version)] }
    lines.append(tr("Projected", "投影の記録"))
    for report in details.projections {
      let seal = seal(of: report).split(separator: "  ", maxSplits: 1)
      lines += report.lines(clock) + seal.enumerated().map { "    " + ($0.offset == 0 ? "" : "  ") + $0.element }
    }
    if details.projections.isEmpty { lines.append("  " + nothing) }
    lines.append(tr("Ledger", "台帳"))
    for entry in details.entries { lines += ["  " + line(of: entry), "    \(entry.hash)"] }
    if details.entries.isEmpty { lines.append(tr("  none", "  なし")) }
    lines += [tr("Chain", "連鎖")] + chain.map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined()
  }
}
