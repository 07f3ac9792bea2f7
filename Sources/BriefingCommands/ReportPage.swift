internal import BriefingLibrary

/// The report as one self-contained page.
struct ReportPage {
  private let report: ReductionReport
  private let wording: ReportWording

  init(_ report: ReductionReport, _ clock: OfficeClock) {
    self.report = report
    wording = ReportWording(report: report, clock: clock)
  }

  var html: String { "<!doctype html><title>\(wording.title)</title>" }
}
