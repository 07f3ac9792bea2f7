internal import BriefingDomain
internal import Synchronization

/// Those who have given the right password and have yet to give the code of their second factor. It is good for that alone,
/// for a few minutes, and not over a restart of the server.
final class HalfSessions: Sendable {
  struct Half: Sendable {
    let account: Account
    /// The password that was checked.
    let hashed: String
    /// Where they go then.
    let next: SignInTarget?
    /// Milliseconds of a clock that nobody sets.
    fileprivate let until: Int64
  }

  static let life: Int64 = 5 * 60_000
  private static let most = 10_000

  private let halves = Mutex<[AccessKey: Half]>([:])
  private let uptime: @Sendable () -> Int64

  init(uptime: @escaping @Sendable () -> Int64) { self.uptime = uptime }

  /// - Returns: `nil` where too many are at it.
  func begin(_ account: Account, checked hashed: String, next: SignInTarget?) -> AccessKey? {
    let (key, now) = (AccessKey(), uptime())
    return halves.withLock { halves in
      halves = halves.filter { $0.value.until > now }
      guard halves.count < Self.most else { return nil }
      halves[key] = Half(account: account, hashed: hashed, next: next, until: now + Self.life)
      return key
    }
  }

  subscript(_ key: AccessKey?) -> Half? {
    let now = uptime()
    return halves.withLock { halves in key.flatMap { halves[$0] }.flatMap { $0.until > now ? $0 : nil } }
  }

  func end(_ key: AccessKey) { halves.withLock { $0[key] = nil } }
}
