import BriefingDomain
import InstantLiterals
import Testing

/// What is on, what is pointed out, and what the record says of it. Material 7 has 5 pages, 8 has 3.
struct ProjectionTests {
  static let console = DriverConsole(seat: 0, name: "desk")

  static func live() -> Projection {
    var projection = Projection(
      materials: [ProjectedMaterial(id: 7, version: 1), ProjectedMaterial(id: 8, version: 1)], driver: "佐藤", minutes: 10
    )
    projection.prepared(7, version: 1, pages: 5, at: 1000)
    projection.prepared(8, version: 1, pages: 3, at: 1000)
    return projection
  }

  static let borrowed = ProjectedMaterial(id: 9, version: 1, state: .ready(pages: 2), isBorrowed: true)

  struct Leafing: Sendable, CustomTestStringConvertible {
    let acts: [ProjectionAct]
    /// Material and page.
    let cursor: [Int]
    var shown: [Int]?
    var testDescription: String { "\(acts)" }
  }

  static let leafing: [Leafing] = [
    .init(acts: [], cursor: [7, 1]),
    .init(acts: [.next], cursor: [7, 2]),
    .init(acts: [.previous], cursor: [7, 1]),
    // Behind the last page comes the next material, before the first the one before.
    .init(acts: [.last, .next], cursor: [8, 1]),
    .init(acts: [.last, .next, .previous], cursor: [7, 5]),
    .init(acts: [.material(8), .last, .next], cursor: [8, 3]),
    .init(acts: [.borrow(borrowed, page: 2), .next], cursor: [9, 2]),
    .init(acts: [.borrow(borrowed, page: 1), .previous], cursor: [9, 1]),
    .init(acts: [.borrow(borrowed, page: 1), .page(3, material: 8), .next], cursor: [8, 3]),
    .init(acts: [.last, .first], cursor: [7, 1]),
    .init(acts: [.page(4, material: nil)], cursor: [7, 4]),
    .init(acts: [.page(3, material: 8)], cursor: [8, 3]),
    .init(acts: [.page(4, material: nil), .material(8), .next, .material(7)], cursor: [7, 4]),
    .init(acts: [.page(4, material: nil), .material(8), .next, .material(7), .material(8)], cursor: [8, 2]),
    .init(acts: [.freeze(true), .next, .next], cursor: [7, 3], shown: [7, 1]),
    .init(acts: [.freeze(true), .next, .freeze(true), .next], cursor: [7, 3], shown: [7, 1]),
    .init(acts: [.freeze(true), .next, .freeze(false)], cursor: [7, 2]),
    .init(acts: [.black(true), .next, .black(false)], cursor: [7, 2]),
    .init(acts: [.goBack], cursor: [7, 1]),
  ]

  @Test(arguments: leafing)
  func leafs(_ leafing: Leafing) throws {
    var projection = Self.live()
    for act in leafing.acts { try projection.act(act, by: Self.console, at: 2000) }
    func place(_ page: PageAddress?) -> [Int]? { page.map { [Int($0.material.rawValue), $0.page] } }
    #expect(place(projection.cursor.page) == leafing.cursor)
    #expect(place(projection.shown.page) == leafing.shown ?? leafing.cursor)
  }

  /// Its second slide and the last two are hidden.
  static func liveDeck() -> Projection {
    var projection = Projection(materials: [ProjectedMaterial(id: 7, version: 1)], driver: "佐藤")
    projection.prepared(7, version: 1, pages: 5, hidden: [2, 4, 5], at: 1000)
    return projection
  }

  @Test(
    arguments: [
      ([.next], 3), ([.next, .next], 3), ([.last], 3), ([.next, .previous], 1), ([.next, .first], 1), ([.previous], 1),
      ([.page(2, material: nil, hiddenToo: true)], 2), ([.page(2, material: nil, hiddenToo: true), .next], 3),
      ([.page(5, material: nil, hiddenToo: true), .previous], 3),
      ([.page(5, material: nil, hiddenToo: true), .next], 5),
      ([.page(2, material: nil, hiddenToo: true), .material(7)], 3),
    ] as [([ProjectionAct], Int)])
  func hiddenSlidesArePassedOver(_ acts: [ProjectionAct], _ page: Int) throws {
    var projection = Self.liveDeck()
    for act in acts { try projection.act(act, by: Self.console, at: 2000) }
    #expect(projection.cursor.page == PageAddress(material: 7, version: 1, page: page))
  }

