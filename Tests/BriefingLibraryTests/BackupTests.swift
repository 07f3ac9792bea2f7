import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// A backup is what the home was, is verified before it counts, and comes back.
struct BackupTests {
  enum Kind: String, CaseIterable, Sendable {
    case folder = "backup"
    case archive = "backup.tar"
  }

  private final class Scene {
    let fixture: LibraryFixture
    let visit: Visit
    let place: String
    let version: MaterialVersion

    init(_ kind: Kind) async throws {
      fixture = try LibraryFixture()
      visit = try await fixture.visit()
      version = try await visit.register(
        [try fixture.file("資料.txt", "避難所の収容人数"), try fixture.file("別.txt", String(repeating: "長い", count: 999))],
        Registration(title: "報告", recipients: ["局長"], unit: "危機管理課")
      ).materials[0].version
      _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital, copies: 0)
      place = fixture.folder.appending(path: kind.rawValue).path
    }

    func another() async throws {
      _ = try await visit.register(
        [try fixture.file("次.txt", "次の本文")], Registration(title: "次", recipients: ["局長"], unit: "危機管理課"))
    }

    func backUp() async throws -> BackupReceipt { try await visit.backUp(to: place, progress: { _ in }) }

    func findings() async throws -> [Finding] { try await BackupCopy.verify(place, progress: { _ in }).findings }

    func restore(_ name: String = "new", allowingDamage: Bool = false) async throws -> RestoreReceipt {
      try await BackupCopy.restore(place, to: home(name), allowingDamage: allowingDamage, progress: { _ in })
    }

    func home(_ name: String) -> Home {
      Home(given: fixture.folder.appending(path: name).path, environment: [:])
    }

    var kept: URL {
      let name = version.sha256.description
      return fixture.folder.appending(path: "home/materials/\(name.prefix(2))/\(name)")
    }

