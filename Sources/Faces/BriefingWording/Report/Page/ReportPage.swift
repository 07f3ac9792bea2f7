internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// The report as one self-contained page: no script, no request, nothing that is not in the file.
package struct ReportPage {
  let report: ReductionReport
  let wording: ReportWording
  let clock: OfficeClock
  private let signature: ReportSignature?

  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package init(
    _ report: ReductionReport, _ clock: OfficeClock, isAtDesk: Bool = false, signature: ReportSignature? = nil
  ) {
    self.report = report
    self.clock = clock
    self.signature = signature
    wording = ReportWording(report: report, clock: clock, isAtDesk: isAtDesk)
  }

  var total: Reduction { report.total }

  package var html: String {
    HTML.document(language: Language.current.rawValue, head: Self.head(wording.title), body: body)
  }

  /// Its style sheet, as a server's policy names it by its hash.
  package static var style: String { HTML.styleText(PageStyle.sheet) }

  /// Of a page that is one file.
  static func head(_ title: String) -> HTML {
    HTML([
      tag("meta", ["charset": "utf-8"]),
      tag(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag("meta", ["name": "robots", "content": "noindex"]),
      tag("title") { title },
      HTML.style(PageStyle.sheet),
    ])
  }

  @HTMLBuilder private var body: HTML {
    tag("header") {
      tag("h1") { wording.title }
      tag("p", ["class": "subtitle"]) { wording.subtitle }
    }
    tag("main") {
      notes
      headline
      months
      split
      rollOut
      derived
      report.tables.map(table)
      onPaper
      printed
      stock
      method
      signature.map(signed)
    }
    tag("footer") {
      wording.settingSentence.map { sentence in tag("p") { sentence } }
      tag("p") { wording.ledgerSentence }
      tag("p", ["class": "hash"]) { report.ledgerHead.hash.description }
    }
  }

  private var notes: HTML? {
    guard !wording.notes.isEmpty else { return nil }
    return tag("ul", ["class": "notes"]) {
      wording.notes.map { note in tag("li") { code(note) } }
    }
  }

  /// What stands between backticks is a command.
  private func code(_ sentence: String) -> HTML {
    let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
    return HTML(
      parts.enumerated().map { index, part in
        index.isMultiple(of: 2) ? HTML(text: String(part)) : tag("code") { String(part) }
      })
  }

  private var rollOut: HTML? {
    guard let sentence = wording.rollOutSentence else { return nil }
    return tag("section") {
      tag("h2") { tr("The roll-out's own effect", "取組による効果") }
      tag("p", ["class": "sentence"]) { sentence }
      if report.rollOut?.isConclusive == true { formula(wording.rollOutFormula) }
      wording.rollOutUnits.map { units in tag("p", ["class": "formula"]) { units } }
    }
  }

  private var derived: HTML? {
    guard !wording.derived.isEmpty else { return nil }
    return tag("section") {
      tag("h2") { tr("What the sheets stand for", "枚数の換算") }
      tag("ul") { wording.derived.map { sentence in tag("li") { sentence } } }
    }
  }

  private var method: HTML {
    tag("section", ["class": "method"]) {
      tag("h2") { tr("How the figures are computed", "算出方法") }
      tag("dl") {
        wording.definitions.map { definition in
          tag("div") {
            tag("dt") { definition.term }
            tag("dd") { definition.meaning }
          }
        }
      }
    }
  }

  /// A formula with its counts, as small print beside its figure.
  func formula(_ text: String?) -> HTML? {
    guard let text, !text.isEmpty else { return nil }
    return tag("p", ["class": "formula"]) { text }
  }

  /// A table wider than the screen scrolls by itself, with the keyboard too.
  static func scrolling(_ label: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], content)
  }
}
