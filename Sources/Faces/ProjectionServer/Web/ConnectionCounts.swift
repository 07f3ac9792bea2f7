internal import BriefingLibrary
internal import Logging
internal import NIOCore
internal import NIOHTTPTypes
internal import NIOSSL
internal import Synchronization

/// How many may come at once.
public struct Bounds: Sendable {
  /// Connections of all together; far more than a hall holds.
  public var connections = 8192
  /// Connections of one client, and streams of events of one client behind a proxy: a hall behind one router is one
  /// client, and three more of them are to find room.
  public var ofClient = 2048
  /// Connections of one client on which nothing has been asked yet: a hall that comes back at once is silent for a moment.
  public var silentOfClient: Int { ofClient / 2 }
  /// Streams of all together, so that who drives finds a place.
  public var viewers = 6000
  /// Streams of one key.
  public var followers = 2000
  public var screens = 64
  public var consoles = 16

  public init() {}
}

/// Counts who is there, by client.
final class ConnectionCounts: Sendable {
  private let bounds: Bounds
  private let clients = Mutex<[NetworkAddress: Client]>([:])

  private struct Client {
    var connections = 0
    var silent = 0
    var streams = 0
    var isGone: Bool { connections == 0 && silent == 0 && streams == 0 }
  }

  init(_ bounds: Bounds) { self.bounds = bounds }

  enum Answer: String { case welcome, tooMany, tooManySilent }

  /// A connection has come, silent so far.
  func come(_ client: NetworkAddress) -> Answer {
    change(client) { known in
      if known.connections >= bounds.ofClient { return .tooMany }
      if known.silent >= bounds.silentOfClient { return .tooManySilent }
      known.connections += 1
      known.silent += 1
      return .welcome
    }
  }

  func speak(_ client: NetworkAddress) { change(client) { $0.silent -= 1 } }

  func go(_ client: NetworkAddress, wasSilent: Bool) {
    change(client) { known in
      known.connections -= 1
      if wasSilent { known.silent -= 1 }
    }
  }

  func hasPlace(_ client: NetworkAddress?) -> Bool {
    guard let client else { return true }
    return clients.withLock { $0[client.neighbourhood]?.streams ?? 0 } < bounds.ofClient
  }

  /// A stream of events begins.
  ///
  /// - Returns: `false` where its client has too many.
  func listen(_ client: NetworkAddress?) -> Bool {
    guard let client else { return true }
    return change(client) { known in
      guard known.streams < bounds.ofClient else { return false }
      known.streams += 1
      return true
    }
  }

  func leave(_ client: NetworkAddress?) { if let client { change(client) { $0.streams -= 1 } } }

  private func change<Result>(_ client: NetworkAddress, _ body: (inout Client) -> Result) -> Result {
    clients.withLock { clients in
      let client = client.neighbourhood
      var known = clients[client] ?? Client()
      defer { clients[client] = known.isGone ? nil : known }
      return body(&known)
    }
  }
}

/// Lets a connection in, or closes it at once where its client has enough of them.
final class ConnectionBound: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  private let counts: ConnectionCounts
  private let trusted: TrustedNames
  private let refusals: RefusalLog
  /// Whose connection is counted.
  private var client: NetworkAddress?
  private var isSilent = true

  init(_ counts: ConnectionCounts, _ trusted: TrustedNames, _ refusals: RefusalLog) {
    self.counts = counts
    self.trusted = trusted
    self.refusals = refusals
  }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { begin(context) } }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    // A proxy brings everybody; its clients are counted where their requests come.
    guard client == nil, let peer = context.remoteAddress?.network, !trusted.trusts(peer) else { return }
    let answer = counts.come(peer)
    if answer == .welcome {
      client = peer
    } else {
      refusals.note(.connectionRefused, from: peer, ["why": "\(answer.rawValue)"])
      context.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isSilent, case .head = unwrapInboundIn(data) {
      isSilent = false
      if let client { counts.speak(client) }
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .handshakeFailed = error as? NIOSSLError {
      refusals.note(.connectionRefused, from: client, ["why": "tls"])
    }
    context.fireErrorCaught(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let client { counts.go(client, wasSilent: isSilent) }
    client = nil
    context.fireChannelInactive()
  }
}

extension SocketAddress {
  var network: NetworkAddress? { ipAddress.flatMap { NetworkAddress($0) } }
}
