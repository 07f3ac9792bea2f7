internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// The proof of pages as one self-contained page, for print.
package struct ProofPage {
  private let wording: ProofWording
  private let clock: OfficeClock

  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package init(_ proof: ProofOfPages, _ clock: OfficeClock, isAtDesk: Bool = false) {
    (wording, self.clock) = (ProofWording(proof, clock, isAtDesk: isAtDesk), clock)
  }

  package var html: String {
    HTML.document(language: Language.current.rawValue, head: ReportPage.head(wording.title), body: body)
  }

  @HTMLBuilder private var body: HTML {
    tag("header") {
      tag("h1") { wording.title }
      tag("p", ["class": "subtitle"]) { wording.madeAt }
    }
    tag("main") {
      tag("dl", ["class": "method"]) {
        for (name, value) in wording.facts {
          tag("div") {
            tag("dt") { name }
            tag("dd") { value }
          }
        }
      }
      materials
      tag("h2") { tr("Projected", "投影の記録") }
      if wording.details.projections.isEmpty { tag("p") { wording.nothing } }
      wording.details.projections.map(record)
      entries
    }
    tag("footer") { wording.chain.map { line in tag("p", ["class": "hash"]) { line.replacing("`", with: "") } } }
  }

  private var materials: HTML {
    let shown = wording.proof.shown
    guard !shown.isEmpty else { return HTML() }
    return tag("h2") { tr("Materials shown", "提示した資料") }
      + tag("ul") {
        shown.map { version in
          tag("li") {
            wording.name(of: version)
            tag("p", ["class": "hash"]) { wording.hash(of: version) }
          }
        }
      }
  }

  /// Who was there, on how many screens, then each page with its times.
  private func record(_ report: ProjectionReport) -> HTML {
    let lines = report.lines(clock).map { String($0.drop { $0 == " " }) }
    return tag("section", ["class": "record"]) {
      tag("h3") { lines.first ?? "" }
      tag("ul") { lines.dropFirst().map { line in tag("li") { line } } }
      tag("p", ["class": "hash"]) { wording.seal(of: report) }
    }
  }

  private var entries: HTML {
    tag("h2") { tr("Ledger", "台帳") }
      + tag("ul") {
        if wording.details.entries.isEmpty { tag("li") { tr("none", "なし") } }
        wording.details.entries.map { entry in
          tag("li") {
            wording.line(of: entry)
            tag("p", ["class": "hash"]) { "\(entry.hash)" }
          }
        }
      }
  }
}
