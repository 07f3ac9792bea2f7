internal import BriefingDomain
internal import BriefingLibrary
internal import Foundation
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import ServiceLifecycle
internal import Synchronization

/// What the server shows of itself by TLS: a certificate with its chain, and its key. A renewed one is taken as soon as both files
/// lie there; connections that are open keep the one that they began with.
final class ServedCertificate: Service {
  private struct State {
    var context: NIOSSLContext
    var end: Instant
    /// Of what the files were when they were read, and when they were last looked at.
    var read, seen: [FileMark]
    /// The day on which it was last said that the end is near.
    var told: Int64?
  }

  private let certificate, key: String
  private let now: @Sendable () -> PreciseInstant
  private let logger: Logger
  private let state: Mutex<State>
  private static let warnedDays: Int64 = 14
  private static let largest = 1 << 20

  /// - Throws: `LibraryError` with what is wrong with the files.
  init(_ certificate: String, key: String, now: @escaping @Sendable () -> PreciseInstant, _ logger: Logger) throws {
    (self.certificate, self.key, self.now, self.logger) = (certificate, key, now, logger)
    let marks = [FileMark(certificate), FileMark(key)]
    let (context, end) = try Self.load(certificate, key)
    state = Mutex(State(context: context, end: end, read: marks, seen: marks))
  }

  var context: NIOSSLContext { state.withLock { $0.context } }

  func run() async throws {
    repeat { look() } while (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }) != nil
  }

  /// Takes what has changed and is at rest: of two files one is written first.
  func look() {
    let marks = [FileMark(certificate), FileMark(key)]
    let isNew = state.withLock { state in
      defer { state.seen = marks }
      return marks == state.seen && marks != state.read
    }
    if isNew {
      state.withLock { $0.read = marks }
      do {
        let (context, end) = try Self.load(certificate, key)
        state.withLock { ($0.context, $0.end, $0.told) = (context, end, nil) }
        logger.note(.certificateTaken)
      } catch { logger.note(.certificateRefused, .error, ["error": .error(error)]) }
    }
    warn()
  }

  /// Says once a day that the end is near.
  private func warn() {
    let today = now().milliseconds / 86_400_000
    let left: Int64? = state.withLock { state in
      let left = state.end.seconds / 86_400 - today
      guard left < Self.warnedDays, state.told != today else { return nil }
      state.told = today
      return left
    }
    if let left { logger.note(.certificateEnds, .warning, ["days": .number(left)]) }
  }

  private static func load(_ certificate: String, _ key: String) throws -> (NIOSSLContext, Instant) {
    let chain = try NIOSSLCertificate.fromPEMs(SmallFile(certificate, upTo: largest))
    guard let own = chain.first else { throw LibraryError.unfitCertificate(.noCertificate(certificate)) }
    let file = try SmallFile(key, upTo: largest)
    guard file.mode & 0o007 == 0 else { throw LibraryError.unfitCertificate(.openKey(key)) }
    // PKCS #8, and what older programs write.
    if file.text.contains("BEGIN ENCRYPTED PRIVATE KEY") || file.text.contains("Proc-Type: 4,ENCRYPTED") {
      throw LibraryError.unfitCertificate(.encryptedKey(key))
    }
    guard let secret = try? NIOSSLPrivateKey(bytes: Array(file.data), format: .pem) else {
      throw LibraryError.unfitCertificate(.noKey(key))
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
    configuration.minimumTLSVersion = .tlsv12
    configuration.cipherSuiteValues = [
      .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
      .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
      .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]
    configuration.applicationProtocols = ["http/1.1"]
    guard let context = try? NIOSSLContext(configuration: configuration) else {
      throw LibraryError.unfitCertificate(.unlike(certificate: certificate, key: key))
    }
    return (context, Instant(seconds: Int64(own.notValidAfter)))
  }
}

/// What tells that a file is another, or has other contents.
private struct FileMark: Equatable {
  private let parts: [Int64]

  init(_ path: String) {
    var status = stat()
    parts =
      stat(path, &status) == 0
      ? [
        Int64(status.st_dev), Int64(status.st_ino), Int64(status.st_size), Int64(status.st_mtim.tv_sec),
        Int64(status.st_mtim.tv_nsec), Int64(status.st_mode),
      ] : []
  }
}

extension NIOSSLCertificate {
  fileprivate static func fromPEMs(_ file: SmallFile) -> [NIOSSLCertificate] {
    (try? fromPEMBytes(Array(file.data))) ?? []
  }
}

/// A connection by TLS, and by HTTP within.
struct SecuredChannel: ServerChildChannel {
  let base: HTTP1Channel
  let certificate: ServedCertificate

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate.context))
    }.flatMap { base.setup(channel: channel, logger: logger) }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
