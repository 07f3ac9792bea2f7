import Foundation
import Testing

/// Every figure of the report is what a script computes that knows `export ledger` and docs/figures.md alone.
struct FigureTests {
  @Test(arguments: 1...(Effort.isTorture ? 200 : 12) as ClosedRange<UInt64>)
  func aScriptThatSharesNoCodeComputesTheSame(_ seed: UInt64) throws {
    var random = try RandomOffice(seed: seed)
    let folder = try random.make()
    let script = Built.repository.appending(path: "Tests/Figures/report_figures.py").path
    let compared = try random.office.start(["-B", script, folder], of: "/usr/bin/python3").result()
    #expect(compared.status == 0, "ledger \(seed): \(compared.stdout)\(compared.stderr)")
  }
}
