public import BriefingDomain
internal import Crypto

extension ContentHash {
  /// What stands before the first link of a chain.
  public static let start = ContentHash(CanonicalForm.start)!

  /// Of the text's UTF-8.
  public init(of text: String) { self.init(ofBytes: Array(text.utf8)) }

  public init(ofBytes bytes: [UInt8]) { self.init(SHA256.hash(data: bytes))! }
}

extension AccessKey {
  /// What may be kept of it. Looking keys up by their hashes tells nobody by its timing how near a guess was.
  public var hash: ContentHash { ContentHash(of: text) }
}
