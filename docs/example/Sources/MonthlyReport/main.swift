import BriefingDomain
import BriefingLibrary
import Foundation

guard CommandLine.arguments.count == 3 else { exit(64) }
let (home, decks) = (CommandLine.arguments[1], CommandLine.arguments[2])

// Noon of 24 November 2026 in Tokyo, the month of the sample decks. Others take the time from the system.
let now = Instant(seconds: 1_795_489_200)
let environment = ProcessInfo.processInfo.environment
let library = try await Library(home: Home(given: home, environment: environment), environment: environment)
let visit = try await library.visit(by: Person("reform office"), at: now)

let log = try await visit.importLedger(SourcePath(decks + "/ledger.csv")) { _ in }
try await visit.setBase(visit.clock.period("2025-07..2026-02"))
print("imported: \(log.rows) submissions by \(log.newUnits.count) units")

let registered = try await visit.register(
  [SourcePath(decks + "/01_洪水避難所.pptx")],
  Registration(
    title: "洪水避難所の収容計画（案）", recipients: ["局長", "危機管理監"], unit: "防災企画課",
    moment: visit.clock.moment("11/5 10:00")))
let number = registered.briefing.id
for material in registered.materials {
  print("registered: briefing \(number), \(material.version.fileName), \(material.version.pageCount) pages")
}

let receipts =
  try await visit.submit(briefing: number, to: ["局長"], form: .projected)
  + visit.submit(briefing: number, to: ["危機管理監"], form: .paper, copies: 2, reason: "図面が大判")
for receipt in receipts {
  print("entry \(receipt.number): \(receipt.entry.recipient.name), \(receipt.entry.handout.form.rawValue)")
}

let report = try await visit.report(
  ReportRequest(period: visit.clock.period("2026-10..今月"), withRunningMonth: true))
let total = report.total
print("\(report.period): \(total.period.documents) documents on paper")
if let before = total.base, let now = total.perMonth, let reduction = total.value, let verdict = total.verdict {
  print(String(format: "%.1f a month before, %.1f now", before.perMonth(total.measure), now))
  print(String(format: "a reduction of %.1f %%; goal: %@", reduction * 100, verdict.rawValue))
}
