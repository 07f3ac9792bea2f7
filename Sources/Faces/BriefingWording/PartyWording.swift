internal import BriefingDomain
package import BriefingLibrary

extension RecipientMerge {
  /// What was merged, and the briefings that were for both.
  package var text: String {
    let head = tr(
      "\(merged.name.safe) is counted as \(into.name.safe) from now on.\n",
      "\(merged.name.safe) を \(into.name.safe) に統合しました。\n")
    if briefings.isEmpty { return head }
    let numbers = briefings.map { "\($0)" }.joined(separator: " ")
    return head
      + tr(
        "For both until now, and for one from now on: briefing \(numbers)\n",
        "両方を報告先としていて、一つにした報告: \(numbers)\n")
  }
}

extension ActSummary {
  /// When, what and about what.
  package func line(_ clock: OfficeClock) -> String {
    "\(Moment(instant: act.doneAt, dayOnly: false).label(clock))  \(act.kind.label)  \(about)"
  }

  /// What went with an act that was taken back, and what did not.
  package var namesText: String {
    func line(_ head: String, _ names: [String]) -> String {
      names.isEmpty ? "" : head + names.map(\.safe).joined(separator: tr(", ", "、")) + "\n"
    }
    return line(tr("No longer listed: ", "一覧から外したもの: "), goneNames)
      + line(tr("Still listed, as something else needs it: ", "ほかで使われているため残したもの: "), keptNames)
  }
}
