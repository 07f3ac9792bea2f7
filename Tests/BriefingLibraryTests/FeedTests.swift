import BriefingDomain
import BriefingLibrary
import Foundation
import GRDB
import InstantLiterals
import Testing

/// Calendars that people subscribe to: what is in them is what their owner may see by then, and they end with them.
struct FeedTests {
  /// Somebody with a calendar.
  private struct Owner {
    let office: ReachTests.Office
    let account: Account
    let key: AccessKey

    init(_ office: ReachTests.Office, _ roles: String..., of choice: CalendarChoice) async throws {
      self.office = office
      let name = "p\(try await office.keeper.accounts().count)"
      let roles = try roles.map { try #require(RoleExpression($0)) }
      account = try await office.keeper.addAccount(name, fullName: nil, roles: roles).account.account
      let visit = try await office.keeper.library.visit(by: account.person, at: LibraryFixture.now)
      try await visit.addFeed(choice, of: account.id)
      key = try #require(try await office.keeper.library.feeds(of: account.id).first?.key)
    }

    /// What somebody who has the key is given.
    func entries(at now: Instant = LibraryFixture.now) async throws -> [CalendarEntry]? {
      let library = office.keeper.library
      guard let (feed, account) = try await library.feed(key) else { return nil }
      return try await library.visit(by: account.person, at: now).entries(of: feed)
    }

    func briefings() async throws -> [Briefing.ID]? { try await entries()?.compactMap(\.briefing?.id) }
  }

  /// As in every other list, which gives those who read for a recipient the rows of that one.
  ///
  /// 1 is 防災課's for 局長, 2 道路課's for 危機管理監, 3 道路課's for both; all are in 3A.
  @Test(
    arguments: [
      ("staff=防災課", [1], [], [1], [], [1]), ("staff=道路課", [3], [2, 3], [], [2, 3], [2, 3]),
      ("secretary=局長", [1, 3], [], [1], [3], [1, 3]), ("reader=危機管理監", [], [2, 3], [], [2, 3], [2, 3]),
      ("reform-office", [1, 3], [2, 3], [1], [2, 3], [1, 2, 3]),
      ("reader=all", [1, 3], [2, 3], [1], [2, 3], [1, 2, 3]),
    ] as [(String, [Briefing.ID], [Briefing.ID], [Briefing.ID], [Briefing.ID], [Briefing.ID])])
  func reach(
    _ role: String, _ chief: [Briefing.ID], _ director: [Briefing.ID], _ bousai: [Briefing.ID], _ douro: [Briefing.ID],
    _ room: [Briefing.ID]
  ) async throws {
    let office = try await ReachTests.Office()
    _ = try await office.keeper.addRoom("3A")
    for number: Briefing.ID in [1, 2, 3] { _ = try await office.keeper.amend(number, room: "3A") }
    for (choice, expected) in [
      (CalendarChoice.recipient("局長"), chief), (.recipient("危機管理監"), director), (.unit("防災課"), bousai),
      (.unit("道路課"), douro), (.room("３ａ"), room),
    ] {
      let owner = try await Owner(office, role, of: choice)
      #expect(try await owner.briefings() == expected, "\(choice)")
      // Of what is out of reach a room's calendar says that the room is taken then.
      let taken = try await owner.entries()?.filter { $0.content == .taken(room: "3A") }.count
      #expect(taken == (choice == .room("３ａ") && expected.count < 3 ? 1 : 0), "\(choice)")
    }
  }

  /// Who counts for the office is told number, unit and time; the room's calendar does not tell them the room.
  @Test func confidential() async throws {
    let office = try await ReachTests.Office()
    _ = try await office.keeper.addRoom("3A")
    _ = try await office.keeper.amend(2, presenter: "橋の担当", room: "3A", plannedForm: .paper, confidential: true)
    let own = try await Owner(office, "staff=道路課", of: .unit("道路課"))
    #expect(try await own.entries()?[0].briefing?.title == "橋の点検")
    for role in ["reform-office", "reader=all", "staff=all"] {
      let other = try await Owner(office, role, of: .unit("道路課"))
      let briefing = try #require(try await other.entries()?.first?.briefing)
      #expect(briefing.id == 2 && briefing.isWithheld && briefing.room == nil && briefing.presenter == nil)
      #expect(try await Owner(office, role, of: .room("3A")).entries() == [])
      #expect(!"\(try await other.entries() ?? [])".contains("橋"))
    }
    #expect(try await Owner(office, "staff=防災課", of: .unit("道路課")).entries() == [])
  }

