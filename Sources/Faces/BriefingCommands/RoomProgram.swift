internal import ArgumentParser
public import BriefingDomain
public import BriefingLibrary
internal import BriefingWording
internal import Foundation

/// The program `utsusu-room`: the arguments of `utsusu serve`, what it tells the person, and what went wrong in one
/// sentence and an exit code. The server itself is handed in, so that no other program has it.
public enum RoomProgram {
  /// What a server is to serve.
  public struct Service: Sendable {
    public let library: Library
    public let host: String
    /// 0 for any that is free.
    public let port: Int
    /// A Unix socket, in place of both.
    public let socket: String?
    /// What browsers reach it by, such as `https://room.example.jp`, where that is not where it listens.
    public let publicAddress: String?
    /// Files of the certificate that it shows, and of the key to it.
    public let certificate, key: String?
    /// More names that browsers may call it by.
    public let names: [String]
    /// Those who may say for whom they ask.
    public let proxies: [AddressRange]
    /// In which they name who asks, and the realms that are the office's; any where there is none.
    public let signInHeader: String?
    public let signInRealms: [String]
    /// Without anybody who drives or follows a briefing ends after so many milliseconds.
    public let idle: Int64
    /// Whether who drives may search the whole library and show pages of other briefings.
    public let lends: Bool
    /// The most connections from one address.
    public let connectionsOfClient: Int
    public let now: @Sendable () -> PreciseInstant
    /// To be called once the server listens, with the address that others find it under, such as `http://10.0.0.5:8080`.
    public let announce: @Sendable (_ address: String) async throws -> Void
  }

  /// Serves until a signal ends it.
  public static func run(_ serve: @Sendable (Service) async throws -> Void) async -> Never {
    await CommandLineProgram.run(as: ["serve"]) {
      let command = try await ServeCommand.asyncParse($0)
      let visit = try await command.common.visit(isConcurrent: true)
      let library = visit.library
      guard let lock = try await ServerLock(library.home) else { throw ServerLock.refusal(library.home) }
      let listen = command.listen
      let isSet = !(ProcessInfo.processInfo.environment["UTSUSU_NOW"] ?? "").isEmpty
      let now = clock(setTo: isSet ? PreciseInstant(visit.clock.now) : nil) {
        PreciseInstant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      }
      let resume = Int64(command.resume.value)
      try await visit.closeCutOff(before: resume == 0 ? nil : now().advanced(by: -60_000 * resume))
      try await serve(
        Service(
          library: library, host: listen.host, port: listen.port, socket: listen.socket,
          publicAddress: command.publicAddress?.text, certificate: command.certificate, key: command.key,
          names: command.names.map(\.text), proxies: command.proxies,
          signInHeader: command.signInHeader?.text, signInRealms: command.signInRealms,
          idle: Int64(command.idle.value) * 60_000,
          lends: !command.noBorrowing, connectionsOfClient: command.connectionsOfClient.value, now: now,
          announce: { address in
            try lock.announce(address, home: library.home)
            // To stdout, since stderr is the log's; where nobody reads it, the server serves all the same.
            let said = tr(
              "utsusu serves at \(address). Stop with Ctrl-C.", "utsusu は \(address) で動いています。止めるには Ctrl-C を押してください。")
            let isOpen = !listen.isLoopback && command.certificate == nil
            try? Output.put(([said] + (isOpen ? [openness] : [])).joined(separator: "\n") + "\n")
          }))
      withExtendedLifetime(lock) {}
    }
  }

  /// The machine's clock, which goes with whoever sets it; moved throughout by what it is told to show at first.
  static func clock(
    setTo instant: PreciseInstant?, wall: @escaping @Sendable () -> PreciseInstant
  ) -> @Sendable () -> PreciseInstant {
    let offset = instant.map { $0.since(wall()) } ?? 0
    return { wall().advanced(by: offset) }
  }

  private static var openness: String {
    tr(
      "Everybody who reaches this machine over the network reaches the server, and what they send and see is not "
        + "encrypted: use it on a network that you trust, or behind a proxy with TLS. Nothing is shown without a key.",
      "ネットワークからこのコンピューターに届く人はだれでもこのサーバーに届き、通信は暗号化されません。信頼できる網の中で使うか、TLS を行う"
        + "プロキシの後ろに置いてください。鍵のないアドレスには何も表示しません。")
  }
}
