internal import BriefingDomain
package import BriefingLibrary

extension Reminder {
  /// A mail to the unit: what nobody has recorded, and how it is done.
  ///
  /// - Parameter desk: the address of the page where it is recorded; by the shell when `nil`.
  package func text(_ clock: OfficeClock, desk: String? = nil) -> String {
    let unit = unit.name.safe
    let count = appointments.count
    var lines = [
      tr("To: ", "宛先: ") + unit,
      tr(
        "Subject: Please record how \(counted(count, "briefing")) reached the recipients",
        "件名: 報告の提出形態の記録のお願い（\(count)件）"),
      "", tr("To the staff of \(unit)", "\(unit) ご担当者様"), "",
      tr(
        "Nobody has recorded yet in which form these reached their recipients. Please record it.",
        "次の報告について、提出形態がまだ記録されていません。お手数ですが、記録をお願いします。"),
    ]
    for appointment in appointments {
      let briefing = appointment.briefing
      let names = appointment.submissions.map(\.recipient)
      let recipients = names.map { " --to " + $0.safe.asShellWord }.joined()
      let form = (briefing.plannedForm ?? .projected).label
      lines += [
        "", tr("Briefing \(briefing.id)  ", "報告 \(briefing.id)  ") + briefing.markedTitle.safe,
        tr("  When:       ", "  日時: ") + briefing.slot.label(clock),
        tr("  Recipients: ", "  報告先: ") + names.map(\.safe).joined(separator: tr(", ", "、")),
      ]
      if desk == nil {
        lines.append(tr("  To record:  ", "  記録の仕方: ") + "utsusu submit \(briefing.id)\(recipients) --form \(form)")
      }
    }
    if let desk {
      lines += ["", tr("To record, or to say that one did not take place: ", "記録する・行われなかったことを知らせる: ") + desk]
      return lines.map { $0 + "\n" }.joined()
    }
    let forms = SubmissionForm.allCases.map(\.label)
    lines += [
      "",
      tr(
        "--form says how it was: \(forms.joined(separator: ", ")). With paper, --copies says how many copies.",
        "--form には実際の提出形態（\(forms.joined(separator: "、"))）を書いてください。紙を含むときは --copies で部数も書いてください。"),
      tr(
        "If one did not take place: utsusu cancel \(appointments[0].briefing.id) --reason …",
        "行われなかった報告は utsusu cancel \(appointments[0].briefing.id) --reason … としてください。"),
    ]
    return lines.map { $0 + "\n" }.joined()
  }
}

extension String {
  /// In quotes where a shell would read it in another way.
  fileprivate var asShellWord: String {
    !isEmpty && unicodeScalars.allSatisfy(\.needsNoQuote) ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}

extension Unicode.Scalar {
  fileprivate var needsNoQuote: Bool {
    switch self {
    case "A"..."Z", "a"..."z", "0"..."9", "_", ".", "/", "-", "\u{80}"...: true
    default: false
    }
  }
}
