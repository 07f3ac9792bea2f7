internal import BriefingLibrary
internal import BriefingStore
internal import HTTPTypes
internal import Hummingbird

extension Keyring {
  /// What the key in a request's address opens, if it is of that kind. Every other key gets the same answer, from which
  /// nothing is to be learned.
  ///
  /// - Throws: `Refusal.noSuchPlace`.
  func door(_ place: Place, _ context: RoomContext) throws(Refusal) -> Door {
    guard let text = context.parameters.get("key"), let key = AccessKey(text), let door = door(for: key),
      place.admits(door.kind)
    else { throw .noSuchPlace }
    return door
  }
}

/// The three pages of a room.
enum Place: String, CaseIterable {
  case screen, drive, follow

  func admits(_ kind: Door.Kind) -> Bool {
    switch (self, kind) {
    case (.screen, .screen), (.drive, .drive), (.follow, .follow): true
    default: false
    }
  }
}

extension Request {
  /// The server as this browser reaches it, such as `http://10.0.0.5:8080`.
  ///
  /// - Parameter server: the address that the server gives itself, for browsers on its own machine: what they see is of no
  ///   use to others.
  func base(else server: String) -> String {
    guard let host = headers[Self.forwardedHost] ?? head.authority, !host.isEmpty,
      host.allSatisfy({ $0.isLetter || $0.isNumber || ".:-[]_".contains($0) }),
      !host.hasPrefix("127."), !host.hasPrefix("localhost"), !host.hasPrefix("[::1]")
    else { return server }
    return "\(headers[Self.forwardedProtocol] == "https" ? "https" : "http")://\(host)"
  }

  private static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")!
  private static let forwardedHost = HTTPField.Name("X-Forwarded-Host")!
  private static let site = HTTPField.Name("Sec-Fetch-Site")!

  /// Whether a page of another server has sent this. Behind a proxy the server need not know the name that browsers call it
  /// by; they say themselves where a request comes from.
  var isForeign: Bool {
    if let site = headers[Self.site] { return site != "same-origin" }
    guard let origin = headers[.origin] else { return false }
    let parts = origin.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count != 2 || parts[1].lowercased() != head.authority?.lowercased()
  }

  /// Whether anything follows the head.
  var hasBody: Bool {
    headers[.transferEncoding] != nil || headers[.contentLength].flatMap(Int.init) ?? 0 > 0
  }
}
