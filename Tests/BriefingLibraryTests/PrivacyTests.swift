import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// What lies in a home is its owner's, and a copy of the database alone opens no room.
struct PrivacyTests {
  private static let parts = ["utsusu.sqlite", "utsusu.sqlite-wal", "utsusu.sqlite-shm", "keys", "materials"]

  private static func rights(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private static func rights(of home: Home) -> [String: mode_t] {
    Dictionary(uniqueKeysWithValues: parts.map { ($0, rights("\(home.path)/\($0)")) })
  }

  private static let closed = Dictionary(
    uniqueKeysWithValues: parts.map { ($0, mode_t($0 == "materials" ? 0o700 : 0o600)) })

  /// Made by an administrator, for everybody to read.
  @Test func inAFolderThatWasThere() async throws {
    let fixture = try LibraryFixture()
    try FileManager.default.createDirectory(
      atPath: fixture.home.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    let visit = try await fixture.visit()
    _ = try await visit.addRoom("3A")
    #expect(Self.rights(of: fixture.home) == Self.closed)
    withExtendedLifetime(visit) {}
  }

  /// As an older utsusu, or a copy with other rights, has left it.
  @Test func anOlderHomeIsPutRight() async throws {
    let fixture = try LibraryFixture()
    let first = try await fixture.visit()
    _ = try await first.addRoom("3A")
    for part in Self.parts { chmod("\(fixture.home.path)/\(part)", part == "materials" ? 0o755 : 0o644) }
    let second = try await fixture.visit()
    #expect(Self.rights(of: fixture.home) == Self.closed)
    withExtendedLifetime((first, second)) {}
  }

  @Test func aBackupIsItsOwnersToo() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "本文")], Registration(title: "件名", recipients: ["局長"], unit: "危機管理課"))
    let place = fixture.folder.appending(path: "backup").path
    _ = try await visit.backUp(to: place) { _ in }
    #expect(Self.rights(place + "/utsusu.sqlite") == 0o600)
    #expect(Self.rights(place + "/materials") == 0o700)
    #expect(!FileManager.default.fileExists(atPath: place + "/keys"))
  }

  /// Everything that the database's files hold, the log too.
  private static func bytes(of home: Home) throws -> Data {
    try ["", "-wal"].map { try Data(contentsOf: URL(filePath: home.database + $0)) }.reduce(Data(), +)
  }

  @Test func theDatabaseHoldsNoKey() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "本文")], Registration(title: "件名", recipients: ["局長"], unit: "危機管理課"))
    let request = try await visit.project(1, room: "3A", driver: nil, minutes: nil)
    let keys = [request.room.screenKey, request.drive.text, request.follow.text]
    let bytes = try Self.bytes(of: fixture.home)
    for key in keys { #expect(bytes.range(of: Data(key.utf8)) == nil) }
    // With the secret beside it, it shows them again.
    let other = try await fixture.visit()
    #expect(try await other.rooms().map(\.room.screenKey) == [keys[0]])
    #expect(try await other.projection(request.projection)?.followKey == keys[2])
  }

  /// Without its secret, a database says no address, and every screen gets another one.
  @Test func aDatabaseElsewhere() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let room = try await visit.addRoom("3A")
    let copy = fixture.folder.appending(path: "copy.sqlite").path
    try fixture.raw { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
    let there = Home(given: fixture.folder.appending(path: "there").path, environment: [:])
    try FileManager.default.createDirectory(atPath: there.path, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: copy, toPath: there.database)
    let moved = try await Library(home: there, environment: [:]).visit(by: Person("tester"), at: LibraryFixture.now)
    let key = try #require(try await moved.rooms().first?.room.screenKey)
    #expect(AccessKey(key) != nil && key != room.screenKey)
    #expect(try await visit.rooms().map(\.room.screenKey) == [room.screenKey])
  }

  /// What an older utsusu kept open keeps its address, and lies open no more.
  @Test func openKeysAreSealed() async throws {
    let fixture = try LibraryFixture()
    _ = try await fixture.visit().addRoom("3A")
    let old = AccessKey().text
    try fixture.raw { try $0.execute(sql: "UPDATE room SET screenKey = ?, sealedScreenKey = NULL", arguments: [old]) }
    #expect(try await fixture.visit().rooms().map(\.room.screenKey) == [old])
    let kept = try fixture.raw { try String.fetchAll($0, sql: "SELECT screenKey FROM room") }
    #expect(kept.count == 1 && kept != [old])
  }

  /// A sealed key cannot be put in another room's place.
  @Test func aSealedKeyStaysWhereItIs() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let (one, two) = (try await visit.addRoom("1"), try await visit.addRoom("2"))
    try fixture.raw {
      try $0.execute(sql: "UPDATE room SET sealedScreenKey = (SELECT sealedScreenKey FROM room WHERE name = '1')")
    }
    let keys = try await fixture.visit().rooms().map(\.room.screenKey)
    #expect(keys.first == one.screenKey && keys.last != one.screenKey && keys.last != two.screenKey)
  }

  /// A secret that cannot be read is not made anew, which would end every address.
  @Test func aSecretThatIsCutOff() async throws {
    let fixture = try LibraryFixture()
    _ = try await fixture.visit().addRoom("3A")
    try Data("short".utf8).write(to: URL(filePath: fixture.home.path + "/keys"))
    await #expect(throws: StoreError.self) { try await fixture.visit() }
  }
}
