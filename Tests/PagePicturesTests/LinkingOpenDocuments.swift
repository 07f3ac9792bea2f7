import ForgedFiles

/// Those in the formats of OpenDocument.
extension LinkingDocuments {
  private static let frame = #"svg:width="8cm" svg:height="8cm" text:anchor-type="paragraph""#
  private static let loading = #"xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad""#

  static let text: [(name: String, make: Maker)] = [
    (
      "picture.odt",
      { try writing(#"<draw:frame \#(frame)><draw:image xlink:href="\#($0)" \#(loading)/></draw:frame>"#) }
    ),
    (
      "object.odt",
      { try writing(#"<draw:frame \#(frame)><draw:object xlink:href="\#($0)" \#(loading)/></draw:frame>"#) }
    ),
    (
      "plugin.odt",
      { try writing(#"<draw:frame \#(frame)><draw:plugin xlink:href="\#($0)" \#(loading)/></draw:frame>"#) }
    ),
    (
      "floating.odt",
      { try writing(#"<draw:frame \#(frame)><draw:floating-frame xlink:href="\#($0)" \#(loading)/></draw:frame>"#) }
    ),
    (
      "section.odt",
      {
        try writing(
          "", beside: #"<text:section text:name="s"><text:section-source xlink:href="\#($0)"/><text:p/></text:section>"#
        )
      }
    ),
    (
      "data.odt",
      {
        try writing(
          "",
          beside: """
            <text:section text:name="s"><office:dde-source office:dde-application="soffice" office:dde-topic="\($0)" \
            office:dde-item="A1" office:automatic-update="true"/><text:p/></text:section>
            """)
      }
    ),
    (
      "background.odt",
      {
        try writing(
          "",
          styles: """
            <style:style style:name="P1" style:family="paragraph"><style:paragraph-properties><style:background-image \
            xlink:href="\($0)" \(loading)/></style:paragraph-properties></style:style>
            """, style: "P1")
      }
    ),
    (
      "bullet.odt",
      {
        try writing(
          "",
          beside:
            "<text:list text:style-name=\"L1\"><text:list-item><text:p>item</text:p></text:list-item></text:list>",
          styles: """
            <text:list-style style:name="L1"><text:list-level-style-image text:level="1" xlink:href="\($0)" \(loading)>\
            <style:list-level-properties fo:width="1cm" fo:height="1cm"/></text:list-level-style-image></text:list-style>
            """)
      }
    ),
    (
      "typeface.odt",
      {
        try openDocument(
          "text", body: "<text:p>HERE</text:p>",
          fonts: """
            <style:font-face style:name="Other" svg:font-family="Other"><svg:font-face-src><svg:font-face-uri \
            xlink:href="\($0)" \(loading)/></svg:font-face-src></style:font-face>
            """)
      }
    ),
  ]

  static let tables: [(name: String, make: Maker)] = [
    ("table.ods", { try spreadsheet(source: #"<table:table-source xlink:href="\#($0)" table:mode="copy-all"/>"#) }),
    (
      "range.ods",
      {
        try spreadsheet(
          cell: """
            <table:table-cell><table:cell-range-source table:name="A1" table:filter-name="calc8" \
            table:last-column-spanned="1" table:last-row-spanned="1" xlink:href="\($0)" table:refresh-delay="PT1S"/>\
            </table:table-cell>
            """)
      }
    ),
    (
      "service.ods",
      { try spreadsheet(cell: #"<table:table-cell table:formula="of:=WEBSERVICE(&quot;\#($0)&quot;)"/>"#) }
    ),
    ("cell.ods", { try spreadsheet(cell: #"<table:table-cell table:formula="of:=['\#($0)'#$S.A1]"/>"#) }),
    (
      "picture.ods",
      {
        try spreadsheet(
          cell: """
            <table:table-cell><draw:frame svg:width="8cm" svg:height="8cm"><draw:image xlink:href="\($0)" \(loading)/>\
            </draw:frame></table:table-cell>
            """)
      }
    ),
  ]

  static let drawings: [(name: String, make: Maker)] = [
    (
      "picture.odp",
      {
        try drawing(
          "presentation", #"<draw:frame \#(placed)><draw:image xlink:href="\#($0)" \#(loading)/></draw:frame>"#)
      }
    ),
    (
      "video.odp",
      {
        try drawing(
          "presentation",
          #"<draw:frame \#(placed)><draw:plugin xlink:href="\#($0)" \#(loading) draw:mime-type="application/vnd.sun.star.media"/></draw:frame>"#
        )
      }
    ),
    (
      "picture.odg",
      { try drawing("graphics", #"<draw:frame \#(placed)><draw:image xlink:href="\#($0)" \#(loading)/></draw:frame>"#) }
    ),
    (
      "fill.odg",
      {
        try openDocument(
          "graphics",
          body:
            #"<draw:page draw:name="p" draw:master-page-name="M"><draw:rect draw:style-name="g" \#(placed)>\#(here)</draw:rect></draw:page>"#,
          element: "drawing",
          styles:
            #"<style:style style:name="g" style:family="graphic"><style:graphic-properties draw:fill="bitmap" draw:fill-image-name="f"/></style:style>"#,
          common: #"<draw:fill-image draw:name="f" xlink:href="\#($0)" \#(loading)/>"#)
      }
    ),
  ]

  private static let placed = #"svg:x="1cm" svg:y="3cm" svg:width="8cm" svg:height="8cm""#
  private static let here = "<text:p>HERE</text:p>"

  private static func writing(_ inside: String, beside: String = "", styles: String = "", style: String? = nil) throws
    -> [UInt8]
  {
    let name = style.map { #" text:style-name="\#($0)""# } ?? ""
    return try openDocument("text", body: "<text:p\(name)>HERE\(inside)</text:p>\(beside)", styles: styles)
  }

  private static func spreadsheet(source: String = "", cell: String = "") throws -> [UInt8] {
    try openDocument(
      "spreadsheet",
      body: """
        <table:table table:name="S"><table:table-row><table:table-cell office:value-type="string">\(here)\
        </table:table-cell>\(cell)</table:table-row></table:table><table:table table:name="T">\(source)<table:table-row>\
        <table:table-cell/></table:table-row></table:table>
        """)
  }

  private static func drawing(_ kind: String, _ shape: String) throws -> [UInt8] {
    let box = """
      <draw:frame svg:x="1cm" svg:y="1cm" svg:width="8cm" svg:height="1cm"><draw:text-box>\(here)</draw:text-box></draw:frame>
      """
    return try openDocument(
      kind, body: #"<draw:page draw:name="p" draw:master-page-name="M">\#(box)\#(shape)</draw:page>"#,
      element: kind == "graphics" ? "drawing" : kind)
  }

  /// - Parameter hidden: places in `words`.
  static func deck(_ words: [String], hidden: Set<Int>) throws -> [UInt8] {
    let pages = words.enumerated().map { index, word in
      """
      <draw:page draw:name="p\(index)" draw:master-page-name="M" draw:style-name="\(hidden.contains(index) ? "H" : "")">\
      <draw:frame svg:x="1cm" svg:y="1cm" svg:width="8cm" svg:height="1cm"><draw:text-box><text:p>\(word)</text:p>\
      </draw:text-box></draw:frame></draw:page>
      """
    }
    let style = """
      <style:style style:name="H" style:family="drawing-page"><style:drawing-page-properties \
      presentation:visibility="hidden"/></style:style>
      """
    return try openDocument("presentation", body: pages.joined(), styles: style)
  }

  private static let openNamespaces =
    ["office", "style", "text", "table", "presentation"]
    .map { #"xmlns:\#($0)="urn:oasis:names:tc:opendocument:xmlns:\#($0):1.0""# }.joined(separator: " ")
      + """
       xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
      xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
      xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
      xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:xlink="http://www.w3.org/1999/xlink" \
      office:version="1.3"
      """

  private static func openDocument(
    _ kind: String, body: String, element: String? = nil, fonts: String = "", styles: String = "", common: String = ""
  ) throws -> [UInt8] {
    let type = "application/vnd.oasis.opendocument.\(kind)"
    let content = """
      <office:document-content \(openNamespaces)><office:font-face-decls>\(fonts)</office:font-face-decls>\
      <office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:\(element ?? kind)>\(body)\
      </office:\(element ?? kind)></office:body></office:document-content>
      """
    let named = """
      <office:document-styles \(openNamespaces)><office:styles>\(common)</office:styles><office:automatic-styles>\
      <style:page-layout style:name="L"><style:page-layout-properties fo:page-width="20cm" fo:page-height="20cm"/>\
      </style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="M" \
      style:page-layout-name="L"/></office:master-styles></office:document-styles>
      """
    let entries = [("/", type), ("content.xml", "text/xml"), ("styles.xml", "text/xml")].map {
      #"<manifest:file-entry manifest:full-path="\#($0)" manifest:media-type="\#($1)"/>"#
    }
    let manifest = """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
      \(entries.joined())</manifest:manifest>
      """
    return try zip([
      ("mimetype", Array(type.utf8)), ("content.xml", Array(content.utf8)), ("styles.xml", Array(named.utf8)),
      ("META-INF/manifest.xml", Array(manifest.utf8)),
    ])
  }
}
