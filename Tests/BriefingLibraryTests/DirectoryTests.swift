import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

/// People as an office's directory has them, from a file as a directory exports it.
struct DirectoryTests {
  private struct Office {
    let fixture: LibraryFixture
    let keeper: Visit

    init() async throws {
      fixture = try LibraryFixture()
      keeper = try await fixture.visit()
      _ = try await keeper.setUnit("危機管理課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    }

    static let lines = [
      "server: file:people.ldif", "unit: ou", "role: staff=@unit", "role: administrator cn=Admins,dc=example,dc=jp",
    ]

    func settings(_ lines: [String] = lines) throws -> DirectorySettings {
      _ = try fixture.file("directory.conf", lines.joined(separator: "\n"))
      return try DirectorySettings(reading: fixture.folder.path + "/directory.conf")
    }

    /// - Parameter people: each as the lines of its entry.
    func takeOver(_ people: [String], isTrial: Bool = false) async throws -> DirectoryChanges {
      _ = try fixture.file("people.ldif", people.joined(separator: "\n\n"))
      return try await keeper.takeOver(try settings(), isTrial: isTrial)
    }

    func people() async throws -> [String] {
      try await keeper.accounts().map { named in
        let roles = named.roles.map { "\($0.role)=\($0.part ?? "")" }.joined(separator: " ")
        return "\(named.account.name) \(named.account.fullName) \(roles)" + (named.account.isDisabled ? " -" : "")
      }
    }
  }

  private static func entry(
    _ name: String, _ fullName: String = "佐藤花子", unit: String? = "危機管理課", groups: [String] = []
  ) -> String {
    (["dn: uid=\(name),dc=example,dc=jp", "uid: \(name)", "displayName: \(fullName)"]
      + (unit.map { ["ou: \($0)"] } ?? []) + groups.map { "memberOf: \($0)" }).joined(separator: "\n")
  }

  private static let admins = "CN=admins, DC=example, DC=JP"

  /// A value ends where its line does, whatever is in it; and who looks like another one is in doubt.
  @Test func nobodyGetsARoleByAName() async throws {
    let office = try await Office()
    let gap: [Character] = ["\u{2028}", "\u{000C}", "\u{0085}", "\u{000B}"]
    for (number, gap) in gap.enumerated() {
      let changes = try await office.takeOver(
        [Self.entry("p\(number)", "悪い\(gap)memberOf: \(Self.admins)")], isTrial: true)
      #expect(changes.changes.allSatisfy { !"\($0)".contains("administrator") }, "\(number)")
    }
    _ = try await office.takeOver([Self.entry("jose")])
    let next = try await office.takeOver([Self.entry("josé", "別人", groups: [Self.admins])])
    #expect(next.doubts.count == 1 && !next.changes.contains { $0.kind == .amended })
  }

  @Test func whatItHas() async throws {
    let office = try await Office()
    _ = try await office.keeper.addAccount("k.kanri", fullName: nil, roles: [#require(RoleExpression("administrator"))])
    let people = [Self.entry("h.sato"), Self.entry("T.Ito", "伊藤隆", groups: [Self.admins]), Self.entry("k.kanri", "別人")]
    let trial = try await office.takeOver(people, isTrial: true)
    #expect(trial.changes.map(\.name) == ["h.sato", "T.Ito"] && trial.others == 1)
    #expect(try await office.people() == ["k.kanri k.kanri administrator="])
    _ = try await office.takeOver(people)
    let first = [
      "k.kanri k.kanri administrator=", "h.sato 佐藤花子 staff=危機管理課", "T.Ito 伊藤隆 staff=危機管理課 administrator=",
    ]
    #expect(try await office.people() == first)
    let again = try await office.takeOver(people)
    #expect(again.changes.isEmpty && again.unchanged == 2)
    // One has married, the other has gone.
    let next = try await office.takeOver([Self.entry("H.SATO", "田中花子"), Self.entry("n.oka")])
    #expect(next.changes.map(\.kind) == [.added, .amended, .disabled])
    #expect(
      try await office.people() == [
        "k.kanri k.kanri administrator=", "h.sato 田中花子 staff=危機管理課",
        "T.Ito 伊藤隆 staff=危機管理課 administrator= -", "n.oka 佐藤花子 staff=危機管理課",
      ])
    // All of it is one act.
    _ = try await office.keeper.undo()
    #expect(try await office.people() == first)
  }

  /// What says too little, too much, or another thing than it seems to.
  @Test func doubts() async throws {
    let office = try await Office()
    _ = try await office.takeOver(["a.one", "b.two", "c.three", "d.four", "e.five"].map { Self.entry($0) })
    _ = try await office.keeper.setAccount("e.five", disabled: true)
    let before = try await office.people()
    let changes = try await office.takeOver([
      Self.entry("a.one", "別人"), Self.entry("A.ONE"), Self.entry("b.two", unit: "水防課"),
      Self.entry("c.three", "悪\u{202E}人"), Self.entry("d.four") + "\nuid: x.other", Self.entry("e.five"),
      Self.entry("(uid=*)"), "dn: dc=example\nou: 危機管理課", Self.entry("f.six", unit: nil),
    ])
    #expect(try await office.people() == before)
    #expect(changes.changes.isEmpty)
    #expect(
      changes.doubts.map(\.reason) == [
        .twice("a.one"), .twice("A.ONE"), .unit(["水防課"]), .fullName, .name(["d.four", "x.other"]), .disabled("e.five"),
        .name(["(uid=*)"]), .name([]), .unit([]),
      ])
  }

  @Test func theLastAdministratorStays() async throws {
    let office = try await Office()
    _ = try await office.takeOver([Self.entry("h.sato", groups: [Self.admins]), Self.entry("t.ito")])
    let before = try await office.people()
    let gone = try await office.takeOver([Self.entry("t.ito")])
    #expect(gone.doubts.map(\.reason) == [.lastAdministrator("h.sato")])
    let without = try await office.takeOver([Self.entry("h.sato"), Self.entry("t.ito")])
    #expect(without.doubts.map(\.reason) == [.lastAdministrator("h.sato")])
    #expect(try await office.people() == before)
    // Another one may follow.
    let other = try await office.takeOver([Self.entry("t.ito", groups: [Self.admins])])
    #expect(other.changes.map(\.name) == ["t.ito"])
    #expect(try await office.takeOver([Self.entry("t.ito", groups: [Self.admins])]).changes.map(\.name) == ["h.sato"])
  }

  /// An answer that is none keeps nobody out.
  @Test(arguments: [
    ("", DirectoryFault.nobody), ("version: 1\n\n", .nobody), ("uid: h.sato", .damaged(line: 1)),
    ("dn: a\nnothing", .damaged(line: 2)), ("dn: a\nuid:: %%%", .damaged(line: 2)),
    ("dn: a\nuid:< file:///etc/passwd", .damaged(line: 2)),
  ])
  func noAnswer(_ text: String, _ fault: DirectoryFault) async throws {
    let office = try await Office()
    let file = office.fixture.folder.path + "/directory.conf"
    await #expect(throws: LibraryError.unfitDirectory(file, fault)) { _ = try await office.takeOver([text]) }
  }

  @Test(arguments: [
    (["server: ldap://x"], DirectoryFault.missing("bind")), (["server: http://x"], .value("server", "http://x")),
    (["server: ldaps://x -x"], .value("server", "ldaps://x -x")), (["base: a"], .missing("server")),
    (["server: file:a", "server: file:b"], .line(2, "server: file:b")), (["what: a"], .line(1, "what: a")),
    (["server"], .line(1, "server")), (["server: file:a", "filter: uid=*"], .value("filter", "uid=*")),
    (["server: file:a", "name: uid mail"], .value("name", "uid mail")),
    (["server: file:a", "role: staff=@unit"], .missing("unit")),
    (["server: file:a", "unit: ou", "role: secretary=@unit"], .line(3, "role: secretary=@unit")),
  ])
  func settings(_ lines: [String], _ fault: DirectoryFault) async throws {
    let office = try await Office()
    let file = office.fixture.folder.path + "/directory.conf"
    #expect(throws: LibraryError.unfitDirectory(file, fault)) { try office.settings(lines) }
  }

  /// Asked over the network, but not with a password that others read, or without one.
  @Test func passwords() async throws {
    let office = try await Office()
    let lines = ["server: ldaps://localhost:9", "bind: cn=a", "password-file: secret", "base: dc=jp"]
    let secret = office.fixture.folder.path + "/secret"
    for (text, mode, fault) in [
      ("right", 0o640, DirectoryFault.openPassword(secret)), ("", 0o600, .emptyPassword(secret)),
      (" \n", 0o600, .emptyPassword(secret)), ("\nnext", 0o600, .emptyPassword(secret)),
    ] {
      _ = try office.fixture.file("secret", text)
      chmod(secret, mode_t(mode))
      let settings = try office.settings(lines)
      await #expect(throws: LibraryError.unfitDirectory(office.fixture.folder.path + "/directory.conf", fault)) {
        _ = try await office.keeper.takeOver(settings, isTrial: true)
      }
    }
  }

  @Test func whoMay() async throws {
    let office = try await Office()
    let settings = try office.settings()
    _ = try office.fixture.file("people.ldif", Self.entry("h.sato"))
    let stranger = try await office.keeper.library.visit(by: Person("x", .roles([])), at: LibraryFixture.now)
    await #expect(throws: LibraryError.self) { _ = try await stranger.takeOver(settings, isTrial: true) }
  }
}
