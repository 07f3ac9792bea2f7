internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import JapaneseText
internal import Logging
internal import Synchronization

/// The header in which a proxy names who asks, after it has signed them in by the office's directory. It is believed from
/// trusted proxies alone.
final class ProxySignIn: Sendable {
  let header: HTTPField.Name
  /// Folded; empty where every realm is the office's.
  private let realms: Set<String>
  private let isIgnored = Mutex(false)

  /// `nil` without a header.
  init?(_ header: String?, realms: [String]) {
    guard let header = header.flatMap({ HTTPField.Name($0) }) else { return nil }
    self.header = header
    self.realms = Set(realms.map(Folding.key))
  }

  /// The name that somebody signs in by; `nil` where the header names nobody, or not for certain.
  ///
  /// - Parameter values: of the header, as often as it is there.
  func name(of values: [String]) -> String? {
    guard values.count == 1, let (user, realm) = Self.parts(of: values[0]), isOffices(realm) else { return nil }
    return (try? AccountName(user))?.value
  }

  /// Whether the header names somebody who is not of the office.
  func isStranger(_ values: [String]) -> Bool {
    guard values.count == 1, let (user, realm) = Self.parts(of: values[0]) else { return false }
    return !isOffices(realm) && (try? AccountName(user)) != nil
  }

  private func isOffices(_ realm: String?) -> Bool {
    realms.isEmpty || realm.map { realms.contains(Folding.key($0)) } ?? false
  }

  /// Of `user`, `user@REALM` or `DOMAIN\\user`.
  private static func parts(of text: String) -> (user: String, realm: String?)? {
    guard text.utf8.count <= 256 else { return nil }
    let (at, back) = (
      text.split(separator: "@", omittingEmptySubsequences: false).map(String.init),
      text.split(separator: "\\", omittingEmptySubsequences: false).map(String.init)
    )
    return switch (at.count, back.count) {
    case (1, 1): (text, nil)
    case (2, 1) where !at[1].isEmpty: (at[0], at[1])
    case (1, 2) where !back[0].isEmpty: (back[1], back[0])
    default: nil
    }
  }

  /// Whether it is the first one that is not believed.
  func noteIgnored() -> Bool {
    isIgnored.withLock { isIgnored in
      defer { isIgnored = true }
      return !isIgnored
    }
  }
}

extension DeskGate {
  /// Whom the office's directory says that a request is from; `nil` where it says nothing.
  func named(_ request: Request, _ context: RoomContext) -> String? {
    guard let directory, request.headers.contains(directory.header) else { return nil }
    if trusted.trusts(context.peer) { return directory.name(of: request.headers[values: directory.header]) }
    if directory.noteIgnored() {
      context.logger.note(.signInHeaderIgnored, .warning, context.trace.metadata(context.peer))
    }
    return nil
  }

  /// Whether a session is still that of who asks: one that the directory has begun ends when it names somebody else.
  func isTheirs(_ visitor: SignedIn, _ request: Request, _ context: RoomContext) -> Bool {
    guard visitor.session.isByDirectory, let directory else { return true }
    if trusted.trusts(context.peer), directory.isStranger(request.headers[values: directory.header]) { return false }
    guard let name = named(request, context) else { return true }
    return Folding.isOneName(name, visitor.account.name)
  }

  /// Signs in whom the directory names. Nobody gets an account by that alone.
  ///
  /// - Returns: `nil` where it names nobody.
  func signInByDirectory(
    _ request: Request, _ context: RoomContext, then next: SignInTarget?
  ) async throws -> Response? {
    guard let name = named(request, context) else { return nil }
    let origin = origin(request, context)
    guard
      let (account, key) = try await library.signIn(
        byDirectory: name, at: now().instant, address: origin.address, browser: origin.browser)
    else {
      refused("unknown", context)
      return .desk(.forbidden, for: request) { DeskPages.unknown(name) }
    }
    return try await begin(
      key, of: account, then: next?.path ?? account.firstPage, by: "directory", request, context)
  }
}
