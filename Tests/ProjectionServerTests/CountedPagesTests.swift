import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Testing

@testable import ProjectionServer

/// What was handed over on paper and has to be drawn before its sheets are known.
struct CountedPagesTests {
  private func known(_ hall: Hall) async throws -> [String?] {
    try await hall.visit.settingHistory().map(\.entry.value)
  }

  /// Both materials have five pages as drawn: drawn one after the other, while nothing is on.
  @Test func whileNothingIsOn() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 3)
    await hall.server.registry.countPages()
    #expect(try await known(hall).isEmpty)
    await hall.server.registry.countPages()
    #expect(try await known(hall) == ["10 drawn"])
    // Nothing is left, before and behind what is written next.
    for _ in 0..<2 { await hall.server.registry.countPages() }
    _ = try await hall.visit.submit(briefing: 1, to: ["危機管理監"], form: .paper)
    await hall.server.registry.countPages()
    #expect(try await known(hall) == ["10 drawn"])
  }

  /// What cannot be drawn is tried once, and keeps nothing else from being drawn.
  @Test func whatCannotBeDrawn() async throws {
    let hall = try await Hall(pages: StillPages(broken: ["図面.txt", "別.txt"]))
    _ = try await hall.register("別の報告", ["別.txt"])
    _ = try await hall.register("三つ目", ["三.txt"])
    _ = try await hall.visit.submit([1, 2, 3], to: ["局長"], Declaration(form: .paper))
    for _ in 0..<6 { await hall.server.registry.countPages() }
    #expect(try await known(hall) == ["5 drawn"])
  }

  /// While a briefing is on, nothing else is drawn; what it shows is counted.
  @Test func whileOneIsOn() async throws {
    let hall = try await Hall()
    _ = try await hall.project(1)
    let other = try await hall.register("別の報告", ["別.txt"])
    _ = try await hall.visit.submit(briefing: other, to: ["局長"], form: .paper)
    for _ in 0..<3 { await hall.server.registry.countPages() }
    #expect(try await known(hall).isEmpty)
    try await hall.serving { _ in
      func pages() async throws -> Int? {
        try await hall.visit.submit(briefing: 1, to: ["局長"], form: .paper).first?.handout.pages
      }
      // As long as it takes.
      while try await pages() != 10 { try await Task.sleep(for: .milliseconds(5)) }
    }
  }
}
