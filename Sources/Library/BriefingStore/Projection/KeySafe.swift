internal import BriefingDomain
internal import BriefingLedger
internal import Crypto
internal import Foundation

/// Keeps keys that have to be shown again, so that whoever has a copy of the database alone has none of them: they are
/// sealed with a secret that lies in a file of its own beside the database and is in no backup.
struct KeySafe: Sendable {
  private let secret: SymmetricKey

  /// Reads the secret, or makes it when it is missing.
  ///
  /// - Parameter folder: the database's.
  /// - Throws: `StoreError.cannotWrite`.
  init(in folder: String) throws(StoreError) {
    let place = Self.place(in: folder)
    if let known = try Self.read(place) {
      secret = known
      return
    }
    let made = SymmetricKey(size: .bits256)
    // By a link, which never takes the place of another's: of several that begin at once one makes it.
    let temporary = "\(place).\(UInt64.random(in: 0 ... .max))"
    defer { unlink(temporary) }
    guard PrivateFile.make(temporary), Self.write(made, temporary) else { throw Self.failure(place) }
    guard link(temporary, place) == 0 || errno == EEXIST else { throw Self.failure(place) }
    guard let kept = try Self.read(place) else { throw Self.failure(place) }
    secret = kept
  }

  static func isThere(in folder: String) -> Bool { access(place(in: folder), F_OK) == 0 }

  private static func place(in folder: String) -> String { folder + "/keys" }

  /// - Returns: `nil` where there is none. What cannot be read must not be taken for that: a new secret ends all addresses.
  private static func read(_ place: String) throws(StoreError) -> SymmetricKey? {
    let descriptor = Foundation.open(place, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(place)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 33)
    guard Foundation.read(descriptor, &bytes, 33) == 32 else {
      throw .keysLost(place)
    }
    PrivateFile.close(place)
    return SymmetricKey(data: bytes[..<32])
  }

  private static func write(_ secret: SymmetricKey, _ path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return secret.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } == 32
      && fsync(descriptor) == 0
  }

  private static func failure(_ place: String) -> StoreError {
    .cannotWrite("\(place): \(String(cString: strerror(errno)))")
  }

  /// What is kept of a key: its hash as 43 characters, to tell it from others, and the key itself, sealed.
  func seal(_ key: AccessKey) throws -> (print: String, sealed: Data) {
    let print = Self.print(of: key)
    return (print, try seal(Data(key.text.utf8), for: print))
  }

  /// - Returns: `nil` for what was sealed with another secret, or for another key.
  func key(in sealed: Data, print: String) -> AccessKey? {
    unseal(sealed, for: print).flatMap { AccessKey(String(decoding: $0, as: UTF8.self)) }
  }

  /// - Parameter place: where it is kept: it is good nowhere else.
  func seal(_ bytes: Data, for place: String) throws -> Data {
    try ChaChaPoly.seal(bytes, using: secret, authenticating: Data(place.utf8)).combined
  }

  /// - Returns: `nil` for what was sealed with another secret, or for another place.
  func unseal(_ sealed: Data, for place: String) -> Data? {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed) else { return nil }
    return try? ChaChaPoly.open(box, using: secret, authenticating: Data(place.utf8))
  }

  /// What a session is known by: without the secret nobody tells one from another, or makes one.
  func print(ofSession key: AccessKey) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data("session \(key.text)".utf8), using: secret))
  }

  /// What somebody may set up as their second factor in a session: 20 bytes that nobody else can tell, the same as long as
  /// the session lasts.
  func offer(inSession key: AccessKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data("second factor \(key.text)".utf8), using: secret).prefix(20))
  }

  /// What somebody who prints is known by: without the secret nobody tells who it is, nor whether it is a given name.
  func pseudonym(of person: String) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data("prints \(person)".utf8), using: secret))
  }

  /// What a sheet of a survey is known by, so that nobody answers twice: without the secret nobody tells whose it is.
  func pseudonym(ofSheet key: String) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data("survey \(key)".utf8), using: secret))
  }

  /// The hash of a key as its row has it.
  static func print(of key: AccessKey) -> String {
    Data(key.hash.bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}
