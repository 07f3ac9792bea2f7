import HelperService

/// The text of a part written in WordprocessingML: the body, a header, notes, comments.
class WordText: PartHandler {
  /// One stream of paragraphs: the part's own, or that of a text box, which stands aside until its paragraph ends.
  private struct Flow {
    var text = ""
    var boxes: [String] = []
    var cellStarts: [Int] = []
    var paragraph = Paragraph()
    var run = Run()
  }

  private struct Paragraph {
    var hidden = false
    /// Where it begins in the text of its flow; that of one that runs on is the next one's.
    var start = 0
    var style: String?
    var list: String?
    var level: Int?
    /// Its end, which has the number's type, is hidden.
    var hidesEnd = false
    /// The paragraph's end was deleted or moved away, so that it runs into the next.
    var runsOn = false
    var endsSection = false
  }

  private struct Run {
    var hidden = false
  }

  private let styles: WordStyles
  private let embed: (DrawingText.Reference) throws(SourceFailure) -> String
  private var flows = [Flow()]
  private var fields = WordFields()
  private var count: ListCount
  /// For each open content control, whether it shows its placeholder.
  private var controls: [Bool] = []
  private var inParagraphProperties = false
  private var inText = false
  private var inInstruction = false
  /// What the text says of where pages end.
  private(set) var breaks = PageBreaks()

  init(styles: WordStyles, embed: @escaping (DrawingText.Reference) throws(SourceFailure) -> String) {
    self.styles = styles
    self.embed = embed
    count = ListCount(styles.lists, styles)
  }

  /// A reference to a note or a comment.
  func refer(_ kind: String, _ id: String) throws(SourceFailure) {}
  /// A header or footer of the section that is being described.
  func attach(_ kind: String, _ id: String) throws(SourceFailure) {}
  /// The end of a section; its text is to be taken.
  func endSection() throws(SourceFailure) {}

  /// The text so far, which starts anew.
  func takeText() -> String {
    defer {
      flows[0].text = ""
      flows[0].paragraph.start = 0
    }
    return flows[0].text
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    switch element.vocabulary {
    case .word: return try openWord(element.name, attributes)
    case .math where element.name == "t": inText = true
    case .drawing where element.name == "t": inText = true
    case .drawing where element.name == "p": break
    case .diagram where element.name == "relIds":
      if let id = attributes.relationship("dm") { try addBox(embed(.diagram(id))) }
    case .chart where element.name == "chart", .chartExtended where element.name == "chart":
      if let id = attributes.relationship("id") { try addBox(embed(.chart(id))) }
    case .vml where element.name == "textpath":
      if let text = attributes["string"], !suppressed { addBox(text) }
    default: break
    }
    return true
  }

