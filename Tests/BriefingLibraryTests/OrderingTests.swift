import BriefingDomain
import BriefingLibrary
import Testing

/// Materials change places, and nothing of them is lost with it.
struct OrderingTests {
  private func briefing(_ names: String...) async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      try names.map { try fixture.file($0, "本文 \($0)") },
      Registration(title: "計画", recipients: ["局長"], unit: "危機管理課"))
    return (fixture, visit)
  }

  private func order(_ visit: Visit) async throws -> [String] {
    try await visit.details(of: 1).materials.map { "\($0[0].position) \($0[0].fileName)" }
  }

  @Test func moved() async throws {
    let (_, visit) = try await briefing("a.txt", "b.txt", "c.txt", "d.txt")
    _ = try await visit.move(material: 4, of: 1, to: 2)
    #expect(try await order(visit) == ["1 a.txt", "2 d.txt", "3 b.txt", "4 c.txt"])
    _ = try await visit.move(material: 1, of: 1, to: 4)
    #expect(try await order(visit) == ["1 d.txt", "2 b.txt", "3 c.txt", "4 a.txt"])
    _ = try await visit.undo()
    _ = try await visit.undo()
    #expect(try await order(visit) == ["1 a.txt", "2 b.txt", "3 c.txt", "4 d.txt"])
  }

  /// What is so already is no act; what there is not moves nowhere; what another has moved since is not moved unseen.
  @Test func refused() async throws {
    let (fixture, visit) = try await briefing("a.txt", "b.txt")
    let seen = try await visit.details(of: 1).materials.map { $0[0].material }
    let other = try await fixture.visit()
    _ = try await other.move(material: 2, of: 1, to: 2)
    #expect(!other.hasActed)
    for (material, place) in [(3, 1), (0, 1), (1, 3), (1, 0), (-1, 2), (Int.max, Int.min)] {
      await #expect(throws: LibraryError.self) { try await visit.move(material: material, of: 1, to: place) }
    }
    _ = try await other.move(material: 2, of: 1, to: 1, from: seen)
    await #expect(throws: LibraryError.amendedMeanwhile(1)) {
      try await visit.move(material: 2, of: 1, to: 1, from: seen)
    }
    #expect(try await order(visit) == ["1 b.txt", "2 a.txt"])
  }

  /// What was added since stays, behind the others.
  @Test func whatWasAddedSince() async throws {
    let (fixture, visit) = try await briefing("a.txt", "b.txt")
    _ = try await visit.move(material: 2, of: 1, to: 1)
    let other = try await visit.library.visit(by: Person("伊藤"), at: LibraryFixture.now)
    _ = try await other.add([try fixture.file("c.txt", "本文")], to: 1)
    _ = try await visit.undo()
    #expect(try await order(visit) == ["1 a.txt", "2 b.txt", "3 c.txt"])
  }
}
