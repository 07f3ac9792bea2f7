import BriefingDomain
import BriefingLedger
import BriefingLibrary
import ForgedFiles
import Foundation
import Testing

/// The office's own workbook is kept like a material: swept by nothing, in each backup, held against its hash.
struct OfficeTemplateTests {
  private static func bytes(filler: String) throws -> [UInt8] {
    var book = OfficeFixture(
      .sheets,
      main: """
        <workbook \(OfficeFixture.sheetNamespace)><sheets><sheet name="月次" sheetId="1" r:id="r0"/></sheets>\
        <definedNames><definedName name="documents">月次!$B$1</definedName></definedNames></workbook>
        """)
    book.add(
      "s1.xml",
      """
      <worksheet \(OfficeFixture.sheetNamespace)><sheetData><row r="1"><c r="A1"><v>1\(filler)</v></c></row></sheetData>\
      </worksheet>
      """,
      id: "r0", kind: "worksheet")
    return try book.bytes()
  }

  private func workbook(_ fixture: LibraryFixture, _ name: String, _ filler: String = "") throws -> SourcePath {
    let url = fixture.folder.appending(path: name)
    try Data(try Self.bytes(filler: filler)).write(to: url)
    return SourcePath(url.path)
  }

  @Test func kept() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    #expect(try await visit.officeTemplate() == nil)
    try await visit.setOfficeTemplate(try workbook(fixture, "様式 その1.xlsx", "1"))
    try await visit.setOfficeTemplate(try workbook(fixture, "様式2.xlsx", "2"))
    // An arrival that fails sweeps what nothing refers to.
    _ = try? await visit.register(
      [SourcePath("/nowhere")], Registration(title: "計画", recipients: ["局長"], unit: "危機管理課"))
    let kept = try #require(try await visit.officeTemplate())
    #expect(kept.name == "様式2.xlsx" && kept.cells.map(\.name) == ["documents"])
    let history = try await visit.settingHistory().filter { $0.entry.setting == .template }
    #expect(history.count == 2 && history[1].before?.hasSuffix("様式 その1.xlsx") == true)
    _ = try await visit.undo()
    #expect(try await visit.officeTemplate()?.name == "様式 その1.xlsx")
    let backup = fixture.folder.appending(path: "backup").path
    _ = try await visit.backUp(to: backup) { _ in }
    #expect(try await visit.verify { _ in }.isEmpty)
    let template = try #require(try await visit.keptTemplate())
    let place = "\(template.sha256)".prefix(2) + "/\(template.sha256)"
    #expect(FileManager.default.fileExists(atPath: "\(backup)/materials/\(place)"))
    try Data("another".utf8).write(to: URL(filePath: "\(fixture.home.materials)/\(place)"))
    #expect(try await visit.verify { _ in }.map(\.fault) == [.changed])
  }

  /// What is no workbook, or was taken away, is not kept.
  @Test func refused() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    await #expect(throws: LibraryError.notAWorkbook("a.xlsx")) {
      try await visit.setOfficeTemplate(try fixture.file("a.xlsx", "本文"))
    }
    let file = try workbook(fixture, "様式.xlsx")
    _ = try await visit.register([file], Registration(title: "計画", recipients: ["局長"], unit: "危機管理課"))
    _ = try await visit.remove(1, reason: "誤登録")
    await #expect(throws: LibraryError.self) { try await visit.setOfficeTemplate(file) }
    #expect(try await visit.keptTemplate() == nil)
    #expect(OfficeTemplate("x 1 a") == nil && OfficeTemplate("") == nil)
  }
}
