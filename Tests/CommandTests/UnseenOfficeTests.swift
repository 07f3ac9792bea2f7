import ForgedFiles
import Foundation
import Testing

/// What the pages of an Office document do not show is known once LibreOffice has drawn them.
struct UnseenOfficeTests {
  /// The second slide has a name in sight, and behind it words in the colour of the paper.
  private func deck(in program: Program) throws -> String {
    let white = #"<a:rPr lang="en-US"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>"#
    let words = ["Cover", "In sight</a:t></a:r></a:p><a:p><a:r>\(white)<a:t>Secret 42"]
    let file = program.folder.appending(path: "名簿.pptx")
    try Data(OfficeFixture.deck(words, hidden: [])).write(to: file)
    return file.path
  }

  private func pages(_ unseen: Any?) -> [String]? {
    (unseen as? [[String: Any]])?.map { "\($0["page"] ?? "") \($0["texts"] as? [String] ?? [])" }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/soffice"), "LibreOffice is not installed"))
  func isSaidOnceDrawn() throws {
    let program = try Program(language: "ja")
    let path = try deck(in: program)
    let register = ["register", path, "--to", "局長", "--from", "危機管理課"]
    let receipt = try program.run(register + ["--title", "名簿"])
    #expect(receipt.status == 0 && !receipt.stdout.contains("絵に見えない"), "\(receipt.stdout)")
    #expect(try program.run("show", "1").stdout.contains("  絵に見えない文字があるかは、描画すると分かります: utsusu draw 1\n"))
    func versions() throws -> [[String: Any]] {
      let materials = try #require(program.run("show", "1", "--json").json["materials"] as? [[String: Any]])
      return try #require(materials.first?["versions"] as? [[String: Any]])
    }
    #expect(try versions()[0]["unseen"] is NSNull)

    let warning = """
      絵に見えない文字があります。ファイルを受け取った人には読めます:
        2 ページ: 「Secret 42」（8 字）
      墨消しのつもりなら、消えていません。文字を消してからファイルを作り直してください。
      """.split(separator: "\n")
    func indented(_ by: String) -> String { warning.map { by + $0 + "\n" }.joined() }
    let drawn = try program.run("draw", "1")
    #expect(drawn.stdout.contains(indented("    ")), "\(drawn.stdout)")
    let shown = try program.run("show", "1").stdout
    #expect(shown.contains(indented("     ")) && !shown.contains("utsusu draw"), "\(shown)")
    #expect(try pages(versions()[0]["unseen"]) == [#"2 ["Secret 42"]"#])
    let known = try program.run("draw", "1", "--json").json
    #expect(known["known"] as? Int == 1)
    #expect(pages((known["materials"] as? [[String: Any]])?.first?["unseen"]) == [#"2 ["Secret 42"]"#])

    // The same content elsewhere is known at once.
    let again = try program.run(register + ["--title", "名簿の写し", "--json"]).json
    #expect(pages((again["materials"] as? [[String: Any]])?.first?["unseen"]) == [#"2 ["Secret 42"]"#])

    // What is taken away leaves nothing of it.
    let removal = ["material", "remove", "1", "--material", "1", "--edition", "1", "--reason", "誤登録", "--yes"]
    #expect(try program.run(removal).status == 0)
    #expect(try pages(versions()[0]["unseen"]) == [])
    #expect(try !program.run("show", "1").stdout.contains("Secret"))
  }

  /// What a cell cuts off is no finding; what is white on white is one.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/soffice"), "LibreOffice is not installed"))
  func workbooksCutOff() throws {
    let program = try Program(language: "en")
    let cells = ["A1": "0", "B1": "0", "A2": "1"].sorted { $0.key < $1.key }
    let rows = ["1", "2"].map { row in
      let own = cells.filter { $0.key.hasSuffix(row) }.map {
        let text = $0.key == "B1" ? "Beside" : $0.key == "A1" ? "Cut off where the next cell begins" : "Secret 42"
        return "<c r=\"\($0.key)\" s=\"\($0.value)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(row)\">\(own.joined())</row>"
    }
    var file = OfficeFixture(
      .sheets,
      main:
        "<workbook \(OfficeFixture.sheetNamespace)><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"
    )
    file.add(
      "sheet1.xml",
      "<worksheet \(OfficeFixture.sheetNamespace)><sheetData>\(rows.joined())</sheetData></worksheet>", id: "s1",
      kind: "worksheet")
    file.add(
      "styles.xml",
      """
      <styleSheet \(OfficeFixture.sheetNamespace)><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font>\
      <sz val="11"/><color rgb="FFFFFFFF"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill \
      patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
      <cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
      """, id: "st", kind: "styles")
    let path = program.folder.appending(path: "別表.xlsx")
    try Data(file.bytes()).write(to: path)
    #expect(try program.run("register", path.path, "--to", "局長", "--from", "危機管理課").status == 0)
    let drawn = try program.run("draw", "1", "--json").json
    #expect(pages((drawn["materials"] as? [[String: Any]])?.first?["unseen"]) == [#"1 ["Secret 42"]"#], "\(drawn)")
  }

  /// LibreOffice makes notes of comments, which are named as comments where the text is read.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/soffice"), "LibreOffice is not installed"),
    arguments: ["02_予算見通し.xlsx", "03_図上訓練.docx"])
  func commentsAreNoFinding(_ file: String) throws {
    let program = try Program()
    #expect(
      try program.run("register", Program.sampleDecks.appending(path: file).path, "--to", "局長", "--from", "危機管理課")
        .status == 0)
    let drawn = try program.run("draw", "1", "--json").json
    #expect(pages((drawn["materials"] as? [[String: Any]])?.first?["unseen"]) == [])
  }

  /// What was found in a PDF at its registration is kept for whoever asks later.
  @Test func ofAPDFIsKept() throws {
    let program = try Program(language: "en")
    let content = "BT /F 20 Tf 10 30 Td (Secret 42) Tj ET 0 g 8 25 120 25 re f"
    let path = program.folder.appending(path: "名簿.pdf")
    try Data(
      forgedPDF([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
        "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
      ])
    ).write(to: path)
    #expect(try program.run("register", path.path, "--to", "局長", "--from", "危機管理課").status == 0)
    let shown = try program.run("show", "1").stdout
    #expect(
      shown.contains(
        """
             Text that its pages do not show; whoever has the file can read it:
               page 1: “Secret 42” (8 characters)
             If it should be blacked out, it is not: delete it and make the file anew.
        """), "\(shown)")
    // Where it is lost with the pictures, it is not passed over.
    try FileManager.default.removeItem(atPath: program.folder.path + "/home/pictures")
    #expect(
      try program.run("show", "1").stdout.contains("Text that no page shows is found when it is drawn: utsusu draw 1\n")
    )
    #expect(try program.run("draw", "1").stdout.contains("Secret 42"))
    #expect(try program.run("show", "1").stdout.contains("Secret 42"))
    // Where nobody could tell, drawing it again is no help.
    let kept = FileManager.default.enumerator(atPath: program.folder.path + "/home/pictures")
    let file = try #require(kept?.compactMap { $0 as? String }.first { $0.hasSuffix("/unseen") })
    try Data("null".utf8).write(to: program.folder.appending(path: "home/pictures/\(file)"))
    let unknown = try program.run("show", "1").stdout
    #expect(unknown.contains("could not be checked") && !unknown.contains("utsusu draw"), "\(unknown)")
  }
}
