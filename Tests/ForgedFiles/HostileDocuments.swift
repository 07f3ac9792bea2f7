/// Word documents whose XML is the weapon.
extension HostileFile {
  private static let names = OfficeFixture.namespaces

  private static func word(_ body: String, before: String = "") throws -> [UInt8] {
    try OfficeFixture(
      .word, main: "\(before)<w:document \(names)><w:body>\(body)</w:body></w:document>"
    ).bytes()
  }

  private static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

  static func documents() throws -> [HostileFile] {
    let laughs = (1..<20).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let quadratic = String(repeating: "&q;", count: 100_000)
    let long = String(repeating: "長", count: 100_000)
    let attributes = (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    let spaces = (0..<20_000).map { "xmlns:n\($0)=\"urn:\($0)\"" }.joined(separator: " ")
    return [
      HostileFile(
        "laughs.docx", try word(paragraph("前&e19;後"), before: "<!DOCTYPE x [<!ENTITY e0 \"笑\">\(laughs)]>"), "damaged"),
      HostileFile(
        "quadratic.docx", try word(paragraph("前" + quadratic), before: "<!DOCTYPE x [<!ENTITY q \"\(long)\">]>"),
        "damaged"),
      HostileFile(
        "external.docx",
        try word(paragraph("前&e;"), before: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"), "damaged"),
      HostileFile(
        "http.docx",
        try word(paragraph("前&e;"), before: "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:1/x\">]>"), "damaged"),
      HostileFile(
        "parameter.docx",
        try word(
          paragraph("前"),
          before: "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY % q '%q;'> %q;]>"),
        "damaged", ""),
      HostileFile(
        "dtd.docx", try word(paragraph("前"), before: "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">"), "", "damaged"),
      HostileFile(
        "include.docx",
        try word(
          paragraph("前")
            + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"file:///etc/passwd\"/>"),
        ""),
      HostileFile(
        "deep.docx",
        try word(String(repeating: "<w:p>", count: 50_000) + String(repeating: "</w:p>", count: 50_000)), "too-large"),
      HostileFile("attributes.docx", try word("<w:p \(attributes)/>" + paragraph("後"))),
      HostileFile("spaces.docx", try word("<w:p \(spaces)/>" + paragraph("後"))),
      HostileFile(
        "attribute.docx", try word("<w:p a=\"\(String(repeating: "x", count: 12 << 20))\"/>" + paragraph("後"))),
      HostileFile("name.docx", try word("<w:\(String(repeating: "x", count: 1 << 20))/>" + paragraph("後"))),
      HostileFile(
        "table.docx",
        try word(String(repeating: "<w:tbl><w:tr><w:tc>", count: 80) + paragraph("表")), "damaged", "too-large"),
      HostileFile(
        "rows.docx",
        try word("<w:tbl>" + String(repeating: "<w:tr><w:tc/><w:tc/></w:tr>", count: 100_000) + "</w:tbl>"), "no-text"),
    ]
  }
}
