import BriefingDomain
import InstantLiterals
import Testing

/// What a hand does over two pages side by side: each has its own. Material 7 has 5 pages, 8 has 3.
final class BothPagesTests {
  private var projection = ProjectionTests.live()

  private static func page(_ page: Int, of material: Int64 = 7, version: Int = 1) -> PageAddress {
    PageAddress(material: .init(material), version: version, page: page)
  }

  private func act(_ acts: ProjectionAct...) throws {
    for act in acts { try projection.act(act, by: ProjectionTests.console, at: 2000) }
  }

  private func draw(_ number: Int, on page: PageAddress, points: Int = 1) throws {
    let points = Array(repeating: Stroke.Point(x: 1, y: 1), count: points)
    try act(.stroke(try #require(Stroke(number: number, pen: .pen, width: 9, points: points)), on: page))
  }

  /// What is drawn on the page that is up, and on the one beside it.
  private var drawn: [[Int]] {
    [projection.shown.strokes, projection.shown.strokesBeside].map { $0.strokes.map(\.number) }
  }

  @Test func eachHasItsStrokes() throws {
    try draw(1, on: Self.page(1))
    try act(.beside(.spread))
    #expect(drawn == [[1], []])
    try draw(2, on: Self.page(2))
    // A number is of one page alone.
    try draw(1, on: Self.page(2))
    try draw(3, on: Self.page(1))
    #expect(drawn == [[1, 3], [2, 1]])
    // Undo and erase are for the page that they name.
    try act(.undoStroke(on: Self.page(2)))
    #expect(drawn == [[1, 3], [2]])
    try act(.eraseStrokes(on: Self.page(1)))
    #expect(drawn == [[], [2]])
    try act(.undoStroke(on: Self.page(1)))
    #expect(drawn == [[1, 3], [2]])
    // They go with their pages, and come back with them.
    try act(.next)
    #expect(drawn == [[], []])
    try act(.previous)
    #expect(drawn == [[1, 3], [2]])
    try act(.beside(nil))
    #expect(drawn == [[1, 3], []])
    try act(.next)
    #expect(drawn == [[2], []])
    try act(.beside(.page(Self.page(1))))
    #expect(drawn == [[2], [1, 3]])
  }

  @Test func aFrozenRoomSeesNothingNewOnEither() throws {
    try act(.beside(.spread))
    try draw(1, on: Self.page(2))
    try act(.freeze(true))
    try draw(2, on: Self.page(2))
    #expect(drawn == [[], [1]])
    #expect(projection.cursor.strokesBeside.strokes.map(\.number) == [1, 2])
    try act(.freeze(false))
    #expect(drawn == [[], [1, 2]])
  }

  /// A new version has nothing of it; the former one has it still where it comes to stand beside.
  @Test func twoVersions() throws {
    try draw(1, on: Self.page(1))
    projection.replaced(7, version: 2, pages: 5, at: 3000)
    #expect(drawn == [[], []])
    #expect(throws: ProjectionRefusal.tooLate) { try draw(2, on: Self.page(1)) }
    try act(.beside(.former(of: 7, version: 1, openPages: [1, 2])))
    #expect(drawn == [[], [1]])
    try draw(2, on: Self.page(1))
    try draw(3, on: Self.page(1, version: 2))
    #expect(drawn == [[3], [1, 2]])
    // What was sent last comes when it stands there no more.
    try act(.beside(nil))
    try draw(4, on: Self.page(2))
    #expect(drawn == [[3], []])
    #expect(throws: ProjectionRefusal.noSuchPage) { try draw(4, on: Self.page(3)) }
    #expect(throws: ProjectionRefusal.tooLate) { try draw(4, on: Self.page(1, version: 0)) }
    #expect(throws: ProjectionRefusal.tooLate) { try draw(4, on: Self.page(1, version: 3)) }
    try act(.beside(.former(of: 7, version: 1, openPages: [1, 2])), .next)
    #expect(drawn == [[], [4]])
    // Another one comes while it stands there.
    try act(.previous)
    projection.replaced(7, version: 3, pages: 5, at: 4000)
    #expect(drawn == [[], [1, 2]])
  }

  /// Of a former version that stands beside again after the server was away.
  @Test func aFormerVersionThatCameBack() throws {
    projection.replaced(7, version: 2, pages: 5, at: 1500)
    projection.resume(.former(of: 7, version: 1, openPages: [1]), at: 1600)
    try draw(1, on: Self.page(1))
    #expect(drawn == [[], [1]])
  }

  /// Where there is too much, nothing goes from the wall.
  @Test func whatIsOnStays() throws {
    projection = Projection(materials: [ProjectedMaterial(id: 7, version: 1)], driver: "佐藤")
    projection.prepared(7, version: 1, pages: 20, at: 1000)
    try act(.beside(.spread))
    for page in 1...9 {
      for number in 0..<10 { try draw(number, on: Self.page(page), points: 500) }
    }
    #expect(drawn.map(\.count) == [10, 10])
    try act(.next)
    #expect(drawn.map(\.count) == [0, 10])
  }

  @Test func aHandPointsAtOneOfTheTwo() throws {
    let point = try #require(Sight.Point(x: 0.25, y: 0.5))
    let light = try #require(Sight.Spotlight(centre: point, radius: 0.1))
    func pointed() -> [Bool] {
      let sight = projection.shown
      return [sight.pointer, sight.pointerBeside].map { $0 == point }
        + [sight.spotlight, sight.spotlightBeside].map { $0 == light }
    }
    try act(.beside(.spread), .pointer(point, on: Self.page(2)), .spotlight(light, on: Self.page(1)))
    #expect(pointed() == [false, true, true, false])
    // It goes over to the other.
    try act(.pointer(point), .spotlight(light, on: Self.page(2)))
    #expect(pointed() == [true, false, false, true])
    // A page that is on no more is not pointed at.
    try act(.pointer(point, on: Self.page(3)))
    #expect(pointed() == [false, false, false, true])
    try act(.spotlight(nil))
    #expect(pointed() == [false, false, false, false])
    // It ends with the page, also where only the one beside is another.
    for end: ProjectionAct in [.beside(.page(Self.page(3, of: 8))), .beside(nil), .next] {
      try act(.beside(.spread))
      let other = try #require(projection.shown.beside)
      try act(.pointer(point, on: other), .spotlight(light, on: other))
      #expect(pointed() == [false, true, false, true])
      try act(end)
      #expect(pointed() == [false, false, false, false])
    }
    // And with the hand.
    try act(.pointer(point, on: projection.shown.beside), .freeze(true))
    #expect(pointed()[1])
    projection.leave(ProjectionTests.console, at: 2500)
    #expect(pointed() == [false, false, false, false])
  }
}