  private func openWord(_ name: String, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    switch name {
    case "p": beginParagraph()
    case "pPr": inParagraphProperties = true
    case "pStyle":
      flows[flows.count - 1].paragraph.style = attributes["val"]
      flows[flows.count - 1].paragraph.hidden = styles.hides(attributes["val"])
    case "numId": flows[flows.count - 1].paragraph.list = attributes["val"]
    case "ilvl": flows[flows.count - 1].paragraph.level = attributes["val"].flatMap { Int($0) }
    case "r":
      flows[flows.count - 1].run = Run()
      flows[flows.count - 1].run.hidden = flows[flows.count - 1].paragraph.hidden
    case "rStyle" where !inParagraphProperties:
      if styles.hides(attributes["val"]) { flows[flows.count - 1].run.hidden = true }
    case "vanish":
      if inParagraphProperties {
        flows[flows.count - 1].paragraph.hidesEnd = attributes.isOn
      } else {
        flows[flows.count - 1].run.hidden = attributes.isOn
      }
    case "del", "moveFrom":
      if inParagraphProperties { flows[flows.count - 1].paragraph.runsOn = true }
      return false
    case "t": inText = true
    case "instrText": inInstruction = !flows[flows.count - 1].run.hidden
    // Inside `tabs` the same element says where stops are.
    case "tabs": return false
    case "tab", "ptab": try append("\t")
    case "br", "cr":
      if attributes["type"] == "page", flows.count == 1 { breaks.set += 1 }
      try append("\n")
    case "lastRenderedPageBreak": if flows.count == 1 { breaks.printed += 1 }
    case "noBreakHyphen": try append("-")
    case "sym": try append(WordSymbol.text(font: attributes["font"], code: attributes["char"]))
    case "fldChar":
      try append(fields.mark(attributes["fldCharType"], written: flows[flows.count - 1].text.utf8.count))
    case "ddList", "listEntry", "result", "checkBox", "checked", "default": fields.form(name, attributes)
    case "sdt": controls.append(false)
    case "showingPlcHdr": if !controls.isEmpty { controls[controls.count - 1] = attributes.isOn }
    case "sdtContent": return controls.last != true
    case "tc": flows[flows.count - 1].cellStarts.append(flows[flows.count - 1].text.utf8.count)
    case "txbxContent": flows.append(Flow())
    case "altChunk":
      if let id = attributes.relationship("id") {
        var text = try embed(.document(id))
        PageWriter.trimLines(&text)
        if !text.isEmpty { try append(text + "\n") }
      }
    case "footnoteReference", "endnoteReference", "commentReference":
      if let id = attributes["id"], !suppressed || name == "commentReference" { try refer(name, id) }
    case "sectPr": flows[flows.count - 1].paragraph.endsSection = inParagraphProperties
    case "headerReference", "footerReference":
      if let id = attributes.relationship("id") { try attach(name, id) }
    case "rt": return false
    // What formatting used to be, and what controls could hold.
    case "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
      "numberingChange", "docPartObj", "placeholder", "dropDownList", "comboBox":
      return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    if element.name == "t" { inText = false }
    if element.name == "instrText" { inInstruction = false }
    guard element.vocabulary == .word else {
      if element.is(.drawing, "p") { try append("\n") }
      return
    }
    let last = flows.count - 1
    switch element.name {
    case "p": try endParagraph()
    case "pPr": inParagraphProperties = false
    case "r": flows[last].run = Run()
    case "sdt": _ = controls.popLast()
    case "tc": DrawingText.endCell(&flows[last].text, start: flows[last].cellStarts.popLast())
    case "tr": DrawingText.endRow(&flows[last].text)
    case "txbxContent":
      guard last > 0, let box = flows.popLast() else { break }
      flows[last - 1].boxes.append(box.text)
    case "body": try endSection()
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if inText { try append(String(decoding: bytes, as: UTF8.self)) }
    if inInstruction { fields.instruct(String(decoding: bytes, as: UTF8.self)) }
  }

  /// Whether what comes is not shown: hidden text and the instructions of fields.
  private var suppressed: Bool { flows[flows.count - 1].run.hidden || fields.hideText }

  private func append(_ text: String) throws(SourceFailure) {
    guard !suppressed, !text.isEmpty else { return }
    produced += 1
    flows[flows.count - 1].text += text
    try TextBound.check(flows[flows.count - 1].text)
  }

  private func addBox(_ text: String) {
    guard !text.isEmpty else { return }
    produced += 1
    flows[flows.count - 1].boxes.append(text)
  }

  private func beginParagraph() {
    let last = flows.count - 1
    let start = flows[last].paragraph.runsOn ? flows[last].paragraph.start : flows[last].text.utf8.count
    flows[last].paragraph = Paragraph()
    flows[last].paragraph.start = start
  }

  private func endParagraph() throws(SourceFailure) {
    let last = flows.count - 1
    let paragraph = flows[last].paragraph
    if !paragraph.runsOn {
      try number(paragraph)
      flows[last].text += "\n"
    }
    for box in flows[last].boxes where !box.isEmpty {
      if !flows[last].text.isEmpty, flows[last].text.utf8.last != 0x0A { flows[last].text += "\n" }
      flows[last].text += box
      if box.utf8.last != 0x0A { flows[last].text += "\n" }
    }
    flows[last].boxes = []
    if paragraph.endsSection, last == 0 { try endSection() }
    if !paragraph.runsOn { flows[last].paragraph = Paragraph() }
  }

  /// Puts the number that Word counts itself before a paragraph.
  private func number(_ paragraph: Paragraph) throws(SourceFailure) {
    let last = flows.count - 1
    let isEmpty = flows[last].text.utf8.count <= paragraph.start
    if isEmpty, paragraph.hidden || paragraph.hidesEnd { return }
    let number = count.next(style: paragraph.style, list: paragraph.list, level: paragraph.level)
    guard !number.isEmpty else { return }
    produced += 1
    let start = flows[last].text.utf8.index(flows[last].text.startIndex, offsetBy: paragraph.start)
    flows[last].text.insert(contentsOf: number, at: start)
    try TextBound.check(flows[last].text)
  }
}
