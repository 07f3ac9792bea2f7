internal import BriefingLibrary
internal import HTTPTypes
internal import Hummingbird

/// Who asks, and by what name they call the server: what the connection says, and what a proxy says that is trusted.
struct Caller: Sendable {
  /// Of the client, as far as trusted proxies tell it; `nil` where there is no network.
  let client: NetworkAddress?
  /// What the server is called: a host with its port, if any, in small letters.
  let authority: String
  let isSecure: Bool
}

/// By which names the server lets itself be called, and whose word it takes for who a client is.
struct TrustedNames: Sendable {
  /// What browsers reach it by, such as `https://room.example.jp`; it then decides alone.
  let publicAddress: String?
  private let names: Set<String>
  private let proxies: [AddressRange]
  /// Where nobody but a proxy gets to the server.
  private let isSocket: Bool

  /// - Parameter host: where the server listens.
  /// - Parameter names: other names that it is known by.
  /// - Parameter isSocket: whether it listens on a Unix socket, which is a proxy's alone.
  init(
    listensOn host: String, publicAddress: String?, names: [String], proxies: [AddressRange], isSocket: Bool = false
  ) {
    self.publicAddress = publicAddress
    self.proxies = proxies
    self.isSocket = isSocket
    let known = [host] + names + [publicAddress.map(Self.authority)].compactMap(\.self).map(Self.host)
    self.names = Set(known.map { $0.lowercased() })
  }

  /// - Parameter peer: `nil` where there is no network.
  func trusts(_ peer: NetworkAddress?) -> Bool {
    peer.map { peer in proxies.contains { $0.contains(peer) } } ?? isSocket
  }

  /// What a request says of itself.
  ///
  /// - Parameter peer: the other end of the connection.
  /// - Parameter local: this end of it.
  /// - Throws: `RequestError.malformed` where there is not one Host, `.misdirected` where that is no name of this server.
  func caller(
    _ request: HTTPRequest, from peer: NetworkAddress?, to local: NetworkAddress?
  ) throws(RequestError) -> Caller {
    let fields = request.headerFields
    // The first has become the authority.
    guard let host = request.authority, !host.isEmpty, fields[.host] == nil else { throw .hostNeeded }
    let isForwarded = trusts(peer)
    let forwarded = isForwarded ? fields[values: .forwardedHost].last : nil
    let authority = (forwarded.map(Self.lastOf) ?? host).lowercased()
    guard knows(authority, at: local) else { throw .misdirected }
    return Caller(
      client: isForwarded ? client(fields[values: .forwardedFor], behind: peer) : peer, authority: authority,
      isSecure: isForwarded && fields[values: .forwardedProtocol].last.map(Self.lastOf)?.lowercased() == "https")
  }

  /// The nearest hop that is no proxy of ours: what stands before it anybody can have written.
  private func client(_ hops: [String], behind peer: NetworkAddress?) -> NetworkAddress? {
    var client = peer
    for hop in hops.flatMap({ $0.split(separator: ",") }).reversed() {
      guard let address = NetworkAddress(Self.withoutPort(hop.trimmed)) else { break }
      client = address
      if !trusts(address) { break }
    }
    return client
  }

  private func knows(_ authority: String, at local: NetworkAddress?) -> Bool {
    guard authority.utf8.count <= 300, let host = Self.wellFormedHost(authority) else { return false }
    if names.contains(host) { return true }
    // The address that the connection came to is ours, whatever interfaces this machine has.
    if let address = NetworkAddress(host) { return address == local || address.isLoopback && local?.isLoopback == true }
    return host == "localhost" && local?.isLoopback ?? false
  }

  /// The server as this browser reaches it, such as `http://10.0.0.5:8080`.
  ///
  /// - Parameter server: the address that the server gives itself, for browsers on its own machine: what they see is of no
  ///   use to others.
  func base(_ caller: Caller, else server: String) -> String {
    if let publicAddress { return publicAddress }
    let host = Self.host(caller.authority)
    if host == "localhost" || NetworkAddress(host)?.isLoopback ?? false { return server }
    return "\(caller.isSecure ? "https" : "http")://\(caller.authority)"
  }

  /// Whether a page of another server has sent this. A browser says itself where a request comes from; else the page's
  /// origin has to be a name that this request, or everybody, calls the server by.
  func isForeign(_ request: Request, _ caller: Caller) -> Bool {
    if let site = request.headers[.site] { return site != "same-origin" }
    guard let origin = request.headers[.origin]?.lowercased() else { return false }
    if origin == publicAddress?.lowercased() { return false }
    let parts = origin.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count != 2 || parts[1] != caller.authority
  }

  /// `room.example.jp:8443` of `https://room.example.jp:8443`.
  private static func authority(of address: String) -> String {
    address.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? ""
  }

  /// A host without its port, and an IPv6 address without its brackets.
  private static func host(_ authority: String) -> String { withoutPort(Substring(authority)) }

  private static func withoutPort(_ text: Substring) -> String {
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return String(parts.count == 2 ? parts[0] : text)
  }

  /// `nil` for an authority that could not stand in an address: it is shown to others.
  private static func wellFormedHost(_ authority: String) -> String? {
    guard let parts = authority.wholeMatch(of: #/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?/#) else { return nil }
    return host(String(parts.1))
  }

  /// Of what several proxies wrote, what the nearest did.
  private static func lastOf(_ list: String) -> String {
    (list.split(separator: ",").last ?? "").trimmed.description
  }
}

extension Substring {
  fileprivate var trimmed: Substring { drop(while: Self.isSpace).dropLast(while: Self.isSpace) }

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }

  private func dropLast(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}

extension HTTPField.Name {
  fileprivate static let host = Self("Host")!
  fileprivate static let site = Self("Sec-Fetch-Site")!
  fileprivate static let forwardedFor = Self("X-Forwarded-For")!
  fileprivate static let forwardedHost = Self("X-Forwarded-Host")!
  fileprivate static let forwardedProtocol = Self("X-Forwarded-Proto")!
}
