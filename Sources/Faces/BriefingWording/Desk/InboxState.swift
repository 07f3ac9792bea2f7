package import BriefingDomain
package import BriefingLibrary

/// Which of the unrecorded submissions a page shows, as its address says.
package struct InboxState: Sendable {
  package var recipient: Recipient.ID?
  package var unit: OfficeUnit.ID?
  package var period: InboxPeriod
  /// Only what comes behind it.
  package var place: WaitingSubmission.Place?

  package static let path = "/unrecorded"

  /// What cannot be read is left away: an address is typed and cut off.
  package init(_ query: (String) -> String?) {
    recipient = query("to").flatMap { Recipient.ID($0) }
    unit = query("unit").flatMap { OfficeUnit.ID($0) }
    period = query("period").flatMap { InboxPeriod($0) } ?? .recent
    place = query("after").flatMap { WaitingSubmission.Place($0) }
  }

  package var address: String { address() }

  /// The same list with more behind its `?`.
  package func address(_ more: (name: String, value: String?)...) -> String {
    let said: [(name: String, value: String?)] = [
      ("to", recipient?.description), ("unit", unit?.description),
      ("period", period == .recent ? nil : period.description), ("after", place?.description),
    ]
    let pairs = (said + more).compactMap { pair in pair.value.map { "\(pair.name)=\($0)" } }
    return Self.path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }
}

/// Of which days unrecorded submissions are looked at.
package enum InboxPeriod: Hashable, Sendable, LosslessStringConvertible {
  /// This month and the two before it.
  case recent
  case month(Month)
  case all

  package init?(_ description: String) {
    switch description {
    case "recent": self = .recent
    case "all": self = .all
    default:
      guard let month = Month(iso: description) else { return nil }
      self = .month(month)
    }
  }

  package var description: String {
    switch self {
    case .recent: "recent"
    case .month(let month): month.description
    case .all: "all"
    }
  }

  package func instants(_ clock: OfficeClock) -> Range<Instant> {
    switch self {
    case .recent:
      let month = clock.today.inMonth
      return clock.instants(from: (month.advanced(by: -2) ?? month).firstDay, through: clock.today)
    case .month(let month): return clock.instants(of: Period(month))
    case .all: return .earliest..<Instant.latest
    }
  }

  /// Those to choose from, and this one.
  func choices(_ clock: OfficeClock) -> [InboxPeriod] {
    let months = (0..<12).compactMap { clock.today.inMonth.advanced(by: -$0) }.map(InboxPeriod.month)
    return [.recent] + months + (months.contains(self) || self == .all || self == .recent ? [] : [self]) + [.all]
  }

  var label: String {
    switch self {
    case .recent: tr("The last 3 months", "直近3か月")
    case .month(let month): month.description
    case .all: tr("All", "すべて")
    }
  }
}
