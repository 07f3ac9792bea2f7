import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import ForgedFiles
import Foundation
import GRDB
import InstantLiterals
import Testing

/// A wrong file that is taken away: nothing of it stays but that it was there.
struct RemovingTests {
  /// Words that stand nowhere else, together and apart.
  private static let marks = ["Qxzjvwkplutonium", "鼯鼺饕餮", "ＸＹＺ人事評価"]
  static let secret = marks.joined(separator: " ") + "\n"

  struct Scene {
    let fixture: LibraryFixture
    let visit: Visit
    var home: String { fixture.home.path }

    /// A briefing with one file that is meant and one that is not.
    init() async throws {
      fixture = try LibraryFixture()
      visit = try await fixture.visit()
      try await register("収容計画", "計画の本文", RemovingTests.secret)
    }

    func register(_ title: String, _ texts: String...) async throws {
      let files = try texts.enumerated().map { try fixture.file("\(title)\($0.offset + 1).txt", $0.element) }
      _ = try await visit.register(
        files, Registration(title: title, recipients: ["局長"], unit: "危機管理課", room: "3A"))
    }

    func version(_ position: Int = 2, _ number: Int = 1) async throws -> MaterialVersion {
      try #require(
        try await visit.details(of: 1).versions.first { $0.position == position && $0.number == number })
    }

    func pictures(of version: MaterialVersion) -> String { "\(fixture.home.pictures)/\(version.sha256)" }

    /// What a server leaves of a page that was shown.
    func draw(_ version: MaterialVersion) throws {
      let folder = pictures(of: version)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(RemovingTests.secret.utf8).write(to: URL(filePath: folder + "/1-480.webp"))
    }

    func findings() async throws -> [Finding] { try await visit.verify(progress: { _ in }) }

