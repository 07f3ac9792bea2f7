import BriefingDomain
import Testing

/// What Word and Excel 2003 save as XML.
@Suite struct OfficeXMLTests {
  @Test(arguments: ["a.doc", "a.xml", "a.txt"])
  func word(_ name: String) throws {
    let content = try read(
      Array(
        """
        <?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument \
        xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>平文の</w:t><w:tab/></w:r><w:r>\
        <w:rPr><w:vanish/></w:rPr><w:t>隠れた</w:t></w:r><w:r><w:t>文書</w:t></w:r></w:p><w:p><w:r><w:t>次</w:t></w:r></w:p>\
        </w:body></w:wordDocument>
        """.utf8), name: name)
    #expect(content.pages.map(\.text) == ["平文の\t文書\n次"])
    #expect(content.format == .other && content.reason == nil)
  }

  private static func sheets(_ rows: String) -> [UInt8] {
    let styles = """
      <Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>\
      </Styles>
      """
    return Array(
      """
      <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:h="http://www.w3.org/TR/REC-html40">\(styles)<Worksheet \
      ss:Name="一"><Table>\(rows)</Table></Worksheet><Worksheet ss:Name="二"/></Workbook>
      """.utf8)
  }

  @Test func sheets() throws {
    let rows = """
      <Row><Cell><Data ss:Type="String">備蓄品目</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell><Cell>\
      <Data ss:Type="Number">1200</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="String">隠</Data></Cell></Row><Row>\
      <Cell ss:Index="2" ss:StyleID="d"><Data ss:Type="DateTime">2026-11-05T00:00:00.000</Data><Comment><ss:Data>注<h:B>意</h:B>\
      </ss:Data></Comment></Cell><Cell><Data ss:Type="DateTime">1899-12-31T13:30:00.000</Data></Cell><Cell><Data \
      ss:Type="Boolean">1</Data></Cell></Row>
      """
    let content = try read(Self.sheets(rows), name: "a.xls")
    #expect(content.pages.map(\.text) == ["一\n備蓄品目\t50%\t1200\n2026-11-05\t13:30\tTRUE\n注意", "二"])
    #expect(content.format == .other && content.reason == nil)
  }

  @Test func brokenOffKeepsWhatCame() throws {
    let bytes = Self.sheets("<Row><Cell><Data ss:Type=\"String\">残る</Data></Cell></Row>").dropLast(60)
    let content = try read(Array(bytes), name: "a.xml")
    #expect(content.reason == .damaged)
    #expect(content.pages.map(\.text).joined().contains("残る"))
  }
}
