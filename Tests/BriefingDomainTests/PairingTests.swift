import BriefingDomain
import InstantLiterals
import Testing

/// Two pages side by side. Material 7 has 5 pages, 8 has 3.
struct PairingTests {
  struct Turning: Sendable, CustomTestStringConvertible {
    let acts: [ProjectionAct]
    /// Material and page of both, or of one.
    let pages: [[Int]]
    var testDescription: String { "\(acts)" }
  }

  static let former = Pairing.former(of: 7, version: 0, openPages: [1, 2, 4])
  static let third = Pairing.page(PageAddress(material: 8, version: 1, page: 3))

  static let turning: [Turning] = [
    .init(acts: [.beside(.spread)], pages: [[7, 1], [7, 2]]),
    .init(acts: [.beside(.spread), .next], pages: [[7, 3], [7, 4]]),
    .init(acts: [.beside(.spread), .next, .next], pages: [[7, 5]]),
    .init(acts: [.beside(.spread), .next, .next, .next], pages: [[8, 1], [8, 2]]),
    // Page 2 of 3 was up beside the first: the next is the third.
    .init(acts: [.beside(.spread), .material(8), .next], pages: [[8, 3]]),
    .init(acts: [.beside(.spread), .material(8), .previous], pages: [[7, 5]]),
    .init(acts: [.beside(.spread), .page(3, material: nil), .previous], pages: [[7, 1], [7, 2]]),
    .init(acts: [.beside(.spread), .page(2, material: nil), .previous], pages: [[7, 1], [7, 2]]),
    .init(acts: [.beside(.spread), .page(4, material: nil), .next], pages: [[8, 1], [8, 2]]),
    .init(acts: [.beside(.spread), .beside(nil), .next], pages: [[7, 2]]),
    // What was borrowed goes up alone, and keeps the pair in mind.
    .init(acts: [.beside(.spread), .borrow(ProjectionTests.borrowed, page: 1)], pages: [[9, 1]]),
    .init(acts: [.beside(.spread), .borrow(ProjectionTests.borrowed, page: 1), .goBack], pages: [[7, 1], [7, 2]]),
    .init(acts: [.beside(third)], pages: [[7, 1], [8, 3]]),
    .init(acts: [.beside(third), .next], pages: [[7, 2], [8, 3]]),
    // Never beside itself.
    .init(acts: [.beside(third), .page(3, material: 8)], pages: [[8, 3]]),
    .init(acts: [.beside(third), .page(3, material: 8), .previous], pages: [[8, 2], [8, 3]]),
    .init(acts: [.beside(former)], pages: [[7, 1], [7, 1]]),
    .init(acts: [.beside(former), .next], pages: [[7, 2], [7, 2]]),
    .init(acts: [.beside(former), .next, .next], pages: [[7, 3]]),
    .init(acts: [.beside(former), .material(8)], pages: [[8, 1]]),
    .init(acts: [.beside(third), .freeze(true), .beside(nil)], pages: [[7, 1], [8, 3]]),
  ]

  @Test(arguments: turning)
  func turns(_ turning: Turning) throws {
    var projection = ProjectionTests.live()
    for act in turning.acts { try projection.act(act, by: ProjectionTests.console, at: 2000) }
    let pages = [projection.shown.page, projection.shown.beside].compactMap(\.self)
    #expect(pages.map { [Int($0.material.rawValue), $0.page] } == turning.pages)
  }

  /// Of an even number of pages the last two are a pair.
  @Test func backIntoAMaterialOfFourPages() throws {
    var projection = ProjectionTests.live()
    projection.replaced(7, version: 2, pages: 4, at: 1500)
    for act: ProjectionAct in [.material(8), .beside(.spread), .previous] {
      try projection.act(act, by: ProjectionTests.console, at: 2000)
    }
    #expect(projection.shown.page == PageAddress(material: 7, version: 2, page: 3))
    #expect(projection.shown.beside?.page == 4)
    // One page alone is the last.
    for act: ProjectionAct in [.material(8), .beside(nil), .previous] {
      try projection.act(act, by: ProjectionTests.console, at: 2000)
    }
    #expect(projection.shown.page?.page == 4 && projection.shown.beside == nil)
  }

  @Test(
    arguments: [
      (.page(PageAddress(material: 8, version: 1, page: 4)), .noSuchPage),
      (.page(PageAddress(material: 8, version: 2, page: 1)), .noSuchPage),
      (.page(PageAddress(material: 7, version: 1, page: 1)), .noSuchPage),
      (.former(of: 7, version: 0, openPages: [2]), .noSuchPage),
      (.former(of: 8, version: 0, openPages: [1]), .noSuchPage),
    ] as [(Pairing, ProjectionRefusal)])
  func refuses(_ pairing: Pairing, _ refusal: ProjectionRefusal) throws {
    var projection = ProjectionTests.live()
    #expect(throws: refusal) { try projection.act(.beside(pairing), by: ProjectionTests.console, at: 2000) }
    #expect(projection.shown.beside == nil)
  }

  @Test func aHiddenPageIsInsistedOn() throws {
    var projection = ProjectionTests.liveDeck()
    let pairing = Pairing.page(PageAddress(material: 7, version: 1, page: 2))
    #expect(throws: ProjectionRefusal.hiddenPage) {
      try projection.act(.beside(pairing), by: ProjectionTests.console, at: 2000)
    }
    try projection.act(.beside(pairing, hiddenToo: true), by: ProjectionTests.console, at: 2000)
    #expect(projection.shown.beside?.page == 2)
    // In a book it is passed over.
    try projection.act(.beside(.spread), by: ProjectionTests.console, at: 2000)
    #expect(projection.shown.beside?.page == 3)
  }

  /// A screen that showed one of them has not shown the two; what is enlarged is seen whole again.
  @Test func recordsBoth() throws {
    var projection = ProjectionTests.live()
    let isNews = projection.seen(at: 1500)
    #expect(isNews)
    _ = projection.drainRecord()
    let area = try #require(Sight.Area(x: 0, y: 0, width: 0.5, height: 0.5))
    try projection.act(.zoom(area), by: ProjectionTests.console, at: 2000)
    try projection.act(.beside(Self.third), by: ProjectionTests.console, person: "佐藤", at: 2000)
    #expect(projection.cursor.zoom == nil && !projection.isSeen)
    let page = PageAddress(material: 7, version: 1, page: 1)
    let both = Showing(
      page: page, driver: "佐藤", isBorrowed: false,
      beside: .init(page: PageAddress(material: 8, version: 1, page: 3), isBorrowed: false))
    #expect(projection.drainRecord() == [.ends(at: 2000), .begins(both, at: 2000)])
  }

  /// A page beside that is replaced is of the new version; a former version stays what it is.
  @Test func replaced() throws {
    var projection = ProjectionTests.live()
    try projection.act(.beside(Self.third), by: ProjectionTests.console, at: 2000)
    projection.replaced(8, version: 2, pages: 2, at: 3000)
    #expect(projection.shown.beside == PageAddress(material: 8, version: 2, page: 2))
  }
}
