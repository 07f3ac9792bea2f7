internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation

/// What was before an act, so that it can be taken back: what it says it was about, and its steps in their order. Names of
/// cases and members lie in the database and stay.
struct Reversal: Codable {
  /// What the act was about, for people: a title, the name of a setting.
  var subject = ""
  private(set) var steps: [Step] = []

  enum Step: Codable {
    /// Entries of the ledger were made, from one to another.
    case entries(first: Int64, last: Int64)
    case registered(Briefing.ID)
    /// Briefings came with a table, from one to another.
    case imported(first: Briefing.ID, last: Briefing.ID)
    case versionAdded(MaterialVersion.ID)
    /// The order of its materials.
    case ordered(Briefing.ID, [Material.ID])
    case changed(BriefingState)
    /// What it was set to before.
    case setting(name: String, subject: String, value: String?)
    case added(Kind, id: Int64)
    case renamed(Kind, id: Int64, from: String, newAlias: String?)
    case aliasAdded(Kind, id: Int64, String)
    case aliasRemoved(Kind, id: Int64, String)
    case placed(OfficeUnit.ID, bureau: String?, department: String?, floor: String?)
    case merged(OfficeUnit.ID, labels: [String])
    case recipientMerged(Recipient.ID, labels: [String])
    /// Its names, its own first.
    case removed(Kind, id: Int64, names: [String])
    case roomAdded(Room.ID)
    case room(RoomState)
    case accountAdded(Account.ID)
    case account(AccountState)
    case assigned(Assignment.ID)
    /// A print log was taken in, which has brought some printers.
    case printLog(PrintLog.ID, printers: [Printer.ID])
    case printerAdded(Printer.ID)
    case printer(PrinterState)
    /// Of which unit somebody was who prints.
    case printPerson(PrintPerson.ID, unit: OfficeUnit.ID?)
    /// What was said before of an entry that print logs speak against.
    case explained(LedgerEntry.ID, reason: String?)
    /// Whether it was done.
    case assignment(Assignment.ID, doneAt: Int64?, doneBy: String?)
  }

  typealias Kind = PartyKind

  var isEmpty: Bool { steps.isEmpty }

  mutating func note(_ step: Step) { steps.append(step) }

  /// An entry of the ledger was made; those that follow one another are one step.
  mutating func note(entry number: LedgerEntry.ID) {
    if case .entries(let first, let last)? = steps.last, number.rawValue == last + 1 {
      steps[steps.count - 1] = .entries(first: first, last: last + 1)
    } else {
      note(.entries(first: number.rawValue, last: number.rawValue))
    }
  }

  /// Whether none of what it puts back was changed by another act too. Entries of the ledger say for themselves what came
  /// after them.
  func isApart(from other: Reversal) -> Bool {
    Set(steps.compactMap(\.target)).isDisjoint(with: other.steps.compactMap(\.target))
  }

  /// Briefings as they were.
  var changed: [BriefingState] { steps.compactMap { if case .changed(let state) = $0 { state } else { nil } } }

  var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  /// - Throws: `StoreError.damagedDatabase` for what no utsusu has written.
  init(_ act: Act) throws {
    do { self = try JSONDecoder().decode(Reversal.self, from: Data(act.reversal.utf8)) } catch {
      throw StoreError.damagedDatabase("act \(act.id)")
    }
  }

  init() {}
}

extension Reversal.Step {
  /// What it puts back as it was; `nil` where that is not written over.
  fileprivate var target: String? {
    switch self {
    case .changed(let state): "briefing \(state.briefing)"
    case .registered(let briefing): "briefing \(briefing)"
    case .ordered(let briefing, _): "order \(briefing)"
    case .setting(let name, let subject, _): "setting \(name) \(subject)"
    case .renamed(let kind, let id, _, _), .added(let kind, let id), .removed(let kind, let id, _): "\(kind) \(id)"
    case .placed(let unit, _, _, _): "place \(unit)"
    case .merged(let unit, _): "unit \(unit)"
    case .recipientMerged(let recipient, _): "recipient \(recipient)"
    case .roomAdded(let room): "room \(room)"
    case .room(let state): "room \(state.id)"
    case .accountAdded(let account): "person \(account)"
    case .account(let state): "person \(state.id)"
    case .assigned(let id), .assignment(let id, _, _): "assignment \(id)"
    case .printer(let state): "printer \(state.id)"
    case .printerAdded(let printer): "printer \(printer)"
    case .printPerson(let person, _): "print person \(person)"
    case .explained(let entry, _): "explanation \(entry)"
    case .printLog, .entries, .imported, .versionAdded, .aliasAdded, .aliasRemoved: nil
    }
  }
}
