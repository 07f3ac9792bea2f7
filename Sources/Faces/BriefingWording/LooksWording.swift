package import BriefingDomain
package import BriefingLibrary

/// Who has looked at a confidential briefing.
package struct LooksWording {
  private let looks: [Look]
  private let clock: OfficeClock

  /// - Parameter looks: the last one first.
  package init(_ looks: [Look], _ clock: OfficeClock) {
    self.looks = looks
    self.clock = clock
  }

  /// A line for each person, the last one who looked first; nothing where nobody did.
  package var text: String {
    guard !looks.isEmpty else { return "" }
    var people: [String] = []
    for look in looks where !people.contains(look.person) { people.append(look.person) }
    let lines = people.map { person in
      let own = looks.filter { $0.person == person }
      let last = Moment(instant: own[0].at, dayOnly: false).label(clock)
      let pages = Set(own.compactMap(\.sight)).count
      let what = pages == 0 ? "" : tr(" (\(counted(pages, "page")))", "（\(pages) ページ）")
      return "  \(person.safe)  " + tr("last \(last)", "最後は \(last)") + what
    }
    return ([tr("Looked at by", "閲覧")] + lines).map { $0 + "\n" }.joined()
  }
}
