import BriefingDomain
import InstantLiterals
import Testing

/// One driver at a time: who may turn the page, and what everybody else is told.
struct DriverTokenTests {
  /// Seat 0 is the key that `project` made, 1 the first that was handed over, and so on.
  enum Step: Sendable {
    case arrive(Int, String, at: PreciseInstant)
    case leave(Int, String, at: PreciseInstant)
    case act(ProjectionAct, Int, String, at: PreciseInstant, ProjectionRefusal? = nil)
  }

  struct Course: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    /// Seat and console that hold the token in the end; `nil` for nobody.
    let holder: DriverConsole?
    let now: PreciseInstant
    var testDescription: String { name }
  }

  static let courses: [Course] = [
    .init(
      name: "the first act takes the token", steps: [.act(.next, 0, "a", at: 0)],
      holder: .init(seat: 0, name: "a"), now: 10),
    .init(
      name: "so does the first stream", steps: [.arrive(0, "a", at: 0), .act(.next, 0, "b", at: 1, .held(by: "佐藤"))],
      holder: .init(seat: 0, name: "a"), now: 1_000_000),
    .init(
      name: "two drivers: the second is refused",
      steps: [
        .act(.next, 0, "a", at: 0), .act(.next, 0, "b", at: 5000, .held(by: "佐藤")), .act(.next, 0, "a", at: 6000),
      ],
      holder: .init(seat: 0, name: "a"), now: 6000),
    .init(
      name: "the second takes it",
      steps: [
        .act(.next, 0, "a", at: 0), .act(.take, 0, "b", at: 1), .act(.next, 0, "a", at: 2, .held(by: "佐藤")),
      ], holder: .init(seat: 0, name: "b"), now: 2),
    .init(
      name: "who has gone is waited for",
      steps: [
        .arrive(0, "a", at: 0), .leave(0, "a", at: 1000), .act(.next, 0, "b", at: 20_999, .held(by: "佐藤")),
      ], holder: .init(seat: 0, name: "a"), now: 20_999),
    .init(
      name: "and not for ever",
      steps: [.arrive(0, "a", at: 0), .leave(0, "a", at: 1000), .act(.next, 0, "b", at: 21_000)],
      holder: .init(seat: 0, name: "b"), now: 21_000),
    .init(name: "a token lapses", steps: [.act(.next, 0, "a", at: 0)], holder: nil, now: 20_000),
    .init(
      name: "two streams of one console count",
      steps: [
        .arrive(0, "a", at: 0), .arrive(0, "a", at: 1), .leave(0, "a", at: 2),
        .act(.next, 0, "b", at: 90_000, .held(by: "佐藤")),
      ], holder: .init(seat: 0, name: "a"), now: 90_000),
    .init(
      name: "handed over: the old key no longer turns",
      steps: [
        .act(.handOver(to: "田中"), 0, "a", at: 0), .act(.next, 0, "a", at: 1, .handedOver(to: "田中")),
        .act(.take, 0, "a", at: 2, .handedOver(to: "田中")), .act(.next, 1, "x", at: 3),
      ], holder: .init(seat: 1, name: "x"), now: 3),
    .init(
      name: "taken back: the new key has ended",
      steps: [
        .act(.handOver(to: "田中"), 0, "a", at: 0), .act(.next, 1, "x", at: 1), .act(.takeBack, 0, "b", at: 2),
        .act(.next, 1, "x", at: 3, .noSuchSeat), .act(.next, 0, "b", at: 4),
      ], holder: .init(seat: 0, name: "b"), now: 4),
    .init(
      name: "handed on: the first takes back from both",
      steps: [
        .act(.handOver(to: "田中"), 0, "a", at: 0), .act(.handOver(to: "鈴木"), 1, "x", at: 1),
        .act(.next, 1, "x", at: 2, .handedOver(to: "鈴木")), .act(.next, 2, "y", at: 3), .act(.takeBack, 0, "a", at: 4),
        .act(.next, 2, "y", at: 5, .noSuchSeat), .act(.next, 1, "x", at: 6, .noSuchSeat),
      ], holder: .init(seat: 0, name: "a"), now: 6),
    .init(
      name: "handed over twice: keys are not given again",
      steps: [
        .act(.handOver(to: "田中"), 0, "a", at: 0), .act(.takeBack, 0, "a", at: 1),
        .act(.handOver(to: "鈴木"), 0, "a", at: 2), .act(.next, 1, "x", at: 3, .noSuchSeat), .act(.next, 2, "y", at: 4),
      ], holder: .init(seat: 2, name: "y"), now: 4),
    .init(
      name: "a seat that there never was", steps: [.act(.next, 5, "a", at: 0, .noSuchSeat)], holder: nil, now: 0),
  ]

  @Test(arguments: courses)
  func course(_ course: Course) throws {
    var projection = ProjectionTests.live()
    for step in course.steps {
      switch step {
      case .arrive(let seat, let name, let now): try projection.arrive(DriverConsole(seat: seat, name: name), at: now)
      case .leave(let seat, let name, let now): projection.leave(DriverConsole(seat: seat, name: name), at: now)
      case .act(let act, let seat, let name, let now, let refusal):
        var thrown: ProjectionRefusal?
        let before = projection.cursor
        do throws(ProjectionRefusal) {
          try projection.act(act, by: DriverConsole(seat: seat, name: name), at: now)
        } catch {
          thrown = error
          #expect(projection.cursor == before)
        }
        #expect(thrown == refusal, "\(step)")
      }
    }
    #expect(projection.heldToken(at: course.now)?.holder == course.holder)
  }

  @Test func whoDrives() throws {
    var projection = ProjectionTests.live()
    #expect(projection.driver == "佐藤")
    try projection.act(.next, by: DriverConsole(seat: 0, name: "a"), person: "山田", at: 0)
    #expect(projection.driver == "山田")
    try projection.act(.next, by: DriverConsole(seat: 0, name: "a"), at: 1)
    #expect(projection.driver == "山田")
    try projection.act(.handOver(to: "田中"), by: DriverConsole(seat: 0, name: "a"), at: 2)
    #expect(projection.driver == "田中")
  }

  /// Who has gone for too long is told of once it is so.
  @Test func aLapseIsTold() throws {
    var projection = Projection(materials: [ProjectedMaterial(id: 7, version: 1)], driver: "佐藤")
    projection.noteLapse(at: 10)
    #expect(projection.notice == nil)
    try projection.act(.next, by: DriverConsole(seat: 0, name: "a"), at: 0)
    projection.noteLapse(at: 19_999)
    #expect(projection.notice == nil)
    projection.noteLapse(at: 20_000)
    #expect(projection.notice?.kind == .lapsed)
    #expect(projection.notice?.at == 20_000)
  }
}
