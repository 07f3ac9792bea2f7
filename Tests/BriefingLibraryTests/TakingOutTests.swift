import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

/// Registered files come back out as they were.
struct TakingOutTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private var folder: String { fixture.folder.path }

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("計画.txt", "第1版"), try fixture.file("別表.txt", "別表")],
      Registration(title: "計画", recipients: ["局長"], unit: "危機管理課"))
    _ = try await visit.replace([try fixture.file("計画.txt", "第2版")], in: 1)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func theVersionsThatAreAskedFor() async throws {
    #expect(try await visit.versions(of: 1).map { "\($0.fileName) \($0.number)" } == ["計画.txt 2", "別表.txt 1"])
    #expect(try await visit.versions(of: 1, material: 2).map(\.fileName) == ["別表.txt"])
    #expect(try await visit.versions(of: 1, version: 1).map(\.fileName) == ["計画.txt", "別表.txt"])
    for (material, version) in [(3, nil), (0, nil), (2, 2), (nil, 3)] {
      await #expect(throws: LibraryError.noSuchMaterial(briefing: 1, materials: ["1 計画.txt", "2 別表.txt"])) {
        _ = try await visit.versions(of: 1, material: material, version: version)
      }
    }
    let both = try await visit.versions(of: 1)
    #expect(throws: LibraryError.severalMaterials(briefing: 1, materials: ["1 計画.txt", "2 別表.txt"])) {
      _ = try both.onlyOne(of: 1)
    }
  }

  @Test func nothingIsOverwrittenUnlessAskedFor() async throws {
    let versions = try await visit.versions(of: 1)
    let (plan, table) = (folder + "/出力.txt", folder + "/別表.txt")
    await #expect(throws: LibraryError.fileExists(table)) {
      try await visit.takeOut([(versions[0], plan), (versions[1], table)])
    }
    #expect(!FileManager.default.fileExists(atPath: plan))
    try await visit.takeOut([(versions[0], plan)])
    #expect(try text(plan) == "第2版")
    try await visit.takeOut([(versions[1], plan)], replacing: true)
    #expect(try text(plan) == "別表")
    let attributes = try FileManager.default.attributesOfItem(atPath: plan)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    mkfifo(folder + "/pipe", 0o600)
    await #expect(throws: LibraryError.notAFile(folder + "/pipe")) {
      try await visit.takeOut([(versions[0], folder + "/pipe")], replacing: true)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasPrefix(".utsusu-") })
  }

  @Test func whatIsNotAsItWasStaysInside() async throws {
    let version = try await visit.versions(of: 1, material: 2)[0]
    let name = "\(version.sha256)"
    let kept = fixture.home.materials + "/\(name.prefix(2))/\(name)"
    let place = folder + "/出力.txt"
    try Data("別物".utf8).write(to: URL(filePath: kept))
    await #expect(throws: LibraryError.lostFile(version)) { try await visit.takeOut([(version, place)]) }
    await #expect(throws: LibraryError.lostFile(version)) { try await visit.takeOut(version) { _ in Issue.record() } }
    try FileManager.default.removeItem(atPath: kept)
    await #expect(throws: LibraryError.lostFile(version)) { try await visit.takeOut([(version, place)]) }
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  /// A home that comes from elsewhere may hold any name.
  @Test(arguments: [
    ("計画.txt", "計画.txt"), ("../../etc/passwd", ".._.._etc_passwd"), ("/", "_"), ("..", "material-1"),
    (".", "material-1"), ("", "material-1"), ("a\u{1B}[2Jb\nc.txt", "a␛[2Jb c.txt"),
    ("\u{202E}fdp.exe", "\u{FFFD}fdp.exe"),
    (String(repeating: "あ", count: 100) + ".pdf", String(repeating: "あ", count: 83) + ".pdf"),
    ("a." + String(repeating: "い", count: 100), "a." + String(repeating: "い", count: 84)),
  ])
  func namesOutside(_ name: String, _ outside: String) async throws {
    let one = try await visit.versions(of: 1)[0]
    let version = MaterialVersion(
      id: one.id, material: one.material, briefing: 1, position: 1, number: 1, fileName: name, sha256: one.sha256,
      byteCount: 1, format: .text, pageCount: 1, reason: nil, detail: nil, registeredAt: one.registeredAt)
    #expect(version.nameOutside == outside)
  }
}
