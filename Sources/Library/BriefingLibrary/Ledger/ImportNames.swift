internal import BriefingDomain
internal import BriefingStore
internal import DelimitedText
internal import JapaneseText

/// What the names in a table mean: the units and recipients that are known, and those that an import adds.
final class ImportNames {
  private(set) var newUnits: [OfficeUnit] = []
  private(set) var newRecipients: [Recipient] = []
  /// Those that were added, with what looks like them.
  private(set) var added: [ImportReceipt.NewName] = []

  private let writer: StoreWriter
  /// Is not to write while names are added.
  private let bulk: BulkWriter
  private let options: ImportOptions
  private var units: [String: OfficeUnit] = [:]
  private var recipients: [String: Recipient] = [:]
  /// By names without their spaces: 局 長.
  private var recipientsUnspaced: [String: [Recipient]] = [:]
  private let mayAddRecipients: Set<String>
  private let meantUnits: Set<String>
  /// By the cell as it is written.
  private var unitAnswers: [ByteKey: Answer<OfficeUnit>] = [:]
  private var recipientAnswers: [ByteKey: Answer<[Recipient]>] = [:]

  typealias Answer<Value> = Result<Value, TableFault.Expected>

  /// What stands between several recipients in a cell.
  private static let separators: Set<Character> = [
    "・", "、", ",", "，", "／", "/", "\n", "\r\n", "､", "･", ";", "；", "&", "＆", "+", "＋", "→",
  ]
  /// A name may hold one of these too.
  private static let conjunctions = ["及び", "および", "並びに", "ならびに", "並び", "と"]
  /// What stands behind a name for others that are not named.
  private static let others = ["ほか", "他", "外", "等", "など"]

  init(_ writer: StoreWriter, _ options: ImportOptions, _ bulk: BulkWriter) throws {
    self.writer = writer
    self.bulk = bulk
    self.options = options
    mayAddRecipients = Set(options.newRecipients.map(Folding.key))
    meantUnits = Set(options.newUnits.map(Folding.key))
    for (party, aliases) in try writer.parties() as [(OfficeUnit, [String])] {
      for name in [party.name] + aliases { units[Folding.key(name)] = party }
    }
    for (party, aliases) in try writer.parties() as [(Recipient, [String])] {
      for name in [party.name] + aliases { know(Folding.key(name), party) }
    }
  }

  private func know(_ key: String, _ recipient: Recipient) {
    recipients[key] = recipient
    let unspaced = key.filter { !$0.isWhitespace }
    if recipientsUnspaced[unspaced]?.contains(recipient) != true {
      recipientsUnspaced[unspaced, default: []].append(recipient)
    }
  }

  /// Names that may head a column of their own.
  static func recipientHeadings(_ reader: StoreReader, _ options: ImportOptions) throws -> Set<String> {
    let known = try reader.parties() as [(party: Recipient, aliases: [String])]
    return Set((known.flatMap { [$0.party.name] + $0.aliases } + options.newRecipients).map(HeadingKey.of))
  }

  func unit(_ name: String) throws -> Answer<OfficeUnit> {
    if let answer = unitAnswers[ByteKey(name)] { return answer }
    let key = Folding.key(name)
    if let unit = units[key] { return answer(.success(unit)) }
    let labels = Self.labels(units)
    let slips = Likeness.slips(for: key, among: labels)
    if !slips.isEmpty, !options.takesAllUnits, !meantUnits.contains(key) {
      return answer(.failure(.unit(near: slips)))
    }
    try bulk.flush()
    let unit: OfficeUnit = try writer.add(name)
    units[key] = unit
    added.append(newName(.unit, name, key, labels, newUnits.map(\.name)))
    newUnits.append(unit)
    return answer(.success(unit))

    func answer(_ answer: Answer<OfficeUnit>) -> Answer<OfficeUnit> {
      unitAnswers[ByteKey(name)] = answer
      return answer
    }
  }

  /// A unit that is known, or is to be added by this name.
  func knownUnit(_ name: String) throws -> Result<OfficeUnit, AnswerFault> {
    let key = Folding.key(name)
    if let unit = units[key] { return .success(unit) }
    guard meantUnits.contains(key), case .success(let unit) = try unit(OneLine(name, .unit).value) else {
      return .failure(.unit(near: Likeness.nearest(toFolded: key, among: Self.labels(units), atLeast: 0.4)))
    }
    return .success(unit)
  }

