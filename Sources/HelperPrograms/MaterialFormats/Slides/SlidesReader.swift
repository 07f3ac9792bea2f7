import BriefingDomain
import HelperService

/// Reads presentations: a page for each slide in the order in which they are shown, hidden ones too, with speaker notes
/// and comments behind the slide's own text.
struct SlidesReader {
  /// Placeholders that stand for numbers, not for what anybody wrote.
  private static let droppedOnSlides: Set<String> = ["sldNum"]
  private static let droppedOnNotes: Set<String> = ["sldNum", "dt", "hdr", "ftr", "sldImg"]

  private let package: OfficePackage

  init(_ package: OfficePackage) {
    self.package = package
  }

  func read(into pages: PageWriter) throws(SourceFailure) {
    let relationships = try package.relationships(of: package.mainPart)
    let order = SlideOrder()
    try package.parse(package.mainPart, order)
    for id in order.slides {
      guard let part = relationships.part(id, kind: "slide") else {
        package.note(SourceFailure(.damaged, "slide \(id) is missing"))
        try pages.page("")
        continue
      }
      try pages.page(slide(part))
    }
  }

  private func slide(_ part: String) throws(SourceFailure) -> String {
    let relationships = try package.relationships(of: part)
    var text = try drawing(part, relationships, dropping: Self.droppedOnSlides)
    for notes in relationships.all("notesSlide") {
      text += try drawing(notes, package.relationships(of: notes), dropping: Self.droppedOnNotes)
    }
    for comments in relationships.all("comments") {
      text += try drawing(comments, Relationships(), dropping: [])
    }
    return text
  }

  private func drawing(
    _ part: String, _ relationships: Relationships, dropping: Set<String>
  ) throws(SourceFailure) -> String {
    let drawings = DrawingParts(package, relationships)
    let text = DrawingText(dropping: dropping) { reference throws(SourceFailure) in try drawings.text(reference) }
    try package.parse(part, text)
    return text.result.isEmpty || text.result.utf8.last == 0x0A ? text.result : text.result + "\n"
  }
}

/// The relationships of the slides, in order.
private final class SlideOrder: PartHandler {
  private(set) var slides: [String] = []
  private static let most = 100_000

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if element.is(.presentation, "sldId"), slides.count < Self.most, let id = attributes.relationship("id") {
      slides.append(id)
    }
    return true
  }
}
