public import BriefingDomain

/// The head of a ledger and what was printed from it, as a note that is signed: a checkpoint in the form of C2SP
/// tlog-checkpoint. The chain is linear: in the place of the root of a Merkle tree stands the hash of the last entry.
public struct Checkpoint: Hashable, Sendable {
  /// Whose ledger it is: the name of the key.
  public let origin: String
  public let head: ChainHead
  /// The SHA-256 of what the report was computed from, and of its figures.
  public let report: ContentHash

  public init(origin: String, head: ChainHead, report: ContentHash) {
    self.origin = origin
    self.head = head
    self.report = report
  }

  /// What is signed.
  public var text: String {
    "\(origin)\n\(head.number)\n\(Base64.text(head.hash.bytes))\nreport \(Base64.text(report.bytes))\n"
  }
}

/// A checkpoint with the signature of the office's key.
public struct SignedCheckpoint: Hashable, Sendable {
  public let checkpoint: Checkpoint
  /// The number of the key, and its signature.
  private let signature: [UInt8]

  /// - Parameter signature: of the checkpoint's text.
  public init(_ checkpoint: Checkpoint, by key: NoteKey, signature: [UInt8]) {
    self.checkpoint = checkpoint
    self.signature = key.number + signature
  }

  /// The note as it is printed, kept and put into a QR code.
  public var text: String { "\(checkpoint.text)\n— \(checkpoint.origin) \(Base64.text(signature))\n" }

  /// Reads a note as ``text`` writes it; `nil` for any other.
  public init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 7, let number = Int64(lines[1]), number >= 0,
      let head = Base64.bytes(lines[2]).flatMap({ ContentHash($0) }),
      let report = Base64.bytes(String(lines[3].dropFirst("report ".count))).flatMap({ ContentHash($0) }),
      let signature = Base64.bytes(String(lines[5].split(separator: " ").last ?? "")), signature.count == 68
    else { return nil }
    checkpoint = Checkpoint(origin: lines[0], head: ChainHead(number: number, hash: head), report: report)
    self.signature = signature
    guard self.text == text else { return nil }
  }

  /// Whether this key has signed it.
  public func isSigned(by key: NoteKey) -> Bool {
    key.name == checkpoint.origin && Array(signature.prefix(4)) == key.number
      && key.isSignature(Array(signature.dropFirst(4)), of: checkpoint.text)
  }
}
