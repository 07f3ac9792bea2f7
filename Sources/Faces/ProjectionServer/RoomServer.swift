public import BriefingDomain
public import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
public import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization
public import UnixSignals

/// The server of all rooms of a home.
public struct RoomServer: Sendable {
  /// What a server is made of; tests fix each part.
  public struct Configuration: Sendable {
    public var host: String
    /// 0 for any that is free.
    public var port: Int
    /// A Unix socket, in place of both.
    public var socket: String?
    /// What browsers reach the server by, where that is not where it listens.
    public var publicAddress: String?
    /// Files of the certificate that it shows, with its chain, and of the key to it; without both it speaks plain HTTP.
    public var certificate, key: String?
    /// More names that browsers may call it by.
    public var names: [String] = []
    /// Those who may say for whom they ask.
    public var proxies: [AddressRange] = []
    /// In which they name who asks, as the office's directory knows them, and the realms of it that are the office's.
    public var signInHeader: String?
    public var signInRealms: [String] = []
    public var bounds = Bounds()
    /// After so long without anybody who drives or follows a briefing ends, in milliseconds.
    public var idle = KeyLife().idle
    /// Whether who drives may search the whole library and show pages of other briefings.
    public var lends = true
    /// Milliseconds since 1970.
    public var now: @Sendable () -> PreciseInstant
    /// Milliseconds since whenever; nobody sets it.
    var uptime: @Sendable () -> Int64 = { [start = ContinuousClock.now] in
      Int64((ContinuousClock.now - start) / .milliseconds(1))
    }
    /// Within this time a request has to be complete.
    public var patience: Duration = .seconds(10)
    var uploads = StagedUploads.Limits()
    public var environment: [String: String]
    public var logger: Logger

    public init(
      host: String, port: Int, publicAddress: String? = nil, now: @escaping @Sendable () -> PreciseInstant,
      environment: [String: String], logger: Logger
    ) {
      self.host = host
      self.port = port
      self.publicAddress = publicAddress
      self.now = now
      self.environment = environment
      self.logger = logger
    }
  }

  private let library: Library
  private let configuration: Configuration
  let registry: RoomRegistry
  private let pages: any PageSource
  private let pictures: PictureCache
  private let staged: StagedUploads
  private let web: WebPages
  private let address = Address()
  private let trusted: TrustedNames
  private let refusals: RefusalLog
  private let counts: ConnectionCounts
  let lines: PageLines
  private let deskChanges: DeskChanges
  private let certificate: ServedCertificate?

  /// - Throws: `StoreError`; `LibraryError.cannotRead` where the pages are not beside the program, and what is wrong with the
  ///   certificate.
  public init(_ library: Library, pages: any PageSource, _ configuration: Configuration) throws {
    self.library = library
    self.configuration = configuration
    let pages = CountedPages(pages, library, now: configuration.now, configuration.logger)
    self.pages = pages
    pictures = PictureCache(pages)
    staged = StagedUploads(library, limits: configuration.uploads, uptime: configuration.uptime)
    web = try WebPages(environment: configuration.environment, logger: configuration.logger)
    trusted = TrustedNames(
      listensOn: configuration.host, publicAddress: configuration.publicAddress, names: configuration.names,
      proxies: configuration.proxies, isSocket: configuration.socket != nil)
    refusals = RefusalLog(configuration.logger, now: configuration.now)
    counts = ConnectionCounts(configuration.bounds)
    lines = PageLines(counts, uptime: configuration.uptime)
    deskChanges = try DeskChanges(library, counts)
    certificate =
      if let file = configuration.certificate, let key = configuration.key {
        try ServedCertificate(file, key: key, now: configuration.now, configuration.logger)
      } else { nil }
    registry = try RoomRegistry(
      library: library, pages: pages, now: configuration.now, uptime: configuration.uptime, lends: configuration.lends,
      bounds: configuration.bounds, life: KeyLife(idle: configuration.idle), refusals: refusals,
      logger: configuration.logger)
  }

