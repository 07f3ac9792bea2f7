/// A page as one reads it aloud: a line for each paragraph, however many lines it is drawn on; the title first, and at the end
/// what stands apart at the foot, with the page's number.
enum ReadAloud {
  /// - Parameters:
  ///   - text: in the order of the content, a line for each that is drawn.
  ///   - letters: of the same page.
  static func text(_ text: String, _ letters: [VerticalText.Letter]) -> String {
    guard letters.count <= most.letters else { return text }
    let lines = PlacedLine.all(of: text, letters)
    guard lines.count <= most.lines else { return text }
    let paragraphs = paragraphs(lines)
    let feet = paragraphs.indices.filter {
      isFoot(paragraphs[$0], among: lines) || $0 == 0 && paragraphs[0].text.isPageNumber
    }
    let titles = titles(of: paragraphs, lines).filter { !feet.contains($0) }
    let rest = paragraphs.indices.filter { !feet.contains($0) && !titles.contains($0) }
    return (titles + rest + feet).map { paragraphs[$0].text }.joined(separator: "\n")
  }

  /// Of one page; nobody listens to more, and it would take long.
  private static let most = (letters: 200_000, lines: 5000)

  fileprivate struct Paragraph {
    var text: String
    var lines: [PlacedLine]

    var height: Double { lines.map(\.height).max() ?? 0 }
    var em: Double { lines.map(\.em).max() ?? 0 }
    var top: Double { lines.map(\.top).min() ?? 0 }
    var bottom: Double { lines.map(\.bottom).max() ?? 0 }
  }

  private static func paragraphs(_ lines: [PlacedLine]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for (place, line) in lines.enumerated() {
      let before = paragraphs.indices.last
      if let before, isGoingOn(lines, place - 1, from: paragraphs[before].lines[0]) {
        paragraphs[before].text = paragraphs[before].text.withoutHyphen(before: line.text)
          .joined(line.text, parted: !paragraphs[before].text.isHyphenated(before: line.text))
        paragraphs[before].lines.append(line)
      } else {
        paragraphs.append(Paragraph(text: line.text, lines: [line]))
      }
    }
    return paragraphs
  }

  /// Whether a line's sentence goes on in the line behind it.
  ///
  /// - Parameter first: the first line of its paragraph.
  private static func isGoingOn(_ lines: [PlacedLine], _ place: Int, from first: PlacedLine) -> Bool {
    let (line, next) = (lines[place], lines[place + 1])
    guard isBeside(line, next), !next.text.beginsItem(afterSentence: line.text.endsSentence) else { return false }
    // Cells of a table, and labels of a chart, are narrow; below a row only its last cell goes on.
    guard line.right - line.cell >= line.em * 10, !next.isRow,
      !line.isRow || abs(next.left - line.cell) < line.em
    else { return false }
    let isIndented = next.left > line.cell + next.em * 0.7
    // Behind the mark of an item the text of its other lines begins.
    let hang = first.text.beginsItem(afterSentence: true) ? first.em * 1.6 : 0
    if line.text.endsSentence, isIndented, next.left > first.left + hang { return false }
    // Lines that are drawn below each other and alike have one edge.
    var (start, end) = (place, place + 1)
    while start > 0, isBeside(lines[start - 1], lines[start]) { start -= 1 }
    while end + 1 < lines.count, isBeside(lines[end], lines[end + 1]) { end += 1 }
    let edge = lines[start...end].map(\.right).max() ?? 0
    // What did not fit any more: a letter, which may have a mark behind it, or a word.
    let word = next.text.unicodeScalars.prefix { !$0.properties.isWhitespace && !$0.isFullWidth }.count
    let room = line.em * (1.8 + Double(min(word, 24)) * 0.55)
    guard line.right >= edge - room else { return false }
    if line.text.endsSentence, !next.text.isInSentence, end - start < 3 { return false }
    if end - start > 1 { return true }
    // Of two lines the longer one always reaches the edge.
    let others = lines.indices.filter {
      $0 != place && lines[$0].isPlaced && abs(lines[$0].left - line.left) < line.em * 4
    }
    let margin = others.map { lines[$0].right }.max() ?? 0
    return abs(line.right - margin) <= room || line.text.breaksOff(before: next.text)
  }

  private static func isBeside(_ line: PlacedLine, _ next: PlacedLine) -> Bool {
    let taller = max(line.height, next.height)
    let sizes = (smaller: min(line.em, next.em), larger: max(line.em, next.em))
    let isAlike = sizes.smaller > sizes.larger * (line.isExact && next.isExact ? 0.92 : 0.6)
    return line.isPlaced && next.isPlaced && isAlike
      && (taller * 0.4...taller * 2.3).contains(next.middle - line.middle)
      && next.left < line.right && line.left < next.right
      && (next.left < line.cell + line.em * 6 || abs(next.left + next.right - line.left - line.right) < line.em * 2)
  }