  @Test func endsWithItsOwner() async throws {
    let office = try await ReachTests.Office()
    _ = try await office.keeper.addAccount("a.kanri", fullName: nil, roles: [#require(RoleExpression("administrator"))])
    let owner = try await Owner(office, "staff=道路課", "reader=局長", of: .recipient("局長"))
    #expect(try await owner.briefings() == [1, 3])
    // A role that is gone narrows it at once.
    let removed = [try #require(RoleExpression("reader=局長"))]
    _ = try await office.keeper.amendAccount(owner.account.name, removing: removed)
    #expect(try await owner.briefings() == [3])
    // It does not come back with them.
    _ = try await office.keeper.setAccount(owner.account.name, disabled: true)
    #expect(try await owner.entries() == nil)
    _ = try await office.keeper.setAccount(owner.account.name, disabled: false)
    #expect(try await owner.entries() == nil)
    #expect(try await office.keeper.library.feeds(of: owner.account.id).isEmpty)

    let other = try await Owner(office, "reader=局長", of: .recipient("局長"))
    let feed = try #require(try await office.keeper.library.feeds(of: other.account.id).first)
    // It is its owner's to end.
    #expect(try await !office.keeper.library.endFeed(feed.id, of: owner.account.id))
    #expect(try await other.entries() != nil)
    #expect(try await office.keeper.library.endFeed(feed.id, of: other.account.id))
    #expect(try await other.entries() == nil)
  }

  /// Also where it is the undoing that shuts them out.
  @Test func endsWithTheUndoing() async throws {
    let office = try await ReachTests.Office()
    _ = try await office.keeper.addAccount("a.kanri", fullName: nil, roles: [#require(RoleExpression("administrator"))])
    let name = try await Owner(office, "reader=局長", of: .recipient("局長")).account.name
    _ = try await office.keeper.setAccount(name, disabled: true)
    _ = try await office.keeper.setAccount(name, disabled: false)
    let account = try #require(try await office.keeper.accounts().first { $0.account.name == name }?.account)
    try await office.keeper.library.visit(by: account.person, at: LibraryFixture.now).addFeed(
      .recipient("局長"), of: account.id)
    let key = try #require(try await office.keeper.library.feeds(of: account.id).first?.key)
    _ = try await office.keeper.undo(past: true)
    _ = try await office.keeper.setAccount(name, disabled: false)
    #expect(try await office.keeper.library.feed(key) == nil)
  }

  /// Somebody who never set a password is forgotten by `undo`, with what they had.
  @Test func ofWhoIsForgotten() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "staff=道路課", of: .unit("道路課"))
    _ = try await office.keeper.undo()
    #expect(try await owner.entries() == nil)
  }

  /// An entry stays itself when it is moved, cancelled and taken up again, and says each time that it is newer.
  @Test func revisions() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "staff=道路課", of: .unit("道路課"))
    func entry(_ number: Briefing.ID = 2) async throws -> CalendarEntry {
      try #require(try await owner.entries()?.first { $0.briefing?.id == number })
    }
    let first = try await entry()
    #expect(first.revision == 0 && first.identity.count == 32)
    _ = try await office.keeper.amend(2, on: "11/24 9:00", until: "10:00")
    let moved = try await entry()
    #expect(moved.identity == first.identity && moved.revision == 1 && moved.slot != first.slot)
    try await office.keeper.cancel(2, reason: "延期")
    #expect(try await entry().briefing?.cancelReason == "延期")
    #expect(try await entry().revision == 2)
    _ = try await office.keeper.undo()
    #expect(try await entry().revision == 3)
    // What no calendar says changes none.
    _ = try await office.keeper.amend(2, retention: .five)
    _ = try await office.keeper.submit(briefing: 2, form: .digital)
    #expect(try await entry().revision == 3)
    #expect(try await entry(3).revision == 0)
    #expect(Set(try await owner.entries()!.map(\.identity)).count == 2)
  }

  /// Who hears it at another time has an entry of their own, which stays theirs.
  @Test func ownTimes() async throws {
    let office = try await ReachTests.Office()
    let unit = try await Owner(office, "staff=道路課", of: .unit("道路課"))
    let chief = try await Owner(office, "staff=道路課", of: .recipient("局長"))
    let director = try await Owner(office, "staff=道路課", of: .recipient("危機管理監"))
    let first = try #require(try await chief.entries()?.first)
    #expect(first.recipients == ["局長", "危機管理監"])
    _ = try await office.keeper.amend(3, for: ["局長"], on: "12/1 9:00")
    let own = try #require(try await chief.entries())
    #expect(own.map(\.recipients) == [["局長"]] && own[0].identity != first.identity)
    #expect(try await unit.entries()?.map(\.recipients) == [["危機管理監"], ["危機管理監"], ["局長"]])
    #expect(try await director.entries()?.map(\.recipients) == [["危機管理監"], ["危機管理監"]])
    _ = try await office.keeper.amend(3, for: ["局長"], on: "12/2 9:00")
    let moved = try #require(try await chief.entries()?.first)
    #expect(moved.identity == own[0].identity && moved.revision == own[0].revision + 1)
  }

  /// A quarter of a year back, a year and a month ahead.
  @Test func howFar() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "staff=防災課", of: .unit("防災課"))
    let start = LibraryFixture.now.advanced(by: -3600)
    for (now, isThere) in [
      (start.advanced(by: CalendarFeed.past), true), (start.advanced(by: CalendarFeed.past + 1), false),
      (start.advanced(by: -CalendarFeed.future), false), (start.advanced(by: -CalendarFeed.future + 1), true),
    ] { #expect(try await owner.entries(at: now)?.isEmpty == !isThere, "\(now)") }
  }

