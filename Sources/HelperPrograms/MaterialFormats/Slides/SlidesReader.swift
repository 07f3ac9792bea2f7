import BriefingDomain
import HelperService

/// Reads presentations: a page for each slide in the order in which they are shown, hidden ones too, in brackets that say so;
/// with what its layout and master show on it, speaker notes and comments behind the slide's own text.
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
    var behind: [String: String] = [:]
    for id in order.slides {
      guard let part = relationships.part(id, kind: "slide") else {
        package.note(SourceFailure(.damaged, "slide \(id) is missing"))
        try pages.page("")
        continue
      }
      let slide = try slide(part, &behind)
      try pages.page(slide.text, notes: slide.notes)
    }
  }

  private func slide(
    _ part: String, _ behind: inout [String: String]
  ) throws(SourceFailure) -> (text: String, notes: String) {
    let relationships = try package.relationships(of: part)
    let own = try drawing(part, relationships, dropping: Self.droppedOnSlides)
    var text = own.text
    if own.showsMaster, let layout = relationships.first("slideLayout") { text += try self.behind(layout, &behind) }
    var notes = ""
    for part in relationships.all("notesSlide") {
      notes += try drawing(part, package.relationships(of: part), dropping: Self.droppedOnNotes).text
    }
    text += notes
    for comments in relationships.all("comments") {
      text += try drawing(comments, Relationships(), dropping: []).text
    }
    return (own.isHidden ? HiddenText.marked(text) : text, notes)
  }

  /// What a layout and its master show on each of their slides; their placeholders only say where a slide's own text goes.
  ///
  /// - Parameter known: by layout, what was read already.
  private func behind(_ layout: String, _ known: inout [String: String]) throws(SourceFailure) -> String {
    if let text = known[layout] { return text }
    let relationships = try package.relationships(of: layout)
    let own = try drawing(layout, relationships, dropping: nil)
    var text = own.text
    if own.showsMaster, let master = relationships.first("slideMaster") {
      text += try drawing(master, package.relationships(of: master), dropping: nil).text
    }
    known[layout] = text
    return text
  }

  private func drawing(
    _ part: String, _ relationships: Relationships, dropping: Set<String>?
  ) throws(SourceFailure) -> (text: String, showsMaster: Bool, isHidden: Bool) {
    let drawings = DrawingParts(package, relationships)
    let text = DrawingText(dropping: dropping) { reference throws(SourceFailure) in try drawings.text(reference) }
    try package.parse(part, text)
    let result = text.result
    return (result.isEmpty || result.utf8.last == 0x0A ? result : result + "\n", text.showsMaster, text.isHidden)
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
