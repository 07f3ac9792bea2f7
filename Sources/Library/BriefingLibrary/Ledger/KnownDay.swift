internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// The briefings that the library knew of a day before an import, under every name that they have there or had: as they are
/// registered, and as entries of the ledger say, for a log goes on saying what it said when it was imported first, and our
/// own export says what the entries say.
final class KnownDay {
  /// The unit is the one that a merged one belongs to.
  struct Name: Hashable {
    let unit: OfficeUnit.ID
    let title: ByteKey
  }

  /// One of the names, and when the briefing was by it.
  struct Appearance {
    let briefing: Briefing.ID
    let moment: Moment
  }

  /// What the entries for a briefing and a recipient come to, by their places among all.
  private struct Record {
    /// One for each of the recipients who have become one.
    var chains: [Range<Int>]
    /// The newest, or the withdrawal that stands: a person has said that there is nothing to record. `nil` where nothing counts.
    var standing: Int?
  }

  /// What a row means.
  struct Meaning {
    /// The briefing that is to have the row's entry.
    var briefing: Briefing.ID?
    /// That of this briefing and the recipient which the row is about.
    var inForce: DayRecords.Entry?
    /// How far this says what the row says.
    var agreement = Agreement.none
    var withdrawn: DayRecords.Entry?
    /// Whether there are entries for several recipients who have become this one.
    var isOfSeveral = false
  }

  enum Agreement: Comparable {
    case none
    /// An entry before it said the same, and was corrected since.
    case before
    case same
  }

  private struct Hearing: Hashable {
    let briefing: Briefing.ID
    let recipient: Recipient.ID
  }

  private(set) var briefings: [Briefing.ID: DayRecords.Known]
  /// As registered first, then as entries say, each in the order of numbers.
  private var appearances: [Name: [Appearance]] = [:]
  private let entries: [DayRecords.Entry]
  /// By the recipient that others are part of.
  private var records: [Hearing: Record] = [:]
  /// The last of all entries, by the number of the recipient that they are for.
  private var newest: [Hearing: LedgerEntry.ID] = [:]
  /// Of those that stand, by unit.
  private lazy var titles = titlesByUnit()
  private let merged: [OfficeUnit.ID: OfficeUnit.ID]

  /// - Parameter merged: the units that have become part of others; `recipients`: the same of these.
  init(
    _ day: DayRecords, within instants: Range<Instant>, merged: [OfficeUnit.ID: OfficeUnit.ID],
    _ recipients: [Recipient.ID: Recipient.ID]
  ) {
    briefings = day.briefings
    entries = day.entries
    self.merged = merged
    // A briefing's own time comes before that of one who hears it apart.
    for isOwn in [false, true] {
      for registered in day.registered {
        guard let briefing = briefings[registered.briefing], (registered.moment != briefing.moment) == isOwn else {
          continue
        }
        add(registered.briefing, registered.moment, briefing.unit, briefing.foldedTitle)
      }
    }
    var first = 0
    while first < entries.count {
      let hearing = Hearing(briefing: entries[first].briefing, recipient: entries[first].recipient)
      var next = first
      while next < entries.count, entries[next].briefing == hearing.briefing,
        entries[next].recipient == hearing.recipient
      {
        addAppearance(of: entries[next], within: instants)
        next += 1
      }
      newest[hearing] = entries[next - 1].number
      let counted = Hearing(briefing: hearing.briefing, recipient: recipients[hearing.recipient] ?? hearing.recipient)
      var record = Record(chains: [first..<next], standing: standing(first..<next))
      // Of several who have become one, at most one has an entry in force.
      if let other = records[counted] {
        record.chains = other.chains + record.chains
        if rank(other) >= rank(record) { record.standing = other.standing }
      }
      records[counted] = record
      first = next
    }
  }

  private func addAppearance(of entry: DayRecords.Entry, within instants: Range<Instant>) {
    guard instants.contains(entry.moment.instant), let briefing = briefings[entry.briefing] else { return }
    // Most say what is registered.
    if entry.title == nil, entry.unit == briefing.unit, entry.moment == briefing.moment { return }
    add(entry.briefing, entry.moment, entry.unit, entry.title.map(Folding.key) ?? briefing.foldedTitle)
  }

