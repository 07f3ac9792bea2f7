import BriefingDomain
import Foundation
import Testing

@testable import BriefingLibrary

/// The profile of a machine's table as a file that somebody names.
struct PrintProfileFileTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let table: SourcePath

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    table = try fixture.file("3F.csv", "時刻,種別,面\n2026-11-24 10:00:00,コピー,4\n2026-11-24 10:01:00,スキャン,9\n")
  }

  private func take(_ profile: String) async throws -> PrintImportReceipt.File {
    let options = PrintImportOptions(profile: profile, isTrial: true)
    return try await visit.importPrints([table], options) { _ in }.files[0]
  }

  private func profile(rows: String) throws -> String {
    try fixture.file(
      "my.profile", "profile: 3F\nheading: [時刻], [種別]\nended: [時刻]\nsides: [面]\nrows: [種別] = \(rows)\n"
    ).text
  }

  @Test func whatItLeavesOutIsSaid() async throws {
    let some = try await take(profile(rows: "コピー"))
    #expect(some.jobs == 1 && some.whole)
    #expect(some.findings.map { "\($0.kind) \($0.line) \($0.count)" } == ["leftOut 3 1"])
    let all = try await take(profile(rows: "Copy"))
    #expect(all.jobs == 0 && all.from == nil && all.findings.map(\.count) == [2])
  }

  @Test func whatIsNoProfileIsRefused() async throws {
    let folder = fixture.folder.path
    await #expect(throws: LibraryError.notAFile(folder)) { try await take(folder) }
    let large = try fixture.file("large", String(repeating: "#\n", count: 100_000)).text
    await #expect(throws: LibraryError.tooLarge(large)) { try await take(large) }
  }
}
