public import BriefingDomain
internal import Crypto

extension ContentHash {
  /// Of the text's UTF-8.
  public init(of text: String) { self.init(SHA256.hash(data: Array(text.utf8)))! }
}

extension AccessKey {
  /// What may be kept of it. Looking keys up by their hashes tells nobody by its timing how near a guess was.
  public var hash: ContentHash { ContentHash(of: text) }
}
