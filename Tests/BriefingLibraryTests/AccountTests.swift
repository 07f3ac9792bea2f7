import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import Testing

/// Those who sign in, and what an administrator does about them.
struct AccountTests {
  private struct Office {
    let fixture = try! LibraryFixture()
    let keeper: Visit
    var library: Library { keeper.library }
    let now = LibraryFixture.now

    init() async throws {
      keeper = try await fixture.visit()
      _ = try await keeper.setUnit("危機管理課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    }

    func add(_ name: String, _ roles: String...) async throws -> AccountLink {
      try await keeper.addAccount(name, fullName: nil, roles: roles.map { try #require(RoleExpression($0)) })
    }

    /// One who has set a password, which is kept as it is here.
    func signedUp(_ name: String, _ roles: String...) async throws -> Account {
      let link = try await keeper.addAccount(
        name, fullName: nil, roles: roles.map { try #require(RoleExpression($0)) })
      return try #require(try await library.setPassword("hash of \(name)", link: link.key, at: now))
    }

    func signIn(_ account: Account, at instant: Instant = LibraryFixture.now) async throws -> AccessKey? {
      try await library.signIn(
        account.id, checked: "hash of \(account.name)", at: instant, address: "192.0.2.1", browser: "Firefox")
    }
  }

  @Test func rolesAsTheyAreWritten() async throws {
    let office = try await Office()
    let written: [(String, NamedGrant?)] = [
      ("staff=危機管理課", NamedGrant(role: .staff, part: "危機管理課")), ("職員＝危機管理課", NamedGrant(role: .staff, part: "危機管理課")),
      ("SECRETARY = bureau-chief", NamedGrant(role: .secretary, part: "局長")),
      ("reader=危機管理課", NamedGrant(role: .reader, part: "危機管理課")),
      ("閲覧=危機管理監", NamedGrant(role: .reader, part: "危機管理監")),
      ("reader=all", NamedGrant(role: .reader, part: nil)), ("職員=全庁", NamedGrant(role: .staff, part: nil)),
      ("reform-office", NamedGrant(role: .reformOffice, part: nil)),
      ("管理者", NamedGrant(role: .administrator, part: nil)),
      // A part that is forgotten is not the whole office.
      ("staff", nil), ("secretary=", nil), ("reader", nil), ("administrator=局長", nil), ("chief=局長", nil), ("", nil),
    ]
    for (number, (text, expected)) in written.enumerated() {
      let role = RoleExpression(text)
      #expect((role == nil) == (expected == nil), "\(text)")
      guard let role, let expected else { continue }
      let link = try await office.keeper.addAccount("p\(number)", fullName: nil, roles: [role])
      #expect(link.account.roles == [expected], "\(text)")
    }
    await #expect(throws: LibraryError.unknown(.unit, "局長", near: ["危機管理課"])) {
      _ = try await office.add("x", "staff=局長")
    }
    // One name of both: which is meant?
    _ = try await office.keeper.setUnit(
      "局長", bureau: nil, department: nil, floor: nil, adoptedFrom: nil, takesNewName: true)
    await #expect(throws: LibraryError.unfitRole("reader=局長")) { _ = try await office.add("x", "reader=局長") }
    #expect(try await office.keeper.accounts().count == written.count { $0.1 != nil })
  }

  /// Any case and width is one person, as directories write names.
  @Test func names() async throws {
    let office = try await Office()
    _ = try await office.add("h.sato")
    for name in ["H.Sato", "ｈ．ｓａｔｏ"] {
      await #expect(throws: StoreError.nameTaken(name == "H.Sato" ? name : "h.sato", by: "h.sato")) {
        _ = try await office.add(name)
      }
    }
    for name in [
      "", "h sato", ".sato", "sato.", "a..b", "a/b", "a@b", "a\\b", "a\u{202E}b", String(repeating: "a", count: 65),
    ] {
      await #expect(throws: LibraryError.unfitAccountName(name)) { _ = try await office.add(name) }
    }
    #expect(try await office.add("佐藤").account.account.name == "佐藤")
  }

  /// The address for a password is good once, for a week, and for the newest alone.
  @Test func links() async throws {
    let office = try await Office()
    let first = try await office.add("h.sato")
    #expect(try await office.library.account(link: first.key, at: office.now)?.name == "h.sato")
    let second = try await office.keeper.renewLink(of: "H.SATO")
    #expect(try await office.library.account(link: first.key, at: office.now) == nil)
    let late = office.now.advanced(by: AccountLink.life)
    #expect(try await office.library.account(link: second.key, at: late.advanced(by: -1)) != nil)
    #expect(try await office.library.setPassword("x", link: second.key, at: late) == nil)
    #expect(try await office.library.setPassword("x", link: second.key, at: office.now)?.name == "h.sato")
    #expect(try await office.library.setPassword("y", link: second.key, at: office.now) == nil)
    #expect(try await office.library.credential(of: "Ｈ.sato")?.hashed == "x")

    let third = try await office.keeper.renewLink(of: "h.sato")
    _ = try await office.add("admin", "administrator")
    _ = try await office.keeper.setAccount("h.sato", disabled: true)
    #expect(try await office.library.account(link: third.key, at: office.now) == nil)
    await #expect(throws: LibraryError.accountDisabled("h.sato")) {
      _ = try await office.keeper.renewLink(of: "h.sato")
    }
    #expect(try await office.library.credential(of: "h.sato") == nil)
    // Let in again, nobody gets back what was sent before.
    _ = try await office.keeper.setAccount("h.sato", disabled: false)
    #expect(try await office.library.account(link: third.key, at: office.now) == nil)
  }

  @Test func sessionsEndByThemselves() async throws {
    let office = try await Office()
    let account = try await office.signedUp("h.sato", "staff=危機管理課")
    func isIn(_ key: AccessKey, _ seconds: Int64) async throws -> Bool {
      try await office.library.signedIn(key, at: office.now.advanced(by: seconds), address: "192.0.2.1") != nil
    }
    let idle = try #require(try await office.signIn(account))
    #expect(try await isIn(idle, Session.idle - 1))
    // What is asked for keeps it, to the minute.
    #expect(try await isIn(idle, 2 * Session.idle - 2))
    #expect(try await !isIn(idle, 3 * Session.idle))
    let long = try #require(try await office.signIn(account))
    for seconds in stride(from: 0, to: Session.longest, by: 1000) { #expect(try await isIn(long, seconds)) }
    #expect(try await !isIn(long, Session.longest))
    let early = try #require(try await office.signIn(account))
    #expect(try await !isIn(early, -1))
    #expect(try await !isIn(AccessKey(), 0))
  }

  /// Whoever is kept out, or may do something else from now on, is out at once.
  @Test func sessionsThatAreEnded() async throws {
    let office = try await Office()
    _ = try await office.add("admin", "administrator")
    let account = try await office.signedUp("h.sato", "staff=危機管理課")
    func isIn(_ key: AccessKey) async throws -> Bool {
      try await office.library.signedIn(key, at: office.now, address: "192.0.2.1") != nil
    }
    for change: @Sendable (Visit) async throws -> Void in [
      { _ = try await $0.amendAccount("h.sato", adding: [#require(RoleExpression("reader=局長"))]) },
      { _ = try await $0.undo() },
      { _ = try await $0.setAccount("h.sato", disabled: true) },
    ] {
      let key = try #require(try await office.signIn(account))
      #expect(try await isIn(key))
      try await change(office.keeper)
      #expect(try await !isIn(key))
    }
    #expect(try await office.signIn(account) == nil)
    _ = try await office.keeper.undo()
    let (one, other) = (try #require(try await office.signIn(account)), try #require(try await office.signIn(account)))
    let kept = try #require(try await office.library.signedIn(one, at: office.now, address: "192.0.2.9")?.session)
    #expect(
      try await office.library.sessions(of: account.id, at: office.now).map(\.address) == ["192.0.2.1", "192.0.2.9"])
    try await office.library.endSessions(of: account.id, nil, but: kept.id)
    #expect(try await isIn(one))
    #expect(try await !isIn(other))
    // Another one's session is not theirs to end.
    let admin = try #require(
      try await office.library.setPassword(
        "hash of admin", link: try await office.keeper.renewLink(of: "admin").key, at: office.now))
    let theirs = try #require(try await office.signIn(admin))
    let session = try #require(try await office.library.signedIn(theirs, at: office.now, address: "")).session
    try await office.library.endSessions(of: account.id, session.id, but: kept.id)
    #expect(try await isIn(theirs))
    // A new password ends all.
    #expect(try await office.library.setPassword("new", of: account.id, checked: "hash of h.sato"))
    #expect(try await !isIn(one))
    #expect(try await !office.library.setPassword("newer", of: account.id, checked: "hash of h.sato"))
    #expect(try await office.signIn(account) == nil)
  }

  /// A copy of the database elsewhere has nobody who is signed in.
  @Test func sessionsOfACopy() async throws {
    let office = try await Office()
    let account = try await office.signedUp("h.sato")
    let key = try #require(try await office.signIn(account))
    try FileManager.default.removeItem(atPath: office.fixture.home.path + "/keys")
    let copy = try await office.fixture.visit().library
    #expect(try await copy.signedIn(key, at: office.now, address: "") == nil)
  }

  @Test func whoMayWhat() async throws {
    let office = try await Office()
    let account = try await office.signedUp("h.sato", "staff=危機管理課", "secretary=局長")
    #expect(
      account.person == Person("h.sato", .roles([Grant(.staff, for: .unit(1)), Grant(.secretary, for: .recipient(1))])))
    let visit = try await office.library.visit(by: account.person, at: office.now)
    let refused = LibraryError.notAllowed(.people, account.person)
    await #expect(throws: refused) { _ = try await visit.accounts() }
    await #expect(throws: refused) { _ = try await visit.addAccount("x", fullName: nil, roles: []) }
    await #expect(throws: refused) { _ = try await visit.renewLink(of: "h.sato") }
    await #expect(throws: refused) { _ = try await visit.setAccount("h.sato", disabled: true) }
    await #expect(throws: refused) {
      _ = try await visit.amendAccount("h.sato", adding: [#require(RoleExpression("administrator"))])
    }
    // With all that is in force, a person who is kept out has no role.
    _ = try await office.add("admin", "administrator")
    let disabled = try await office.keeper.setAccount("h.sato", disabled: true)
    #expect(disabled.account.person == Person("h.sato", .roles([])))
  }

  /// There is always somebody who can let others in, unless nobody ever could.
  @Test func theLastAdministrator() async throws {
    let office = try await Office()
    _ = try await office.add("a", "administrator")
    let role = [try #require(RoleExpression("administrator"))]
    await #expect(throws: LibraryError.lastAdministrator("a")) {
      _ = try await office.keeper.setAccount("a", disabled: true)
    }
    await #expect(throws: LibraryError.lastAdministrator("a")) {
      _ = try await office.keeper.amendAccount("a", removing: role)
    }
    _ = try await office.add("b", "administrator")
    _ = try await office.keeper.amendAccount("a", removing: role)
    #expect(try await office.keeper.accounts().map(\.roles.count) == [0, 1])
  }

  @Test func takenBack() async throws {
    let office = try await Office()
    _ = try await office.add("h.sato", "staff=危機管理課")
    _ = try await office.keeper.amendAccount("h.sato", fullName: "佐藤花子")
    #expect(try await office.keeper.undo().subject == "h.sato")
    #expect(try await office.keeper.accounts().map(\.account.fullName) == ["h.sato"])
    #expect(try await office.keeper.undo().act.kind == .person)
    #expect(try await office.keeper.accounts().isEmpty)
    // What somebody may have done under a name stays theirs.
    _ = try await office.signedUp("h.sato")
    await #expect(throws: LibraryError.changedSince(.person, briefing: nil, subject: "h.sato")) {
      _ = try await office.keeper.undo()
    }
    // What changes nothing is no act.
    _ = try await office.keeper.amendAccount("h.sato", fullName: "h.sato")
    #expect(try await office.keeper.acts().filter { $0.act.kind == .person }.count == 1)
  }

  /// A role that somebody does not have is no slip to be passed over.
  @Test func rolesThatAreNotThere() async throws {
    let office = try await Office()
    _ = try await office.add("h.sato", "staff=危機管理課")
    let role = try #require(RoleExpression("reader=局長"))
    await #expect(throws: LibraryError.withoutRole("h.sato", "reader=局長")) {
      _ = try await office.keeper.amendAccount("H.SATO", fullName: "佐藤花子", removing: [role])
    }
    #expect(try await office.keeper.accounts().map(\.account.fullName) == ["h.sato"])
  }

  /// A unit that somebody has a role for keeps its number when what brought it is taken back: no other one gets it, and with
  /// it the role.
  @Test func unitsOfRoles() async throws {
    let office = try await Office()
    let registration = Registration(title: "報告", recipients: ["局長"], unit: "道路課")
    _ = try await office.keeper.register([try office.fixture.file("資料.txt", "本文")], registration)
    let admin = try await office.library.visit(by: Person("admin"), at: office.now)
    let role = try #require(RoleExpression("staff=道路課"))
    let account = try await admin.addAccount("h.sato", fullName: nil, roles: [role]).account.account
    #expect(try await office.keeper.undo().goneNames == ["道路課"])
    _ = try await office.keeper.setUnit("河川課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    let roles = try await office.library.roles(of: account)
    #expect(roles == [NamedGrant(role: .staff, part: "道路課")])
    let registered = Registration(title: "別の報告", recipients: ["局長"], unit: "河川課")
    _ = try await office.keeper.register([try office.fixture.file("別.txt", "別")], registered)
    let staff = try await office.library.visit(by: account.person, at: office.now)
    #expect(try await staff.newestBriefings(9).isEmpty)
  }
}
