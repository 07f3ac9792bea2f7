import BriefingDomain
import BriefingLibrary
import Foundation
import FoundationXML
import Testing

@testable import BriefingWording

struct ReportPageTests {
  /// What a page must bear without breaking.
  enum Case: String, CaseIterable {
    case usual, noBase, baseWithoutDocuments, nothing, allUnrecorded, morePaper, outlier, threeYears, manyUnits
    case manyOnPaper, markup, longNames, oneMonth

    var report: ReductionReport {
      switch self {
      case .usual:
        ReportFixture.report(
          series: [160, 178, 120, 90, 73], onPaper: (1...5).map { ReportFixture.submission("報告\($0)") })
      case .noBase: ReportFixture.report(series: [160, 178, 73], hasBase: false)
      case .baseWithoutDocuments: ReportFixture.report(series: [0, 0, 73])
      case .nothing: ReportFixture.report(series: [0, 0, 0], reports: 0, ended: false)
      case .allUnrecorded: ReportFixture.report(series: [160, 178, 0], unrecorded: 40, reports: 0)
      case .morePaper: ReportFixture.report(series: [10, 10, 900], unrecorded: 500)
      case .outlier: ReportFixture.report(series: [20, 30, 99_999_999, 20, 10])
      case .threeYears: ReportFixture.report(series: (0..<36).map { 200 - $0 * 3 }, baseMonths: 12)
      case .manyUnits: ReportFixture.report(series: [160, 178, 73], units: (1...200).map { "第\($0)課" } + [nil])
      case .manyOnPaper:
        ReportFixture.report(
          series: [160, 178, 3000], onPaper: (1...500).map { ReportFixture.submission("報告\($0)") }, reports: 1400)
      case .markup:
        ReportFixture.report(
          series: [160, 178, 73], units: ["</td><script>alert(1)</script>"], onPaper: [ReportPageTests.hostile],
          reasons: [PaperReason(reason: "</style><img src=x onerror=alert(2)>", count: 1)])
      case .longNames:
        ReportFixture.report(
          series: [160, 178, 73], units: [String(repeating: "長い名前の", count: 60), String(repeating: "x", count: 300)])
      case .oneMonth: ReportFixture.report(series: [73], baseMonths: 1)
      }
    }

    var page: String { ReportPage(report, ReportFixture.clock).html }
  }

  static let hostile = ReportFixture.submission(
    "<script>alert('1')</script> & \u{202E}\"gnp.exe\u{1B}[31m\u{0}", unit: "<b onclick=\"x\">", reason: "]]><!--")

  /// A sign with a combining mark behind it is a sign still.
  @Test func escaping() {
    #expect(#"<i>"x"</i> & 'y'"#.escapedForHTML == "&lt;i&gt;&quot;x&quot;&lt;/i&gt; &amp; &#39;y&#39;")
    #expect("<\u{301}\u{1B}".escapedForHTML.hasPrefix("&lt;\u{301}") && !"\u{1B}".escapedForHTML.contains("\u{1B}"))
  }

