internal import BriefingDomain
internal import BriefingLibrary

// What is looked at before the figures of a period are given out.
extension DeskPages {
  /// So many units are written to at a time.
  private static let mostReminders = 50

  static func checks(
    _ report: ReductionReport, _ wording: ReportWording, _ reminders: [Reminder], _ clock: OfficeClock, _ desk: String
  ) -> HTML {
    tag("section", ["aria-labelledby": "checks"]) {
      tag("h2", ["id": "checks"]) { tr("Before the period is closed", "締める前の確認") }
      tag("ul", ["class": "checks"]) {
        check(report.hasEnded, tr("It is over.", "期間は終わっています。"), tr("It is not over yet.", "期間はまだ終わっていません。"))
        check(
          report.months.withoutEntry.isEmpty, tr("Every month has entries.", "どの月にも記録があります。"),
          tr("Without entries, so that they do not count: ", "記録がなく、数えられない月: ")
            + report.months.withoutEntry.map { ReportWording.name($0) }.joined(separator: tr(", ", "、")))
        check(
          reminders.isEmpty, tr("Everything is recorded.", "すべて記録されています。"),
          tr(
            "Unrecorded: \(reminders.reduce(0) { $0 + $1.appointments.count }) in \(counted(reminders.count, "unit"))",
            "未確認: \(reminders.count) 所属の \(reminders.reduce(0) { $0 + $1.appointments.count }) 件"))
        if let verdicts = report.printed?.total.verdicts {
          check(
            verdicts.contradicted == 0 && verdicts.confirmed + verdicts.explained > 0,
            tr("No print log speaks against a record.", "印刷ログとの食い違いはありません。"),
            verdicts.contradicted == 0
              ? tr("Print logs can say nothing of this period.", "印刷ログからは、この期間のことは判定できません。")
              : tr(
                "Print logs speak against \(counted(verdicts.contradicted, "record")).",
                "印刷ログとの食い違い: \(verdicts.contradicted) 件"))
        }
        let units = report.tables.first { $0.grouping == .unit }?.rows ?? []
        let below = units.filter { $0.figures.isBelowGoal }
        check(
          // Of a unit without a base there is no verdict.
          units.contains { $0.figures.verdict == .met }
            && units.allSatisfy { [.met, nil].contains($0.figures.verdict) },
          tr("Every unit reaches the goal.", "すべての所属が目標に届いています。"),
          below.isEmpty
            ? tr(
              "No unit is known to be below the goal, but not all are decided.",
              "目標に届いていないと分かる所属はありませんが、まだ決まっていません。")
            : tr("Units below the goal: ", "目標に届いていない所属: ")
              + below.map { "\(wording.name($0)) \(Figure.percent($0.figures.value))" }.joined(separator: tr(", ", "、"))
        )
      }
      for (number, reminder) in reminders.prefix(mostReminders).enumerated() {
        self.reminder(reminder, number, clock, desk)
      }
      if reminders.count > mostReminders {
        tag("p", ["class": "quiet"]) {
          tr(
            "\(reminders.count - mostReminders) more units follow when these have recorded.",
            "ほか \(reminders.count - mostReminders) 所属は、これらの記録が済むと表示します。")
        }
      }
    }
  }

  private static func check(_ isGood: Bool, _ good: String, _ bad: String) -> HTML {
    tag("li", ["class": isGood ? "good" : "bad"]) {
      tag("span", ["class": "mark"]) { isGood ? tr("OK", "済") : tr("Look", "要確認") }
      tag("span") { isGood ? good : bad }
    }
  }

  private static func reminder(_ reminder: Reminder, _ number: Int, _ clock: OfficeClock, _ desk: String) -> HTML {
    let (name, count) = (reminder.unit.name, reminder.appointments.count)
    return tag("details", ["class": "reminder"]) {
      tag("summary") { tr("\(name): \(counted(count, "briefing"))", "\(name)　\(count) 件") }
      tag("label", ["for": "reminder-\(number)"]) { tr("Text to send to \(name)", "\(name)に送る文面") }
      tag("textarea", ["id": "reminder-\(number)", "rows": "10", "readonly": "readonly"]) {
        HTML(lines: reminder.text(clock, desk: desk))
      }
      // The script shows it; without one the text is marked and copied by hand.
      tag("button", ["type": "button", "data-copies": "reminder-\(number)", "hidden": "hidden"]) { tr("Copy", "コピー") }
      tag("span", ["role": "status", "class": "quiet", "data-copied": tr("Copied.", "コピーしました。")])
    }
  }
}

extension Reduction {
  /// Whether it is less than the goal by what is known so far, though that may be undecided yet.
  fileprivate var isBelowGoal: Bool {
    switch verdict {
    case .met, nil: false
    case .notMet: true
    // Not by a binary fraction.
    case .open: value.map { $0 < goal - 1e-9 } ?? false
    }
  }
}
