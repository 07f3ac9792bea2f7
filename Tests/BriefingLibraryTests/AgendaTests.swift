import BriefingDomain
import BriefingLibrary
import InstantLiterals
import Testing

/// What a day holds, and what stands in the way of what.
struct AgendaTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  @discardableResult
  private func register(
    _ title: String, _ on: String, _ room: String? = nil, to recipients: String..., from unit: String = "課"
  ) async throws -> RegistrationReceipt {
    let slot = try visit.clock.slot(on)
    return try await visit.register(
      [try fixture.file("\(title).txt", title)],
      Registration(
        title: title, recipients: recipients, unit: unit, moment: slot.moment, end: slot.end, room: room))
  }

  private func titles(_ items: [AgendaItem]) -> [String] { items.map(\.briefing.title) }

  private func day(_ text: String, _ change: (inout StatusRequest) -> Void = { _ in }) async throws -> [AgendaItem] {
    var request = StatusRequest(instants: try visit.clock.instants(ofDay: text))
    change(&request)
    return try await visit.agenda(request)
  }

  @Test func oneItemForABriefingWithAllItsRecipients() async throws {
    try await register("午後", "13:00", "3A", to: "局長", "危機管理監", from: "総務課")
    try await register("午前", "9:00", "３Ｂ", to: "局長", from: "財政課")
    try await register("明日", "明日 9:00", "3B", to: "局長", from: "財政課")
    try await register("日だけ", "今日", to: "危機管理監", from: "財政課")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper)
    let items = try await day("今日")
    #expect(titles(items) == ["午前", "日だけ", "午後"])
    #expect(items[2].appointment.submissions.map(\.recipient) == ["局長", "危機管理監"])
    #expect(items[2].appointment.submissions.map { $0.handout?.form } == [.paper, nil])
    #expect(items[2].materials.map(\.fileName) == ["午後.txt"])
    #expect(try await titles(day("今日") { $0.recipient = "危機管理監" }) == ["日だけ", "午後"])
    // Whom else it is for stays visible.
    #expect(try await day("今日") { $0.recipient = "局長" }.last?.appointment.submissions.count == 2)
    #expect(try await titles(day("今日") { $0.unit = "財政課" }) == ["午前", "日だけ"])
    #expect(try await titles(day("今日") { $0.room = "3b" }) == ["午前"])
    #expect(try await titles(day("明日")) == ["明日"])
    let rows = try await visit.submissions(StatusRequest(unit: "財政課", room: "3b"))
    #expect(rows.map(\.briefing.title) == ["午前", "明日"])
    await #expect(throws: LibraryError.noSuchRoom("9Z", known: ["3A", "３Ｂ"])) {
      try await day("今日") { $0.room = "9Z" }
    }
    await #expect(throws: LibraryError.self) { try await day("今日") { $0.unit = "財政部局" } }
  }

  @Test func aMergedUnitIsFoundByTheOneItIsPartOf() async throws {
    try await register("旧", "9:00", to: "局長", from: "河川課")
    try await register("新", "10:00", to: "局長", from: "都市整備課")
    _ = try await visit.mergeUnit("河川課", into: "都市整備課")
    #expect(try await titles(day("今日") { $0.unit = "都市整備課" }) == ["旧", "新"])
  }

  /// It is 12:00.
  @Test func whatComesNext() async throws {
    #expect(try await visit.nextAppointments(StatusRequest()).isEmpty)
    try await register("過ぎた", "11:59", "3A", to: "局長")
    try await register("今", "12:00", "3A", to: "局長")
    try await register("同時", "12:00", "3B", to: "危機管理監")
    try await register("後", "12:01", "3B", to: "危機管理監")
    #expect(try await titles(visit.nextAppointments(StatusRequest())) == ["今", "同時"])
    #expect(try await titles(visit.nextAppointments(StatusRequest(recipient: "危機管理監"))) == ["同時"])
    try await visit.cancel(2, reason: "延期")
    try await visit.cancel(3, reason: "延期")
    #expect(try await titles(visit.nextAppointments(StatusRequest())) == ["後"])
    #expect(try await titles(day("今日")).count == 4)
  }

  /// Beside 「先」, 10:00-10:30 in 3A for 局長.
  @Test(
    arguments: [
      ("10:29", "3Ａ", "危機管理監", true, []), ("10:30", "3A", "局長", nil, []), ("9:00-10:00", "3A", "局長", nil, []),
      ("9:00-10:01", "3A", "局長", true, ["局長"]), ("9:30", "3A", "局長", nil, []), ("9:31", "3A", "局長", true, ["局長"]),
      ("10:10-10:20", "3B", "局長", false, ["局長"]), ("10:10-10:20", "3B", "危機管理監", nil, []),
      ("9:00-11:00", nil, "局長", false, ["局長"]), ("今日", "3A", "局長", nil, []), ("明日 10:00", "3A", "局長", nil, []),
      ("昨日 22:00-24:00", "3A", "局長", nil, []),
    ] as [(String, String?, String, Bool?, [String])])
  func collisions(
    _ on: String, _ room: String?, _ recipient: String, _ isSameRoom: Bool?, _ recipients: [String]
  ) async throws {
    try await register("先", "10:00-10:30", "3A", to: "局長")
    let collisions = try await register("後", on, room, to: recipient).collisions
    #expect(collisions.map(\.isSameRoom) == (isSameRoom.map { [$0] } ?? []))
    #expect(collisions.map(\.recipients) == (isSameRoom == nil ? [] : [recipients]))
    #expect(collisions.allSatisfy { $0.other.title == "先" })
    #expect(try await day(on)[..<1].map(\.collisions.count) == [collisions.count])
    #expect(try await visit.details(of: 1).collisions.map(\.other.title) == (isSameRoom == nil ? [] : ["後"]))
    try await visit.cancel(1, reason: "延期")
    #expect(try await visit.details(of: 2).collisions.isEmpty)
    #expect(try await visit.details(of: 1).collisions.isEmpty)
  }

  @Test func anAmendmentSaysWhatItRunsInto() async throws {
    try await register("先", "10:00", "3A", to: "局長")
    try await register("後", "11:00", "3A", to: "局長")
    #expect(try await visit.amend(2, on: "10:15").collisions.map(\.other.id) == [1])
    #expect(try await visit.amend(2, on: "10:30").collisions.isEmpty)
    #expect(try await visit.amend(1, until: "10:31").collisions.map(\.other.id) == [2])
  }

  /// Over midnight, too.
  @Test func theDayBeforeIsInTheWay() async throws {
    try await register("夜", "昨日 23:00-24:00", "3A", to: "局長")
    _ = try await visit.amend(1, until: "今日 0:30")
    try await register("未明", "今日 0:10", "3A", to: "局長")
    #expect(try await day("今日").map(\.collisions.count) == [1])
    #expect(try await day("昨日").map(\.collisions.count) == [1])
    await #expect(throws: LibraryError.unfitEnd) { try await visit.amend(1, until: "今日 23:01") }
  }
}