  @Test func hiddenSlidesGoUpForWhoInsists() throws {
    var projection = Self.liveDeck()
    let other = ProjectedMaterial(id: 9, version: 1, state: .ready(pages: 2, hidden: [1]), isBorrowed: true)
    for act in [ProjectionAct.page(2, material: nil), .borrow(other, page: 1)] {
      #expect(throws: ProjectionRefusal.hiddenPage) { try projection.act(act, by: Self.console, at: 2000) }
    }
    #expect(projection.cursor.page?.page == 1)
    #expect(projection.materials.count == 1)
    try projection.act(.page(2, material: nil, hiddenToo: true), by: Self.console, at: 2000)
    try projection.act(.borrow(other, page: 1, hiddenToo: true), by: Self.console, at: 2000)
    #expect(projection.cursor.page == PageAddress(material: 9, version: 1, page: 1))
    // The room has seen what it comes back to; a page of a new version it has not.
    try projection.act(.goBack, by: Self.console, at: 2000)
    #expect(projection.cursor.page == PageAddress(material: 7, version: 1, page: 2))
    projection.replaced(7, version: 2, pages: 3, hidden: [1, 2], at: 3000)
    #expect(projection.cursor.page == PageAddress(material: 7, version: 2, page: 3))
  }

  @Test func theFirstSlideMayBeHidden() {
    var projection = Projection(materials: [ProjectedMaterial(id: 7, version: 1)], driver: "佐藤")
    projection.prepared(7, version: 1, pages: 3, hidden: [1], at: 1000)
    #expect(projection.shown.page == PageAddress(material: 7, version: 1, page: 2))
  }

  @Test(arguments: [
    ProjectionAct.page(0, material: nil), .page(6, material: nil), .page(-1, material: 7), .page(.max, material: 8),
    .page(1, material: 9), .material(9),
    .borrow(ProjectedMaterial(id: 9, version: 1, state: .ready(pages: 2), isBorrowed: true), page: 3),
  ])
  func thereIsNoSuchPage(_ act: ProjectionAct) {
    var projection = Self.live()
    #expect(throws: ProjectionRefusal.noSuchPage) { try projection.act(act, by: Self.console, at: 2000) }
    #expect(projection.cursor.page == PageAddress(material: 7, version: 1, page: 1))
    #expect(projection.materials.count == 2)
  }

