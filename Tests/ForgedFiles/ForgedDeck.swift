extension OfficeFixture {
  /// A presentation with a word on each slide.
  ///
  /// - Parameter hidden: places in `words`.
  public static func deck(_ words: [String], hidden: Set<Int>) throws -> [UInt8] {
    let names = namespaces
    let list = words.indices.map { #"<p:sldId id="\#(256 + $0)" r:id="s\#($0)"/>"# }.joined()
    var file = OfficeFixture(
      .slides,
      main: """
        <p:presentation \(names)><p:sldIdLst>\(list)</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>
        """)
    for (index, word) in words.enumerated() {
      file.add(
        "slide\(index).xml",
        """
        <p:sld \(names)\(hidden.contains(index) ? #" show="0""# : "")><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" \
        name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr \
        txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="600000"/></a:xfrm>\
        <a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>\(word)</a:t></a:r></a:p></p:txBody></p:sp>\
        </p:spTree></p:cSld></p:sld>
        """, id: "s\(index)", kind: "slide")
    }
    return try file.bytes()
  }
}
