internal import BriefingDomain
internal import BriefingStore

/// The submissions of a month with what print logs say of them, and what printers put out in it.
struct PrintMonth {
  struct Submission {
    let stored: StoredSubmission
    let checked: CheckedSubmission
  }

  struct Checked {
    let submission: StoredSubmission
    let checked: CheckedSubmission
    let verdict: PrintVerdict
  }

  let month: Month
  let rows: [Checked]
  private(set) var printed: [PrinterMap.Place: PrintedAmount] = [:]
  /// Days of the month that are over.
  let days: ClosedRange<Int>?

  /// - Parameter submissions: of the month, and of the days around it that are looked at with it.
  /// - Parameter jobs: of the days of all their windows, each once.
  init(
    _ month: Month, _ submissions: [Submission], jobs: [StoredPrint], titles: PrintTitles, _ known: PrintKnowledge
  ) throws {
    self.month = month
    let (first, last, today) = (month.firstDay.number, month.lastDay.number, known.clock.today.number)
    days = first < today ? first...min(last, today - 1) : nil
    for job in jobs where (first...last).contains(job.day) {
      if let place = known.map.place(of: job) { printed[place, default: PrintedAmount()].add(job) }
    }
    var matching = PrintMatching(
      submissions.map(\.checked), jobs: jobs, titles: titles, map: known.map, today: today, rates: known.rates(of:))
    rows = zip(submissions, try matching.run()).compactMap { submission, verdict in
      (first...last).contains(submission.checked.day)
        ? Checked(submission: submission.stored, checked: submission.checked, verdict: verdict) : nil
    }
  }
}
