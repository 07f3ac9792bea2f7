internal import BriefingDomain
package import BriefingLedger
internal import BriefingLibrary

/// What has come of checking a signed report, from its file alone.
package struct ReportCheck: Payload {
  package let ok: Bool
  package let findings: [CheckFinding]
  package let period: String?
  package let computedAt: String?
  package let ledger: HeadPayload
  /// How many settings, and how many figures, were looked at.
  package let settings, figures: Int
  package let key: Key?
  /// What was noted before, and is to be in this ledger.
  package let earlier: [Earlier]

  package struct Key: Payload {
    package let name, fingerprint, text: String
    /// Whether somebody has given it; else it is the file's own.
    package let given: Bool
    /// Whether the head at the end is signed by it.
    package let signed: Bool
  }

  package struct Earlier: Payload {
    package let entry: Int64?
    package let hash: String
    package let contained: Bool
  }

  /// - Parameters:
  ///   - key: the one that it has to be signed by; the one in the file when `nil`.
  ///   - heads: what was noted before.
  ///   - earlier: earlier signed reports of the same ledger.
  package init(_ bytes: [UInt8], key given: NoteKey? = nil, heads: [NotedHead] = [], earlier: [SignedCheckpoint] = []) {
    let reading = ReportReading(bytes)
    let export = reading.export
    let keys = reading.settings.filter { $0.entry.setting == .key }.compactMap { $0.entry.value.flatMap(NoteKey.init) }
    let recomputed = try? export?.recomputed()
    var found =
      (reading.checkpoint.map { Self.faults(of: $0, reading, given: given, own: keys.last) } ?? []) + reading.findings
    if let broken = SettingLink.firstBreak(in: reading.settings) {
      found.append(CheckFinding(broken, in: .setting, line: Self.line(of: .setting, broken.number, reading)))
    }
    if let broken = LedgerChain.firstBreak(in: reading.entries) {
      found.append(CheckFinding(broken, in: .entry, line: Self.line(of: .entry, broken.number, reading)))
    }
    if let report = recomputed, let lines = try? SignedFigures(report).lines {
      found += Self.differences(reading, lines)
    } else if export != nil {
      found.append(CheckFinding(.notComputable))
    }
    var noted = heads
    for checkpoint in earlier {
      if !(keys + [given].compactMap(\.self)).contains(where: checkpoint.isSigned) {
        found.append(CheckFinding(.earlierSignature, entry: checkpoint.checkpoint.head.number))
      }
      noted.append(NotedHead(checkpoint.checkpoint.head))
    }
    self.earlier = noted.map { head in
      let isContained =
        head == NotedHead(ChainHead(number: 0, hash: .start))
        || reading.entries.contains { head.isOf($0.number.rawValue, $0.hash) }
      return Earlier(entry: head.number, hash: "\(head.hash)", contained: isContained)
    }
    found += self.earlier.filter { !$0.contained }.map { CheckFinding(.notContained, entry: $0.entry, said: $0.hash) }
    findings = Array(found.prefix(ReportReading.mostFindings))
    ok = findings.isEmpty
    (period, computedAt) = (recomputed.map { "\($0.period)" }, recomputed.map { $0.clock.iso($0.clock.now) })
    ledger = HeadPayload(export?.ledgerHead ?? ChainHead(number: 0, hash: .start))
    (settings, figures) = (reading.settings.count, reading.figures.count)
    self.key = (given ?? keys.last).map {
      Key(
        name: $0.name, fingerprint: $0.fingerprint, text: $0.text, given: given != nil,
        signed: reading.checkpoint?.isSigned(by: $0) ?? false)
    }
  }

  /// The signed head at the end of a signed report; `nil` where there is none.
  package static func checkpoint(of bytes: [UInt8]) -> SignedCheckpoint? { ReportReading(bytes).checkpoint }

  private static func faults(
    of checkpoint: SignedCheckpoint, _ reading: ReportReading, given: NoteKey?, own: NoteKey?
  ) -> [CheckFinding] {
    var found: [CheckFinding] = []
    let isSigned = (given ?? own).map(checkpoint.isSigned) ?? false
    if !isSigned {
      // Somebody else's key, or none at all.
      let isOther = given != nil && own.map(checkpoint.isSigned) ?? false
      found.append(CheckFinding(isOther ? .otherKey : .signature))
    }
    if checkpoint.checkpoint.report != ContentHash(ofBytes: Array(reading.content)) {
      found.append(CheckFinding(.digest))
    }
    let (said, last) = (checkpoint.checkpoint.head, reading.export?.ledgerHead ?? ChainHead(number: 0, hash: .start))
    if said != last { found.append(CheckFinding(.head, said: said.line, computed: last.line)) }
    return found
  }

  /// Entries stand in their order, so that a number says its line, unless one is missing.
  private static func line(of kind: ReportLineKind, _ number: Int64, _ reading: ReportReading) -> Int? {
    reading.firstLine[kind].map { $0 + Int(clamping: number) - 1 }
  }

  /// Figures that later versions of utsusu have added, each of which has a value or parts in their files.
  private static func isLater(_ name: String) -> Bool {
    ["report.sheetsSaved", "report.cost", "report.stock"].contains { name.hasPrefix($0) }
  }

  private static func differences(_ reading: ReportReading, _ computed: [FlatLine]) -> [CheckFinding] {
    var said: [String: (line: Int, value: FlatLine.Value)] = [:]
    var found: [CheckFinding] = []
    for figure in reading.figures {
      if said.updateValue((figure.line, figure.value), forKey: figure.name) != nil {
        found.append(
          CheckFinding(.figure, line: figure.line, kind: .figure, field: figure.name, said: figure.value.words))
      }
    }
    // A file that was signed before there were such figures says nothing of them.
    let isOfBefore = !said.keys.contains(where: Self.isLater)
    for line in computed {
      guard case .text(let name) = line.members[0].value else { continue }
      let value = line.members[1].value
      guard let printed = said.removeValue(forKey: name) else {
        if isOfBefore, value == .literal("null") || Self.isLater(name) { continue }
        found.append(CheckFinding(.figure, kind: .figure, field: name, computed: value.words))
        continue
      }
      if !printed.value.isAlike(value) {
        found.append(
          CheckFinding(
            .figure, line: printed.line, kind: .figure, field: name, said: printed.value.words, computed: value.words))
      }
    }
    // What is computed from nothing.
    found += said.sorted { $0.value.line < $1.value.line }.map {
      CheckFinding(.figure, line: $0.value.line, kind: .figure, field: $0.key, said: $0.value.value.words)
    }
    return found
  }
}
