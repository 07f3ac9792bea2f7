import HelperService

/// What a document says about the numbers that Word counts itself (`numbering.xml`).
final class WordLists: PartHandler {
  struct Level {
    var start = 0
    var form = "decimal"
    /// `第%1条`: the numbers of the levels 1 to 9 stand for their signs.
    var text = ""
    var font: String?
    var isHidden = false
    /// As `w:lvlRestart`: 0 counts on for ever; 1 begins anew with each number of the first level alone.
    var restart: Int?
    /// Writes the numbers of every level as digits.
    var isLegal = false
    var space = " "
    var style: String?
  }

  private struct Abstract {
    var levels: [Int: Level] = [:]
    /// The style that has the list in its place.
    var link: String?
  }

  struct List {
    /// Lists of one abstract list count on from each other.
    fileprivate(set) var abstract = ""
    fileprivate(set) var levels: [Int: Level] = [:]
    fileprivate(set) var starts: [Int: Int] = [:]

    /// The level of those paragraphs that have this style.
    func number(ofStyle style: String?) -> Int? {
      style == nil ? nil : levels.filter { $0.value.style == style }.keys.min()
    }
    func start(_ number: Int) -> Int { starts[number] ?? levels[number]?.start ?? 1 }
  }

  private var abstracts: [String: Abstract] = [:]
  private var lists: [String: List] = [:]
  private var abstract: String?
  private var list: String?
  private var number: Int?
  private var level = Level()
  private static let most = 100_000

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .word else { return true }
    let value = attributes["val"]
    switch element.name {
    case "abstractNum": abstract = attributes["abstractNumId"]
    case "num": list = attributes["numId"]
    case "abstractNumId":
      if let list, let value, lists.count < Self.most { lists[list, default: List()].abstract = value }
    case "numStyleLink": if let abstract { abstracts[abstract, default: Abstract()].link = value }
    case "lvlOverride": number = attributes["ilvl"].flatMap { Int($0) }
    case "startOverride":
      if let list, let number, let start = value.flatMap({ Int($0) }) { lists[list]?.starts[number] = start }
    case "lvl":
      number = attributes["ilvl"].flatMap { Int($0) }
      level = Level()
    case "start": level.start = value.flatMap { Int($0) } ?? 0
    case "numFmt": level.form = value ?? "decimal"
    case "lvlText": level.text = value ?? ""
    case "rFonts": level.font = attributes["ascii"] ?? attributes["hAnsi"]
    case "vanish": level.isHidden = attributes.isOn
    case "lvlRestart": level.restart = value.flatMap { Int($0) }
    case "isLgl": level.isLegal = attributes.isOn
    case "suff": level.space = value == "nothing" ? "" : " "
    case "pStyle": level.style = value
    case "rPrChange", "pPrChange": return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    guard element.vocabulary == .word else { return }
    switch element.name {
    case "abstractNum": abstract = nil
    case "num": list = nil
    case "lvl":
      guard let number, (0...8).contains(number) else { break }
      if let abstract, abstracts.count < Self.most {
        abstracts[abstract, default: Abstract()].levels[number] = level
      } else if let list {
        lists[list]?.levels[number] = level
      }
    default: break
    }
  }

  /// A list as its paragraphs see it.
  ///
  /// - Parameter styles: of the document; a list may be that of a style.
  func find(_ number: String, _ styles: WordStyles) -> List? {
    guard var list = lists[number] else { return nil }
    // A link leads to a style, that to a list, and that may be a link again.
    for _ in 0..<10 {
      guard let style = abstracts[list.abstract]?.link,
        let next = styles.numbering(style)?.list.flatMap({ lists[$0] })
      else { break }
      list.abstract = next.abstract
    }
    list.levels.merge(abstracts[list.abstract]?.levels ?? [:]) { own, _ in own }
    return list
  }
}

/// Counts through the lists of one text.
struct ListCount {
  private let lists: WordLists
  private let styles: WordStyles
  private var found: [String: WordLists.List] = [:]
  /// By abstract list and level, what was counted last.
  private var numbers: [String: [Int: Int]] = [:]
  /// Lists and levels that have begun where their own start says.
  private var begun: Set<String> = []

  init(_ lists: WordLists, _ styles: WordStyles) {
    self.lists = lists
    self.styles = styles
  }

  /// What Word writes before a paragraph; empty where that is nothing.
  mutating func next(style: String?, list own: String?, level ownLevel: Int?) -> String {
    let style = style ?? styles.usual
    let inherited = style.flatMap { styles.numbering($0) }
    guard let name = own ?? inherited?.list, let list = list(name) else { return "" }
    // The level names its style as a rule, and the style its level, but either may be left out.
    let styled =
      own == nil
      ? list.number(ofStyle: style) ?? inherited?.level ?? list.number(ofStyle: inherited?.style) : nil
    let number = ownLevel ?? styled ?? 0
    guard let level = list.levels[number] else { return "" }
    count(list, name, number)
    guard !level.isHidden else { return "" }
    let text = written(list, level)
    return text.isEmpty ? "" : text + level.space
  }

  private mutating func list(_ name: String) -> WordLists.List? {
    if let known = found[name] { return known }
    found[name] = lists.find(name, styles)
    return found[name]
  }

  private mutating func count(_ list: WordLists.List, _ name: String, _ number: Int) {
    var counts = numbers[list.abstract] ?? [:]
    if list.starts[number] != nil, begun.insert("\(name) \(number)").inserted {
      counts[number] = list.start(number)
    } else {
      counts[number] = counts[number].map { $0 &+ 1 } ?? list.start(number)
    }
    for deeper in number + 1..<9 where counts[deeper] != nil {
      let restart = list.levels[deeper]?.restart ?? deeper
      if number < restart { counts[deeper] = nil }
    }
    numbers[list.abstract] = counts
  }

  private func written(_ list: WordLists.List, _ level: WordLists.Level) -> String {
    var text = ""
    var rest = level.text[...]
    while let character = rest.popFirst() {
      guard character == "%", let place = rest.first?.wholeNumberValue, (1...9).contains(place) else {
        text += sign(character, level)
        continue
      }
      rest.removeFirst()
      let number = numbers[list.abstract]?[place - 1] ?? list.start(place - 1)
      let form = list.levels[place - 1]?.form ?? "decimal"
      text += NumberForm.text(number, level.isLegal && form != "none" ? "decimal" : form)
    }
    return text
  }

  /// Bullets are glyphs of a font of symbols as a rule.
  private func sign(_ character: Character, _ level: WordLists.Level) -> String {
    guard let scalar = character.unicodeScalars.first, (0xF000...0xF0FF).contains(scalar.value) else {
      return String(character)
    }
    return WordSymbol.text(font: level.font, code: String(scalar.value, radix: 16))
  }
}