  /// What has become part of another one goes on as that; what is gone takes its calendars along.
  @Test func mergedAndGone() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "reader=all", of: .unit("防災課"))
    let room = try await office.keeper.addRoom("会議室")
    let roomOwner = try await Owner(office, "reader=all", of: .room(room.name))
    _ = try await office.keeper.mergeUnit("防災課", into: "道路課")
    #expect(try await owner.briefings() == [1, 2, 3])
    #expect(try await office.keeper.library.feeds(of: owner.account.id).map(\.name) == ["道路課"])
    try await office.keeper.renameRoom("会議室", to: "大会議室")
    #expect(try await office.keeper.library.feeds(of: roomOwner.account.id).map(\.name) == ["大会議室"])
    _ = try await office.keeper.removeRoom("大会議室")
    #expect(try await roomOwner.entries() == nil)
  }

  @Test func notWithoutEnd() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "reader=all", of: .unit("防災課"))
    let visit = try await office.keeper.library.visit(by: owner.account.person, at: LibraryFixture.now)
    for _ in 1..<CalendarFeed.most { try await visit.addFeed(.unit("防災課"), of: owner.account.id) }
    await #expect(throws: LibraryError.tooManyFeeds(50)) { try await visit.addFeed(.unit("防災課"), of: owner.account.id) }
    await #expect(throws: LibraryError.self) { try await visit.addFeed(.room("ない部屋"), of: owner.account.id) }
  }

  /// The database has no key. Where it lies without its secret the address stays good, and cannot be shown again.
  @Test func keys() async throws {
    let office = try await ReachTests.Office()
    let owner = try await Owner(office, "reader=all", of: .unit("防災課"))
    let copy = office.fixture.folder.appending(path: "there").path
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    try office.fixture.raw { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy + "/utsusu.sqlite"]) }
    let bytes = try Data(contentsOf: URL(filePath: copy + "/utsusu.sqlite"))
    #expect(bytes.range(of: Data(owner.key.text.utf8)) == nil)
    let moved = try await Library(home: Home(given: copy, environment: [:]), environment: [:])
    #expect(try await moved.feeds(of: owner.account.id).map(\.key) == [nil])
    #expect(try await moved.feed(owner.key) != nil)
    #expect(try await moved.feed(AccessKey()) == nil)
  }
}

extension CalendarEntry {
  fileprivate var briefing: Briefing? { if case .briefing(let briefing, _) = content { briefing } else { nil } }
  fileprivate var recipients: [String] { if case .briefing(_, let recipients) = content { recipients } else { [] } }
}
