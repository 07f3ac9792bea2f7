// What was declared without paper, and the jobs that speak against it.
extension PrintMatching {
  /// A job that is whole copies of it.
  private struct Find {
    let job: Int
    let copies: Int
    let hasTitle: Bool
    let isOwn: Bool
  }

  mutating func noPaper(_ index: Int) throws -> PrintVerdict {
    let submission = submissions[index]
    if let reason = obstacle(submission) { return cannotSay(reason, submission) }
    let siblings = (ofBriefing[submission.briefing] ?? []).filter { $0 != index }
    let finds = finds(submission)
    if finds.isEmpty {
      // Whose the one copy was that was printed, nobody can say.
      if siblings.contains(where: { verdicts[$0]?.outcome == .contradicted }) {
        return cannotSay(.paperForAnother, submission)
      }

      guard hasAll(submission) else { return cannotSay(.partCoverage, submission) }
      let sides = CopySides.fewest(pages: submission.handout.pages, pagesPerSide: 1, parts: max(1, submission.parts))
      let sizes = CopySides(pages: submission.handout.pages, pagesPerSide: 1).declared
      let canBe = everything(submission).contains { place in
        let job = jobs[place]
        if isUsed[place] { return false }
        // A part of it, or more than it, has its title; of what no log says how much it was it may be all the same.
        return hasTitle(place, submission) || (job.size == 0 || job.isAtMost) && job.canHold(sides: sides)
          || sizes.contains { job.wholeCopies(of: $0, duplex: true) ?? 0 > Self.mostCopies }
      }
      return canBe
        ? cannotSay(.nothingFits, submission)
        : PrintVerdict(.confirmed, .nothingPrinted, coverage: coverage(submission))
    }
    let named = finds.filter(\.hasTitle)
    let seen = (named.isEmpty ? finds : named).prefix(3).map { PrintVerdict.Job(jobs[$0.job], hasTitle: $0.hasTitle) }
    if siblings.contains(where: { submissions[$0].handout.form.includesPaper }) {
      return cannotSay(.paperForAnother, submission, seen)
    }
    if let find = named.first {
      if fitsAnother(find.job, submission) { return cannotSay(.severalFit, submission, seen) }
      return contradict(index, siblings, named, .printedByTitle)
    }
    var rarest: (find: Find, chance: Double)?
    for find in finds where find.isOwn {
      if let chance = try chance(find, submission), chance < rarest?.chance ?? .infinity { rarest = (find, chance) }
    }
    guard let (find, chance) = rarest else { return cannotSay(.common, submission, seen) }
    if fitsAnother(find.job, submission) { return cannotSay(.severalFit, submission, seen) }
    return contradict(index, siblings, [find], .printedBySize, coincidences: chance)
  }

  private func finds(_ submission: CheckedSubmission) -> [Find] {
    let handout = submission.handout
    let sides = CopySides(pages: handout.pages, pagesPerSide: 1)
    let (own, shared) = candidates(submission)
    let finds = [(own, true), (shared, false)].flatMap { places, isOwn in
      places.compactMap { place -> Find? in
        if isUsed[place] { return nil }
        let job = jobs[place]
        // Without a word of it by its title, nobody guesses how many pages were on a side.
        func copies(_ sizes: [Int]) -> Int? {
          sizes.lazy.compactMap { job.wholeCopies(of: $0, duplex: true) }.first { $0 <= Self.mostCopies }.map {
            max(1, $0)
          }
        }
        if let copies = copies(sides.declared) {
          return Find(job: place, copies: copies, hasTitle: hasTitle(place, submission), isOwn: isOwn)
        }
        guard let copies = copies(sides.likely), hasTitle(place, submission) else { return nil }
        return Find(job: place, copies: copies, hasTitle: true, isOwn: isOwn)
      }
    }
    // The largest first: a copy for oneself is smaller than what was handed out.
    func daysApart(_ find: Find) -> Int { abs(jobs[find.job].day - submission.day) }
    return finds.sorted { ($1.copies, daysApart($0), ranks[$0.job]) < ($0.copies, daysApart($1), ranks[$1.job]) }
  }

  /// Whether a job may as well be that of another briefing of the unit: one of that title, or of so many pages, in its days.
  private func fitsAnother(_ place: Int, _ submission: CheckedSubmission) -> Bool {
    let job = jobs[place]
    let isNamed = titles.names(job.title, submission.texts)
    return (ofUnit[submission.unit] ?? []).contains { index in
      let other = submissions[index]
      guard other.briefing != submission.briefing, other.handout.pages > 0, other.window.contains(job.day) else {
        return false
      }
      let sizes = CopySides(pages: other.handout.pages, pagesPerSide: other.handout.pagesPerSide).declared
      return sizes.contains { (job.wholeCopies(of: $0, duplex: true) ?? .max) <= Self.mostCopies }
        && (!isNamed || titles.names(job.title, other.texts))
    }
  }

  /// `nil` where chance is not ruled out.
  private func chance(_ find: Find, _ submission: CheckedSubmission) throws -> Double? {
    let job = jobs[find.job]
    guard job.size > 0 else { return nil }
    let days = min(job.day, submission.day)...max(job.day, submission.day)
    let own = candidates(submission).own
    return try rates(submission.unit).chance(
      sides: job.size, pages: submission.handout.pages, days: max(1, Workday.count(in: days)),
      window: Workday.count(in: submission.window), below: Self.mostSlips,
      without: (own.count, { own.map { jobs[$0].size } }))
  }

  /// As many recipients of the briefing as there are copies.
  private mutating func contradict(
    _ index: Int, _ siblings: [Int], _ finds: [Find], _ reason: PrintVerdict.Reason, coincidences: Double? = nil
  ) -> PrintVerdict {
    // Those alone of whom the jobs say as much as of the first.
    let open =
      [index]
      + siblings.filter { place in
        let other = submissions[place]
        return verdicts[place] == nil && other.handout.pages == submissions[index].handout.pages
          && obstacle(other) == nil && finds.allSatisfy { other.window.contains(jobs[$0.job].day) }
      }
    var copies = 0
    var found: [PrintVerdict.Job] = []
    for find in finds where copies < open.count {
      isUsed[find.job] = true
      copies += find.copies
      found.append(PrintVerdict.Job(jobs[find.job], hasTitle: find.hasTitle))
    }
    let printedFor = open.prefix(max(1, copies))
    for (place, member) in printedFor.enumerated() {
      // Of copies that are left over the last one gets all.
      let own = place == printedFor.count - 1 ? max(1, copies - place) : 1
      verdicts[member] = PrintVerdict(
        .contradicted, reason, jobs: found, copies: own, coverage: coverage(submissions[member]),
        coincidences: coincidences)
    }
    return verdicts[index] ?? cannotSay(.common, submissions[index])
  }
}
