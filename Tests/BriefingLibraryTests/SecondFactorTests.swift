import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import GRDB
import InstantLiterals
import Testing

/// The second factor of those who sign in, below the pages.
struct SecondFactorTests {
  /// Somebody who has set it up.
  private struct Owner {
    let fixture = try! LibraryFixture()
    let keeper: Visit
    let account: Account
    let secret: [UInt8]
    let recovery: [RecoveryCode]
    /// The session in which it was set up.
    let key: AccessKey
    let now = LibraryFixture.now
    var library: Library { keeper.library }

    init() async throws {
      keeper = try await fixture.visit()
      let link = try await keeper.addAccount("h.sato", fullName: nil, roles: [])
      account = try #require(try await keeper.library.setPassword("hash", link: link.key, at: now))
      key = try #require(
        try await keeper.library.signIn(account.id, checked: "hash", at: now, address: "", browser: ""))
      let visitor = try #require(try await keeper.library.signedIn(key, at: now, address: ""))
      secret = try await keeper.library.factorOffer(in: key)
      let code = OneTimeCode.code(of: secret, step: OneTimeCode.step(at: now))
      recovery = try #require(
        try await keeper.library.setSecondFactor(of: visitor, in: key, code: code, checked: "hash", at: now))
    }

    func code(_ seconds: Int64) -> String {
      OneTimeCode.code(of: secret, step: OneTimeCode.step(at: now.advanced(by: seconds)))
    }

    func signIn(_ code: String, at seconds: Int64 = 0, in library: Library? = nil) async throws -> AccessKey? {
      try await (library ?? self.library).signIn(
        account.id, checked: "hash", code: code, at: now.advanced(by: seconds), address: "", browser: "")
    }

    var state: (isLost: Bool, recoveryCodes: Int) { get async throws { try await library.factorState(of: account.id) } }
  }

  /// A code is good for its half minute and those beside it, once, and none before it.
  @Test func codes() async throws {
    let owner = try await Owner()
    #expect(try await owner.signIn("") == nil)
    // The one that it was set up with is used.
    #expect(try await owner.signIn(owner.code(0)) == nil)
    #expect(try await owner.signIn(owner.code(30)) != nil)
    #expect(try await owner.signIn(owner.code(30)) == nil)
    #expect(try await owner.signIn(owner.code(0)) == nil)
    #expect(try await owner.signIn(owner.code(90), at: 30) == nil)
    #expect(try await owner.signIn(owner.code(120), at: 180) == nil)
    #expect(try await owner.signIn(owner.code(150), at: 180) != nil)
    // As people type it.
    let wide = owner.code(210).applyingTransform(.fullwidthToHalfwidth, reverse: true)!
    #expect(try await owner.signIn("\(wide.prefix(3)) \(wide.dropFirst(3))", at: 210) != nil)
    #expect(
      try await owner.library.signIn(
        owner.account.id, checked: "other", code: owner.code(300), at: owner.now.advanced(by: 300), address: "",
        browser: "") == nil)
  }

  @Test func recoveryCodes() async throws {
    let owner = try await Owner()
    #expect(Set(owner.recovery).count == 10)
    let code = owner.recovery[3].text
    #expect(code.wholeMatch(of: #/(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}/#) != nil)
    #expect(try await owner.signIn(String(code.dropLast())) == nil)
    let typed = " " + code.lowercased().replacing("-", with: " ").replacing("o", with: "0").replacing("i", with: "1")
    #expect(try await owner.signIn(typed) != nil)
    #expect(try await owner.signIn(code) == nil)
    #expect(try await owner.state == (false, 9))
  }

  /// It begins with a session of its own alone, and ends everywhere.
  @Test func takenOff() async throws {
    let owner = try await Owner()
    let other = try #require(try await owner.signIn(owner.code(30)))
    let visitor = try #require(try await owner.library.signedIn(owner.key, at: owner.now, address: ""))
    #expect(visitor.account.hasSecondFactor)
    // There is one already.
    #expect(
      try await owner.library.setSecondFactor(
        of: visitor, in: owner.key, code: owner.code(30), checked: "hash", at: owner.now) == nil)
    for (code, hash) in [("000000", "hash"), (owner.recovery[0].text, "other")] {
      #expect(
        try await !owner.library.removeSecondFactor(of: owner.account.id, code: code, checked: hash, at: owner.now))
    }
    #expect(
      try await owner.library.removeSecondFactor(
        of: owner.account.id, code: owner.recovery[0].text, checked: "hash", at: owner.now))
    for key in [owner.key, other] {
      #expect(try await owner.library.signedIn(key, at: owner.now, address: "") == nil)
    }
    #expect(try await owner.signIn("") != nil)
    #expect(try await owner.state.recoveryCodes == 0)
  }

  @Test func setUpEndsOtherSessions() async throws {
    let fixture = try LibraryFixture()
    let library = try await fixture.visit().library
    let link = try await fixture.visit().addAccount("h.sato", fullName: nil, roles: [])
    let now = LibraryFixture.now
    let account = try #require(try await library.setPassword("hash", link: link.key, at: now)).id
    func signIn() async throws -> AccessKey {
      try #require(try await library.signIn(account, checked: "hash", at: now, address: "", browser: ""))
    }
    let (mine, other) = (try await signIn(), try await signIn())
    #expect(try await library.factorOffer(in: mine) != library.factorOffer(in: other))
    #expect(try await library.factorOffer(in: mine) == library.factorOffer(in: mine))
    let visitor = try #require(try await library.signedIn(mine, at: now, address: ""))
    let code = OneTimeCode.code(
      of: try await library.factorOffer(in: mine), step: OneTimeCode.step(at: now))
    for (code, hash) in [("", "hash"), (code, "other")] {
      #expect(try await library.setSecondFactor(of: visitor, in: mine, code: code, checked: hash, at: now) == nil)
    }
    #expect(try await library.setSecondFactor(of: visitor, in: mine, code: code, checked: "hash", at: now) != nil)
    #expect(try await library.signedIn(mine, at: now, address: "") != nil)
    #expect(try await library.signedIn(other, at: now, address: "") == nil)
  }

  /// Who has lost the device is helped by an administrator, and by nobody else.
  @Test func reset() async throws {
    let owner = try await Owner()
    let admin = try await owner.library.visit(
      by: Person("admin", .roles([Grant(.administrator, for: .office)])), at: owner.now)
    let other = try await owner.library.visit(by: owner.account.person, at: owner.now)
    await #expect(throws: LibraryError.notAllowed(.people, owner.account.person)) {
      _ = try await other.resetSecondFactor(of: "h.sato")
    }
    #expect(try await !admin.resetSecondFactor(of: "H.SATO").account.hasSecondFactor)
    #expect(try await owner.library.signedIn(owner.key, at: owner.now, address: "") == nil)
    #expect(try await owner.signIn("") != nil)
    // Where there is none, nobody is signed out.
    let key = try #require(try await owner.signIn(""))
    _ = try await admin.resetSecondFactor(of: "h.sato")
    #expect(try await owner.library.signedIn(key, at: owner.now, address: "") != nil)
  }

  /// Neither a copy of the database nor another one's row has what codes are computed from; recovery codes go on.
  @Test func ofACopy() async throws {
    let owner = try await Owner()
    let database = try DatabaseQueue(path: owner.fixture.home.database)
    let text = try await database.read { database in
      try String.fetchAll(
        database, sql: "SELECT hex(sealed) FROM secondFactor UNION ALL SELECT hex(hash) FROM recoveryCode")
    }
    #expect(text.count == 11)
    let hex = owner.secret.map { String(format: "%02X", $0) }.joined()
    #expect(!text.contains { $0.contains(hex) })
    let (_, other) = (
      try await owner.keeper.addAccount("t.ito", fullName: nil, roles: []),
      try #require(try await owner.keeper.accounts().last).account.id
    )
    try await database.write { database in
      try database.execute(
        sql: "INSERT INTO secondFactor SELECT ?, sealed, step FROM secondFactor", arguments: [other.rawValue])
    }
    #expect(try await owner.library.factorState(of: other).isLost)
    try FileManager.default.removeItem(atPath: owner.fixture.home.path + "/keys")
    let copy = try await owner.fixture.visit().library
    #expect(try await copy.factorState(of: owner.account.id) == (true, 10))
    #expect(try await owner.signIn(owner.code(30), in: copy) == nil)
    #expect(try await owner.signIn(owner.recovery[0].text, in: copy) != nil)
  }
}
