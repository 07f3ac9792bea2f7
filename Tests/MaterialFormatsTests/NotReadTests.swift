import BriefingDomain
import ForgedFiles
import Testing

@testable import MaterialFormats

/// What a file has and a search does not find, as docs/search.md says, and what is read beside it.
@Suite struct NotReadTests {
  /// A field of a form and words in a box are drawn on the page; a sticky note is a reader's.
  @Test func notesOfAPDF() throws {
    func annotation(_ kind: String, _ text: String, _ form: Int? = nil) -> String {
      let drawn = form.map { "/AP<</N \($0) 0 R>>" } ?? ""
      return "<</Type/Annot/Subtype/\(kind)/Rect[10 600 200 630]/F 4/Contents(\(text))/V(\(text))\(drawn)>>"
    }
    func stream(_ text: String, _ kind: String = "") -> String {
      let content = "BT /F 12 Tf 4 6 Td (\(text)) Tj ET"
      return "<<\(kind)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
    }
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 190 30]/Resources<</Font<</F 3 0 R>>>>"
    let bytes = forgedPDF([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      """
      <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R\
      /Annots[\(annotation("Text", "Sticky"))\(annotation("FreeText", "Boxed", 6))]>>
      """, stream("Page"), stream("Boxed", form),
    ])
    let content = try read(bytes, name: "a.pdf")
    #expect(content.pages.map(\.text) == ["Page\nBoxed"])
    #expect(content.reason == nil)
  }

  /// A mail, and a page that a browser has saved, are text as they stand in the file.
  @Test func encodedMail() throws {
    let mail = "From: a@example.invalid\nContent-Transfer-Encoding: base64\n\nGyRCNklEORsoQgo=\n"
    let content = try read(Array(mail.utf8), name: "a.eml")
    #expect(content.format == .text)
    #expect(content.pages.map(\.text).joined().contains("GyRCNklEORsoQgo="))
    #expect(content.reason == .unsupported && content.detail == "mail or saved web page: print it to a PDF")
  }

  /// As a browser saves a page in one file; what is not encoded in it is found.
  @Test(arguments: ["a.mht", "a.mhtml", "a.txt"]) func savedWebPage(_ name: String) throws {
    let lines = [
      "From: <Saved by Blink>", "Snapshot-Content-Location: https://www.example.invalid/", "MIME-Version: 1.0",
      "Content-Type: multipart/related;", "\ttype=\"text/html\";", "\tboundary=\"----b\"", "", "", "------b",
      "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "",
      "<!DOCTYPE html><html><meta charset=3D\"utf-8\"><p>Plan =E5=82=99=E8=93=84</p></html>", "------b--", "",
    ]
    let content = try read(Array(lines.joined(separator: "\r\n").utf8), name: name)
    #expect(content.format == .text && content.pages.map(\.text).joined().contains("<p>Plan =E5"))
    #expect(content.reason == .unsupported && content.detail == "mail or saved web page: print it to a PDF")
  }

  /// Text that speaks of mail, and mail whose words stand in it as they are.
  @Test(arguments: [
    "件名: 連絡\n\nContent-Transfer-Encoding: base64\n", "MIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n\n備蓄\n",
    "Content-Transfer-Encoding: base64 と書かれたメールについて", "次のとおり\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n",
  ])
  func noEncodedMail(_ text: String) throws {
    let content = try read(Array(text.utf8), name: "a.txt")
    #expect(content.reason == nil && content.format == .text)
  }

  /// Of a reference in Word whose target is gone, what the file has kept of it.
  @Test func referencesWithoutTarget() throws {
    let field = """
      <w:p><w:r><w:t>別表は</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表２</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """
    let main = "<w:document \(OfficeFixture.namespaces)><w:body>\(field)</w:body></w:document>"
    #expect(try read(OfficeFixture(.word, main: main).bytes(), name: "a.docx").pages.map(\.text) == ["別表は表２"])
  }

  /// A check box of the old kind has its label in a drawing of its own.
  @Test func checkBoxesOfTheOldKind() throws {
    let names = OfficeFixture.sheetNamespace
    let main = "<workbook \(names)><sheets><sheet name=\"計\" r:id=\"s\"/></sheets></workbook>"
    var fixture = OfficeFixture(.sheets, main: main)
    let sheet = """
      <worksheet \(names)><sheetData><row><c><v>1</v></c></row></sheetData><legacyDrawing r:id="v"/></worksheet>
      """
    fixture.add("s.xml", sheet, id: "s", kind: "worksheet")
    let label = "<v:shape><v:textbox><div>停電に該当する</div></v:textbox></v:shape>"
    fixture.add(
      "v.vml", "<xml \(OfficeFixture.namespaces)>\(label)</xml>", id: "v", kind: "vmlDrawing", from: "s.xml")
    let content = try read(fixture.bytes(), name: "a.xlsx")
    #expect(content.pages.map(\.text) == ["計\n1"])
    #expect(content.reason == nil)
  }

  /// What no program has calculated has no value; the formula itself is nobody's text.
  @Test func formulasWithoutValue() throws {
    let names = OfficeFixture.sheetNamespace
    let main = "<workbook \(names)><sheets><sheet name=\"計\" r:id=\"s\"/></sheets></workbook>"
    var fixture = OfficeFixture(.sheets, main: main)
    let row = "<row><c><v>1</v></c><c><f>SUM(A1:A1)</f></c><c><f>A1+1</f><v>2</v></c></row>"
    fixture.add("s.xml", "<worksheet \(names)><sheetData>\(row)</sheetData></worksheet>", id: "s", kind: "worksheet")
    let text = try read(fixture.bytes(), name: "a.xlsx").pages.map(\.text)
    #expect(text == ["計\n1\t2"])
  }

  /// A form says what a browser shows of it.
  @Test func formsOfHTML() throws {
    let form = "<p>区分 <input value=\"緊急\"><select><option>甲<option selected>乙</select></p>"
    let content = try read(Array("<html><meta charset=utf-8>\(form)</html>".utf8), name: "a.html")
    #expect(content.pages.map(\.text) == ["区分 緊急 乙"])
  }

  @Test func kinds() throws {
    let jpeg2000: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]
    #expect(try read(jpeg2000, name: "a.jp2").detail == "JPEG 2000")
    let binary = try read(zip([("xl/workbook.bin", [0x83, 0x01, 0])]), name: "a.xlsb")
    #expect(binary.reason == .unsupported)
    #expect(binary.pages.isEmpty)
  }
}
