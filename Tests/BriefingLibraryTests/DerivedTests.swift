import BriefingDomain
import BriefingLibrary
import Foundation
import GRDB
import JapaneseText
import Testing

/// What is kept beside the ledger so that it need not be looked through says what the ledger says, whatever was done: which
/// submissions wait, and the sums of months that a server keeps in memory.
struct DerivedTests {
  @Test(arguments: 1...4)
  func whateverIsDone(_ seed: UInt64) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await visit.add("部長", aliases: [], Recipient.self, takesNewName: true)
    var numbers = Numbers(state: seed)
    for round in 0..<60 {
      // Some of what is drawn cannot be done, and is refused as it would be to a person.
      try? await Self.act(visit, fixture, round, &numbers)
      let wrong = try fixture.raw { database in
        try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM briefingRecipient AS pair WHERE isRecorded <> (
              SELECT count(*) FROM ledger WHERE NOT withdrawn AND seq = (
                SELECT max(seq) FROM ledger WHERE briefingID = pair.briefingID AND recipientID = pair.recipientID))
            """)
      }
      #expect(wrong == 0, "round \(round)")
      for period in ["2026-09", "2026年度"] {
        let months = try PeriodExpression.parse(period, today: visit.clock.today)
        let request = ReportRequest(
          period: Period(from: months.from, through: months.through), grouping: .unit, withRunningMonth: true)
        let (kept, anew) = (try await visit.report(request), try await fixture.visit().report(request))
        #expect(Self.text(kept) == Self.text(anew), "round \(round), \(period)")
      }
    }
    let entries = try fixture.raw {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger WHERE supersedes IS NOT NULL")
    }
    #expect(entries ?? 0 > 0)
  }

  private static func act(
    _ visit: Visit, _ fixture: LibraryFixture, _ round: Int, _ numbers: inout Numbers
  ) async throws {
    let (number, day) = (Briefing.ID(Int64(numbers.draw(12) + 1)), numbers.draw(28) + 1)
    let recipient = ["局長", "危機管理監", "部長"][numbers.draw(3)]
    switch numbers.draw(10) {
    case 0, 1:
      _ = try await visit.register(
        [],
        Registration(
          title: "報告\(round)", recipients: ["局長", recipient], unit: ["防災課", "道路課"][numbers.draw(2)],
          moment: Moment(instant: visit.clock.now.advanced(by: Int64(-day) * 5 * 86_400), dayOnly: numbers.draw(2) == 0)
        ))
    case 2, 3, 4:
      _ = try await visit.submit(
        briefing: number, to: [recipient], form: numbers.draw(2) == 0 ? .paper : .digital, correction: "訂正")
    case 5: _ = try await visit.withdraw([number], from: [recipient], reason: "誤り")
    case 6: _ = try await visit.undo(past: true)
    case 7: _ = try await visit.amend(number, addRecipients: [recipient])
    case 8:
      try await fixture.importing(
        "2026-0\(numbers.draw(3) + 7)-\(day),台帳\(round),防災課,\(recipient),paper,2,3,no,図面",
        "2026-0\(numbers.draw(3) + 7)-\(day),台帳\(round)の別,道路課,局長,digital,0,0,no,", into: visit)
    default:
      if round == 40 {
        _ = try await visit.mergeRecipient("部長", into: "局長")
      } else {
        _ = try await visit.amend(number, removeRecipients: [recipient])
      }
    }
  }

  private static func text(_ report: ReductionReport) -> String {
    "\(report.total) \(report.tables) \(report.series) \(report.reasons) \(report.comparisons.map(\.tally))"
  }

  private struct Numbers {
    var state: UInt64

    mutating func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }
}
