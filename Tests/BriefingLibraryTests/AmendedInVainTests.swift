import BriefingDomain
import BriefingLibrary
import Testing

/// An amendment that says what the briefing says already is no act.
struct AmendedInVainTests {
  @Test func undoTakesBackTheActBefore() async throws {
    let fixture = try LibraryFixture()
    let office = try await fixture.visit()
    _ = try await office.register(
      [], Registration(title: "報告", recipients: ["局長", "危機管理監"], unit: "危機管理課", room: "3A"))
    let amendments: [@Sendable (Visit) async throws -> BriefingDetails] = [
      { try await $0.amend(1, title: "報告", unit: "危機管理課", room: "３ａ") },
      { try await $0.amend(1, addRecipients: ["局長"], clearing: [.presenter]) },
      { try await $0.amend(1, for: ["局長"], room: "3A") },
    ]
    for amend in amendments {
      let visit = try await fixture.visit()
      _ = try await amend(visit)
      #expect(!visit.hasActed)
      #expect(try await visit.acts().map(\.act.kind) == [.register])
    }
    let visit = try await fixture.visit()
    _ = try await visit.amend(1, for: ["局長"], room: "3B")
    #expect(visit.hasActed)
    #expect(try await visit.acts().map(\.act.kind) == [.amend, .register])
    _ = try await visit.amend(1, addRecipients: ["危機管理監"])
    #expect(try await visit.undo().act.kind == .amend)
    #expect(try await visit.undo().act.kind == .register)
  }
}
