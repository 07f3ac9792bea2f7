/// A file made to break a reader.
public struct HostileFile: Sendable {
  public let name: String
  public let bytes: [UInt8]
  /// The reasons that may be given for it; `""` stands for its text and no reason. Nothing means any of them.
  public let reasons: Set<String>

  init(_ name: String, _ bytes: [UInt8], _ reasons: [String]) {
    self.name = name
    self.bytes = bytes
    self.reasons = Set(reasons)
  }

  init(_ name: String, _ bytes: [UInt8], _ reasons: String...) { self.init(name, bytes, reasons) }
  init(_ name: String, _ text: String, _ reasons: String...) { self.init(name, Array(text.utf8), reasons) }

  public static func all() throws -> [HostileFile] {
    try documents() + packages() + portableDocuments + pictures + texts + malformed
  }
}

/// Random numbers that are the same for the same seed (SplitMix64).
public struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