  @Test(arguments: Case.allCases)
  func isWellFormedAndAsksForNothing(_ example: Case) throws {
    let page = example.page
    let parsed = try ParsedPage(page)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(Language.current.rawValue)\">"))
    #expect(!parsed.elements.contains { ["script", "link", "img", "iframe", "object", "base"].contains($0.name) })
    for element in parsed.elements {
      for (name, value) in element.attributes {
        #expect(!["src", "href", "xlink:href", "action", "style"].contains(name) && !name.hasPrefix("on"))
        #expect(!value.contains("://"))
        if ParsedPage.lengths.contains(name) { #expect(Double(value)?.isFinite == true, "\(name)=\(value)") }
        if name == "points" || name == "viewBox" {
          #expect(value.split { $0 == "," || $0 == " " }.allSatisfy { Double($0)?.isFinite == true })
        }
      }
    }
    #expect(!page.contains("://") && !page.contains("@import"))
    #expect(
      !parsed.texts.contains {
        $0.range(of: #"\b(nan|inf)\b"#, options: [.regularExpression, .caseInsensitive]) != nil
      })
  }

  @Test(arguments: Case.allCases)
  func canBeHeardAndTabbed(_ example: Case) throws {
    let elements = try ParsedPage(example.page).elements
    let headings = elements.compactMap { $0.name.first == "h" ? Int($0.name.dropFirst()) : nil }
    #expect(headings.first == 1 && headings.count { $0 == 1 } == 1)
    #expect(zip(headings, headings.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    #expect(elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
    #expect(elements.count { $0.name == "table" } == elements.count { $0.name == "caption" })
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in elements where element.attributes["aria-labelledby"] != nil {
      let names = element.attributes["aria-labelledby", default: ""].split(separator: " ").map(String.init)
      #expect(names.allSatisfy(ids.contains))
    }
    let pictures = elements.filter { $0.name == "svg" }
    #expect(pictures.allSatisfy { $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true" })
  }

  @Test(arguments: [(Case.usual, 5), (.threeYears, 36), (.outlier, 5), (.nothing, 3), (.oneMonth, 1)])
  func drawsOneBarForEachMonth(_ example: Case, _ count: Int) throws {
    let bars = try ParsedPage(example.page).elements.filter {
      // Bars of the chart stand in the picture's coordinates; those of the legend are 14 high.
      $0.attributes["class"]?.hasPrefix("bar ") == true && $0.attributes["width"] != "22"
    }
    #expect(bars.count == count)
    #expect(bars.count { $0.attributes["class"] == "bar period" } == 1)
    for bar in bars {
      let top = try #require(bar.attributes["y"].flatMap(Double.init))
      #expect(top >= 0)
    }
  }

  @Test func showsEveryFigureWithItsFormula() throws {
    let text = try ParsedPage(Case.usual.page).texts.joined(separator: "\n")
    for figure in ["56.8 %", "1 − (73 ÷ 1) ÷ (338 ÷ 2)", "338 ÷ 2 = 169", "169 × (1 − 0.55) = 76.05", "(0 + 5) ÷ 10"] {
      #expect(text.contains(figure), "\(figure)")
    }
    for source in [
      "Energy Policy 33 (2005) 867–871", tr("Shiga", "滋賀県"), tr("national statistics", "国の統計"), "abababab",
    ] {
      #expect(text.contains(source), "\(source)")
    }
  }

  @Test(arguments: [
    (Case.usual, tr("met", "達成"), "met"), (.morePaper, tr("not met", "未達"), "not-met"),
    (.allUnrecorded, tr("open", "未確定"), "open"), (.noBase, tr("not defined", "算出不可"), "undefined"),
  ])
  func tellsTheVerdictByWordAndShape(_ example: Case, _ word: String, _ style: String) throws {
    let parsed = try ParsedPage(example.page)
    #expect(parsed.elements.contains { $0.attributes["class"] == "verdict \(style)" })
    #expect(parsed.texts.contains(word))
  }

  @Test func foreignTextStaysText() throws {
    let page = Case.markup.page
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b onclick"))
    #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; \u{FFFD}&quot;gnp.exe␛[31m␀"))
    #expect(page.contains("]]&gt;&lt;!--"))
  }

  @Test func saysWhatTheListLeavesOut() throws {
    let text = try ParsedPage(Case.manyOnPaper.page).texts
    #expect(text.contains { $0.contains("500") && $0.contains("700") })
    #expect(try !ParsedPage(Case.usual.page).texts.contains { $0.contains("utsusu export ledger") })
  }

  @Test func bothGroupingsAreThere() throws {
    let ids = try ParsedPage(Case.manyUnits.page).elements.compactMap { $0.attributes["id"] }
    #expect(ids.contains("by-recipient") && ids.contains("by-unit"))
    #expect(try ParsedPage(Case.manyUnits.page).texts.contains("第200課"))
  }

  /// The lines of the mean (169) and of the goal (76) run beside the values of the bars, whatever these are.
  @Test(arguments: Array(stride(from: 1, through: 300, by: 7)) + [60, 64, 68, 70, 72, 74, 76, 150, 155, 160, 165])
  func noLineRunsThroughAValue(_ amount: Int) throws {
    let report = ReportFixture.report(series: [160, 178, amount, amount])
    let picture = MonthChartPicture(chart: MonthChart(report), title: "月別", description: "棒")
    let elements = try ParsedPage(picture.html.source).elements
    let lines = elements.filter { $0.name == "line" && ["mean", "goal"].contains($0.attributes["class"]) }
      .compactMap { $0.attributes["y1"].flatMap(Double.init) }
    let values = elements.filter { $0.attributes["class"]?.hasPrefix("value") == true }
    #expect(lines.count == 2 && values.count == 4)
    for value in values {
      let bottom = try #require(value.attributes["y"].flatMap(Double.init))
      let top = bottom - (value.attributes["class"] == "value strong" ? 20 : 15) * 0.75
      for line in lines { #expect(!(top - 1.5...bottom + 1.5).contains(line), "\(line) through \(top)–\(bottom)") }
      #expect(top > 0)
    }
  }

  @Test func anOutlierLeavesTheRestReadable() {
    let chart = MonthChart(Case.outlier.report)
    #expect(chart.bars.map(chart.isCut) == [false, false, true, false, false])
    #expect(chart.scale.top < 100)
    #expect(MonthChart(Case.usual.report).cut == nil && MonthChart(Case.nothing.report).cut == nil)
  }
}

