internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong where several briefings are recorded at once.
  var recordingSentence: String {
    switch self {
    case .several(let faults):
      tr("Nothing was written:", "何も記録していません:") + faults.prefix(20).map { "\n  " + $0.sentence }.joined()
        + (faults.count > 20 ? tr("\n  … and \(faults.count - 20) more.", "\n  … ほか \(faults.count - 20) 件。") : "")
    case .recordedOtherwise(let number, let recipient, let handout):
      tr(
        "Briefing \(number) is recorded for \(recipient.safe) as \(handout.label). Correct it alone: "
          + "`utsusu submit \(number) --to \(recipient.safe) --form …`.",
        "報告 \(number) は \(recipient.safe) への提出が「\(handout.label)」で記録済みです。訂正は "
          + "utsusu submit \(number) --to \(recipient.safe) --form … のように1件ずつ行ってください。")
    case .briefingToCome(let number, let day, let recipient?):
      tr(
        "\(recipient.safe) hears briefing \(number) on \(day), which has not come. Record it then, record the others with --to, "
          + "or correct the day: `utsusu amend \(number) --for \(recipient.safe) --on …`.",
        "報告 \(number) を \(recipient.safe) に報告する日（\(day)）はまだ来ていません。その日になってから記録するか、ほかの報告先を --to で"
          + "記録するか、日付を utsusu amend \(number) --for \(recipient.safe) --on … で訂正してください。")
    case .briefingToCome(let number, let day, nil):
      tr(
        "Briefing \(number) is on \(day), which has not come. Record it then, or correct its day: "
          + "`utsusu amend \(number) --on …`.",
        "報告 \(number) の日付（\(day)）はまだ来ていません。その日になってから記録するか、日付を utsusu amend \(number) --on … で"
          + "訂正してください。")
    case .nothingToCorrect(let number, let recipient):
      tr(
        "Nothing was recorded before of briefing \(number) for \(recipient.safe), so that there is nothing to correct. "
          + "Leave --correction away; why paper is --reason.",
        "報告 \(number) の \(recipient.safe) への提出には、訂正する記録がないため、--correction は使えません。"
          + "--correction を外してください。紙にした理由は --reason です。")
    case .notAmong(let number):
      tr(
        "Briefing \(number) is not of those days, so that --except leaves nothing out. Check the number.",
        "報告 \(number) は指定した日の報告ではありません。--except の番号を確かめてください。")
    case .monthHasBriefings(let month, let briefings):
      tr(
        "In \(month) there is \(named(briefings)), so that it is no month without a report. Record it, or cancel what did "
          + "not take place: `utsusu cancel \(briefings[0]) --reason …`.",
        "\(month) には\(named(briefings))があり、報告がなかった月としては登録できません。記録するか、なかった報告を "
          + "utsusu cancel \(briefings[0]) --reason … で中止にしてください。")
    default: ""
    }
  }

  /// The first ones, and how many there are.
  func named(_ briefings: [Briefing.ID]) -> String {
    let first = briefings.prefix(3).map { "\($0)" }.joined(separator: tr(", ", "、"))
    return briefings.count > 3
      ? tr("briefing \(first) … (\(briefings.count) in all)", "報告 \(first) など \(briefings.count) 件")
      : tr("briefing \(first)", "報告 \(first) ")
  }
}
