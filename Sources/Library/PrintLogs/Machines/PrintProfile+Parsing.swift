internal import JapaneseText

extension PrintProfile {
  /// Reads a profile. Keys are in English or Japanese; `#` begins a remark, full-width signs count as their narrow ones.
  public init(_ text: String) throws(Fault) {
    self.text = text
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("＃") { continue }
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { throw .noKey(line: index + 1) }
      let written = String(line[..<colon]).trimmed
      guard let key = Self.keys[Folding.key(written)] else { throw .unknownKey(line: index + 1, written) }
      if lines[key] != nil, !["rows", "skip", "at most"].contains(key) { throw .twice(line: index + 1, written) }
      lines[key] = lines[key] ?? index + 1
      let value = String(line[line.index(after: colon)...]).trimmed
      guard set(key, value, line: index + 1) else { throw .unreadable(line: index + 1, key: written, value: value) }
    }
    if name.isEmpty { throw .missing("profile") }
    if isTotals { return }
    if ended == nil { throw .missing("ended") }
    if sides == nil, pages == nil, sheets == nil { throw .missing("sides") }
  }

  /// Each key in English and Japanese.
  private static let keys: [String: String] = {
    let names = [
      "profile": "名前", "encoding": "文字コード", "separator": "区切り", "heading": "見出し", "date order": "日付の順",
      "job": "ジョブ", "printer": "プリンター", "number": "番号", "ended": "終了", "person": "利用者", "title": "文書名",
      "computer": "端末", "sides": "面数", "pages": "ページ数", "copies": "部数", "sheets": "枚数", "rows": "対象",
      "skip": "除外", "at most": "上限", "duplex": "両面", "simplex": "片面", "memory": "保存件数", "last line": "最終行",
      "totals": "集計",
    ]
    var keys: [String: String] = [:]
    for (english, japanese) in names {
      keys[english] = english
      keys[Folding.key(japanese)] = english
    }
    return keys
  }()

  private mutating func set(_ key: String, _ value: String, line: Int) -> Bool {
    if value.isEmpty { return false }
    switch key {
    case "profile": name = value
    case "encoding":
      encoding = TextEncoding(label: value)
      return encoding != nil || Folding.key(value) == "auto"
    case "separator":
      guard let sign = ["comma": ",", "tab": "\t", "semicolon": ";"][Folding.key(value)] else { return false }
      separator = sign.utf8.first ?? separator
    case "heading": heading = columns(value)
    case "date order":
      order = DateOrder(rawValue: Folding.key(value))
      return order != nil
    case "job": self.key = source(value)
    case "printer": printer = source(value)
    case "number": number = source(value)
    case "ended": ended = source(value)
    case "person": person = source(value)
    case "title": title = source(value)
    case "computer": computer = source(value)
    case "sides": sides = amount(value, .sum)
    case "pages": pages = amount(value, .first)
    case "copies": copies = amount(value, .first)
    case "sheets": sheets = amount(value, .sum)
    case "rows": return add(value, to: \.rows)
    case "skip": return add(value, to: \.skipped)
    case "at most": return add(value, to: \.atMost)
    case "duplex": return add(value, to: \.duplex)
    case "simplex": return add(value, to: \.simplex)
    case "memory":
      memory = Int(Folding.key(value))
      return memory ?? 0 > 0
    case "last line": lastLine = value
    default:
      isTotals = Folding.key(value) == "yes" || value == "はい"
      return isTotals
    }
    let isThere: [String: Bool] = [
      "heading": !heading.isEmpty, "job": self.key != nil, "printer": printer != nil, "number": number != nil,
      "ended": ended != nil, "person": person != nil, "title": title != nil, "computer": computer != nil,
      "sides": sides != nil, "pages": pages != nil, "copies": copies != nil, "sheets": sheets != nil,
    ]
    return isThere[key] ?? true
  }

  /// `[終了日] + [終了時刻] | [日時]`, or a value in quotes.
  private func source(_ value: String) -> Source? {
    if let fixed = value.betweenQuotes { return Source(choices: [], fixed: fixed) }
    let choices = value.split(outsideBrackets: "|").map { columns($0, parting: "+") }
    return choices.contains([]) ? nil : Source(choices: choices)
  }

  /// `sum [白黒] + [カラー]`.
  private func amount(_ value: String, _ usual: Amount.Rule) -> Amount? {
    guard let bracket = value.firstIndex(of: "[") else { return nil }
    let word = Folding.key(String(value[..<bracket]))
    guard let rule = word.isEmpty ? usual : Amount.Rule(rawValue: word) else { return nil }
    let columns = columns(String(value[bracket...]), parting: "+")
    return columns.isEmpty ? nil : Amount(rule: rule, columns: columns)
  }

  /// `[種別] = プリント, コピー`.
  private mutating func add(_ value: String, to conditions: WritableKeyPath<Self, [Condition]>) -> Bool {
    guard let mark = value.firstIndex(where: { $0 == "=" || $0 == "＝" }),
      let column = columns(String(value[..<mark])).first
    else { return false }
    let values = value[value.index(after: mark)...].split { $0 == "," || $0 == "、" || $0 == "，" }
      .map { Folding.key(String($0)) }.filter { !$0.isEmpty }
    if values.isEmpty { return false }
    self[keyPath: conditions].append(Condition(column: column, values: values))
    return true
  }

  /// Each in its brackets; several names for one column have a bar between them. Empty where one cannot be read.
  private func columns(_ value: String, parting: Character = ",") -> [Column] {
    var columns: [Column] = []
    for part in value.split(outsideBrackets: parting) {
      guard part.hasPrefix("["), part.hasSuffix("]"), part.count > 2 else { return [] }
      let names = part.dropFirst().dropLast().split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
      if names.isEmpty { return [] }
      columns.append(Column(names: names))
    }
    return columns
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  fileprivate var betweenQuotes: String? {
    count > 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : nil
  }

  fileprivate func split(outsideBrackets sign: Character) -> [String] {
    var parts = [""]
    var isInside = false
    for character in self {
      if character == "[" { isInside = true }
      if character == "]" { isInside = false }
      if character == sign, !isInside { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map(\.trimmed)
  }
}
