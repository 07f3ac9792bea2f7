import HelperService

/// Reads Word documents: a page for each section, with its notes and comments behind it.
struct WordReader {
  private let package: OfficePackage

  init(_ package: OfficePackage) {
    self.package = package
  }

  func read(into pages: PageWriter) throws(SourceFailure) {
    let relationships = try package.relationships(of: package.mainPart)
    let styles = WordStyles()
    if let part = relationships.first("styles") { try package.parse(part, styles) }
    if let part = relationships.first("numbering") { try package.parse(part, styles.lists) }
    let notes = [
      "footnoteReference": try notes(relationships.first("footnotes"), styles),
      "endnoteReference": try notes(relationships.first("endnotes"), styles),
      "commentReference": try notes(relationships.first("comments"), styles),
    ]
    let section = WordSection(package: package, relationships: relationships, styles: styles, notes: notes)
    var (sections, characters) = (0, 0)
    let drawings = DrawingParts(package, relationships)
    let body = WordBody(
      styles: styles, embed: { reference throws(SourceFailure) in try drawings.text(reference) },
      section: { text, attachments throws(SourceFailure) in
        sections += 1
        characters += text.unicodeScalars.count { !$0.properties.isWhitespace }
        try pages.page(section.page(text, attachments))
      })
    try package.parse(package.mainPart, body)
    // A document that breaks off has no end of its last section; neither have comments that nothing refers to.
    let rest = body.takeText() + section.unreferencedComments()
    if sections == 0 || rest.utf8.contains(where: { $0 > 0x20 }) { try pages.page(rest) }
    let properties = DocumentProperties()
    try package.parseProperties(properties)
    if let count = properties.paperPages(body.breaks, characters: characters) { pages.paperPages(count) }
  }

  private func notes(_ part: String?, _ styles: WordStyles) throws(SourceFailure) -> WordNotes {
    var drawings: DrawingParts?
    if let part { drawings = DrawingParts(package, try package.relationships(of: part)) }
    let notes = WordNotes(styles: styles) { reference throws(SourceFailure) in
      try drawings?.text(reference) ?? ""
    }
    if let part { try package.parse(part, notes) }
    return notes
  }
}

/// Puts the page of a section together.
final class WordSection {
  private let package: OfficePackage
  private let relationships: Relationships
  private let styles: WordStyles
  private let notes: [String: WordNotes]
  /// Headers, footers, notes and comments that were given already, because each is given once.
  private var given: Set<String> = []

  init(package: OfficePackage, relationships: Relationships, styles: WordStyles, notes: [String: WordNotes]) {
    self.package = package
    self.relationships = relationships
    self.styles = styles
    self.notes = notes
  }

  /// Headers, the text, notes, comments, footers.
  func page(_ text: String, _ attachments: WordBody.Attachments) throws(SourceFailure) -> String {
    var blocks: [String] = []
    for edge in attachments.edges where edge.kind == "headerReference" { blocks.append(try self.edge(edge.id)) }
    blocks.append(text)
    for reference in attachments.references where given.insert("\(reference.kind) \(reference.id)").inserted {
      blocks.append(notes[reference.kind]?.texts[reference.id] ?? "")
    }
    for edge in attachments.edges where edge.kind == "footerReference" { blocks.append(try self.edge(edge.id)) }
    return Self.joined(blocks)
  }

  func unreferencedComments() -> String {
    guard let comments = notes["commentReference"] else { return "" }
    let missed = comments.order.filter { given.insert("commentReference \($0)").inserted }
    return Self.joined(missed.map { comments.texts[$0] ?? "" })
  }

  /// The text of a header or footer, the first time.
  private func edge(_ id: String) throws(SourceFailure) -> String {
    guard let part = relationships.part(id), given.insert("part \(part)").inserted else { return "" }
    let drawings = DrawingParts(package, try package.relationships(of: part))
    let text = WordText(styles: styles) { reference throws(SourceFailure) in try drawings.text(reference) }
    try package.parse(part, text)
    return text.takeText()
  }

  private static func joined(_ blocks: [String]) -> String {
    var result = ""
    for block in blocks where block.utf8.contains(where: { $0 > 0x20 }) {
      if !result.isEmpty, result.utf8.last != 0x0A { result += "\n" }
      var block = block
      PageWriter.trimLines(&block)
      result += block + "\n"
    }
    return result
  }
}
