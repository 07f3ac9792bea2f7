internal import BriefingDomain

/// Follows a chain link by link, whoever holds its links: a database, a file, another office.
public struct ChainCheck {
  /// The number that the next link has; the first one has 1.
  public private(set) var expected: Int64 = 1
  private var previous = CanonicalForm.start

  /// A link that does not fit, and what is wrong with it.
  public typealias Break = (number: Int64, fault: ChainFault)

  public init() {}

  /// Takes the next link.
  ///
  /// - Parameters:
  ///   - previousHash: the hash that it carries of the link before.
  ///   - stored: its own hash, as it carries it.
  ///   - computed: the hash that its content has behind the link before.
  /// - Returns: `nil` where it fits.
  public mutating func next(
    _ number: Int64, previousHash: [UInt8], hash stored: [UInt8], computed: (_ previous: [UInt8]) throws -> [UInt8]
  ) rethrows -> Break? {
    guard number == expected else { return (expected, .missing) }
    guard previousHash == previous else { return (number, .previousHash) }
    guard try stored == computed(previous) else { return (number, .content) }
    previous = stored
    expected += 1
    return nil
  }

  /// What is missing behind the last link.
  ///
  /// - Parameter last: the highest number that was ever given.
  public func end(last: Int64) -> Break? { last >= expected ? (expected, .missing) : nil }
}

extension LedgerChain {
  /// The first entry of a ledger, from its beginning on, that does not fit, be it that its form is not known here.
  ///
  /// - Parameter last: the highest number that was ever given, where that is known.
  public static func firstBreak(in entries: some Sequence<LedgerEntry>, last: Int64 = 0) -> ChainCheck.Break? {
    var check = ChainCheck()
    for entry in entries {
      let fault = check.next(entry.number.rawValue, previousHash: entry.previousHash.bytes, hash: entry.hash.bytes) {
        hash(number: entry.number, entry.content, form: entry.hashForm, after: $0)
      }
      if let fault { return fault }
    }
    return check.end(last: last)
  }
}
