import BriefingDomain
import BriefingLibrary
import BuiltPrograms
import Foundation
import Testing

@testable import ProjectionServer

@Suite struct ServedCertificateTests {
  let place: TestFolder
  let log = Hall.Log()

  init() throws { place = try TestFolder() }

  private func load(_ certificate: String, _ key: String, inDays days: Int64 = 0) throws -> ServedCertificate {
    let now = PreciseInstant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + days * 86_400_000)
    return try ServedCertificate(certificate, key: key, now: { now }, log.logger)
  }

  /// Each with a fault of its own, so that the sentence says what to do.
  @Test func faults() throws {
    let own = try TestCertificate(in: place.path)
    let other = try TestCertificate(in: place.path, "other")
    let (open, locked, older) = (place.path + "/open.key", place.path + "/locked.key", place.path + "/older.key")
    try FileManager.default.copyItem(atPath: own.key, toPath: open)
    chmod(open, 0o604)
    try TestCertificate.openssl(
      place.path, "pkey", "-in", own.key, "-aes256", "-passout", "pass:a", "-out", locked)
    try TestCertificate.openssl(
      place.path, "pkey", "-in", own.key, "-aes256", "-passout", "pass:a", "-traditional", "-out", older)
    chmod(locked, 0o600)
    chmod(older, 0o600)
    let pipe = place.path + "/pipe"
    mkfifo(pipe, 0o600)
    _ = try load(own.certificate, own.key)
    for (certificate, key, fault) in [
      (own.certificate, other.key, .unfitCertificate(.unlike(certificate: own.certificate, key: other.key))),
      (own.certificate, open, .unfitCertificate(.openKey(open))),
      (own.certificate, locked, .unfitCertificate(.encryptedKey(locked))),
      (own.certificate, older, .unfitCertificate(.encryptedKey(older))),
      (own.key, own.key, .unfitCertificate(.noCertificate(own.key))),
      (own.certificate, "/dev/null", .notAFile("/dev/null")), (own.certificate, pipe, .notAFile(pipe)),
      (pipe, own.key, .notAFile(pipe)), (own.certificate, place.path, .notAFile(place.path)),
      (place.path + "/none", own.key, .noSuchFile(place.path + "/none")),
    ] as [(String, String, LibraryError)] {
      #expect(throws: fault) { try load(certificate, key) }
    }
    let shut = place.path + "/shut.pem"
    try FileManager.default.copyItem(atPath: own.certificate, toPath: shut)
    chmod(shut, 0o600)
    #expect(throws: LibraryError.unfitCertificate(.noKey(shut))) { try load(own.certificate, shut) }
  }

  /// What has run out is served, as nothing else is there, and said.
  @Test(arguments: [(0, nil), (15, nil), (17, 12), (40, -11)]) func end(_ days: Int64, _ left: Int?) throws {
    let own = try TestCertificate(in: place.path)
    let served = try load(own.certificate, own.key, inDays: days)
    served.look()
    served.look()
    let told = log.told("certificateEnds").compactMap { $0["days"] as? Int }
    // The end may fall on the day before or after, as the test does.
    #expect(told.count == (left == nil ? 0 : 1))
    if let left { #expect(abs(left - (told.first ?? 99)) <= 1) }
  }

  /// Only what belongs together is taken, and only once it is at rest.
  @Test func renewed() throws {
    let own = try TestCertificate(in: place.path)
    let next = try TestCertificate(in: place.path, "next")
    let served = try load(own.certificate, own.key)
    let first = served.context
    func put(_ from: String, _ to: String) throws {
      #expect(rename(from, to) == 0)
      served.look()
      served.look()
    }
    served.look()
    #expect(served.context === first)
    try put(next.key, own.key)
    #expect(served.context === first && log.told("certificateRefused").count == 1)
    try put(next.certificate, own.certificate)
    #expect(served.context !== first && log.told("certificateTaken").count == 1)
    let second = served.context
    unlink(own.key)
    served.look()
    served.look()
    #expect(served.context === second)
  }
}
