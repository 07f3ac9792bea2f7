internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong where several briefings are recorded at once.
  var recordingSentence: String {
    switch self {
    case .several(let faults):
      tr("Nothing was written:", "何も記録していません:") + faults.map { "\n  " + $0.sentence }.joined()
    case .recordedOtherwise(let number, let recipient, let handout):
      tr(
        "Briefing \(number) is recorded for \(recipient.safe) as \(handout.label). Correct it alone: "
          + "`utsusu submit \(number) --to \(recipient.safe) --form …`.",
        "報告 \(number) は \(recipient.safe) への提出が「\(handout.label)」で記録済みです。訂正は "
          + "utsusu submit \(number) --to \(recipient.safe) --form … のように1件ずつ行ってください。")
    case .briefingToCome(let number, let day):
      tr(
        "Briefing \(number) is on \(day), which has not come. Record it then, or correct its day: "
          + "`utsusu amend \(number) --on …`.",
        "報告 \(number) の日付（\(day)）はまだ来ていません。その日になってから記録するか、日付を utsusu amend \(number) --on … で"
          + "訂正してください。")
    case .notAmong(let number):
      tr(
        "Briefing \(number) is not of those days, so that --except leaves nothing out. Check the number.",
        "報告 \(number) は指定した日の報告ではありません。--except の番号を確かめてください。")
    default: ""
    }
  }
}
