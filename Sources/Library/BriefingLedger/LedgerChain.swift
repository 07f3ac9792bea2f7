public import BriefingDomain

/// The chain of the ledger: every entry's SHA-256 covers its number, its content and the hash before it.
///
/// The bytes that are hashed are a ``CanonicalForm`` of the values in the order of the columns. An entry says under which
/// form it was hashed: what a later utsusu adds to an entry makes another form, and no old hash changes.
public enum LedgerChain {
  /// The form of entries that are made now. Form 1 ends with who recorded the entry.
  public static let form = 2

  /// - Parameter written: the form; no bytes, which fit nothing, for one that is not known here.
  public static func hash(
    number: LedgerEntry.ID, _ content: LedgerEntry.Content, form written: Int = form, after previous: [UInt8]
  ) -> [UInt8] {
    guard (1...form).contains(written) else { return [] }
    let handout = content.handout
    var form = CanonicalForm(after: previous)
    form.add(number.rawValue)
    form.add(content.briefing.rawValue)
    form.add(content.recipient.id.rawValue)
    form.add(content.unit.id.rawValue)
    form.add(content.title)
    form.add(content.unit.name)
    form.add(content.recipient.name)
    form.add(content.moment.instant.seconds)
    form.add(content.moment.dayOnly ? 1 : 0)
    form.add(handout.form.rawValue)
    form.add(Int64(handout.copies))
    form.add(Int64(handout.pages))
    form.add(handout.duplex ? 1 : 0)
    form.add(Int64(handout.pagesPerSide))
    form.add(content.evidence.rawValue)
    form.add(content.reason)
    form.add(content.supersedes?.rawValue)
    form.add(content.recordedAt.seconds)
    form.add(content.recordedBy)
    if written >= 2 {
      form.add(content.correction)
      form.add(content.isWithdrawal ? 1 : 0)
    }
    return form.hash
  }
}
