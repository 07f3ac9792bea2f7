/// Goes through HTML once, from left to right, and keeps what is shown. It forgives everything, as browsers do.
struct HTMLScanner {
  private var output = HTMLOutput()
  /// Inside a reading over a character, which is left out.
  private var inReading = false
  private var preformatted = 0
  /// The lists that are open; `nil` for one without numbers.
  private var lists: [(next: Int, form: String)?] = []
  private var hiding = HTMLHiding()
  /// The list that is open and shows one of its entries.
  private var choice: HTMLChoice?

  /// The text so far.
  var result: String {
    var copy = self
    copy.endChoice()
    return copy.output.text
  }

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var textStart = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: position) else {
        position += 1
        continue
      }
      add(UnsafeBufferPointer(rebasing: bytes[textStart..<position]))
      position = tag.end
      if !hiding.hides(tag) { handle(tag) }
      if tag.hidesContent, !tag.isClosing {
        position = Self.end(of: tag.name, in: bytes, from: position)
      }
      textStart = position
    }
    add(UnsafeBufferPointer(rebasing: bytes[textStart..<bytes.count]))
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if hiding.isActive || inReading { return }
    if choice == nil { output.add(text, preformatted: preformatted > 0) } else { choice?.add(text) }
  }

  private mutating func handle(_ tag: HTMLTag) {
    if choice != nil {
      // Browsers pass over all other tags in a list.
      guard ["select", "input", "textarea"].contains(tag.name) else {
        choice?.handle(tag)
        return
      }
      endChoice()
    }
    switch tag.name {
    case "select": if !tag.isClosing, !tag.isLongList { choice = HTMLChoice() }
    case "rt", "rp", "rtc": inReading = !tag.isClosing
    case "rb", "ruby": inReading = false
    case "br": output.breakLine(always: true)
    case "td", "th": tag.isClosing ? () : output.startCell()
    case "pre", "textarea", "listing":
      output.breakLine()
      preformatted = max(0, preformatted + (tag.isClosing ? -1 : 1))
    case "img", "area", "input":
      if let alternative = tag.alternative { output.add(word: alternative) }
    default: break
    }
    if tag.isBlock {
      // An end tag that was left out must not hide the rest of the page.
      inReading = false
      output.breakLine()
    }
    number(tag)
  }

  /// Begins and ends lists, and writes the numbers of their entries.
  private mutating func number(_ tag: HTMLTag) {
    switch (tag.name, tag.isClosing) {
    case ("ol", false), ("ul", false):
      guard lists.count < 1000 else { return }
      let forms = ["a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"]
      lists.append(tag.name == "ul" ? nil : (tag.number ?? 1, forms[tag.numberForm ?? ""] ?? "decimal"))
    case ("ol", true), ("ul", true): _ = lists.popLast()
    case ("li", false):
      guard let list = lists.last, let (next, form) = list else { return }
      let number = tag.number ?? next
      lists[lists.count - 1] = (number &+ 1, form)
      output.add(number: NumberForm.text(number, form) + ".")
    default: break
    }
  }

  private mutating func endChoice() {
    if let shown = choice?.result, !shown.isEmpty { output.add(decoded: shown) }
    choice = nil
  }

  /// Where the content of a script or the like ends; at the end of the file where nothing closes it.
  private static func end(of name: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let wanted = Array("</\(name)".utf8)
    var position = start
    while position + wanted.count <= bytes.count {
      // Setting this bit makes letters small and leaves `<` and `/` as they are.
      if bytes[position] == UInt8(ascii: "<"),
        wanted.indices.allSatisfy({ bytes[position + $0] | 0x20 == wanted[$0] })
      {
        return position
      }
      position += 1
    }
    return bytes.count
  }
}
