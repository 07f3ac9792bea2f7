import BriefingDomain
import InstantLiterals
import Testing

/// What is drawn over a page by hand, who sees it, and for how long. Material 7 has 5 pages, 8 has 3.
final class StrokeTests {
  private static let first = PageAddress(material: 7, version: 1, page: 1)
  private var projection = ProjectionTests.live()

  private static func piece(_ number: Int, _ count: Int = 2, pen: Stroke.Pen = .pen, width: Int = 200) -> Stroke {
    Stroke(number: number, pen: pen, width: width, points: (0..<count).map { .init(x: UInt16($0), y: 7) })!
  }

  private func act(_ act: ProjectionAct) throws(ProjectionRefusal) {
    try projection.act(act, by: ProjectionTests.console, at: 2000)
  }

  private func draw(_ number: Int, _ count: Int = 2, on page: Int = 1) throws(ProjectionRefusal) {
    try act(.stroke(Self.piece(number, count), on: PageAddress(material: 7, version: 1, page: page)))
  }

  private var drawn: [Int] { projection.shown.strokes.strokes.map(\.number) }

  @Test func aStrokeGoesOn() throws {
    try draw(5, 3)
    try draw(5, 2)
    try draw(6)
    #expect(projection.shown.strokes.strokes.map(\.points.count) == [5, 2])
    // What comes for a stroke that another has followed comes too late.
    #expect(throws: ProjectionRefusal.tooLate) { try draw(5) }
    #expect(drawn == [5, 6])
    // Another width is another stroke: the number has been given already.
    #expect(throws: ProjectionRefusal.tooLate) { try act(.stroke(Self.piece(6, width: 9), on: Self.first)) }
  }

  @Test func undoing() throws {
    for number in 1...3 { try draw(number) }
    try act(.undoStroke(on: Self.first))
    #expect(drawn == [1, 2])
    try act(.eraseStrokes(on: Self.first))
    #expect(drawn == [])
    // Twice is no more than once.
    try act(.eraseStrokes(on: Self.first))
    try act(.undoStroke(on: Self.first))
    #expect(drawn == [1, 2])
    try act(.eraseStrokes(on: Self.first))
    try draw(4)
    try act(.undoStroke(on: Self.first))
    try act(.undoStroke(on: Self.first))
    #expect(drawn == [])
  }

  /// They go with their page and come back with it; what comes late, when the page has been turned, belongs to it still.
  @Test func strokesBelongToTheirPage() throws {
    try draw(1)
    try act(.next)
    #expect(drawn == [])
    try draw(2)
    #expect(drawn == [])
    try draw(3, on: 2)
    try act(.material(8))
    #expect(drawn == [])
    try act(.material(7))
    #expect(drawn == [3])
    try act(.previous)
    #expect(drawn == [1, 2])
    // Another version is another page.
    projection.replaced(7, version: 2, pages: 5, at: 3000)
    #expect(projection.shown.page?.version == 2)
    #expect(drawn == [])
    for act in [ProjectionAct.undoStroke(on: Self.first), .eraseStrokes(on: Self.first)] {
      #expect(throws: ProjectionRefusal.tooLate) { try self.act(act) }
    }
    #expect(throws: ProjectionRefusal.tooLate) { try draw(2) }
    for page in [0, 6] {
      #expect(throws: ProjectionRefusal.noSuchPage) { try draw(2, on: page) }
    }
  }

  @Test func aFrozenRoomSeesNothingNew() throws {
    try draw(1)
    try act(.freeze(true))
    try draw(2)
    try draw(2)
    #expect(drawn == [1])
    #expect(projection.cursor.strokes.strokes.map(\.number) == [1, 2])
    try act(.freeze(false))
    #expect(drawn == [1, 2])
    #expect(projection.shown.strokes.strokes.last?.points.count == 4)
  }

  @Test func whatNoStrokeIs() {
    let point = Stroke.Point(x: 0, y: 65_535)
    func isStroke(_ count: Int, width: Int) -> Bool {
      Stroke(number: 1, pen: .pen, width: width, points: Array(repeating: point, count: count)) != nil
    }
    #expect(isStroke(1, width: 1) && isStroke(512, width: 6_553))
    #expect(!isStroke(0, width: 1) && !isStroke(513, width: 1))
    #expect(!isStroke(1, width: 0) && !isStroke(1, width: 6_554))
  }