  /// A cell that is no recipient's name may name several; it does when each of them is known.
  func recipients(_ cell: String) throws -> Answer<[Recipient]> {
    if let answer = recipientAnswers[ByteKey(cell)] { return answer }
    let answer = try read(cell)
    recipientAnswers[ByteKey(cell)] = answer
    return answer
  }

  private func read(_ cell: String) throws -> Answer<[Recipient]> {
    if let recipient = try recipient(cell) { return .success([recipient]) }
    let cut = cell.utf8.count < 10_000 ? cell.split(whereSeparator: Self.separators.contains).map(String.init) : []
    let parts = try cut.filter { !$0.allSatisfy(\.isWhitespace) }.flatMap { try names(in: $0) }
    guard parts.count > 1 else {
      do {
        let name = try OneLine(cell, .recipient).value
        return .failure(.recipient(near: Likeness.nearest(toFolded: Folding.key(name), among: Self.labels(recipients))))
      } catch {
        guard case .unfitText(_, let fault) = error else { throw error }
        return .failure(.text(fault))
      }
    }
    var found: [Recipient] = []
    var unknown: [String] = []
    for part in parts {
      guard let recipient = try recipient(part) else {
        unknown.append(OneSpace.line(part))
        continue
      }
      if !found.contains(recipient) { found.append(recipient) }
    }
    return unknown.isEmpty ? .success(found) : .failure(.recipients(unknown: unknown))
  }

  /// The names that conjunctions and spaces stand between, if one of them is known; else it is one name.
  private func names(in part: String) throws -> [String] {
    guard try recipient(part) == nil else { return [part] }
    // Each one may stand between names or within one; of more than a few nobody could say.
    let isShort = Self.conjunctions.reduce(0) { $0 + part.ranges(of: $1).count } <= 6
    for word in isShort ? Self.conjunctions : [] {
      for range in part.ranges(of: word) {
        let sides = [String(part[..<range.lowerBound]), String(part[range.upperBound...])].map(OneSpace.line)
        if sides.contains("") { continue }
        let names = try sides.flatMap(names(in:))
        if try names.contains(where: { try recipient($0) != nil }) { return names }
      }
    }
    let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.count > 1, try words.contains(where: { try recipient($0) != nil }) { return try words.flatMap(names(in:)) }
    for word in Self.others {
      guard let range = part.firstRange(of: word), range.lowerBound > part.startIndex else { continue }
      let name = OneSpace.line(String(part[..<range.lowerBound]))
      if try recipient(name) != nil { return [name, OneSpace.line(String(part[range.lowerBound...]))] }
    }
    return [part]
  }

  private func recipient(_ name: String) throws -> Recipient? {
    let key = Folding.key(String(name.prefix(OneLine.limit + 1)))
    if let recipient = recipients[key] { return recipient }
    let alike = recipientsUnspaced[key.filter { !$0.isWhitespace }] ?? []
    if alike.count == 1 { return alike[0] }
    guard mayAddRecipients.contains(key) else { return nil }
    let labels = Self.labels(recipients)
    try bulk.flush()
    let recipient: Recipient = try writer.add(try OneLine(name, .recipient).value)
    know(key, recipient)
    added.append(newName(.recipient, recipient.name, key, labels, newRecipients.map(\.name)))
    newRecipients.append(recipient)
    return recipient
  }

  /// - Parameter others: those of the labels' names that came with the table as well.
  private func newName(
    _ kind: PartyKind, _ name: String, _ key: String, _ labels: [Likeness.Label], _ others: [String]
  ) -> ImportReceipt.NewName {
    func near(_ isOther: Bool) -> [String] {
      // Names of three characters that end in 課 have a quarter in common.
      Likeness.nearest(toFolded: key, among: labels.filter { others.contains($0.name) == isOther }, atLeast: 0.4)
    }
    return ImportReceipt.NewName(kind: kind.rawValue, name: name, near: near(false), nearInTable: near(true))
  }

  private static func labels<P: Party>(_ known: [String: P]) -> [Likeness.Label] {
    known.map { ($0.key, $0.value.name) }
  }
}