  /// - Parameter chain: all entries for one briefing and recipient, in the order of recording.
  private func standing(_ chain: Range<Int>) -> Int? {
    let last = chain.upperBound - 1
    guard entries[last].isWithdrawal else { return last }
    return meant(chain).last.flatMap { entries[$0].isWithdrawal ? $0 : nil }
  }

  /// Those of a chain that nobody has taken back. To take something back is no judgement: what was before counts again.
  private func meant(_ chain: Range<Int>) -> [Int] {
    var meant: [Int] = []
    for place in chain {
      if entries[place].correction == StoredReason.undone { _ = meant.popLast() } else { meant.append(place) }
    }
    return meant
  }

  private func add(_ briefing: Briefing.ID, _ moment: Moment, _ unit: OfficeUnit.ID, _ folded: String) {
    appearances[Name(unit: merged[unit] ?? unit, title: ByteKey(folded)), default: []]
      .append(Appearance(briefing: briefing, moment: moment))
  }

  func appearances(as name: Name) -> [Appearance] { appearances[name] ?? [] }

  /// The last of all entries for a recipient, by the number that the briefing was registered for, whether it counts or not.
  func newestEntry(of briefing: Briefing.ID, for addressee: Recipient.ID) -> LedgerEntry.ID? {
    newest[Hearing(briefing: briefing, recipient: addressee)]
  }

  /// What is in force comes before a withdrawal that stands, and that before nothing.
  private func rank(_ record: Record?) -> Int {
    guard let record else { return 0 }
    return record.standing.map { entries[$0].isWithdrawal ? 2 : 3 } ?? 1
  }

  private func agreement(_ record: Record, _ says: (DayRecords.Entry) throws -> Bool) rethrows -> Agreement {
    if let standing = record.standing, try says(entries[standing]) { return .same }
    return try record.chains.flatMap(meant).contains { try !entries[$0].isWithdrawal && says(entries[$0]) }
      ? .before : .none
  }

  /// What a row means that names one of these briefings and a recipient, who is not part of another one.
  ///
  /// - Parameter minute: when the row has it; where one is at that very time, it is that one.
  /// - Parameter says: whether an entry says what the row says.
  func meaning(
    _ appearances: [Appearance], at minute: Range<Instant>?, for recipient: Recipient.ID,
    says: (DayRecords.Entry) throws -> Bool
  ) rethrows -> Meaning {
    var meaning = Meaning()
    var isExact = false
    for appearance in appearances {
      let isCancelled = briefings[appearance.briefing]?.isCancelled ?? true
      let record = records[Hearing(briefing: appearance.briefing, recipient: recipient)]
      let standing = record?.standing.map { entries[$0] }
      // One that was cancelled is known by what the ledger says of it, and gets no entry more.
      if isCancelled, standing == nil { continue }
      let isAtMinute = !appearance.moment.dayOnly && minute?.contains(appearance.moment.instant) == true
      if isExact, !isAtMinute { continue }
      if isAtMinute, !isExact { (meaning, isExact) = (Meaning(), true) }
      if !isCancelled, meaning.briefing == nil { meaning.briefing = appearance.briefing }
      guard let record, let standing, meaning.agreement < .same else { continue }
      if record.chains.count > 1 { meaning.isOfSeveral = true }
      if standing.isWithdrawal {
        meaning.withdrawn = meaning.withdrawn ?? standing
        continue
      }
      let agreement = try agreement(record, says)
      if meaning.inForce == nil || agreement > meaning.agreement {
        (meaning.inForce, meaning.agreement) = (standing, agreement)
      }
    }
    return meaning
  }

  /// Titles of the same unit that one may be another spelling of.
  func titles(like folded: String, of unit: OfficeUnit.ID) -> [String] {
    guard let labels = titles[unit], labels.count <= Self.mostCompared else { return [] }
    return Likeness.slips(for: folded, among: labels)
  }

  /// Of more briefings of a unit in a day no title is compared with all others: that takes longer than the import.
  private static let mostCompared = 50

  private func titlesByUnit() -> [OfficeUnit.ID: [Likeness.Label]] {
    var titles: [OfficeUnit.ID: [Likeness.Label]] = [:]
    for (_, briefing) in briefings.sorted(by: { $0.key < $1.key }) where !briefing.isCancelled && !briefing.isWithheld {
      titles[merged[briefing.unit] ?? briefing.unit, default: []].append((briefing.foldedTitle, briefing.title))
    }
    return titles
  }
}
