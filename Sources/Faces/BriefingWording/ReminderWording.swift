internal import BriefingDomain
package import BriefingLibrary

extension Reminder {
  /// A mail to the unit: what nobody has recorded, and how it is done.
  ///
  /// - Parameter desk: the address of the server, whose pages staff look at; what they do in the shell when `nil`.
  package func text(_ clock: OfficeClock, desk: String? = nil) -> String {
    let unit = unit.name.safe
    let count = appointments.count
    let forms = SubmissionForm.allCases.map(\.label).joined(separator: tr(", ", "、"))
    var lines = [
      tr("To: ", "宛先: ") + unit,
      desk == nil
        ? tr(
          "Subject: Please record how \(counted(count, "briefing")) reached the recipients",
          "件名: 報告の提出形態の記録のお願い（\(count)件）")
        : tr(
          "Subject: How did \(counted(count, "briefing")) reach the recipients?",
          "件名: 報告の提出形態の確認のお願い（\(count)件）"),
      "", tr("To the staff of \(unit)", "\(unit) ご担当者様"), "",
      desk == nil
        ? tr(
          "Nobody has recorded yet in which form these reached their recipients. Please record it.",
          "次の報告について、提出形態がまだ記録されていません。お手数ですが、記録をお願いします。")
        : tr(
          "Nobody has recorded yet in which form these reached their recipients. Please tell the recipient's secretary or "
            + "the reform office (\(forms), and of paper how many copies), who record it.",
          "次の報告について、提出形態がまだ記録されていません。お手数ですが、実際の提出形態（\(forms)。紙を含むときは部数も）を"
            + "報告先の秘書か改革担当にお知らせください。記録は秘書か改革担当がします。"),
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
      if let desk {
        lines.append(tr("  Page:       ", "  ページ: ") + desk + DeskPath.briefing(briefing.id))
      } else {
        lines.append(tr("  To record:  ", "  記録の仕方: ") + "utsusu submit \(briefing.id)\(recipients) --form \(form)")
      }
    }
    if desk != nil {
      lines += [
        "", tr("If one did not take place, cancel it on its page.", "行われなかった報告は、そのページで中止にしてください。"),
      ]
      return lines.map { $0 + "\n" }.joined()
    }
    lines += [
      "",
      tr(
        "--form says how it was: \(forms). With paper, --copies says how many copies.",
        "--form には実際の提出形態（\(forms)）を書いてください。紙を含むときは --copies で部数も書いてください。"),
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