struct WaterfallTests {
  /// Both ends are what they are: 141 ÷ 8 is 17.6, whatever the effects add up to.
  @Test(arguments: [(359, 141, 449, 176), (338, 73, 423, 91), (0, 8, 0, 10), (2, 0, 3, 0)])
  func bothEndsAreTheirOwn(_ before: Int, _ now: Int, _ start: Int, _ end: Int) throws {
    let report = ReportFixture.report(series: [10, 10])
    let figures = Reduction(
      measure: .documents, period: ReportFixture.tally(paper: 4, projected: 4, documents: now), months: 8,
      base: .init(tally: ReportFixture.tally(paper: 8, documents: before), months: 8), goal: 0.55)
    let steps = try #require(Waterfall(figures, ReportWording(report: report, clock: ReportFixture.clock))).steps
    #expect(steps[0].to == start && steps[4].to == end)
  }

  @Test(arguments: ReportPageTests.Case.allCases)
  func stepsJoin(_ example: ReportPageTests.Case) {
    let report = example.report
    guard
      let waterfall = Waterfall(report.total, ReportWording(report: report, clock: ReportFixture.clock))
    else {
      // Without a record nothing is known to have been saved.
      #expect(report.base == nil || report.total.effects == nil)
      return
    }
    let steps = waterfall.steps
    #expect(zip(steps, steps.dropFirst().dropLast()).allSatisfy { $0.to == $1.from })
    #expect(abs(steps[3].to - steps[4].to) <= 1)
  }
}

struct ScaleTests {
  @Test(arguments: [
    ([0.0], 1.0, 1.0), ([3], 3, 1), ([73, 169.25], 200, 50), ([99_999_999], 100_000_000, 20_000_000),
    ([.nan, 7], 8, 2),
  ])
  func endsAtRoundNumbers(_ values: [Double], _ top: Double, _ step: Double) {
    let scale = Scale(holding: values)
    #expect(scale.bottom == 0 && scale.top == top && scale.step == step)
    #expect((2...12).contains(scale.ticks.count))
  }

  @Test func drawsNoNumberThatIsNone() {
    #expect(Drawing.length(.nan) == "0" && Drawing.length(.infinity) == "0" && Drawing.length(-0.04) == "0")
    #expect(Drawing.length(-0.26) == "-0.3" && Drawing.length(12.25) == "12.3" && Drawing.length(-3) == "-3")
  }
}
