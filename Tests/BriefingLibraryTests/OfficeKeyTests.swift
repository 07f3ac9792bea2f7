import BriefingDomain
import BriefingLedger
import Foundation
import Testing

@testable import BriefingLibrary
@testable import BriefingPayloads

/// The key of the office: made once, kept from others, renewed without a loss of what it has signed.
struct OfficeKeyTests {
  @Test func oneKeyUntilItIsRenewed() async throws {
    let fixture = try LibraryFixture()
    let visit = try await SignedReportTests.office(fixture)
    #expect(try await visit.officeKeys().isEmpty)
    let first = try await visit.signingKey().key
    #expect(try await visit.signingKey().key == first)
    let old = try await SignedReportTests.signed(visit)
    let later = try await fixture.visit(now: LibraryFixture.now.advanced(by: 86_400))
    let second = try await later.renewKey().key
    #expect(second != first && second.name == first.name)
    let keys = try await later.officeKeys()
    #expect(keys.map(\.key) == [first, second])
    #expect(keys.map(\.until) == [LibraryFixture.now.advanced(by: 86_400), nil])
    #expect(try FileManager.default.contentsOfDirectory(atPath: later.library.home.signing).count == 1)

    // What was signed by the old key stays so, and is not signed by the new one.
    let bytes = Array(old.text.utf8)
    #expect(ReportCheck(bytes).ok && ReportCheck(bytes, key: first).ok)
    #expect(ReportCheck(bytes, key: second).findings.map(\.fault) == [.otherKey])
    let new = try await SignedReportTests.signed(later)
    #expect(ReportCheck(Array(new.text.utf8), key: second).ok)
    #expect(ReportCheck(Array(new.text.utf8), key: first).findings.map(\.fault) == [.otherKey])
    #expect(try await later.verify(progress: { _ in }).isEmpty)
    // It moves no figure, and no report names it among what does.
    #expect(try await later.report(ReportRequest()).settings.allSatisfy { $0.entry.setting != .key })
  }

  /// An earlier report is contained, be it signed by a former key; another office's is not.
  @Test func whatWasNotedBefore() async throws {
    let fixture = try LibraryFixture()
    let visit = try await SignedReportTests.office(fixture)
    let (earlier, head) = (try await SignedReportTests.signed(visit), try await visit.ledgerHead())
    try await visit.renewKey()
    try await fixture.importing("2026-10-20,後,河川課,局長,paper,1,2,yes,", into: visit)
    let bytes = Array(try await SignedReportTests.signed(visit).text.utf8)
    let check = ReportCheck(bytes, heads: [try #require(NotedHead(head.line))], earlier: [earlier.checkpoint])
    #expect(check.ok && check.earlier.allSatisfy { $0.contained && $0.entry == head.number })
    #expect(try await visit.ledgerContains(NotedHead(head)))
    #expect(try await visit.ledgerContains(try #require(NotedHead("\(head.hash)"))))

    let another = try LibraryFixture()
    let other = try await SignedReportTests.office(another)
    try await another.importing("2026-10-20,外,河川課,局長,paper,1,2,yes,", into: other)
    let foreign = try await SignedReportTests.signed(other)
    #expect(
      ReportCheck(bytes, earlier: [foreign.checkpoint]).findings.map(\.fault) == [.earlierSignature, .notContained])
    let elsewhere = try await other.ledgerHead()
    #expect(ReportCheck(bytes, heads: [NotedHead(elsewhere)]).findings.map(\.fault) == [.notContained])
    #expect(try await !visit.ledgerContains(NotedHead(elsewhere)))
    #expect(try await !visit.ledgerContains(NotedHead(ChainHead(number: head.number + 1, hash: head.hash))))
  }

  /// The private part lies in the home alone, for its owner; without it nothing is signed, and a new key is.
  @Test func thePrivatePart() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let key = try await visit.signingKey().key
    let folder = visit.library.home.signing
    let file = "\(folder)/\(ContentHash(ofBytes: key.bytes))"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    for path in [folder, file] {
      let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(rights.map { $0 & 0o077 } == 0, "\(path)")
    }
    try Data(repeating: 7, count: 32).write(to: URL(filePath: file))
    await #expect(throws: LibraryError.signingKeyLost(key.fingerprint)) { _ = try await visit.signingKey() }
    try FileManager.default.removeItem(atPath: file)
    await #expect(throws: LibraryError.signingKeyLost(key.fingerprint)) { _ = try await visit.signingKey() }
    let backup = fixture.folder.appending(path: "backup").path
    _ = try await visit.backUp(to: backup, progress: { _ in })
    #expect(!FileManager.default.fileExists(atPath: backup + "/signing"))
    #expect(try await visit.renewKey().key != key)
    #expect(try await visit.signingKey().key != key)
  }

  /// What is withheld from somebody cannot be hashed by them: only who holds the home takes all of it out.
  @Test func whoMaySign() async throws {
    let fixture = try LibraryFixture()
    let visit = try await SignedReportTests.office(fixture)
    for role in Role.allCases {
      let person = Person("somebody", .roles([Grant(role, for: .office)]))
      let other = try await visit.library.visit(by: person, at: LibraryFixture.now)
      await #expect(throws: LibraryError.self) { _ = try await other.exportedReport(ReportRequest()) }
      await #expect(throws: LibraryError.self) { _ = try await other.signingKey() }
    }
  }
}
