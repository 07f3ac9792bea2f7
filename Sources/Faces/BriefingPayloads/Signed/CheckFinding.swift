internal import BriefingLedger

/// Something in a signed report that is not as it should be.
package struct CheckFinding: Payload, Equatable {
  package let fault: Fault
  /// The line of the file.
  package var line: Int?
  /// What stands in that line, or is missing.
  package var kind: ReportLineKind?
  /// The number in the chain, of an entry or of a setting.
  package var entry: Int64?
  /// The member of a line, or the name of a figure.
  package var field: String?
  package var said: String?
  package var computed: String?

  /// The raw values are part of the JSON contract.
  package enum Fault: String, Payload {
    /// No signed report, or not one of a form that is known here.
    case notAReport = "not a report"
    /// A line that utsusu does not write, or a member that is none.
    case unreadable
    /// A member is not what it was when its line was written.
    case changed
    /// So many lines of a kind are said, and others are there.
    case count
    /// The content of a link is not what was hashed.
    case content
    /// A link does not carry the hash of the one before.
    case unchained
    /// A link is missing.
    case missing
    /// A figure is not what is computed from the lines.
    case figure
    /// Nothing can be computed from the lines.
    case notComputable = "not computable"
    /// The last entry is not the head that was signed.
    case head
    /// The lines are not those that were signed.
    case digest
    /// Neither the key that was given nor one in the file has signed.
    case signature
    /// It is signed by another key than the one that was given.
    case otherKey = "other key"
    /// What was noted before is not in this ledger.
    case notContained = "not contained"
    /// What was noted before is not signed by a key of this ledger.
    case earlierSignature = "earlier signature"
  }

  package init(
    _ fault: Fault, line: Int? = nil, kind: ReportLineKind? = nil, entry: Int64? = nil, field: String? = nil,
    said: String? = nil, computed: String? = nil
  ) {
    (self.fault, self.line, self.kind, self.entry) = (fault, line, kind, entry)
    (self.field, self.said, self.computed) = (field, said, computed)
  }

  init(_ found: ChainCheck.Break, in kind: ReportLineKind, line: Int?) {
    let fault: Fault =
      switch found.fault {
      case .content: .content
      case .previousHash: .unchained
      case .missing: .missing
      }
    self.init(fault, line: line, kind: kind, entry: found.number)
  }
}
