import BriefingDomain
import HelperService

/// Charts, SmartArt and other documents that a part shows: each is a part of its own.
struct DrawingParts {
  private let package: OfficePackage
  private let relationships: Relationships

  /// - Parameter relationships: of the part that shows them.
  init(_ package: OfficePackage, _ relationships: Relationships) {
    self.package = package
    self.relationships = relationships
  }

  /// The text of what is referred to; empty where it leads nowhere.
  func text(_ reference: DrawingText.Reference) throws(SourceFailure) -> String {
    switch reference {
    case .chart(let id):
      guard let part = relationships.part(id) else { return missing(id) }
      let chart = ChartText()
      try package.parse(part, chart)
      let shapes = try package.relationships(of: part).all("chartUserShapes")
      return try ([chart.lines.joined(separator: "\n")] + shapes.map(shown)).filter { !$0.isEmpty }.joined(
        separator: "\n")
    case .diagram(let id):
      guard let part = relationships.part(id) else { return missing(id) }
      return try shown(part)
    case .document(let id):
      // LibreOffice leaves it out of the picture.
      package.note(SourceFailure(.unsupported, "inserted file"))
      guard let part = relationships.part(id), let bytes = try package.bytes(part) else { return "" }
      guard case .html = TextKind.of(Array(bytes.prefix(FileKind.headBytes)), whole: false, name: part) else {
        return ""
      }
      return HTMLReader.text(bytes)
    }
  }

  /// The text of a diagram, and of what is drawn inside a chart. They hold no drawings of their own, so that this goes no
  /// deeper.
  private func shown(_ part: String) throws(SourceFailure) -> String {
    let drawing = DrawingText { _ in "" }
    try package.parse(part, drawing)
    return drawing.result
  }

  private func missing(_ id: String) -> String {
    package.note(SourceFailure(.damaged, "a drawing refers to \(id), which is not there"))
    return ""
  }
}
