public import BriefingDomain

/// The head of a ledger as somebody has noted it elsewhere: on paper, in another office, in a file.
public struct NotedHead: Hashable, Sendable {
  /// `nil` where the hash alone was noted.
  public let number: Int64?
  public let hash: ContentHash

  public init(_ head: ChainHead) { (number, hash) = (head.number, head.hash) }

  /// Reads the line of ``ChainHead/line``, or any other that ends with the hash, in one word or in groups of digits; `nil`
  /// where it has not all of it. The last number before it is the entry's.
  ///
  /// - Parameter text: in lower-case letters and half-width digits.
  public init?(_ text: String) {
    var words = text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    var digits = ""
    while let word = words.last, digits.utf8.count < 64, word.utf8.count + digits.utf8.count <= 64 {
      digits = word + digits
      words.removeLast()
    }
    guard let hash = ContentHash(hexadecimal: digits) else { return nil }
    self.hash = hash
    number = words.lazy.reversed().compactMap { Int64($0) }.first
  }

  /// Whether it is the entry of this number and hash that was noted.
  public func isOf(_ number: Int64, _ hash: ContentHash) -> Bool {
    (self.number ?? number) == number && self.hash == hash
  }
}

extension ChainHead {
  /// For paper: the number, and the hash in groups that can be read aloud and typed.
  public var line: String {
    let digits = Array("\(hash)")
    let groups = stride(from: 0, to: digits.count, by: 8).map { String(digits[$0..<$0 + 8]) }
    return "\(number): \(groups.joined(separator: " "))"
  }
}