    /// Changes one bit in the middle of what a text of the materials is in the backup.
    func damage(_ text: String) throws {
      let root = URL(filePath: place)
      let files =
        place.hasSuffix(".tar")
        ? [root]
        : try FileManager.default.subpathsOfDirectory(atPath: place + "/materials").map {
          root.appending(path: "materials/" + $0)
        }.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      for file in files {
        var bytes = try Data(contentsOf: file)
        // The archive has the database before the materials, and the text in it as well.
        guard let found = bytes.range(of: Data(text.utf8), options: .backwards) else { continue }
        bytes[found.lowerBound] ^= 1
        return try bytes.write(to: file)
      }
      Issue.record("no file has the text")
    }
  }

  @Test(arguments: Kind.allCases)
  func thereAndBack(_ kind: Kind) async throws {
    let scene = try await Scene(kind)
    let first = try await scene.backUp()
    #expect(first.materials == 2 && first.added == 2)
    #expect(try await scene.findings().isEmpty)
    try await scene.another()
    let second = try await scene.backUp()
    #expect(second.materials == 3 && second.added == (kind == .folder ? 1 : 3))

    let receipt = try await scene.restore()
    #expect(receipt.materials == 3 && receipt.findings.isEmpty)
    let restored = try await Library(
      home: scene.home("new"), environment: [:]
    ).visit(by: Person("tester"), at: LibraryFixture.now)
    #expect(try await restored.verify(progress: { _ in }).isEmpty)
    #expect(try await restored.ledgerHead().hash == scene.visit.ledgerHead().hash)
  }

  @Test func anArchiveIsReadByTar() async throws {
    let scene = try await Scene(.archive)
    _ = try await scene.backUp()
    let tar = Process()
    tar.executableURL = URL(filePath: "/bin/tar")
    let target = scene.fixture.folder.appending(path: "unpacked").path
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    tar.arguments = ["-xf", scene.place, "-C", target]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    #expect(try await BackupCopy.verify(target, progress: { _ in }).findings.isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func aBackupThatDoesNotFitIsNone(_ kind: Kind) async throws {
    let scene = try await Scene(kind)
    _ = try await scene.backUp()
    let before = try Data(contentsOf: URL(filePath: kind == .folder ? scene.place + "/utsusu.sqlite" : scene.place))
    // In a home of its own the backup has no copy yet, so that the damage cannot be made good.
    try await scene.another()
    try scene.fixture.raw {
      try $0.execute(sql: "DROP TRIGGER ledgerIsNotUpdated; UPDATE ledger SET reason = 'x' WHERE seq = 1")
    }
    await #expect(throws: LibraryError.self) { try await scene.backUp() }
    #expect(
      try Data(contentsOf: URL(filePath: kind == .folder ? scene.place + "/utsusu.sqlite" : scene.place)) == before)
    #expect(try await scene.findings().isEmpty)
  }

  @Test func aDamagedMaterialIsNotBackedUp() async throws {
    let scene = try await Scene(.archive)
    try Data("避難所の収容人員".utf8).write(to: scene.kept)
    await #expect(throws: LibraryError.self) { try await scene.backUp() }
    #expect(!FileManager.default.fileExists(atPath: scene.place))
  }

  @Test(arguments: Kind.allCases)
  func aFlippedBit(_ kind: Kind) async throws {
    let scene = try await Scene(kind)
    _ = try await scene.backUp()
    try scene.damage("避難所の収容人数")
    #expect(try await scene.findings().map(\.version?.fileName) == ["資料.txt"])
    await #expect(throws: LibraryError.self) { try await scene.restore() }
    #expect(!FileManager.default.fileExists(atPath: scene.home("new").path))
    let receipt = try await scene.restore(allowingDamage: true)
    #expect(receipt.findings.map(\.version?.fileName) == ["資料.txt"])
    // The next backup has the material from the home again.
    _ = try await scene.backUp()
    #expect(try await scene.findings().isEmpty)
  }

  @Test func anArchiveThatIsCutOff() async throws {
    let scene = try await Scene(.archive)
    _ = try await scene.backUp()
    let whole = try Data(contentsOf: URL(filePath: scene.place))
    for share in [0, 100, 512, 5000, whole.count / 2, whole.count - 1600] {
      try whole.prefix(share).write(to: URL(filePath: scene.place))
      await #expect(throws: LibraryError.notABackup(scene.place)) { try await scene.findings() }
      await #expect(throws: LibraryError.notABackup(scene.place)) { try await scene.restore() }
    }
    #expect(!FileManager.default.fileExists(atPath: scene.home("new").path))
  }

  @Test func nothingIsRestoredOverAnything() async throws {
    let scene = try await Scene(.folder)
    _ = try await scene.backUp()
    await #expect(throws: LibraryError.homeInUse(scene.fixture.home.path)) { try await scene.restore("home") }
    _ = try scene.fixture.file("file", "x")
    await #expect(throws: LibraryError.homeInUse(scene.home("file").path)) { try await scene.restore("file") }
    #expect(try await scene.visit.verify(progress: { _ in }).isEmpty)
    try FileManager.default.createDirectory(atPath: scene.home("empty").path, withIntermediateDirectories: true)
    #expect(try await scene.restore("empty").findings.isEmpty)
  }

  /// They can be made again.
  @Test func picturesStayOut() async throws {
    let scene = try await Scene(.folder)
    let pictures = scene.fixture.home.path + "/pictures/" + scene.version.sha256.description
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    try Data("no picture".utf8).write(to: URL(filePath: pictures + "/1-320.webp"))
    #expect(try await scene.visit.verify(progress: { _ in }).isEmpty)
    _ = try await scene.backUp()
    #expect(try await scene.findings().isEmpty)
    #expect(!(try FileManager.default.contentsOfDirectory(atPath: scene.place)).contains("pictures"))
  }

  @Test func aFolderOfAnotherUse() async throws {
    let scene = try await Scene(.folder)
    let visit = scene.visit
    await #expect(throws: LibraryError.notABackupFolder(scene.fixture.folder.path)) {
      try await visit.backUp(to: scene.fixture.folder.path, progress: { _ in })
    }
    await #expect(throws: LibraryError.notABackupFolder(scene.fixture.home.path)) {
      try await visit.backUp(to: scene.fixture.home.path, progress: { _ in })
    }
    _ = try await scene.backUp()
    let other = try await Library(home: scene.home("other"), environment: [:]).visit(
      by: Person("tester"), at: Instant(seconds: 0))
    await #expect(throws: LibraryError.self) { try await other.backUp(to: scene.place, progress: { _ in }) }
    #expect(try await scene.findings().isEmpty)
  }

  /// Names in an archive are compared and never used: nothing is written outside the home.
  @Test func anArchiveWithNamesOfItsOwn() async throws {
    let scene = try await Scene(.archive)
    _ = try await scene.backUp()
    let bytes = try Data(contentsOf: URL(filePath: scene.place))
    var header = [UInt8](repeating: 0, count: 512)
    func set(_ text: String, _ offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
    }
    set("../../escaped.txt", 0)
    set("0000600\u{0}0000000\u{0}0000000\u{0}00000000004\u{0}00000000000\u{0}        0", 100)
    set("ustar\u{0}00", 257)
    let sum = header.reduce(0) { $0 + Int($1) }
    set(String(repeating: "0", count: 6 - String(sum, radix: 8).count) + String(sum, radix: 8) + "\u{0} ", 148)
    try (Data(header) + Data("evil".utf8) + Data(count: 508) + bytes).write(to: URL(filePath: scene.place))
    #expect(try await scene.restore("deep").findings.isEmpty)
    let names = try FileManager.default.subpathsOfDirectory(atPath: scene.fixture.folder.path)
    #expect(!names.contains { $0.hasSuffix("escaped.txt") })
  }
}