  @Test(arguments: [(1, true), (1440, true), (0, false), (1441, false), (-5, false)])
  func minutes(_ minutes: Int, _ isFine: Bool) {
    var projection = Self.live()
    if isFine {
      #expect(throws: Never.self) { try projection.act(.minutes(minutes), by: Self.console, at: 2000) }
      #expect(projection.minutes == minutes)
    } else {
      #expect(throws: ProjectionRefusal.minutesOutOfRange) {
        try projection.act(.minutes(minutes), by: Self.console, at: 2000)
      }
      #expect(projection.minutes == 10)
    }
  }

  /// What is pointed out goes with its page, and stays off the room while that is frozen.
  @Test func pointing() throws {
    var projection = Self.live()
    let point = Sight.Point(x: 0.4, y: 0.2)
    try projection.act(.pointer(point), by: Self.console, at: 2000)
    #expect(projection.shown.pointer == point)
    try projection.act(.first, by: Self.console, at: 2000)
    #expect(projection.shown.pointer == point)
    try projection.act(.freeze(true), by: Self.console, at: 2000)
    try projection.act(.next, by: Self.console, at: 2000)
    #expect(projection.cursor.pointer == nil)
    #expect(projection.shown.pointer == point)
    try projection.act(.zoom(Sight.Area(x: 0, y: 0, width: 0.5, height: 0.5)), by: Self.console, at: 2000)
    #expect(projection.shown.zoom == nil)
    try projection.act(.freeze(false), by: Self.console, at: 2000)
    #expect(projection.shown.zoom != nil)
    #expect(projection.shown.pointer == nil)
  }

  @Test func placesOnAPicture() {
    for (x, y) in [(-0.1, 0.5), (0.5, 1.1), (.nan, 0.5), (0.5, .infinity)] { #expect(Sight.Point(x: x, y: y) == nil) }
    #expect(Sight.Point(x: 0, y: 1) != nil)
    for (x, width) in [(0.6, 0.5), (0.1, 0), (-0.1, 0.5), (.nan, 0.5), (0.1, .infinity)] {
      #expect(Sight.Area(x: x, y: 0, width: width, height: 1) == nil)
    }
    #expect(Sight.Area(x: 0.1, y: 0.7, width: 0.9, height: 0.1 + 0.2) != nil)
    let centre = Sight.Point(x: 0.5, y: 0.5)!
    for radius in [0, -1, 1.5, Double.nan] { #expect(Sight.Spotlight(centre: centre, radius: radius) == nil) }
  }

  /// What is on is seen when a screen says so, each time anew; where nothing is on, nothing is seen.
  @Test func seenByAScreen() throws {
    var projection = Self.live()
    _ = projection.drainRecord()
    var lines = [projection.line]
    let line = try #require(projection.line)
    let words = [projection.seen(at: 1100), projection.seen(at: 1200)]
    #expect(words == [true, false])
    #expect(projection.isSeen)
    #expect(projection.drainRecord() == [.seen(at: 1100)])
    for (act, instant) in [(.next, 2000), (.black(true), 3000), (.black(false), 4000)]
      as [(ProjectionAct, PreciseInstant)]
    {
      try projection.act(act, by: Self.console, at: instant)
      #expect(!projection.isSeen)
      lines.append(projection.line)
    }
    #expect(lines == [line, line + 1, nil, line + 2])
    try projection.act(.freeze(true), by: Self.console, at: 5000)
    let word = projection.seen(at: 5100)
    #expect(word)
    // Where the driver goes while the room keeps its page.
    try projection.act(.last, by: Self.console, at: 6000)
    #expect(projection.isSeen)
    // Another hand on the same page: a line of its own, and the screens still show it.
    _ = projection.drainRecord()
    let last = projection.line
    try projection.authorize(Self.console, person: "田中", at: 6500)
    #expect(projection.line != last && projection.isSeen)
    #expect(projection.drainRecord().last == .seen(at: 6500))
    projection.finish(at: 7000)
    let late = projection.seen(at: 7000)
    #expect(projection.line == nil && !late)
  }

  // MARK: Materials

  /// The first that can be shown goes up, as soon as none before it may still come.
  @Test func goingUp() {
    var projection = Projection(
      materials: [7, 8, 9].map { ProjectedMaterial(id: $0, version: 1) }, driver: "佐藤")
    projection.prepared(8, version: 1, pages: 2, at: 10)
    #expect(projection.shown.page == nil)
    projection.failed(7, version: 1, .noLibreOffice, at: 20)
    #expect(projection.shown.page == PageAddress(material: 8, version: 1, page: 1))
    #expect(
      projection.drainRecord() == [
        .begins(Showing(page: PageAddress(material: 8, version: 1, page: 1), driver: "佐藤", isBorrowed: false), at: 20)
      ])
  }

  /// The place stays as far as the new version has it; what is frozen stays altogether.
  @Test(arguments: [(9, 4), (3, 3)])
  func replacing(_ pages: Int, _ place: Int) throws {
    var projection = Self.live()
    try projection.act(.page(4, material: nil), by: Self.console, at: 2000)
    try projection.act(.freeze(true), by: Self.console, at: 2000)
    projection.replaced(7, version: 2, pages: pages, at: 3000)
    #expect(projection.cursor.page == PageAddress(material: 7, version: 2, page: place))
    #expect(projection.shown.page == PageAddress(material: 7, version: 1, page: 4))
    #expect(projection.notice?.kind == .replaced)
    // An older version that comes late changes nothing.
    projection.replaced(7, version: 1, pages: 5, at: 3000)
    #expect(projection.cursor.page?.version == 2)
    // One that is not on moves nothing that is.
    projection.replaced(8, version: 2, pages: 1, at: 3000)
    #expect(projection.cursor.page == PageAddress(material: 7, version: 2, page: place))
  }

  @Test func borrowing() throws {
    var projection = Self.live()
    try projection.act(.page(3, material: nil), by: Self.console, at: 2000)
    let borrowed = ProjectedMaterial(id: 9, version: 2, state: .ready(pages: 4), isBorrowed: true)
    try projection.act(.borrow(borrowed, page: 2), by: Self.console, at: 2000)
    try projection.act(.next, by: Self.console, at: 2000)
    #expect(projection.shown.page == PageAddress(material: 9, version: 2, page: 3))
    #expect(projection.notice?.kind == .borrowed)
    try projection.act(.borrow(borrowed, page: 4), by: Self.console, at: 2000)
    #expect(projection.materials.count == 3)
    try projection.act(.goBack, by: Self.console, at: 2000)
    #expect(projection.shown.page == PageAddress(material: 7, version: 1, page: 3))
    #expect(projection.drainRecord().contains { if case .begins(let on, _) = $0 { on.isBorrowed } else { false } })
  }

  // MARK: The record

  /// Lines follow one another without a gap; the driver's private leafing and a black screen are not in it.
  @Test func record() throws {
    var projection = Self.live()
    let steps: [(ProjectionAct, PreciseInstant)] = [
      (.next, 2000), (.next, 3000), (.first, 4000), (.first, 4500), (.freeze(true), 5000), (.last, 6000),
      (.black(true), 7000),
      (.freeze(false), 8000), (.black(false), 9000),
    ]
    for (act, instant) in steps { try projection.act(act, by: Self.console, at: instant) }
    try projection.act(.last, by: Self.console, person: "田中", at: 9500)
    projection.finish(at: 10_000)
    #expect(projection.shown.page == nil)

    func on(_ page: Int, _ driver: String = "佐藤") -> Showing {
      Showing(page: PageAddress(material: 7, version: 1, page: page), driver: driver, isBorrowed: false)
    }
    let expected: [RecordStep] = [
      .begins(on(1), at: 1000), .ends(at: 2000), .begins(on(2), at: 2000), .ends(at: 3000), .begins(on(3), at: 3000),
      .ends(at: 4000), .begins(on(1), at: 4000), .ends(at: 7000), .begins(on(5), at: 9000), .ends(at: 9500),
      .begins(on(5, "田中"), at: 9500), .ends(at: 10_000),
    ]
    #expect(projection.drainRecord() == expected)
    #expect(projection.drainRecord().isEmpty)
  }
}
