public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import Crypto
internal import Foundation

/// A key of the office that reports are signed with, or were.
public struct OfficeKey: Sendable {
  public let key: NoteKey
  public let madeAt: Instant?
  public let madeBy: String?
  /// When another one took its place; `nil` for the one in force.
  public let until: Instant?
}

/// The key in force with its private part.
public struct SigningKey: Sendable {
  public let key: NoteKey
  fileprivate let secret: [UInt8]

  /// - Throws: an error of the cryptographic library.
  public func sign(_ head: ChainHead, report: ContentHash) throws -> SignedCheckpoint {
    let checkpoint = Checkpoint(origin: key.name, head: head, report: report)
    let secret = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
    return SignedCheckpoint(
      checkpoint, by: key, signature: Array(try secret.signature(for: Array(checkpoint.text.utf8))))
  }
}

extension Visit {
  /// The keys of the office, the one in force last.
  ///
  /// - Throws: `StoreError`.
  public func officeKeys() async throws -> [OfficeKey] { try await read { try officeKeys($0) } }

  private func officeKeys(_ reader: StoreReader) throws -> [OfficeKey] {
    let entries = try reader.settingEntries().filter { $0.setting == .key }
    return try entries.indices.map { place in
      guard let text = entries[place].value, let key = NoteKey(text) else {
        throw StoreError.damagedDatabase("setting key: \(entries[place].value ?? "")")
      }
      return OfficeKey(
        key: key, madeAt: entries[place].recordedAt, madeBy: entries[place].recordedBy,
        until: place + 1 < entries.count ? entries[place + 1].recordedAt : nil)
    }
  }

  /// The key in force with its private part; makes the first one.
  ///
  /// - Throws: `LibraryError.notAllowed` for those whom anything is withheld from, who cannot see what they would sign;
  ///   `.signingKeyLost`, `.cannotWrite`; `StoreError`.
  public func signingKey() async throws -> SigningKey {
    guard reach(.figures) == .everything else { throw LibraryError.notAllowed(.figures, person) }
    guard let last = try await officeKeys().last else { return try await makeKey(onlyFirst: true) }
    return try stored(last.key)
  }

  /// Makes a new key. The one before stays in the list with its dates, and signs nothing any more.
  ///
  /// - Throws: `LibraryError.cannotWrite`, `StoreError`.
  @discardableResult
  public func renewKey() async throws -> SigningKey { try await makeKey(onlyFirst: false) }

  /// - Parameter onlyFirst: where another process has made one meanwhile, that one is meant.
  private func makeKey(onlyFirst: Bool) async throws -> SigningKey {
    try require(.configure, ofAll: true)
    let secret = Curve25519.Signing.PrivateKey()
    let bytes = Array(secret.publicKey.rawRepresentation)
    let made = try await write(as: .configure, ofAll: true) { writer in
      let before = try officeKeys(writer)
      if onlyFirst, let last = before.last { return last.key }
      // A ledger keeps the name that its first key has given it.
      let name =
        before.first?.key.name ?? "utsusu-ledger-" + "\(ContentHash(ofBytes: bytes))".prefix(8)
      guard let key = NoteKey(name: name, bytes: bytes) else { throw StoreError.damagedDatabase("setting key") }
      // The private part is there before anybody knows of the key; one that nobody knows of does no harm.
      try store(Array(secret.rawRepresentation), of: key)
      try writer.set(.key, to: key.text, at: clock.now, by: person.name)
      if !onlyFirst { try writer.note(.renewedKey, by: person.name) }
      return key
    }
    // All of them: who was stopped between the two left one behind.
    for former in try await officeKeys().dropLast() {
      let old = place(of: former.key)
      if unlink(old) != 0, errno != ENOENT { throw SystemFailure.writing(old) }
    }
    return try stored(made)
  }

  private func place(of key: NoteKey) -> String {
    "\(library.home.signing)/\(ContentHash(ofBytes: key.bytes))"
  }

  private func store(_ secret: [UInt8], of key: NoteKey) throws {
    try DurableFile.makeFolder(library.home.signing)
    let place = place(of: key)
    let file = try DurableFile(temporary: "\(place).\(UInt64.random(in: 0 ... .max))")
    try secret.withUnsafeBytes { try file.write($0) }
    try file.settle(as: place)
  }

  private func stored(_ key: NoteKey) throws -> SigningKey {
    let place = place(of: key)
    guard access(place, F_OK) == 0 else { throw LibraryError.signingKeyLost(key.fingerprint) }
    let secret = Array(try SmallFile(place, upTo: 64).data)
    guard let known = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret),
      Array(known.publicKey.rawRepresentation) == key.bytes
    else { throw LibraryError.signingKeyLost(key.fingerprint) }
    return SigningKey(key: key, secret: secret)
  }
}
