import BriefingDomain
import HelperService

/// The text of DrawingML: slides, notes, modern comments, SmartArt's data, and the drawings of sheets.
class DrawingText: PartHandler {
  /// What a drawing refers to and shows in its own right.
  enum Reference {
    case chart(String)
    case diagram(String)
    /// A document that stands in another one as it is.
    case document(String)
  }

  /// Paragraphs by line, cells by tab.
  private(set) var result = ""
  /// Gives the text of a chart or a diagram.
  private let embed: (Reference) throws(SourceFailure) -> String
  /// The types of placeholders that are left out; `nil` for all of them.
  private let dropped: Set<String>?
  /// Whether the slide or layout shows what is behind it, as it does unless it says otherwise.
  private(set) var showsMaster = true
  /// Whether it is a slide that is passed over.
  private(set) var isHidden = false
  private var inText = false
  private var cellStarts: [Int] = []
  private var dropsShape = false
  /// The shapes, and groups of them, that are open: where the text of each begins, and whether it is hidden.
  private var shapes: [(start: Int, isHidden: Bool)] = []
  private static let shapeNames: Set<String> = ["sp", "grpSp", "graphicFrame", "cxnSp", "pic"]

  /// - Parameter dropping: the types of placeholders whose text is left out; `nil` for all of them.
  init(dropping: Set<String>? = [], embed: @escaping (Reference) throws(SourceFailure) -> String) {
    self.dropped = dropping
    self.embed = embed
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if Self.isShape(element) { shapes.append((result.utf8.count, false)) }
    switch (element.vocabulary, element.name) {
    case (.drawing, "t"), (.math, "t"):
      inText = true
    case (.presentation, "cNvPr"):
      if attributes.isOn("hidden"), !shapes.isEmpty { shapes[shapes.count - 1].isHidden = true }
    case (.drawing, "br"):
      append("\n")
    case (.drawing, "fld"):
      return attributes["type"] != "slidenum"
    case (.drawing, "tc"):
      cellStarts.append(result.utf8.count)
    case (.presentation, "sld"), (.presentation, "sldLayout"):
      showsMaster = !attributes.isOff("showMasterSp")
      isHidden = attributes.isOff("show")
    case (.presentation, "sp"):
      dropsShape = false
    case (.presentation, "ph"):
      dropsShape = dropped?.contains(attributes["type"] ?? "") ?? true
    case (.presentation, "txBody"):
      return !dropsShape
    case (.presentation, "text"):
      inText = true
    case (.diagram, "pt"):
      // The text of a point that nobody has filled in is "[Text]".
      dropsShape = false
    case (.diagram, "prSet"):
      if let value = attributes["phldr"], value == "1" || value == "true" { dropsShape = true }
    case (.diagram, "t"):
      return !dropsShape
    case (.diagram, "relIds"):
      if let id = attributes.relationship("dm") { try append(embed(.diagram(id)), asBlock: true) }
    case (.chart, "chart"), (.chartExtended, "chart"):
      if let id = attributes.relationship("id") { try append(embed(.chart(id)), asBlock: true) }
    default:
      break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    switch (element.vocabulary, element.name) {
    case (.drawing, "t"), (.math, "t"):
      inText = false
    case (.presentation, "text"):
      inText = false
      breakLine()
    case (.drawing, "p"):
      breakLine()
    case (.drawing, "tc"):
      Self.endCell(&result, start: cellStarts.popLast())
    case (.drawing, "tr"):
      Self.endRow(&result)
    default:
      break
    }
    if Self.isShape(element), let shape = shapes.popLast(), shape.isHidden, !shapes.contains(where: \.isHidden) {
      markHidden(from: shape.start)
    }
  }

  private static func isShape(_ element: XMLElement) -> Bool {
    element.vocabulary == .presentation && shapeNames.contains(element.name)
  }

  /// In the selection pane of PowerPoint a shape is hidden with all that it holds.
  private func markHidden(from start: Int) {
    let text = String(decoding: result.utf8.dropFirst(start), as: UTF8.self)
    guard !text.allSatisfy(\.isWhitespace) else { return }
    result = String(decoding: result.utf8.prefix(start), as: UTF8.self)
    breakLine()
    result += HiddenText.marked(text, as: HiddenText.shape) + "\n"
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard inText else { return }
    produced += 1
    result += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(result)
  }

  private func append(_ text: String, asBlock: Bool = false) {
    guard !text.isEmpty else { return }
    if asBlock {
      breakLine()
      produced += 1
    }
    result += text
    if asBlock { breakLine() }
  }

  private func breakLine() {
    if !result.isEmpty, result.utf8.last != 0x0A { result += "\n" }
  }

  /// Closes a table's cell with a tab, without the line break that its last paragraph left.
  static func endCell(_ text: inout String, start: Int?) {
    guard let start else { return }
    while text.utf8.count > start, text.utf8.last == 0x0A { text.unicodeScalars.removeLast() }
    text += "\t"
  }

  /// Closes a table's row: the tab behind its last cells becomes a line break.
  static func endRow(_ text: inout String) {
    while text.utf8.last == 0x09 { text.unicodeScalars.removeLast() }
    if !text.isEmpty, text.utf8.last != 0x0A { text += "\n" }
  }
}

/// Stops a text that grows past what one page may have, before memory does.
enum TextBound {
  private static let most = 64 << 20

  static func check(_ text: String) throws(SourceFailure) {
    if text.utf8.count > most { throw SourceFailure(.tooLarge, "more than \(most >> 20) MiB of text in one part") }
  }
}
