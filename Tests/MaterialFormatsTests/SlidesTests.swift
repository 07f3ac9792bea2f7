import BriefingDomain
import ForgedFiles
import Testing

@Suite struct SlidesTests {
  private func shape(_ text: String, placeholder: String? = nil) -> String {
    let mark = placeholder.map { "<p:nvSpPr><p:nvPr><p:ph type=\"\($0)\"/></p:nvPr></p:nvSpPr>" } ?? ""
    return "<p:sp>\(mark)<p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
  }

  private func deck(
    _ slides: [(id: String, content: String)], order: [String], hidden: Set<String> = []
  ) -> OfficeFixture {
    let names = OfficeFixture.namespaces
    let list = order.map { "<p:sldId r:id=\"\($0)\"/>" }.joined()
    var fixture = OfficeFixture(
      .slides, main: "<p:presentation \(names)><p:sldIdLst>\(list)</p:sldIdLst></p:presentation>")
    for slide in slides {
      fixture.add(
        "\(slide.id).xml",
        "<p:sld \(names)\(hidden.contains(slide.id) ? #" show="0""# : "")><p:cSld><p:spTree>\(slide.content)</p:spTree></p:cSld></p:sld>",
        id: slide.id, kind: "slide")
    }
    return fixture
  }

  @Test func orderIsThatOfThePresentation() throws {
    let fixture = deck([("s1", shape("二枚目")), ("s2", shape("一枚目"))], order: ["s2", "s1"])
    let content = try read(fixture.bytes(), name: "deck")
    #expect(content.format == .pptx)
    #expect(content.pages.map(\.text) == ["一枚目", "二枚目"])
  }

