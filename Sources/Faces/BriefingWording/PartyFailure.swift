internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong where recipients and units become one, or are taken away.
  var partySentence: String {
    switch self {
    case .sameParty(.recipient, let name):
      tr(
        "\(name.quoted) is that recipient already. Name two recipients.",
        "\(name.quoted) は同じ報告先です。二つの報告先を指定してください。")
    case .sameParty(.unit, let name):
      tr("\(name.quoted) is that unit already. Name two units.", "\(name.quoted) は同じ所属です。二つの所属を指定してください。")
    case .recordedForBoth(let name, let target, let briefings):
      tr(
        "Of \(named(briefings)) something counts both for \(name.safe) and for \(target.safe), and as one recipient it would "
          + "count twice. Where it was one submission, withdraw one of the two first: "
          + "`utsusu withdraw \(numbers(briefings)) --to \(name.safe) --reason …`. Where both received it, they are two.",
        "\(named(briefings))には \(name.safe) と \(target.safe) の両方への提出の記録があり、統合すると一つの報告先に二重に数えることになります。"
          + "同じ提出であれば、先に一方を utsusu withdraw \(numbers(briefings)) --to \(name.safe) --reason … で取り下げてください。"
          + "両方に提出したのであれば、別の報告先です。")
    case .recipientInUse(let name, let briefings, _) where briefings.isEmpty:
      tr(
        "\(name.safe) cannot be taken away: another recipient has been merged into it, or it is on in a room. "
          + "`utsusu recipient merge \(name.safe) --into …` counts it as another one.",
        "\(name.safe) には統合された報告先があるか、投影中のため、外せません。別の報告先に統合するには utsusu recipient merge "
          + "\(name.safe) --into … を使ってください。")
    case .recipientInUse(let name, let briefings, let unrecorded):
      tr(
        "\(name.safe) cannot be taken away: \(named(briefings)) is for it. "
          + (unrecorded.map {
            "`utsusu amend \($0) --not-to \(name.safe)` takes it off one of which nothing is recorded. "
          } ?? "")
          + "`utsusu recipient merge \(name.safe) --into …` counts it as another one.",
        "\(named(briefings))の報告先であるため、\(name.safe) は外せません。"
          + (unrecorded.map { "提出の記録がない報告から外すには utsusu amend \($0) --not-to \(name.safe) を使ってください。" } ?? "")
          + "別の報告先に統合するには utsusu recipient merge \(name.safe) --into … を使ってください。")
    case .nameKept(_, let name, let owner?):
      tr(
        "\(name.safe) was merged into \(owner.safe), and the ledger knows it by that name. Choose another name, or take the "
          + "merging back with `utsusu undo`.",
        "\(name.safe) は \(owner.safe) に統合されており、台帳にこの名前が残っています。別の名前にするか、統合を utsusu undo で取り消してください。")
    case .nameKept(let kind, let name, nil):
      tr(
        "\(name.safe) was taken away, and the ledger knows it by that name. Add it again with `\(kind.adding) \(name.safe)`, "
          + "then merge the two with `utsusu \(kind.rawValue) merge`.",
        "\(name.safe) は外されていますが、台帳にこの名前が残っています。\(kind.adding) \(name.safe) で改めて加えてから、utsusu "
          + "\(kind.rawValue) merge で統合してください。")
    case .partyTakenAway(let kind, let name, let number):
      tr(
        "Briefing \(number) names \(name.safe), which was taken away. Add it again first: `\(kind.adding) \(name.safe)`.",
        "報告 \(number) の \(name.safe) は外されています。先に \(kind.adding) \(name.safe) で改めて加えてください。")
    default: ""
    }
  }

  /// All of a few, so that they can be typed.
  private func numbers(_ briefings: [Briefing.ID]) -> String {
    briefings.prefix(20).map { "\($0)" }.joined(separator: " ") + (briefings.count > 20 ? " …" : "")
  }
}

extension PartyKind {
  /// The command that adds one.
  fileprivate var adding: String { self == .recipient ? "utsusu recipient add" : "utsusu unit set" }
}
