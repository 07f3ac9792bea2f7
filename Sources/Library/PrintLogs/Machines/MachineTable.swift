internal import DelimitedText
internal import JapaneseText

/// A profile laid upon a table: its columns by their places.
struct MachineTable {
  let profile: PrintProfile
  let width: Int
  private let heading: TableHeading?

  /// - Throws: `PrintLogFault.profileDoesNotFit` where the table lacks a column that the profile needs.
  init(_ profile: PrintProfile, heading: TableHeading?) throws(PrintLogFault) {
    self.profile = profile
    self.heading = heading
    width = heading?.width ?? 0
    let needed: [(String, [PrintProfile.Column])] =
      [("job", profile.key?.choices.joined().map { $0 } ?? [])]
      + [("sides", profile.sides), ("pages", profile.pages), ("copies", profile.copies), ("sheets", profile.sheets)]
      .map { ($0, $1?.columns ?? []) }
    for (key, columns) in needed { try need(columns, key) }
    // Of several choices one suffices.
    if let ended = profile.ended, !ended.choices.contains(where: { $0.allSatisfy { place($0) != nil } }) {
      try need(ended.choices.first ?? [], "ended")
    }
    for (key, conditions) in [
      ("rows", profile.rows), ("skip", profile.skipped), ("at most", profile.atMost), ("duplex", profile.duplex),
      ("simplex", profile.simplex),
    ] {
      try need(conditions.map(\.column), key)
    }
  }

  private func need(_ columns: [PrintProfile.Column], _ key: String) throws(PrintLogFault) {
    let missing = columns.filter { place($0) == nil }
    if missing.isEmpty { return }
    throw .profileDoesNotFit(
      profile: profile.name, line: profile.lines[key] ?? 1, missing: missing.map { $0.names.joined(separator: "|") })
  }

  /// Where a column is: by the first of its names that the heading has, or by its number, from 1, in a table without one.
  func place(_ column: PrintProfile.Column) -> Int? {
    guard let heading else { return column.names.first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 - 1 : nil } }
    for name in column.names { if let place = heading.place(name) { return place } }
    return nil
  }

  /// Whether a heading is the profile's.
  static func has(_ profile: PrintProfile, _ heading: TableHeading) -> Bool {
    !profile.heading.isEmpty
      && profile.heading.allSatisfy { column in column.names.contains { heading.place($0) != nil } }
  }

  func source(_ source: PrintProfile.Source?) -> PlacedSource? {
    guard let source else { return nil }
    let choices = source.choices.map { $0.map(place) }.filter { !$0.contains(nil) }.map { $0.compactMap(\.self) }
    return choices.isEmpty && source.fixed == nil ? nil : PlacedSource(choices: choices, fixed: source.fixed)
  }

  func amount(_ amount: PrintProfile.Amount?) -> PlacedAmount? {
    amount.map { PlacedAmount(rule: $0.rule, places: $0.columns.compactMap(place)) }
  }

  func conditions(_ conditions: [PrintProfile.Condition]) -> [PlacedCondition] {
    conditions.compactMap { condition in
      place(condition.column).map { PlacedCondition(place: $0, values: condition.values) }
    }
  }
}

struct PlacedSource {
  let choices: [[Int]]
  let fixed: String?

  /// The bytes of the first choice that has some.
  func bytes(_ row: DelimitedScanner) -> ArraySlice<UInt8> {
    for places in choices {
      if places.count == 1 {
        let piece = row.piece(places[0])
        if !piece.isEmpty { return piece }
        continue
      }
      let joined = Array(places.map { row.piece($0) }.filter { !$0.isEmpty }.joined(separator: [space]))
      if !joined.isEmpty { return joined[...] }
    }
    return []
  }

  func text(_ row: DelimitedScanner, _ text: LogText) -> String? { fixed ?? text.string(bytes(row)).orNone }
}

struct PlacedAmount {
  let rule: PrintProfile.Amount.Rule
  let places: [Int]

  /// Of a job of which a part of a sum cannot be read: the rest of it is not all of it.
  static let unreadable = -1

  /// What a row adds to what the rows of its job before have said; `nil` stays where no cell has a number.
  func added(_ row: DelimitedScanner, to before: Int?) -> Int? {
    if before == Self.unreadable { return before }
    var (sum, isWhole): (Int?, Bool) = (nil, true)
    for place in places {
      let figures = row.piece(place).filter { $0 != UInt8(ascii: ",") }
      if let value = figures[...].number, value <= 10_000_000 {
        sum = (sum ?? 0) + value
      } else if !figures.isEmpty, figures != [UInt8(ascii: "-")] {
        isWhole = false
      }
    }
    guard let sum else { return before }
    guard isWhole else { return Self.unreadable }
    guard let before else { return sum }
    return switch rule {
    case .sum: min(before + sum, 1_000_000_000)
    case .first: before
    case .last: sum
    case .greatest: max(before, sum)
    }
  }
}

struct PlacedCondition {
  let place: Int
  let values: [String]

  func holds(_ row: DelimitedScanner, _ text: LogText) -> Bool {
    let piece = row.piece(place)
    guard !piece.isEmpty else { return false }
    let cell = Folding.key(text.string(piece))
    return values.contains(where: cell.hasPrefix)
  }
}