  /// It has its number, and each hit in it says what it is.
  @Test func hiddenSlide() throws {
    let slides = ["表紙", "内部検討<a:br/>メモ", "計画"].enumerated().map { number, text in
      ("s\(number)", shape("</a:t></a:r><a:r><a:t>" + text.replacing("<a:br/>", with: "</a:t></a:r><a:br/><a:r><a:t>")))
    }
    let fixture = deck(slides, order: slides.map(\.0), hidden: ["s1"])
    #expect(
      try read(fixture.bytes(), name: "deck").pages.map(\.text)
        == ["表紙", "［非表示：内部検討］\n［非表示：メモ］", "計画"])
  }

  /// In the selection pane of PowerPoint; a group with all that it holds. The slide itself is not hidden.
  @Test func hiddenShapes() throws {
    func hidden(_ kind: String, _ content: String, _ value: String = "1") -> String {
      "<p:\(kind)><p:nvPr1><p:cNvPr id=\"2\" name=\"a\" hidden=\"\(value)\"/></p:nvPr1>\(content)</p:\(kind)>"
    }
    let body = "<p:txBody><a:p><a:r><a:t>値</a:t></a:r></a:p><a:p><a:r><a:t>引</a:t></a:r></a:p></p:txBody>"
    let group = hidden("grpSp", shape("組") + hidden("sp", body))
    let slide = hidden("sp", body) + shape("見") + hidden("sp", body, "0") + group + hidden("pic", "")
    let fixture = deck([("s1", slide)], order: ["s1"])
    #expect(
      try read(fixture.bytes(), name: "deck").pages.map(\.text) == [
        "［非表示の図形：値］\n［非表示の図形：引］\n見\n値\n引\n［非表示の図形：組］\n［非表示の図形：値］\n［非表示の図形：引］"
      ])
  }

  /// However the wall has it (docs/room.md), a search finds vertical text as it was typed.
  @Test func verticalText() throws {
    let body =
      "<a:bodyPr vert=\"eaVert\"/><a:p><a:r><a:t>縦書きの一行目（括弧）</a:t></a:r></a:p><a:p><a:r><a:t>二行目</a:t></a:r></a:p>"
    let cell = "<a:tc><a:txBody><a:p><a:r><a:t>升目</a:t></a:r></a:p></a:txBody><a:tcPr vert=\"eaVert\"/></a:tc>"
    let table =
      "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>\(cell)</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    let fixture = deck([("s1", "<p:sp><p:txBody>\(body)</p:txBody></p:sp>" + table)], order: ["s1"])
    #expect(try read(fixture.bytes(), name: "deck").pages.map(\.text) == ["縦書きの一行目（括弧）\n二行目\n升目"])
  }

  @Test func groupsTablesNotesCommentsAndSmartArt() throws {
    let names = OfficeFixture.namespaces
    let table =
      """
      <p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>甲</a:t></a:r></a:p></a:txBody></a:tc><a:tc>\
      <a:txBody><a:p><a:r><a:t>乙</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>
      """
    let art = "<p:graphicFrame><a:graphicData><dgm:relIds r:dm=\"d1\"/></a:graphicData></p:graphicFrame>"
    let doubled =
      """
      <mc:AlternateContent><mc:Choice Requires="p14">\(shape("一度"))</mc:Choice><mc:Fallback>\
      \(shape("一度"))</mc:Fallback></mc:AlternateContent>
      """
    var fixture = deck(
      [
        (
          "s1",
          """
          <p:grpSp>\(shape("組"))</p:grpSp>\(table)\(art)\(doubled)\(shape("3", placeholder: "sldNum"))
          """
        )
      ], order: ["s1"])
    let notes = shape("話すこと", placeholder: "body") + shape("9", placeholder: "sldNum") + shape("1/1", placeholder: "dt")
    fixture.add(
      "n.xml",
      """
      <p:notes \(names)><p:spTree>\(notes)</p:spTree></p:notes>
      """, id: "n1", kind: "notesSlide", from: "s1.xml")
    fixture.add(
      "k.xml",
      """
      <p:cmLst \(names)><p:cm><p:text>確認を</p:text></p:cm></p:cmLst>
      """, id: "k1", kind: "comments", from: "s1.xml")
    fixture.add("d.xml", ChartFixture.diagram, id: "d1", kind: "diagramData", from: "s1.xml")
    let content = try read(fixture.bytes(), name: "deck.pptx")
    #expect(content.reason == nil)
    #expect(content.pages.map(\.text) == ["組\n甲\t乙\n計画\n実行\n一度\n話すこと\n確認を"])
    #expect(content.pages.map(\.notes) == ["話すこと"])
  }

  /// Of a layout and a master their own shapes are drawn on each slide, unless it or the layout says otherwise.
  @Test func whatStandsBehindASlide() throws {
    let names = OfficeFixture.namespaces
    var fixture = deck([("s1", shape("甲")), ("s2", shape("乙"))], order: ["s1", "s2", "s3", "s4"])
    fixture.add(
      "s3.xml", "<p:sld \(names) showMasterSp=\"0\"><p:spTree>\(shape("丙"))</p:spTree></p:sld>", id: "s3", kind: "slide"
    )
    fixture.add("s4.xml", "<p:sld \(names)><p:spTree>\(shape("丁"))</p:spTree></p:sld>", id: "s4", kind: "slide")
    let hint = shape("タイトルを入力", placeholder: "title") + shape("1", placeholder: "sldNum")
    fixture.add(
      "l.xml", "<p:sldLayout \(names)><p:spTree>\(hint)\(shape("取扱注意"))</p:spTree></p:sldLayout>", id: "l",
      kind: "slideLayout", from: "s1.xml")
    fixture.refer(to: "l.xml", id: "l", kind: "slideLayout", from: "s2.xml")
    fixture.refer(to: "l.xml", id: "l", kind: "slideLayout", from: "s3.xml")
    fixture.add(
      "m.xml", "<p:sldMaster \(names)><p:spTree>\(hint)\(shape("危機管理局"))</p:spTree></p:sldMaster>", id: "m",
      kind: "slideMaster", from: "l.xml")
    fixture.add(
      "k.xml", "<p:sldLayout \(names) showMasterSp=\"false\"><p:spTree>\(shape("表紙"))</p:spTree></p:sldLayout>",
      id: "k",
      kind: "slideLayout", from: "s4.xml")
    fixture.refer(to: "m.xml", id: "m", kind: "slideMaster", from: "k.xml")
    let content = try read(fixture.bytes(), name: "deck.pptx")
    #expect(content.reason == nil)
    #expect(content.pages.map(\.text) == ["甲\n取扱注意\n危機管理局", "乙\n取扱注意\n危機管理局", "丙", "丁\n表紙"])
  }

  @Test func missingSlideKeepsItsPlace() throws {
    let content = try read(
      deck([("s1", shape("前")), ("s2", shape("後"))], order: ["s1", "zz", "s2"]).bytes(), name: "d")
    #expect(content.pages.map(\.text) == ["前", "", "後"])
    #expect(content.reason == .damaged)
  }
}
