import Testing

/// What utsusu tells programs has one form.
struct PayloadTests {
  /// Those that are no part of another have a test that decodes them and encodes them again.
  @Test func everyPayloadIsReadBack() throws {
    let text = try SourceFile.all(under: "Sources/Faces/BriefingPayloads").map(\.text).joined()
    let payloads = Set(text.matches(of: /\npackage struct (\w+): Payload\b/).map(\.1))
    let parts = Set(text.matches(of: /(let|var) [\w, ]+: \[?(\w+)/).map(\.2))
    #expect(payloads.count > 25 && parts.count > 25)
    let tests = try SourceFile.all(under: "Tests").map(\.text).joined()
    let tested = Set(tests.matches(of: /expect\((\[String: )?\[?(\w+)[\]?]*\.self,/).map(\.2))
    #expect(payloads.subtracting(parts).subtracting(tested) == [])
  }

  /// Another encoder would have another order of members, and leave out what is not known.
  @Test func nobodyElseWritesJSON() throws {
    for file in try SourceFile.all(under: "Sources/Faces") { #expect(!file.text.contains("JSONEncoder("), "\(file)") }
  }
}
