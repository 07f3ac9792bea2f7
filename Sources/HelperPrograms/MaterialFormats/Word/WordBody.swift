import HelperService

/// The main part of a document, which hands over section after section.
final class WordBody: WordText {
  /// What a section holds besides its text, in the order met.
  struct Attachments {
    var references: [(kind: String, id: String)] = []
    var edges: [(kind: String, id: String)] = []
  }

  private var attachments = Attachments()
  private let section: (String, Attachments) throws(SourceFailure) -> Void

  init(
    styles: WordStyles, embed: @escaping (DrawingText.Reference) throws(SourceFailure) -> String,
    section: @escaping (String, Attachments) throws(SourceFailure) -> Void
  ) {
    self.section = section
    super.init(styles: styles, embed: embed)
  }

  override func refer(_ kind: String, _ id: String) throws(SourceFailure) {
    attachments.references.append((kind, id))
  }

  override func attach(_ kind: String, _ id: String) throws(SourceFailure) {
    attachments.edges.append((kind, id))
  }

  override func endSection() throws(SourceFailure) {
    try section(takeText(), attachments)
    attachments = Attachments()
  }
}
