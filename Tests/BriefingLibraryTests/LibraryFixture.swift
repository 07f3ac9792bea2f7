import BriefingDomain
import BriefingLibrary
import BriefingStore
import ForgedFiles
import Foundation
import GRDB
import InstantLiterals
import Testing

/// A library in a folder of its own, with a clock that stands still.
final class LibraryFixture {
  let folder: URL
  /// 2026-11-25 12:00 in Tokyo.
  static let now = Instant(seconds: 1_795_575_600)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var home: Home { Home(given: folder.appending(path: "home").path, environment: [:]) }

  func visit(now: Instant = LibraryFixture.now) async throws -> Visit {
    try await Library(home: home, environment: ProcessInfo.processInfo.environment)
      .visit(by: Person("tester"), at: now)
  }

  /// - Returns: the path of a new file.
  func file(_ name: String, _ text: String) throws -> SourcePath {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return SourcePath(url.path)
  }

  /// A document of Word with a break behind its first page, which says that it has so many pages.
  func document(_ name: String, saysPages pages: Int) throws -> SourcePath {
    var document = OfficeFixture(
      .word,
      main: """
        <w:document \(OfficeFixture.namespaces)><w:body><w:p><w:r><w:t>初めの頁</w:t></w:r></w:p>\
        <w:p><w:r><w:lastRenderedPageBreak/><w:t>次の頁</w:t></w:r></w:p></w:body></w:document>
        """)
    document.say(pages: pages, characters: 7)
    let url = folder.appending(path: name)
    try Data(document.bytes()).write(to: url)
    return SourcePath(url.path)
  }

  /// The database behind the library's back.
  func raw<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: home.database).inDatabase(body)
  }

  /// Imports rows of a ledger table, without their header.
  @discardableResult
  func importing(_ rows: String..., into visit: Visit) async throws -> ImportReceipt {
    let header = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    return try await visit.importLedger(
      file("ledger.csv", header + rows.joined(separator: "\n") + "\n"), progress: { _ in })
  }
}

extension Visit {
  /// Ends a projection in another one's name.
  func end(
    _ projection: ProjectionRun.ID, by end: ProjectionEnd, at instant: PreciseInstant, steps: [RecordStep],
    present: [String]?, recordedBy name: String
  ) async throws -> ProjectionReceipt? {
    try await library.visit(by: Person(name), at: clock.now).end(
      projection, by: end, at: instant, steps: steps, present: present)
  }
}