  /// Serves until a signal comes or the task is cancelled; then ends what is live.
  ///
  /// - Parameter announce: called once the server listens, with the address that others find it under.
  /// - Throws: `LibraryError.addressInUse`, `.cannotListen`, and what `announce` throws.
  public func run(
    signals: [UnixSignal] = [.sigterm, .sigint], announce: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    raiseFileLimit()
    // A socket is nobody's but the owner's and the group's, from the moment when it is there.
    if configuration.socket != nil { umask(0o007) }
    await staged.clear()
    await registry.look()
    let announcement = Mutex<(any Error)?>(nil)
    let application = buildApplication { channel in
      if let socket = configuration.socket { chmod(socket, 0o660) }
      let port = channel.localAddress?.port ?? configuration.port
      address.set(configuration.publicAddress ?? "http://" + Self.reachable(configuration.host) + ":\(port)")
      configuration.logger.note(.serverStarted, .info, ["address": "\(address.value)", "pid": .number(getpid())])
      do { try await announce(address.value) } catch {
        announcement.withLock { $0 = error }
        try? await channel.close()
      }
    }
    let watchdog = ShutdownWatchdog(registry: registry, logger: configuration.logger)
    var group = ServiceGroupConfiguration(
      services: [application, watchdog], gracefulShutdownSignals: signals, logger: configuration.logger)
    // Who has not read their events by then is cut off.
    group.maximumGracefulShutdownDuration = .milliseconds(500)
    var failure: (any Error)?
    do { try await ServiceGroup(configuration: group).run() } catch { failure = configuration.meaning(of: error) }
    // Whatever has ended the server, nobody can drive any more.
    await registry.endAll()
    watchdog.isOver()
    if let socket = configuration.socket { unlink(socket) }
    configuration.logger.note(.serverEnded, .info, failure.map { ["error": .error($0)] } ?? [:])
    if let error = announcement.withLock({ $0 }) ?? failure { throw error }
  }

  public func buildApplication(
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let patience = TimeAmount(configuration.patience)
    let isSecure = configuration.publicAddress?.hasPrefix("https:") ?? false
    let http = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        RequestDeadline(patience), ConnectionBound(counts, trusted, refusals), ResponseHeaders(isSecure: isSecure),
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
    return Application(
      router: buildRouter(),
      server: certificate.map { certificate in
        HTTPServerBuilder {
          SecuredChannel(base: HTTP1Channel(responder: $0, configuration: http), certificate: certificate)
        }
      } ?? .http1(configuration: http),
      configuration: ApplicationConfiguration(
        address: configuration.socket.map { .unixDomainSocket(path: $0) }
          ?? .hostname(configuration.host, port: configuration.port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(configuration.bounds.connections)),
      services: [
        PageService(pages: pages), registry, lines, deskChanges, staged,
        DrawingAhead(
          library: library, pages: pages, registry: registry, now: configuration.now, logger: configuration.logger),
      ] + [certificate].compactMap(\.self), onServerRunning: onServerRunning, logger: configuration.logger)
  }

  /// Everybody who looks on is an open file; the usual limit is 1,024 unless a program asks for more.
  private func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 2 * rlim_t(max(0, configuration.bounds.connections)))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  func buildRouter() -> Router<RoomContext> {
    let router = Router(context: RoomContext.self, options: .autoGenerateHeadEndpoints)
    let gate = DeskGate(
      library: library, trusted: trusted, now: configuration.now,
      directory: ProxySignIn(configuration.signInHeader, realms: configuration.signInRealms))
    router.add(middleware: RequestGuard(pages: web, trusted: trusted, refusals: refusals, gate: gate))
    let watching = WatchingRoutes(
      keyring: registry.keyring, library: library, now: configuration.now, web: web, pages: pages,
      pictures: pictures, counts: counts, lines: lines)
    for place in RoomPage.allCases { router.addRoutes(watching.routes(place), atPath: "/\(place.rawValue)/:key") }
    router.addRoutes(
      FollowingRoutes(keyring: registry.keyring, finder: FollowersFinder(pages)).routes, atPath: "/follow/:key")
    router.addRoutes(ScreenRoutes(keyring: registry.keyring, trusted: trusted).routes, atPath: "/screen/:key")
    let limits = SignInLimits(uptime: configuration.uptime)
    let factors = SecondFactorRoutes(
      gate: gate, limits: limits, halves: HalfSessions(uptime: configuration.uptime))
    router.addRoutes(SignInRoutes(gate: gate, web: web, limits: limits, factors: factors).routes)
    router.addRoutes(factors.routes)
    router.addRoutes(gate.collection(of: deskRoutes(limits, pictures)))
    router.addRoutes(CalendarRoutes(library: library, now: configuration.now, base: base).routes)
    router.addRoutes(SurveyFormRoutes(library: library, trusted: trusted, now: configuration.now).routes)
    router.addRoutes(
      DrivingRoutes(
        keyring: registry.keyring, library: library, pages: pages, pictures: pictures, trusted: trusted,
        now: configuration.now, server: { [address] in address.value }
      ).routes,
      atPath: "/drive/:key")
    router.get("assets/:name") { request, context in
      guard let name = context.parameters.get("name"), let asset = web.asset(name, for: request) else {
        throw RequestError.noSuchPlace
      }
      return asset
    }
    router.get("healthz") { _, _ in
      let isWell = await registry.isWell
      return Response.json(["status": isWell ? "ok" : "failing"], status: isWell ? .ok : .serviceUnavailable)
    }
    return router
  }

