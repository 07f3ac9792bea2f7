package import BriefingDomain
import ForgedFiles

/// A year of an invented office: what it declared, what its printers' logs tell, and where both were made to disagree.
package struct InventedYear {
  package struct Planted: Hashable {
    package let briefing: Briefing.ID
    package let reason: PrintVerdict.Reason

    package init(briefing: Briefing.ID, reason: PrintVerdict.Reason) {
      (self.briefing, self.reason) = (briefing, reason)
    }
  }

  /// A job as it is compared, with its title as the log has it.
  package struct Job {
    package let print: StoredPrint
    package let title: String?
  }

  package private(set) var submissions: [CheckedSubmission] = []
  package private(set) var jobs: [Job] = []
  package private(set) var titles = PrintTitles()
  package private(set) var planted: Set<Planted> = []
  /// On paper of which the logs must say nothing: the printer has no log, or the one job is another's.
  package private(set) var open: Set<Briefing.ID> = []
  /// Printed, with the title in the log.
  package private(set) var plain: Set<Briefing.ID> = []
  package let map: PrinterMap
  /// Of the log of a machine and that of its server.
  package let kinds: [PrintLog.ID: String] = [1: "cups", 2: "machine"]

  package static let days = Day(2026, 4, 1)!.number...Day(2027, 3, 31)!.number
  package static let units = (1...8).map { OfficeUnit.ID($0) }
  /// Its logs mask titles.
  private static let masked: OfficeUnit.ID = 6
  /// Of its printers none has a log.
  package static let unlogged: OfficeUnit.ID = 7
  /// That of a floor, which the first three units share.
  package static let shared: Printer.ID = 11
  /// Of whom it is known who they are.
  package static let people: [PrintPerson.ID: OfficeUnit.ID] = [1: 1, 2: 2]
  /// They have a log of their machines, too.
  private static let twice: Set<Printer.ID> = [4, 5]
  /// Prints little, and nothing long.
  private static let quiet: OfficeUnit.ID = 8

  private var random: SeededNumbers
  private var lastBriefing: Int64 = 0

  package init(seed: UInt64) {
    random = SeededNumbers(seed: seed)
    let all = CoveredDays([Self.days])
    var printers: [Printer.ID: PrinterMap.Known] = [:]
    for unit in Self.units {
      let days = unit == Self.unlogged ? CoveredDays() : all
      printers[Printer.ID(unit.rawValue)] = PrinterMap.Known(place: .unit(unit), days: days, wholeDays: days)
    }
    // A floor's: the first three units share it.
    printers[Self.shared] = PrinterMap.Known(place: .floor("3"), days: all, wholeDays: all)
    map = PrinterMap(printers: printers, units: Self.people, floors: [1: "3", 2: "3", 3: "3"])
    for unit in Self.units {
      for day in Self.days where Workday.count(in: day...day) == 1 {
        addNoise(unit, day)
        if random.next(100) < 45 { addBriefing(unit, day) }
        if unit == 2, (day + 3) % 7 == 1 { addWeekly(day) }
      }
      plant(unit)
    }
    addSecondLog()
  }

  private mutating func add(
    _ unit: OfficeUnit.ID, _ day: Int, sides: Int, copies: Int, title: String?, printer: Printer.ID? = nil
  ) {
    if unit == Self.unlogged { return }
    let title = unit == Self.masked ? nil : title
    let range = title.map { text in Array(text.utf8).withUnsafeBufferPointer { titles.add($0) } }
    // In Tokyo's office hours, which are of one day with UTC's.
    let print = StoredPrint(
      printer: printer ?? Printer.ID(unit.rawValue),
      endedAt: Instant(seconds: Int64(day) * 86_400 + 1_000 + Int64(random.next(30_000))), day: day, log: 1,
      number: UInt64(jobs.count + 1), person: printer == nil ? nil : PrintPerson.ID(unit.rawValue), sides: sides,
      copies: random.next(3) == 0 ? 0 : copies, title: range ?? 0..<0)
    jobs.append(Job(print: print, title: title))
  }

  /// What an office prints whatever for: mostly little, some long, some in many copies.
  private mutating func addNoise(_ unit: OfficeUnit.ID, _ day: Int) {
    for _ in 0..<(unit == Self.quiet ? random.next(4) : 4 + random.next(16)) {
      let isLong = random.next(10) == 0 && unit != Self.quiet
      let pages = 1 + random.next(isLong ? 60 : unit == Self.quiet ? 6 : 8)
      let copies = random.next(8) == 0 && unit != Self.quiet ? 2 + random.next(6) : 1
      let shared: Printer.ID? = unit.rawValue <= 2 && random.next(4) == 0 ? Self.shared : nil
      add(unit, day, sides: pages * copies, copies: copies, title: "起案文書 \(random.next(100_000))", printer: shared)
    }
  }

  private mutating func submit(
    _ unit: OfficeUnit.ID, _ day: Int, _ form: SubmissionForm, pages: Int, copies: Int, title: String
  ) -> Briefing.ID {
    lastBriefing += 1
    let briefing = Briefing.ID(lastBriefing)
    let handout = try? Handout(form: form, copies: copies, pages: pages)
    if let handout {
      submissions.append(
        CheckedSubmission(
          entry: lastBriefing, briefing: briefing, recipient: 1, unit: unit, day: day, handout: handout, parts: 1,
          texts: [Array(title.utf8)]))
    }
    return briefing
  }

  private mutating func addBriefing(_ unit: OfficeUnit.ID, _ day: Int) {
    let pages = unit == Self.quiet ? 20 + random.next(20) : 1 + random.next(40)
    let title = "報告資料 \(unit)-\(lastBriefing + 1) について"
    guard random.next(10) < 3 else {
      _ = submit(unit, day, random.next(5) == 0 ? .digital : .projected, pages: pages, copies: 0, title: title)
      return
    }
    let copies = 1 + random.next(6)
    let briefing = submit(unit, day, random.next(3) == 0 ? .both : .paper, pages: pages, copies: copies, title: title)
    let printed = Workday.day(random.next(4), before: day)
    let sides = random.next(4) == 0 ? (pages + 1) / 2 * 2 : pages
    add(unit, printed, sides: sides * copies, copies: copies, title: title + ".docx")
    if unit == Self.unlogged {
      open.insert(briefing)
    } else if unit != Self.masked, printed >= Self.days.lowerBound {
      plain.insert(briefing)
    }
  }

  /// The same title and pages every week, by turns on paper and on the wall; what was on paper gets one copy more a day later.
  private mutating func addWeekly(_ day: Int) {
    guard day / 7 % 2 == 0 else {
      _ = submit(2, day, .projected, pages: 12, copies: 0, title: "週次の防災報告")
      return
    }
    _ = submit(2, day, .paper, pages: 12, copies: 5, title: "週次の防災報告")
    add(2, day - 1, sides: 60, copies: 5, title: "週次の防災報告.pptx")
    add(2, day, sides: 12, copies: 1, title: "週次の防災報告.pptx")
  }

  private mutating func plant(_ unit: OfficeUnit.ID) {
    if unit == Self.unlogged { return }
    for number in 0..<6 {
      let day = Workday.day(-1, before: Self.days.lowerBound + 30 + 50 * number + random.next(20))
      let title = "計画の説明 \(unit)-\(number) 改訂"
      if unit == Self.quiet {
        // Declared on paper, and never printed.
        let briefing = submit(unit, day, .paper, pages: 200 + number, copies: 2, title: title)
        planted.insert(Planted(briefing: briefing, reason: .notPrinted))
      } else if unit == Self.masked {
        // Without a word in the log only something large stands out, of which there is no other. A prime number of pages, so that
        // no smaller briefing fits, too.
        guard number == 0 else { continue }
        let pages = 131
        let briefing = submit(unit, day, .projected, pages: pages, copies: 0, title: title)
        add(unit, day, sides: pages * 9, copies: 9, title: nil)
        planted.insert(Planted(briefing: briefing, reason: .printedBySize))
      } else {
        // Declared without paper, and printed a little later, or before.
        let briefing = submit(unit, day, .projected, pages: 5 + random.next(40), copies: 0, title: title)
        let pages = submissions.last?.handout.pages ?? 0
        let copies = 1 + random.next(5)
        add(
          unit, random.next(2) == 0 ? Workday.day(-1, before: day) : day, sides: pages * copies, copies: copies,
          title: "Microsoft PowerPoint - " + title)
        planted.insert(Planted(briefing: briefing, reason: .printedByTitle))
      }
    }
    // Two alike on paper, of which one was printed: a second log makes no second job of it.
    guard unit == 4 || unit == 5 else { return }
    let day = Workday.day(-1, before: Self.days.lowerBound + 100)
    let pages = 37 + Int(unit.rawValue)
    let first = submit(unit, day, .paper, pages: pages, copies: 7, title: "説明会の資料 \(unit)")
    let second = submit(unit, day, .paper, pages: pages, copies: 7, title: "説明会の資料 \(unit)（午後の部）")
    add(unit, day, sides: pages * 7, copies: 7, title: "説明会の資料 \(unit)")
    open.formUnion([first, second])
  }

  /// The machine of units 4 and 5 has a log of its own: other numbers, no titles, a clock that goes a little wrong.
  private mutating func addSecondLog() {
    jobs += jobs.map(\.print).filter { Self.twice.contains($0.printer) }.map { job in
      let print = StoredPrint(
        printer: job.printer, endedAt: job.endedAt.advanced(by: 20), day: job.day, log: 2, number: job.number + 40_000,
        sides: job.sides, copies: job.copies)
      return Job(print: print, title: nil)
    }
  }
}

extension SeededNumbers {
  /// From 0 to below `limit`.
  fileprivate mutating func next(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
