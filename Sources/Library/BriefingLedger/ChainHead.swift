public import BriefingDomain

/// The last link of a chain, such as the ledger's last entry: who notes its hash elsewhere can tell later that nothing
/// before it has changed.
public struct ChainHead: Hashable, Sendable {
  /// 0 and zero bytes for an empty chain.
  public let number: Int64
  public let hash: ContentHash

  public init(
    number: Int64, hash: ContentHash
  ) {
    self.number = number
    self.hash = hash
  }
}

/// Why an entry does not fit the chain.
public enum ChainFault: Sendable {
  /// Its content is not what was hashed.
  case content
  /// It does not carry the hash of the entry before it.
  case previousHash
  /// It was there once and is not any more.
  case missing
}