  /// What others reach the server by.
  private var base: @Sendable (RoomContext) -> String {
    { [trusted, address] context in context.caller.map { trusted.base($0, else: address.value) } ?? address.value }
  }

  /// Everything at the desk for those who have signed in.
  func deskRoutes(_ limits: SignInLimits, _ pictures: PictureCache) -> [DeskRoute] {
    [
      BoardRoutes(changes: deskChanges).routes,
      InboxRoutes().routes,
      EvidenceRoutes().routes,
      PrinterRoutes(staged: staged).routes,
      AssignmentRoutes().routes,
      BriefingRoutes(pages: pages, pictures: pictures).routes,
      BriefingActRoutes(registry: registry).routes,
      RegisterRoutes(staged: staged).routes,
      MaterialRoutes(staged: staged, pages: pages).routes,
      MyPageRoutes(limits: limits, base: base).routes,
      SecondFactorPageRoutes(limits: limits).routes,
      PagePictureRoutes(pages: pages, pictures: pictures).routes,
      SearchRoutes(keyring: registry.keyring).routes,
      ReportRoutes(base: base, staged: staged).routes,
      EffectRoutes().routes,
      SurveyRoutes(base: base).routes,
      SurveyQuestionRoutes().routes,
      AnswerRoutes(staged: staged).routes,
      SpaceRoutes(staged: staged).routes,
      FloorRoutes().routes,
      StockRoutes(staged: staged).routes,
      PeopleRoutes(base: base).routes,
      SettingRoutes(base: base).routes,
      PartyRoutes<Recipient>().routes,
      PartyRoutes<OfficeUnit>().routes,
    ].flatMap(\.self)
  }

  /// What others reach the server by: where it listens everywhere, the first address of this machine that is not its own.
  private static func reachable(_ host: String) -> String {
    guard host == "0.0.0.0" || host == "::" else { return host.contains(":") ? "[\(host)]" : host }
    let devices = (try? System.enumerateDevices()) ?? []
    let addresses = devices.compactMap(\.address).filter { $0.protocol == .inet }.compactMap(\.ipAddress)
    return addresses.first { !$0.hasPrefix("127.") && !$0.hasPrefix("169.254.") } ?? "127.0.0.1"
  }
}

extension RoomServer.Configuration {
  /// What a failure to listen means to the person who has named the address.
  fileprivate func meaning(of error: any Error) -> any Error {
    let place = socket ?? "\(host):\(port)"
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE: return LibraryError.addressInUse(place)
    case let error as IOError:
      return LibraryError.cannotListen(place, why: String(cString: strerror(error.errnoCode)))
    case is NIOConnectionError, is SocketAddressError, is SocketAddressError.UnknownHost:
      return LibraryError.cannotListen(place, why: "no such host")
    default: return error
    }
  }
}

private struct PageService: Service {
  let pages: any PageSource

  func run() async throws { try await cancelWhenGracefulShutdown { try await pages.run() } }
}

/// Known once the server listens.
private final class Address: Sendable {
  private let text = Mutex("")
  var value: String { text.withLock { $0 } }
  func set(_ value: String) { text.withLock { $0 = value } }
}
