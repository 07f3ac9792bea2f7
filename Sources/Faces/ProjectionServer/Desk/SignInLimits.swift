internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText
internal import Synchronization

/// How often somebody may try to sign in. After some wrong tries there is a time to wait, each time twice as long, for the
/// name that was tried and for the machine that tried it.
///
/// A name that is tried by others keeps its owner out for a quarter of an hour at most.
final class SignInLimits: Sendable {
  private struct Tries {
    var wrong = 0
    /// Milliseconds of a clock that nobody sets.
    var waitsUntil: Int64 = 0
    var last: Int64 = 0
  }

  static let free = 5
  /// In milliseconds.
  static let firstWait: Int64 = 2_000
  static let longestWait: Int64 = 15 * 60_000
  /// Of so many names and machines tries are remembered; an address of IPv6 counts by its network.
  private static let most = 10_000

  private let tries = Mutex<[String: Tries]>([:])
  private let uptime: @Sendable () -> Int64

  init(uptime: @escaping @Sendable () -> Int64) { self.uptime = uptime }

  /// Milliseconds to wait before a try; 0 for none. A name is the same in any case and width.
  func wait(name: String, from address: NetworkAddress?) -> Int64 {
    let now = uptime()
    return tries.withLock { tries in
      keys(name, address).map { max(0, (tries[$0]?.waitsUntil ?? 0) - now) }.max() ?? 0
    }
  }

  /// Before a try is looked at: tries at the same time are tries. It counts as a wrong one until it has succeeded.
  func begin(name: String, from address: NetworkAddress?) {
    let now = uptime()
    tries.withLock { tries in
      if tries.count >= Self.most { tries = tries.filter { now - $0.value.last < Self.longestWait } }
      for key in keys(name, address) where tries[key] != nil || tries.count < Self.most {
        var known = tries[key] ?? Tries()
        // A day later it is forgotten.
        if now - known.last > 86_400_000 { known = Tries() }
        known.wrong += 1
        known.last = now
        let doubled = known.wrong - Self.free
        if doubled >= 0 { known.waitsUntil = now + min(Self.longestWait, Self.firstWait << min(doubled, 20)) }
        tries[key] = known
      }
    }
  }

  /// Who knows the password has shown that the wrong ones were slips; what the machine tried under other names stays.
  func succeeded(name: String, from address: NetworkAddress?) {
    tries.withLock { $0[key(of: name)] = nil }
    passed(from: address)
  }

  /// The machine's try was no wrong one, whoever it was for.
  func passed(from address: NetworkAddress?) {
    let now = uptime()
    guard let key = address.map(key) else { return }
    tries.withLock { tries in
      guard var known = tries[key] else { return }
      known.wrong = max(0, known.wrong - 1)
      known.waitsUntil = min(known.waitsUntil, now)
      tries[key] = known
    }
  }

  private func keys(_ name: String, _ address: NetworkAddress?) -> [String] {
    [key(of: name)] + (address.map { [key(of: $0)] } ?? [])
  }

  private func key(of name: String) -> String { "name \(String(Folding.key(name).prefix(100)))" }
  private func key(of address: NetworkAddress) -> String { "from \(address)" }
}