    /// Files with one of the words, or with the end of one: an index writes what a word has in common with its neighbour
    /// once.
    func traces(in folder: String? = nil) throws -> [String] {
      let folder = folder ?? home
      let words = RemovingTests.marks.map { Data($0.utf8) } + [Data("jvwkplutonium".utf8), Data("鼺饕".utf8.dropFirst())]
      return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { return false }
        return words.contains { bytes.range(of: $0) != nil }
      }
    }
  }

  @Test func nothingOfItStays() async throws {
    let scene = try await Scene()
    let visit = scene.visit
    let version = try await scene.version()
    try scene.draw(version)
    // Entries that are moved in the file leave copies of themselves behind.
    for number in 1...30 {
      try await scene.register("別 \(number)", (1...30).map { "\(number) の \($0) 行目 \(UUID())" }.joined(separator: "\n"))
    }
    #expect(try scene.traces().count >= 3, "in the database or its log, the picture, the file")
    #expect(try await visit.count(SearchRequest("饕餮")) == 1)

    let receipt = try await visit.remove(1, material: 2, reason: "機密の誤登録")
    #expect(receipt.version.removal == .init(at: LibraryFixture.now, by: "tester", reason: "機密の誤登録"))
    #expect(receipt.others.isEmpty)
    #expect(try scene.traces() == [])
    #expect(access(visit.library.path(of: version), F_OK) != 0)
    #expect(try await scene.findings() == [])

    // Neither pages nor names, of versions old and new.
    for text in ["饕餮", "収容計画2.txt", "Qxzjvwkplutonium"] {
      let request = SearchRequest(text, includesOldVersions: true)
      #expect(try await visit.count(request) == 0)
      #expect(try await visit.searchNames(request, most: 9).count == 0)
    }
    #expect(try await visit.searchNames(SearchRequest("収容計画"), most: 9).count == 1)
    #expect(try await visit.count(SearchRequest("計画の本文")) == 1)
    // That it was there stays.
    let gone = try await scene.version()
    await #expect(throws: LibraryError.takenAway(gone)) { try await visit.versions(of: 1, material: 2) }
    #expect(gone.fileName == "収容計画2.txt" && gone.sha256 == version.sha256 && gone.pageCount == 0)
    #expect(gone.removal == receipt.version.removal)
    await #expect(throws: LibraryError.alreadyRemoved(gone)) { try await visit.remove(1, material: 2, reason: "再") }
  }

  /// Entries that are moved in the file leave copies of themselves behind, which SQLite's `secure_delete` does not overwrite.
  @Test(arguments: [15, 21] as [UInt64]) func nothingStaysWhereMuchComesAndGoes(seed: UInt64) async throws {
    let scene = try await Scene()
    var random = SeededNumbers(seed: seed)
    for number in 2...40 {
      let lengths = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Int.random(in: 0...[50, 500, 2500][Int.random(in: 0...2, using: &random)], using: &random)
      }
      let files = try lengths.enumerated().map { position, length in
        try scene.fixture.file(
          "\(number)-\(position).txt",
          (position == 0 ? Self.secret : "") + "\(number) \(position) " + String(repeating: "y", count: length))
      }
      _ = try await scene.visit.register(
        files, Registration(title: "報告 \(number)", recipients: ["局長"], unit: "課"))
      if Bool.random(using: &random), files.count > 1 {
        _ = try await scene.visit.remove(Briefing.ID(Int64(number)), material: 2, reason: "誤登録")
      }
    }
    _ = try await scene.visit.remove(1, material: 2, reason: "誤登録")
    for number in 2...40 { _ = try await scene.visit.remove(Briefing.ID(Int64(number)), material: 1, reason: "誤登録") }
    #expect(try scene.traces() == [])
    #expect(try await scene.findings() == [])
  }

  @Test func itsFileStaysWhereTheSameContentStands() async throws {
    let scene = try await Scene()
    try await scene.register("別の報告", Self.secret)
    let version = try await scene.version()
    try scene.draw(version)
    let receipt = try await scene.visit.remove(1, material: 2, reason: "誤登録")
    #expect(receipt.others.map(\.briefing) == [2])
    #expect(access(scene.visit.library.path(of: version), F_OK) == 0)
    #expect(access(scene.pictures(of: version), F_OK) == 0)
    #expect(try await scene.visit.count(SearchRequest("饕餮")) == 1)
    #expect(try await scene.findings() == [])
    _ = try await scene.visit.remove(2, reason: "誤登録")
    #expect(try scene.traces() == [])
  }

  @Test func verifyFindsWhatComesBack() async throws {
    let scene = try await Scene()
    let version = try await scene.version()
    _ = try await scene.visit.remove(1, material: 2, reason: "誤登録")
    try Data(Self.secret.utf8).write(to: URL(filePath: scene.visit.library.path(of: version)))
    #expect(try await scene.findings().map(\.fault) == [.remains])
    _ = try await scene.visit.repair(progress: { _ in })
    #expect(access(scene.visit.library.path(of: version), F_OK) != 0)
    try scene.draw(version)
    #expect(try await scene.findings().map(\.detail) == [scene.pictures(of: version)])
    // One that was cut off.
    try scene.fixture.raw { try $0.execute(sql: "INSERT INTO setting VALUES ('unfinishedRemoval', '1')") }
    #expect(try await Set(scene.findings().map(\.subject)) == [.database, .file])
    let receipt = try await scene.visit.repair(progress: { _ in })
    #expect(receipt.repaired.count == 2 && receipt.remaining.isEmpty)
    #expect(try scene.traces() == [])
    #expect(try await scene.version().removal != nil)
  }

  @Test(arguments: ["backup", "backup.tar"])
  func aBackupHasItUntilTheNext(_ name: String) async throws {
    let scene = try await Scene()
    let place = scene.fixture.folder.appending(path: name).path
    func backUp() async throws -> BackupReceipt { try await scene.visit.backUp(to: place, progress: { _ in }) }
    #expect(try await backUp().removed == 0)
    func holdsIt() throws -> Bool {
      name == "backup"
        ? try !scene.traces(in: place).isEmpty
        : FileManager.default.contents(atPath: place)?.range(of: Data(Self.secret.utf8)) != nil
    }
    #expect(try holdsIt())
    _ = try await scene.visit.remove(1, material: 2, reason: "誤登録")
    #expect(try holdsIt())
    let receipt = try await backUp()
    #expect(receipt.removed == 1 && receipt.materials == 1)
    #expect(try !holdsIt())
    #expect(try await BackupCopy.verify(place, progress: { _ in }).findings.isEmpty)
    let home = Home(given: scene.fixture.folder.appending(path: "restored").path, environment: [:])
    _ = try await BackupCopy.restore(place, to: home, allowingDamage: false, progress: { _ in })
    let restored = try await Library(home: home, environment: [:]).visit(by: Person("他"), at: LibraryFixture.now)
    #expect(try await restored.verify(progress: { _ in }).isEmpty)
    #expect(try await restored.details(of: 1).versions.map { $0.removal != nil } == [false, true])
  }

  /// A folder brings it back in no silence, a person may.
  @Test func itComesBackOnlyWhereItIsMeant() async throws {
    let scene = try await Scene()
    let visit = scene.visit
    let file = try scene.fixture.file("書庫.txt", Self.secret)
    _ = try await visit.index([file], progress: { _ in })
    let version = try await scene.version()
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    #expect(try await visit.count(SearchRequest("饕餮")) == 0, "known before it was indexed, so one and the same")
    for path in [file, try scene.fixture.file("別名.txt", Self.secret)] {
      let outcome = try await visit.index([path], progress: { _ in })[0].outcome
      guard case .refused(.removedBefore(let name, let removed)) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(name == path.text && removed.id == version.id)
    }
    #expect(try await visit.count(SearchRequest("饕餮")) == 0)
    #expect(access(visit.library.path(of: version), F_OK) != 0)

    let again = try await visit.register([file], Registration(title: "改", recipients: ["局長"], unit: "危機管理課"))
    #expect(again.materials[0].known?.removal?.reason == "誤登録")
    #expect(try await visit.count(SearchRequest("饕餮")) == 1)
    guard case .known = try await visit.index([file], progress: { _ in })[0].outcome else {
      Issue.record("it is there")
      return
    }
    #expect(try await scene.findings() == [])
  }

  /// The version before the newest does not come up by itself.
  @Test func theNewestVersionHasNoSuccessor() async throws {
    let scene = try await Scene()
    let visit = scene.visit
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 1)
    _ = try await visit.replace([try scene.fixture.file("計画_v2.txt", "第2版の本文")], in: 1, material: 1)
    await #expect(throws: LibraryError.whichVersion(briefing: 1, [try scene.version(1, 1), try scene.version(1, 2)])) {
      try await visit.remove(1, reason: "誤登録")
    }
    _ = try await visit.remove(1, material: 1, version: 2, reason: "誤登録")
    #expect(try await visit.count(SearchRequest("計画の本文")) == 0)
    #expect(try await visit.count(SearchRequest("計画の本文", includesOldVersions: true)) == 1)
    await #expect(throws: LibraryError.nothingToShow(briefing: 1)) {
      try await visit.checkProjection(of: 1, room: nil, driver: nil, minutes: nil)
    }
    #expect(try await visit.projectable(scene.version(1).material, version: nil) == nil)
    #expect(try await visit.projectable(scene.version(1).material, version: 1) != nil)
    let next = try await visit.replace([try scene.fixture.file("計画_v3.txt", "第3版の本文")], in: 1, material: 1)
    #expect(next.materials.map(\.version.number) == [3])
    #expect(try await visit.count(SearchRequest("第3版")) == 1)
    #expect(try await scene.findings() == [])
  }

  /// Sheets are those of the files that are left; where one of them was taken away, they are not known.
  @Test func sheetsAreThoseOfWhatIsLeft() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let folder = SchemaTests.fixtures.deletingLastPathComponent().deletingLastPathComponent()
    let decks = ["01_洪水避難所.pptx", "04_全庁展開.pptx"].map {
      SourcePath(folder.appending(path: "SampleDecks/\($0)").path)
    }
    for name in ["市長", "副市長"] { try await visit.add(name, aliases: [], Recipient.self, takesNewName: true) }
    let receipt = try await visit.register(
      decks, Registration(title: "報告", recipients: ["局長", "市長", "副市長"], unit: "課"))
    // What was handed over before keeps its sheets, so that another one is asked about each time.
    func pages(_ recipient: String) async throws -> Int? {
      try await visit.submit(briefing: 1, to: [recipient], form: .paper, copies: 1).first?.entry.handout.pages
    }
    #expect(try await pages("局長") == receipt.materials.reduce(0) { $0 + $1.version.pageCount })
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    #expect(try await pages("市長") == receipt.materials[0].version.pageCount)
    _ = try await visit.replace([decks[1]], in: 1, material: 1)
    _ = try await visit.remove(1, material: 1, version: 2, reason: "誤登録")
    #expect(try await pages("副市長") == 0)
  }

  @Test func whatIsOnInARoomIsNotTakenAway() async throws {
    let scene = try await Scene()
    let visit = scene.visit
    try await scene.register("借りる報告", "本文")
    let borrowed = try await scene.version()
    _ = try await visit.addRoom("3A")
    let id = try await visit.project(2, room: "3A", driver: nil, minutes: nil).projection
    #expect(try await visit.library.takeUp(id, at: ProjectionRecordTests.start))
    _ = try await visit.removable(1, material: 2)
    let showing = Showing(
      page: PageAddress(material: borrowed.material, version: 1, page: 1), driver: "佐藤", isBorrowed: true)
    try await visit.library.record([.begins(showing, at: ProjectionRecordTests.start + 1000)], of: id)
    for (briefing, material) in [(Briefing.ID(1), 2), (2, 1)] {
      await #expect(throws: LibraryError.self) { try await visit.remove(briefing, material: material, reason: "誤") }
      do { _ = try await visit.removable(briefing, material: material) } catch LibraryError.materialLive(_, let room) {
        #expect(room == "3A")
      }
    }
    _ = try await visit.askForEnd(in: "3A", present: [], serverRuns: false)
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    // The record still says what was shown.
    #expect(try await visit.details(of: 2).projections[0].lines.map(\.version.fileName) == ["収容計画2.txt"])
    #expect(try await scene.findings() == [])
  }
}
