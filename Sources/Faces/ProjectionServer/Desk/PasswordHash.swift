internal import BlockingThreads
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as it is kept: by scrypt (RFC 7914), `scrypt$15$8$3$salt$hash` with salt and hash in base64.
///
/// The cost is one that OWASP's cheat sheet on password storage names (N = 2^15, r = 8, p = 3): 32 MB and some tenths of a
/// second for each guess. What was kept at another cost goes on being checked at that.
struct PasswordHash {
  let cost: Cost
  private let salt, hash: Data

  struct Cost {
    var logRounds = 15
    var blockSize = 8
    var parallelism = 3
  }

  /// Two guesses at a time, so that guessing takes 64 MB and no more, and no thread that a room's answers need.
  private static let threads = BlockingThreads(most: 2)

  /// Nobody's, for a name that nobody signs in by: to find that out takes as long as a wrong password.
  static let nobodys = PasswordHash(cost: Cost(), salt: Data(count: 16), hash: Data(count: 32))

  /// Of a new password.
  ///
  /// - Parameter cost: another one for tests, which sign in often.
  static func of(_ password: String, at cost: Cost = Cost()) async throws -> PasswordHash {
    var numbers = SystemRandomNumberGenerator()
    let salt = Data((0..<16).map { _ in UInt8.random(in: 0 ... .max, using: &numbers) })
    return PasswordHash(
      cost: cost, salt: salt, hash: try await derive(password, salt, cost).withUnsafeBytes { Data($0) })
  }

  func fits(_ password: String) async throws -> Bool {
    // Keys are compared in the same time wherever they differ.
    try await Self.derive(password, salt, cost) == SymmetricKey(data: hash)
  }

  var text: String {
    "scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)$\(salt.base64EncodedString())$\(hash.base64EncodedString())"
  }

  /// `nil` for what no utsusu has written, or what would take more than a server has.
  init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), (14...20).contains(rounds),
      let size = Int(parts[2]), (1...16).contains(size), let parallelism = Int(parts[3]), (1...8).contains(parallelism),
      let salt = Data(base64Encoded: String(parts[4])), salt.count >= 16,
      let hash = Data(base64Encoded: String(parts[5])), hash.count == 32
    else { return nil }
    self.init(cost: Cost(logRounds: rounds, blockSize: size, parallelism: parallelism), salt: salt, hash: hash)
  }

  private init(cost: Cost, salt: Data, hash: Data) { (self.cost, self.salt, self.hash) = (cost, salt, hash) }

  private static func derive(_ password: String, _ salt: Data, _ cost: Cost) async throws -> SymmetricKey {
    // However a keyboard composes it, it is the same password (NIST SP 800-63B, 3.1.1.2).
    let bytes = Data(password.precomposedStringWithCompatibilityMapping.utf8)
    return try await threads.run {
      try KDF.Scrypt.deriveKey(
        from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds, blockSize: cost.blockSize,
        parallelism: cost.parallelism)
    }
  }
}
