import ForgedFiles

/// Documents that ask for something from elsewhere when they are opened, by every way that their format knows. Each has
/// the text `HERE` of its own.
enum LinkingDocuments {
  /// - Parameter link: the address that the document asks for.
  typealias Maker = @Sendable (_ link: String) throws -> [UInt8]

  static let all: [(name: String, make: Maker)] = word + sheets + slides + text + tables + drawings + others

  // MARK: Word

  private static let word: [(name: String, make: Maker)] = [
    (
      "picture.docx",
      {
        try document(picture("blip"), links: [("blip", "image", $0)])
      }
    ),
    (
      "vml.docx",
      {
        try document(
          """
          <w:p><w:r><w:pict><v:shape style="width:100pt;height:100pt"><v:imagedata r:id="v" r:href="v"/></v:shape></w:pict>\
          </w:r></w:p>
          """, links: [("v", "image", $0)])
      }
    ),
    ("field.docx", { try document(field(#"INCLUDEPICTURE "\#($0)" \d"#)) }),
    ("text-field.docx", { try document(field(#"INCLUDETEXT "\#($0)""#)) }),
    ("chunk.docx", { try document(#"<w:altChunk r:id="c"/>"#, links: [("c", "aFChunk", $0)]) }),
    ("part.docx", { try document(#"<w:subDoc r:id="s"/>"#, links: [("s", "subDocument", $0)]) }),
    (
      "object.docx",
      {
        try document(
          """
          <w:p><w:r><w:object><v:shape id="o" style="width:100pt;height:100pt"/><o:OLEObject \
          xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="Excel.Sheet.12" ShapeID="o" \
          DrawAspect="Content" r:id="o" UpdateMode="Always"/></w:object></w:r></w:p>
          """, links: [("o", "oleObject", $0)])
      }
    ),
    (
      "template.docx",
      { link in
        var file = fixture("")
        file.add(
          "settings.xml", #"<w:settings \#(OfficeFixture.namespaces)><w:attachedTemplate r:id="t"/></w:settings>"#,
          id: "s", kind: "settings")
        file.refer(to: link, id: "t", kind: "attachedTemplate", from: "settings.xml", isExternal: true)
        return try file.bytes()
      }
    ),
  ]

  private static func document(_ body: String, links: [(id: String, kind: String, link: String)] = []) throws -> [UInt8]
  {
    var file = fixture(body)
    for link in links { file.refer(to: link.link, id: link.id, kind: link.kind, isExternal: true) }
    return try file.bytes()
  }

  private static func fixture(_ body: String) -> OfficeFixture {
    OfficeFixture(
      .word,
      main: """
        <w:document \(OfficeFixture.namespaces)><w:body><w:p><w:r><w:t>HERE</w:t></w:r></w:p>\(body)</w:body></w:document>
        """)
  }

  private static func field(_ instruction: String) -> String {
    """
    <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> \
    \(instruction.replacing("\"", with: "&quot;")) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
    <w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
    """
  }

  private static func picture(_ id: String) -> String {
    """
    <w:p><w:r><w:drawing><wp:inline \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="3000000" \
    cy="3000000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData \
    uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/>\
    <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="\(id)"/><a:stretch><a:fillRect/></a:stretch>\
    </pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="3000000"/></a:xfrm><a:prstGeom \
    prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
    """
  }

  // MARK: Excel

  private static let sheets: [(name: String, make: Maker)] = [
    ("service.xlsx", { try workbook(#"<c r="B1"><f>_xlfn.WEBSERVICE("\#($0)")</f></c>"#) }),
    ("image.xlsx", { try workbook(#"<c r="B1"><f>_xlfn.IMAGE("\#($0)")</f></c>"#) }),
    ("address.xlsx", { try workbook(#"<c r="B1"><f>HYPERLINK("\#($0)")</f></c>"#) }),
    (
      "workbook.xlsx",
      {
        try workbook(
          #"<c r="B1"><f>[1]Sheet1!$A$1</f></c>"#,
          references: #"<externalReferences><externalReference r:id="e"/></externalReferences>"#, outside: $0)
      }
    ),
    ("other.xlsx", { try workbook(#"<c r="B1"><f>'\#($0)'#$Sheet1.A1</f></c>"#) }),
  ]

  private static func workbook(_ cell: String, references: String = "", outside: String? = nil) throws -> [UInt8] {
    var file = OfficeFixture(
      .sheets,
      main: """
        <workbook \(OfficeFixture.sheetNamespace)><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets>\(references)\
        <calcPr fullCalcOnLoad="1"/></workbook>
        """)
    file.add(
      "sheet.xml",
      """
      <worksheet \(OfficeFixture.sheetNamespace)><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>HERE</t></is></c>\
      \(cell)</row></sheetData></worksheet>
      """, id: "s", kind: "worksheet")
    if let outside {
      file.add(
        "link.xml",
        """
        <externalLink \(OfficeFixture.sheetNamespace)><externalBook r:id="b"><sheetNames><sheetName val="Sheet1"/>\
        </sheetNames></externalBook></externalLink>
        """, id: "e", kind: "externalLink")
      file.refer(to: outside, id: "b", kind: "externalLinkPath", from: "link.xml", isExternal: true)
    }
    return try file.bytes()
  }

  // MARK: PowerPoint

  private static let slides: [(name: String, make: Maker)] = [
    ("link.pptx", { try deckLinking(to: $0) }),
    ("picture.pptx", { try deck(#"<p:blipFill><a:blip r:link="l"/><a:stretch/></p:blipFill>"#, "image", $0) }),
    (
      "video.pptx",
      {
        try deck(
          #"<p:blipFill><a:blip r:link="l"/></p:blipFill>"#, "video", $0, properties: #"<a:videoFile r:link="l"/>"#)
      }
    ),
    (
      "sound.pptx",
      {
        try deck(
          #"<p:blipFill><a:blip r:link="l"/></p:blipFill>"#, "audio", $0, properties: #"<a:audioFile r:link="l"/>"#)
      }
    ),
  ]

  /// With a text that can be clicked, not loaded.
  static func deckLinking(to place: String) throws -> [UInt8] {
    try deck("<p:blipFill/>", "hyperlink", place, run: #"<a:rPr><a:hlinkClick r:id="l"/></a:rPr>"#)
  }

  private static func deck(
    _ fill: String, _ kind: String, _ link: String, properties: String = "", run: String = ""
  ) throws -> [UInt8] {
    var file = OfficeFixture(
      .slides,
      main: """
        <p:presentation \(OfficeFixture.namespaces)><p:sldIdLst><p:sldId id="256" r:id="s"/></p:sldIdLst><p:sldSz \
        cx="9144000" cy="6858000"/></p:presentation>
        """)
    file.add(
      "slide.xml",
      """
      <p:sld \(OfficeFixture.namespaces)><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>\
      </p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>\
      <p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr>\
      <p:txBody><a:bodyPr/><a:p><a:r>\(run)<a:t>HERE</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id="3" \
      name="p"/><p:cNvPicPr/><p:nvPr>\(properties)</p:nvPr></p:nvPicPr>\(fill)<p:spPr><a:xfrm><a:off x="1000000" \
      y="1000000"/><a:ext cx="3000000" cy="3000000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic></p:spTree>\
      </p:cSld></p:sld>
      """, id: "s", kind: "slide")
    file.refer(to: link, id: "l", kind: kind, from: "slide.xml", isExternal: !link.hasPrefix("#"))
    return try file.bytes()
  }

  // MARK: What utsusu draws itself, and RTF

  private static let others: [(name: String, make: Maker)] = [
    (
      "field.rtf",
      {
        let link = $0.replacing("\\", with: "\\\\")
        return Array(
          #"{\rtf1\ansi HERE {\field{\*\fldinst{ INCLUDEPICTURE "\#(link)" \\d }}{\fldrslt{x}}}\par}"#.utf8)
      }
    ),
    ("template.rtf", { Array(#"{\rtf1\ansi{\*\template \#($0)}HERE\par}"#.utf8) }),
    (
      "all.html",
      {
        Array(
          """
          <!doctype html><html><head><base href="\($0)"><link rel="stylesheet" href="\($0)"><style>@import "\($0)"; body \
          { background: url(\($0)) }</style><script src="\($0)"></script><meta http-equiv="refresh" content="0;url=\($0)">\
          </head><body background="\($0)">HERE<img src="\($0)" srcset="\($0) 2x"><iframe src="\($0)"></iframe><object \
          data="\($0)"></object><embed src="\($0)"><video src="\($0)" poster="\($0)"></video><audio src="\($0)" autoplay>\
          </audio></body></html>
          """.utf8)
      }
    ),
    (
      "all.svg",
      {
        Array(
          """
          <?xml version="1.0"?><?xml-stylesheet href="\($0)"?><svg xmlns="http://www.w3.org/2000/svg" \
          xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="200"><style>@import "\($0)"; @font-face \
          { font-family: o; src: url(\($0)) }</style><text y="20" font-family="o">HERE</text><image y="40" width="100" \
          height="100" xlink:href="\($0)"/><image y="40" width="100" height="100" href="\($0)"/><use \
          xlink:href="\($0)#a"/><rect width="9" height="9" fill="url(\($0)#b)"/><script xlink:href="\($0)"/></svg>
          """.utf8)
      }
    ),
    ("all.md", { Array("HERE\n\n![p](\($0))\n\n<img src=\"\($0)\">\n\n[l]: \($0)\n".utf8) }),
    ("all.csv", { Array("HERE,=WEBSERVICE(\"\($0)\"),=IMAGE(\"\($0)\")\n".utf8) }),
  ]
}
