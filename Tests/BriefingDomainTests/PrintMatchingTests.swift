import Testing

@testable import BriefingDomain

/// One unit with one printer of its own, whose log has all of a year.
struct PrintMatchingTests {
  static let year = Day(2026, 4, 1)!.number...Day(2027, 3, 31)!.number
  /// A Wednesday.
  static let day = Day(2026, 10, 14)!.number

  private func map(
    _ days: ClosedRange<Int>? = year, isWhole: Bool = true, place: PrinterMap.Place = .unit(1)
  ) -> PrinterMap {
    let covered = CoveredDays([days].compactMap(\.self))
    return PrinterMap(
      printers: [1: .init(place: place, days: covered, wholeDays: isWhole ? covered : CoveredDays())],
      units: [7: 1, 8: 2], floors: [1: "3", 2: "3"])
  }

  private func job(
    _ sides: Int, copies: Int = 0, on offset: Int = 0, at second: Int64 = 0, title: Range<Int> = 0..<0,
    person: PrintPerson.ID? = nil, isAtMost: Bool = false, pages: Int = 0, sheets: Int = 0
  ) -> StoredPrint {
    StoredPrint(
      printer: 1, endedAt: Instant(seconds: Int64(Self.day + offset) * 86_400 + second), day: Self.day + offset, log: 1,
      person: person, sides: sides, copies: copies, sheets: sheets, pages: pages, isAtMost: isAtMost, title: title)
  }

  private func submission(
    _ form: SubmissionForm, pages: Int, copies: Int = 0, briefing: Briefing.ID = 1, recipient: Recipient.ID = 1,
    on offset: Int = 0, parts: Int = 1, text: String = "堤防の改修計画"
  ) throws -> CheckedSubmission {
    CheckedSubmission(
      entry: briefing.rawValue * 10 + recipient.rawValue, briefing: briefing, recipient: recipient, unit: 1,
      day: Self.day + offset, handout: try Handout(form: form, copies: copies, pages: pages), parts: parts,
      texts: [Array(text.utf8)])
  }

  private func verdicts(
    _ submissions: [CheckedSubmission], _ jobs: [StoredPrint], _ titles: PrintTitles = PrintTitles(),
    _ map: PrinterMap? = nil, others: [Int] = [], workdays: Double = 240, withoutPaper: Int = 50,
    today: Int = day + 30
  ) throws -> [PrintVerdict] {
    var matching = PrintMatching(
      submissions, jobs: jobs, titles: titles, map: map ?? self.map(), today: today
    ) { _ in PrintRates(measures: others + jobs.map(\.measure), workdays: workdays, withoutPaper: withoutPaper) }
    return try matching.run()
  }

  private func titled(_ text: String) -> (PrintTitles, Range<Int>) {
    var titles = PrintTitles()
    let range = Array(text.utf8).withUnsafeBufferPointer { titles.add($0) }
    return (titles, range)
  }

  @Test(arguments: [
    // Sides of all copies; a blank back each; two pages a side.
    (36, 0, 0, 0), (36, 3, 0, 0), (36, 1, 0, 0), (18, 3, 0, 0), (0, 0, 18, 0), (0, 3, 0, 12), (0, 0, 0, 12),
  ])
  func aJobThatIsIt(_ sides: Int, _ copies: Int, _ sheets: Int, _ pages: Int) throws {
    let verdict = try verdicts(
      [submission(.paper, pages: 12, copies: 3)], [job(sides, copies: copies, pages: pages, sheets: sheets)])[0]
    #expect(verdict.outcome == .confirmed && verdict.reason == .printed && verdict.jobs.count == 1)
  }

  @Test(arguments: [(35, 0), (36, 2), (12, 1), (48, 0)])
  func aJobThatIsNot(_ sides: Int, _ copies: Int) throws {
    let verdict = try verdicts([submission(.paper, pages: 12, copies: 3)], [job(sides, copies: copies)])[0]
    #expect(verdict.outcome == .cannotSay)
  }

  /// What was cancelled is an upper bound, which is no count.
  @Test func atMost() throws {
    let verdict = try verdicts([submission(.paper, pages: 12, copies: 3)], [job(36, isAtMost: true)])[0]
    #expect(verdict.outcome == .cannotSay && verdict.reason == .nothingFits)
  }

