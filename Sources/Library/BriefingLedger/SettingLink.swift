public import BriefingDomain

/// A ``SettingEntry`` with its place in the chain of settings.
public struct SettingLink: Hashable, Sendable {
  public let entry: SettingEntry
  public let hashForm: Int
  public let previousHash: ContentHash
  public let hash: ContentHash

  /// The first form, and the only one so far.
  public static let form = 1

  public init(entry: SettingEntry, hashForm: Int, previousHash: ContentHash, hash: ContentHash) {
    self.entry = entry
    self.hashForm = hashForm
    self.previousHash = previousHash
    self.hash = hash
  }

  /// - Returns: no bytes, which fit nothing, for a form that is not known here.
  public static func hash(_ entry: SettingEntry, form written: Int = form, after previous: [UInt8]) -> [UInt8] {
    guard written == Self.form else { return [] }
    var form = CanonicalForm(after: previous)
    form.add(entry.number.rawValue)
    for text in [entry.setting.name, entry.setting.subject, entry.value] { form.add(text) }
    form.add(entry.recordedAt?.seconds)
    form.add(entry.recordedBy)
    return form.hash
  }

  /// The first of the chain, from its beginning on, that does not fit.
  public static func firstBreak(in links: some Sequence<SettingLink>) -> ChainCheck.Break? {
    var check = ChainCheck()
    for link in links {
      let fault = check.next(
        link.entry.number.rawValue, previousHash: link.previousHash.bytes, hash: link.hash.bytes
      ) { hash(link.entry, form: link.hashForm, after: $0) }
      if let fault { return fault }
    }
    return nil
  }
}