  /// Nobody fills the memory by drawing.
  @Test func aPageTakesNoMore() throws {
    for number in 1...PageStrokes.mostStrokes { try draw(number, 1) }
    #expect(throws: ProjectionRefusal.tooManyStrokes) { try draw(201, 1) }
    #expect(drawn.count == 200)
    try draw(200, 1)

    try act(.next)
    for _ in 0..<4 { try draw(1, 500, on: 2) }
    #expect(throws: ProjectionRefusal.tooManyStrokes) { try draw(1, 1, on: 2) }
    for _ in 0..<4 { try draw(2, 500, on: 2) }
    for _ in 0..<2 { try draw(3, 500, on: 2) }
    #expect(throws: ProjectionRefusal.tooManyStrokes) { try draw(4, 1, on: 2) }
    #expect(drawn == [1, 2, 3])
    // What is erased makes room.
    try act(.eraseStrokes(on: PageAddress(material: 7, version: 1, page: 2)))
    try draw(4, 500, on: 2)
    #expect(drawn == [4])
  }

  /// Of a long briefing the strokes go that nobody has touched for longest.
  @Test func theOldestGo() throws {
    var projection = Projection(materials: [ProjectedMaterial(id: 7, version: 1)], driver: "佐藤")
    projection.prepared(7, version: 1, pages: 20, at: 1000)
    func strokes(_ page: Int) throws -> Int {
      try projection.act(.page(page, material: 7), by: ProjectionTests.console, at: 2000)
      return projection.shown.strokes.strokes.count
    }
    func fill(_ page: Int) throws {
      _ = try strokes(page)
      let address = PageAddress(material: 7, version: 1, page: page)
      for number in 0..<10 {
        try projection.act(.stroke(Self.piece(number, 500), on: address), by: ProjectionTests.console, at: 2000)
      }
    }
    for page in 1...8 { try fill(page) }
    #expect(try strokes(1) == 10)
    // The first is touched again, and the second goes.
    try projection.act(
      .undoStroke(on: PageAddress(material: 7, version: 1, page: 1)), by: ProjectionTests.console, at: 2000)
    try fill(9)
    #expect(try strokes(1) == 9)
    #expect(try strokes(2) == 0)
    #expect(try strokes(3) == 10)
  }

  @Test func news() throws {
    func page(_ pieces: [(Int, Int)]) throws -> PageStrokes {
      var projection = ProjectionTests.live()
      for (number, count) in pieces {
        try projection.act(
          .stroke(Self.piece(number, count), on: Self.first), by: ProjectionTests.console, at: 2000)
      }
      return projection.shown.strokes
    }
    func news(_ before: [(Int, Int)], _ after: [(Int, Int)]) throws -> [[Int]]? {
      try page(after).news(since: page(before)).map { [[$0.kept], $0.more.map { Int($0.x) }, $0.new.map(\.number)] }
    }
    #expect(try news([(1, 2)], [(1, 2)]) == nil)
    #expect(try news([], [(1, 2)]) == [[0], [], [1]])
    #expect(try news([(1, 2)], [(1, 2), (1, 1)]) == [[1], [0], []])
    #expect(try news([(1, 2), (2, 2)], [(1, 2), (2, 4)]) == [[2], [2, 3], []])
    #expect(try news([(1, 2)], [(1, 3), (2, 2)]) == [[1], [2], [2]])
    #expect(try news([(1, 2), (2, 2)], [(1, 2)]) == [[1], [], []])
    #expect(try news([(1, 2), (2, 2)], []) == [[0], [], []])
    // Taken back, and gone on with: none of the later ones is what it was.
    #expect(try news([(1, 2), (2, 2)], [(1, 3), (2, 2)]) == [[1], [2], [2]])
    let all = try page([(1, 2), (2, 2)])
    #expect(all.all.kept == 0 && all.all.more.isEmpty && all.all.new == all.strokes)
  }
}