  @Test func theWindow() throws {
    let paper = try submission(.paper, pages: 12, copies: 3)
    // Five workdays before a Wednesday is the Wednesday before; the day after is Thursday.
    #expect(paper.window == Self.day - 7...Self.day + 1)
    #expect(try verdicts([paper], [job(36, on: -7)])[0].outcome == .confirmed)
    #expect(try verdicts([paper], [job(36, on: 1)])[0].outcome == .confirmed)
    for offset in [-8, 2] { #expect(try verdicts([paper], [job(36, on: offset)])[0].reason == .notPrinted) }
    let friday = try submission(.paper, pages: 12, copies: 3, on: 2)
    #expect(friday.window == Self.day - 5...Self.day + 5)
  }

  /// One job stands for one submission; that of two recipients together is both.
  @Test func noJobTwice() throws {
    let two = try [
      submission(.paper, pages: 12, copies: 3), submission(.paper, pages: 12, copies: 3, briefing: 2, on: 1),
    ]
    let once = try verdicts(two, [job(36)])
    #expect(once.map(\.outcome) == [.confirmed, .cannotSay])
    let both = try verdicts(two, [job(36), job(36, on: 1)])
    #expect(both.map(\.outcome) == [.confirmed, .confirmed])
    #expect(both[0].jobs != both[1].jobs)
    let recipients = try (1...2).map {
      try submission(.paper, pages: 12, copies: $0, recipient: Recipient.ID(Int64($0)))
    }
    let together = try verdicts(recipients, [job(36, copies: 3)])
    #expect(together.map(\.reason) == [.printedForAll, .printedForAll] && together.map(\.copies) == [1, 2])
  }

  @Test func severalJobs() throws {
    let paper = try submission(.paper, pages: 12, copies: 3)
    let verdict = try verdicts([paper], [job(12, at: 0), job(24, at: 600)])[0]
    #expect(verdict.outcome == .confirmed && verdict.reason == .printedInParts && verdict.jobs.count == 2)
    // Not in one sitting, and not by one person.
    #expect(try verdicts([paper], [job(12, at: 0), job(24, at: 7200)])[0].outcome == .cannotSay)
    #expect(try verdicts([paper], [job(12, at: 0, person: 7), job(24, at: 60)])[0].outcome == .cannotSay)
  }

  /// A common size bears nothing out unless the title agrees.
  @Test func common() throws {
    let paper = try submission(.paper, pages: 12, copies: 1)
    let often = [Int](repeating: 12, count: 100)
    let verdict = try verdicts([paper], [job(12)], others: often)[0]
    #expect(verdict.outcome == .cannotSay && verdict.reason == .common && verdict.coincidences! > 2)
    let (titles, title) = titled("microsoft word - 堤防の改修計画.docx")
    #expect(try verdicts([paper], [job(12, title: title)], titles, others: often)[0].outcome == .confirmed)
    let few = try submission(.paper, pages: 2, copies: 1)
    #expect(try verdicts([few], [job(2)])[0].reason == .fewPages)
    // Sheets alone, or pages alone, may be as common.
    for found in [job(0, sheets: 6), job(0, pages: 12)] {
      let alike = [Int](repeating: found.measure, count: 100)
      #expect(try verdicts([paper], [found], others: alike)[0].reason == .common)
      #expect(try verdicts([paper], [found], others: often)[0].outcome == .confirmed)
    }
    // Logs of two weeks do not say what is common.
    #expect(try verdicts([paper], [job(12)], workdays: 14)[0].reason == .common)
  }

  @Test func printedAfterDeclaring() throws {
    let (titles, title) = titled("堤防の改修計画(最終).pdf")
    let projected = try submission(.projected, pages: 12)
    let verdict = try verdicts([projected], [job(60, copies: 5, on: 1, title: title)], titles)[0]
    #expect(verdict.outcome == .contradicted && verdict.reason == .printedByTitle && verdict.copies == 5)
    // Another number of pages, another's job, one or two pages.
    #expect(try verdicts([projected], [job(13, title: title)], titles)[0].reason == .nothingFits)
    #expect(try verdicts([projected], [job(12, title: title, person: 8)], titles)[0].reason == .nothingFits)
    // What was cancelled, and more copies than are told apart.
    #expect(try verdicts([projected], [job(24, isAtMost: true)])[0].reason == .nothingFits)
    #expect(try verdicts([projected], [job(12 * 101)])[0].reason == .nothingFits)
    #expect(try verdicts([projected], [job(13)])[0].reason == .nothingPrinted)
    let few = try submission(.projected, pages: 2)
    #expect(try verdicts([few], [job(2, title: title)], titles)[0].reason == .fewPages)
    // The same title the week before, on paper: an extra copy of that.
    let series = try [projected, submission(.paper, pages: 12, copies: 3, briefing: 2, on: -5)]
    let both = try verdicts(series, [job(36, on: -5, title: title), job(12, on: -4, title: title)], titles)
    #expect(both.map(\.outcome) == [.cannotSay, .confirmed] && both[0].reason == .severalFit)
  }

  /// Without a title chance has to be ruled out, over all submissions of the unit.
  @Test func bySize() throws {
    let projected = try submission(.projected, pages: 120)
    let found = try verdicts([projected], [job(960, copies: 8)])[0]
    #expect(found.outcome == .contradicted && found.reason == .printedBySize && found.coincidences! < 0.01)
    for (others, count) in [([960], 50), ([750, 800, 850, 900, 1000], 50), ([], 500)] {
      let verdict = try verdicts([projected], [job(960, copies: 8)], others: others, withoutPaper: count)[0]
      #expect(verdict.outcome == .cannotSay && verdict.reason == .common)
    }
    // A job of a floor may be anybody's.
    let shared = try verdicts([projected], [job(960, copies: 8)], PrintTitles(), map(place: .floor("3")))[0]
    #expect(shared.outcome == .cannotSay)
  }

  /// As many recipients as there are copies.
  @Test func twoRecipientsWithoutPaper() throws {
    let (titles, title) = titled("堤防の改修計画")
    let two = try (1...2).map { try submission(.projected, pages: 12, recipient: Recipient.ID($0)) }
    #expect(try verdicts(two, [job(12, title: title)], titles).map(\.outcome) == [.contradicted, .cannotSay])
    let both = try verdicts(two, [job(24, copies: 2, title: title)], titles)
    #expect(both.map(\.outcome) == [.contradicted, .contradicted] && both.map(\.copies) == [1, 1])
    // Of whom other pages are declared nothing was found.
    let other = try [two[0], submission(.projected, pages: 30, recipient: 2)]
    #expect(try verdicts(other, [job(24, copies: 2, title: title)], titles)[1].outcome == .cannotSay)
    let one = try [two[0], submission(.paper, pages: 12, copies: 3, recipient: 2)]
    #expect(try verdicts(one, [job(12, title: title)], titles)[0].reason == .paperForAnother)
  }

  @Test func notPrinted() throws {
    let paper = try submission(.paper, pages: 40, copies: 3)
    #expect(try verdicts([paper], [job(19), job(12)])[0].reason == .notPrinted)
    // It may be in a larger job, in one of unknown size, or in pieces where nothing is registered.
    for other in [job(50), job(0)] { #expect(try verdicts([paper], [other])[0].reason == .nothingFits) }
    let pieces = try submission(.paper, pages: 40, copies: 3, parts: 0)
    #expect(try verdicts([pieces], [job(12), job(12)])[0].reason == .nothingFits)
    #expect(try verdicts([pieces], [job(12)])[0].reason == .notPrinted)
  }

  @Test func whatTheLogsCover() throws {
    let (paper, projected) = (try submission(.paper, pages: 40, copies: 3), try submission(.projected, pages: 40))
    func reasons(_ map: PrinterMap, today: Int = Self.day + 30) throws -> [PrintVerdict.Reason] {
      try [paper, projected].flatMap { try verdicts([$0], [], PrintTitles(), map, today: today).map(\.reason) }
    }
    #expect(try reasons(map()) == [.notPrinted, .nothingPrinted])
    #expect(try reasons(map(isWhole: false)) == [.partCoverage, .partCoverage])
    #expect(try reasons(map(Self.day - 3...Self.day + 60)) == [.partCoverage, .partCoverage])
    #expect(try reasons(map(nil)) == [.noCoverage, .noCoverage])
    #expect(try reasons(map(place: .unit(2))) == [.noPrinter, .noPrinter])
    #expect(try reasons(map(), today: Self.day + 1) == [.stillOpen, .stillOpen])
    // Two weekend days at either end are no gap.
    #expect(try reasons(map(Self.day - 7...Self.day + 1)) == [.notPrinted, .nothingPrinted])
  }

  @Test func unknownPages() throws {
    let all = try [submission(.paper, pages: 0, copies: 1), submission(.projected, pages: 0, briefing: 2)]
    #expect(try verdicts(all, [job(12)]).map(\.reason) == [.noPages, .noPages])
  }
}
