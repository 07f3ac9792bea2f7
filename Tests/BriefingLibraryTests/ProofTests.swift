import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingPayloads
import Foundation
import InstantLiterals
import Testing

/// The proof of pages: what was shown of a briefing, with its place in both chains, as far as somebody may look.
struct ProofTests {
  private typealias Records = ProjectionRecordTests

  @Test func whatWasShownWithItsSeal() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let before = ProofPayload(try await visit.proof(of: 1), visit.clock)
    #expect(before.materials.isEmpty && before.projections.isEmpty && before.records.sealed == 0)
    let id = try await Records.live(visit)
    let start = Records.start
    // While it is on there is no seal.
    #expect(try await visit.proof(of: 1).seals.isEmpty)
    _ = try await visit.end(
      id, by: .driver, at: start + 9000,
      steps: [
        .screens(2), .seen(at: start + 1500), .ends(at: start + 4000), .begins(Records.on(1, 2), at: start + 4000),
        .ends(at: start + 6000), .begins(Records.on(1, 1), at: start + 6000), .seen(at: start + 6500),
      ], present: ["局長"], recordedBy: "佐藤")
    let proof = try await visit.proof(of: 1)
    let head = try await visit.recordHead()
    #expect(proof.seals == [id: head] && proof.records == head)
    #expect(try await proof.ledger == visit.ledgerHead())
    let payload = ProofPayload(proof, visit.clock)
    #expect(payload.materials.map(\.file) == ["資料.txt"])
    #expect(payload.materials[0].sha256 == "\(proof.details.versions[0].sha256)")
    let pages = payload.materials[0].pages
    #expect(pages.map(\.page) == [1, 2] && pages.map(\.seconds) == [6, 2] && pages.map(\.seenSeconds) == [5, 0])
    #expect(payload.projections.map(\.seal) == [1] && payload.projections[0].record.screens == 2)
    #expect(payload.entries.map(\.hash) == [payload.ledger.head])
  }

  /// Of a page that was borrowed from a confidential briefing there are the time and the number, and no hash.
  @Test func whatIsWithheldHasNoHash() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    _ = try await visit.register(
      [fixture.file("橋の点検.txt", "橋")], Registration(title: "橋の点検", recipients: ["局長"], unit: "道路課"))
    let id = try await Records.live(visit)
    _ = try await visit.end(
      id, by: .driver, at: Records.start + 9000,
      steps: [.ends(at: Records.start + 2000), .begins(ProjectionEndTests.borrowed, at: Records.start + 2000)],
      present: ["局長"], recordedBy: "佐藤")
    let open = ProofPayload(try await visit.proof(of: 1), visit.clock)
    #expect(open.materials.map(\.file) == ["資料.txt", "橋の点検.txt"])
    let hash = try #require(open.materials.last?.sha256)
    _ = try await visit.amend(2, confidential: true)
    let reader = try await visit.library.visit(
      by: Person("reader", .roles([Grant(.reader, for: .office)])), at: LibraryFixture.now)
    let proof = try await reader.proof(of: 1)
    #expect(proof.shown.map(\.isWithheld) == [false, true])
    let told = try ProofPayload(proof, reader.clock).json
    #expect(!told.contains("橋の点検") && !told.contains(hash))
    #expect(told.contains(#""sha256": null"#))
  }
}