  /// What stands alone at the foot of the page, as its number does.
  private static func isFoot(_ paragraph: Paragraph, among lines: [PlacedLine]) -> Bool {
    guard let line = paragraph.lines.first, line.isPlaced, paragraph.lines.count < 3 else { return false }
    let placed = lines.filter(\.isPlaced)
    if paragraph.text.isPageNumber {
      let (top, bottom) = (placed.map(\.middle).min() ?? 0, placed.map(\.middle).max() ?? 0)
      return line.middle < top + line.height || line.middle > bottom - line.height
    }
    let others = placed.filter { $0.middle < paragraph.top || $0.middle > paragraph.bottom }
    guard let end = others.map(\.bottom).max() else { return false }
    return paragraph.top >= end + paragraph.height && paragraph.em <= middle(of: placed) * 1.1
  }

  private static func middle(of lines: [PlacedLine]) -> Double {
    let sizes = lines.map(\.em).sorted()
    return sizes.isEmpty ? 0 : sizes[sizes.count / 2]
  }

  /// What is written largest, in the upper third.
  private static func titles(of paragraphs: [Paragraph], _ lines: [PlacedLine]) -> [Int] {
    let placed = lines.filter(\.isPlaced)
    guard let top = placed.map(\.top).min(), let bottom = placed.map(\.bottom).max() else { return [] }
    let upper = paragraphs.indices.filter {
      paragraphs[$0].em > 0 && paragraphs[$0].top < top + (bottom - top) / 3 && !paragraphs[$0].text.isPageNumber
    }
    guard let largest = upper.map({ paragraphs[$0].em }).max(), largest > middle(of: placed) * 1.15,
      largest >= (placed.map(\.em).max() ?? 0) * 0.9
    else { return [] }
    return upper.filter { paragraphs[$0].em > largest * 0.95 && paragraphs[$0].lines.count < 4 }
  }
}

extension String {
  fileprivate var endsSentence: Bool { last.map { "。．.！？!?」）)：:".contains($0) } ?? false }

  fileprivate var isPageNumber: Bool {
    let digits = unicodeScalars.count { $0.properties.numericType == .decimal }
    return (1...8).contains(digits) && utf8.count <= 24
      && unicodeScalars.allSatisfy {
        $0.properties.numericType == .decimal || $0.properties.isWhitespace
          || "-–—‐−/／pP.ページ頁".unicodeScalars.contains($0)
      }
  }

  /// Whether a line begins an item of a list, or a heading with a number.
  ///
  /// - Parameter afterSentence: a number alone begins no item in the midst of a sentence.
  fileprivate func beginsItem(afterSentence: Bool) -> Bool {
    let scalars = Array(unicodeScalars.prefix(8))
    guard let first = scalars.first else { return false }
    let second = scalars.count > 1 ? scalars[1] : " "
    if (0xE000...0xF8FF).contains(first.value) || (0x2460...0x24FF).contains(first.value) { return true }
    if "・･•●○◎◆◇■□▪▫▶►▷➢➤✓※★☆→⇒【＜〈".unicodeScalars.contains(first) { return true }
    if "-–—−‐".unicodeScalars.contains(first) { return second.properties.numericType != .decimal }
    let isBracketed = "(（".unicodeScalars.contains(first)
    let number = scalars.dropFirst(isBracketed ? 1 : 0).prefix { $0.isCounting }
    guard !number.isEmpty, number.endIndex < scalars.count else { return false }
    let behind = scalars[number.endIndex]
    if ")）".unicodeScalars.contains(behind) { return number.count < 4 }
    guard !isBracketed, number.allSatisfy({ $0.properties.numericType == .decimal }) else { return false }
    if ".．".unicodeScalars.contains(behind) { return number.count < 3 }
    return afterSentence && behind.properties.isWhitespace
  }

  /// Whether a line alone tells that its sentence goes on in the next one.
  fileprivate func breaksOff(before next: String) -> Bool {
    guard let last = unicodeScalars.last, let first = next.unicodeScalars.first, !endsSentence else { return false }
    return last.isHiragana || next.isInSentence || "、，,・ー".unicodeScalars.contains(last) || isHyphenated(before: next)
      || first.properties.isLowercase && last.value < 0x2E80
  }

  /// Whether its first letter begins no sentence.
  fileprivate var isInSentence: Bool {
    unicodeScalars.first.map { $0.isHiragana || "、。，．）」』】ー".unicodeScalars.contains($0) } ?? false
  }

  /// A word that was broken: a hyphen behind a letter, and small letters in the next line.
  fileprivate func isHyphenated(before next: String) -> Bool {
    let end = unicodeScalars.suffix(2)
    guard end.count == 2, let letter = end.first, let hyphen = end.last, "-‐".unicodeScalars.contains(hyphen) else {
      return false
    }
    return letter.properties.isAlphabetic && next.unicodeScalars.first?.properties.isLowercase ?? false
  }

  fileprivate func withoutHyphen(before next: String) -> String {
    isHyphenated(before: next) ? String(unicodeScalars.dropLast()) : self
  }
}

extension Unicode.Scalar {
  fileprivate var isHiragana: Bool { (0x3041...0x309F).contains(value) }

  /// What items of lists are counted by.
  fileprivate var isCounting: Bool {
    properties.numericType == .decimal || "一二三四五六七八九十アイウエオカキクケコサシスセソabcdefghiv".unicodeScalars.contains(self)
  }
}
