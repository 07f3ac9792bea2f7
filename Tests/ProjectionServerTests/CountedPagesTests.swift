import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Testing

@testable import ProjectionServer

/// What was handed over on paper and has to be drawn before its sheets are known.
struct CountedPagesTests {
  private let hall: Hall
  private let pages: StillPages
  private let counting: CountedPages
  private let drawing: DrawingAhead

  /// Two old briefings, which nobody will show soon, and so many newer files that these are not the last ones either.
  private init(broken: Set<String> = []) async throws {
    pages = StillPages(broken: broken)
    hall = try await Hall(pages: pages)
    for name in ["一昨年", "昨年"] {
      let old = try await hall.register(name, [name + ".txt"], at: Hall.start.instant.advanced(by: -86_400 * 300))
      _ = try await hall.visit.submit(briefing: old, to: ["局長"], form: .paper, copies: 3)
    }
    _ = try await hall.register(
      "新しい", (1...50).map { "\($0).txt" }, at: Hall.start.instant.advanced(by: -86_400 * 30))
    let (library, clock, logger) = (hall.visit.library, hall.time, hall.log.logger)
    counting = CountedPages(pages, library, now: { clock.now }, logger)
    drawing = DrawingAhead(
      library: library, pages: counting, registry: hall.server.registry, now: { clock.now }, logger: logger)
  }

  private func drawAll() async throws { while try await drawing.drawNext() {} }

  private var known: [String?] { get async throws { try await hall.visit.settingHistory().map(\.entry.value) } }

  /// Last of all, and without pictures; then the sheets of what was handed over are known.
  @Test func whileNothingIsOn() async throws {
    let test = try await CountedPagesTests()
    try await test.drawAll()
    #expect(test.pages.prepared.counted == ["昨年.txt", "一昨年.txt"])
    #expect(Array(test.pages.prepared.names.suffix(2)) == test.pages.prepared.counted)
    #expect(test.pages.prepared.names.count == 2 + 50 + 2)
    #expect(try await test.known.isEmpty)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await test.counting.run() }
      while try await test.known.count < 2 { try await Task.sleep(for: .milliseconds(10)) }
      group.cancelAll()
    }
    #expect(try await test.known == ["5 drawn", "5 drawn"])
  }

  /// What cannot be drawn is tried once, and keeps nothing else from being drawn.
  @Test func whatCannotBeDrawn() async throws {
    let test = try await CountedPagesTests(broken: ["昨年.txt"])
    for _ in 0..<2 { try await test.drawAll() }
    #expect(test.pages.prepared.counted == ["昨年.txt", "一昨年.txt"])
    #expect(test.hall.log.told("picturesFailed").map { $0["why"] } == ["cannot-read"])
  }

  /// While a briefing is on, what will be shown soon is drawn, and nothing that is only to be counted.
  @Test func whileOneIsOn() async throws {
    let test = try await CountedPagesTests()
    _ = try await test.hall.project(1)
    try await test.drawAll()
    #expect(test.pages.prepared.names.count == 52 && test.pages.prepared.counted.isEmpty)
    _ = try await test.hall.visit.askForEnd(in: "3A", present: [], serverRuns: true)
    await test.hall.server.registry.look()
    try await test.drawAll()
    #expect(test.pages.prepared.counted == ["昨年.txt", "一昨年.txt"])
  }

  /// What a briefing shows is counted as well.
  @Test func whatIsShown() async throws {
    let test = try await CountedPagesTests()
    _ = try await test.hall.project(1)
    try await test.hall.serving { [hall = test.hall] _ in
      func pages() async throws -> Int? {
        try await hall.visit.submit(briefing: 1, to: ["局長"], form: .paper).first?.handout.pages
      }
      // As long as it takes.
      while try await pages() != 10 { try await Task.sleep(for: .milliseconds(5)) }
    }
  }
}
