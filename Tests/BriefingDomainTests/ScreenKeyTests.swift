import BriefingDomain
import InstantLiterals
import Testing

/// What came to the screen beside pages: white, a part of a page, a key pressed there.
struct ScreenKeyTests {
  static let console = DriverConsole(seat: 0, name: "desk")

  static func live() -> Projection { ProjectionTests.live() }

  @Test func whiteIsNothingOnEither() throws {
    var projection = Self.live()
    _ = projection.drainRecord()
    try projection.act(.black(true, white: true), by: Self.console, at: 2000)
    #expect(projection.isBlack && projection.isWhite)
    let steps = projection.drainRecord()
    #expect(steps == [.ends(at: 2000)])
    try projection.act(.black(true), by: Self.console, at: 2000)
    #expect(projection.isBlack && !projection.isWhite)
    try projection.act(.black(false, white: true), by: Self.console, at: 2000)
    #expect(!projection.isBlack && !projection.isWhite)
  }

  @Test func aPageComesWithAPartOfIt() throws {
    var projection = Self.live()
    let half = try #require(Sight.Area(x: 0, y: 0.5, width: 1, height: 0.5))
    try projection.act(.page(3, material: nil, zoom: half), by: Self.console, at: 2000)
    #expect(projection.shown.page?.page == 3)
    #expect(projection.shown.zoom == half)
    try projection.act(.page(4, material: nil), by: Self.console, at: 2000)
    #expect(projection.shown.zoom == nil)
  }

  /// Keys there turn the page once the driver wants it, in the driver's name.
  @Test func keysAtTheScreen() throws {
    var projection = Self.live()
    let answer1 = projection.turnAtScreen(onward: true, at: 2000)
    #expect(!answer1)
    #expect(projection.shown.page?.page == 1)
    try projection.act(.keysAtScreen(true), by: Self.console, person: "田中", at: 2000)
    _ = projection.drainRecord()
    let answer2 = projection.turnAtScreen(onward: true, at: 3000)
    #expect(answer2)
    let page = PageAddress(material: 7, version: 1, page: 2)
    #expect(projection.shown.page == page)
    let steps = projection.drainRecord()
    #expect(
      steps == [
        .ends(at: 3000), .begins(Showing(page: page, driver: "田中", isBorrowed: false), at: 3000),
      ])
    let answer3 = projection.turnAtScreen(onward: false, at: 3000)
    #expect(answer3)
    #expect(projection.shown.page?.page == 1)
    try projection.act(.keysAtScreen(false), by: Self.console, at: 4000)
    let answer4 = projection.turnAtScreen(onward: true, at: 4000)
    #expect(!answer4)
  }
}
