// What was declared on paper, and the jobs that it is.
extension PrintMatching {
  /// Submissions that are looked for as one: one by itself, or all of a briefing that were printed alike.
  private struct Claim {
    let members: [Int]
    let copies: Int
  }

  /// A job that may be what is looked for; the best comes first.
  private struct Offer {
    let claim: Int
    let job: Int
    let hasTitle: Bool
    /// Whether it is a guess of how many pages were on a side, or a job of the floor: from 0 on.
    let doubt: Int
    let daysApart: Int

    static func isBetter(_ a: Offer, _ b: Offer) -> Bool {
      if a.hasTitle != b.hasTitle { return a.hasTitle }
      return (a.doubt, a.daysApart, a.claim, a.job) < (b.doubt, b.daysApart, b.claim, b.job)
    }
  }

  mutating func confirmPaper() throws {
    let claims = self.claims()
    var offers: [Offer] = []
    for (number, claim) in claims.enumerated() { offers += self.offers(number, claim) }
    offers.sort(by: Offer.isBetter)
    for offer in offers where !isUsed[offer.job] && isOpen(claims[offer.claim]) {
      try settle(claims[offer.claim], [offer.job], hasTitle: offer.hasTitle)
    }
    for claim in claims where isOpen(claim) {
      if let parts = parts(of: claim) {
        try settle(claim, parts, hasTitle: parts.contains { hasTitle($0, submissions[claim.members[0]]) })
      }
    }
  }

  private func isOpen(_ claim: Claim) -> Bool { claim.members.allSatisfy { verdicts[$0] == nil } }

  /// All recipients of a briefing together first: their copies are printed at once as a rule.
  private func claims() -> [Claim] {
    let onPaper = submissions.indices.filter {
      submissions[$0].handout.form.includesPaper && submissions[$0].handout.pages > 0
    }
    let together = Dictionary(grouping: onPaper) { submissions[$0].briefing }.values.filter { members in
      let first = submissions[members[0]]
      return members.count > 1
        && members.allSatisfy {
          let other = submissions[$0].handout
          return other.pages == first.handout.pages && other.duplex == first.handout.duplex
            && other.pagesPerSide == first.handout.pagesPerSide
        }
    }.sorted { $0[0] < $1[0] }
    return together.map { members in
      Claim(members: members, copies: members.reduce(0) { $0 + submissions[$1].handout.copies })
    } + onPaper.map { Claim(members: [$0], copies: submissions[$0].handout.copies) }
  }

  private func offers(_ number: Int, _ claim: Claim) -> [Offer] {
    let submission = submissions[claim.members[0]]
    let handout = submission.handout
    let sides = CopySides(pages: handout.pages, pagesPerSide: handout.pagesPerSide).likely
    let (own, shared) = candidates(submission)
    return [(own, 0), (shared, 1)].flatMap { places, doubt in
      places.compactMap { place in
        let job = jobs[place]
        guard let rank = job.rank(as: sides, copies: claim.copies, duplex: handout.duplex) else { return nil }
        return Offer(
          claim: number, job: place, hasTitle: hasTitle(place, submission), doubt: rank * 2 + doubt,
          daysApart: abs(job.day - submission.day))
      }
    }
  }

  /// Seconds within which somebody prints the copies of one thing, one after another.
  private static let sitting: Int64 = 1800

  /// Jobs that one person printed at one printer in one sitting, each some whole copies, which together are all of them.
  private func parts(of claim: Claim) -> [Int]? {
    let submission = submissions[claim.members[0]]
    let handout = submission.handout
    guard claim.copies > 1 else { return nil }
    let (own, shared) = candidates(submission)
    for sides in CopySides(pages: handout.pages, pagesPerSide: handout.pagesPerSide).declared {
      for places in [own, shared] {
        let fitting = places.filter { place in
          !isUsed[place] && (1..<claim.copies).contains(jobs[place].wholeCopies(of: sides, duplex: handout.duplex) ?? 0)
        }
        for (start, first) in fitting.enumerated() {
          var (copies, parts) = (0, [Int]())
          for place in fitting[start...] where isSitting(place, from: first) {
            copies += jobs[place].wholeCopies(of: sides, duplex: handout.duplex) ?? 0
            parts.append(place)
            if copies >= claim.copies { break }
          }
          if copies == claim.copies, parts.count > 1 { return parts }
        }
      }
    }
    return nil
  }

  private func isSitting(_ job: Int, from first: Int) -> Bool {
    let (job, first) = (jobs[job], jobs[first])
    return job.printer == first.printer && job.person == first.person
      && job.endedAt.seconds - first.endedAt.seconds <= Self.sitting
  }

  private mutating func settle(_ claim: Claim, _ parts: [Int], hasTitle: Bool) throws {
    let submission = submissions[claim.members[0]]
    let found = parts.map { PrintVerdict.Job(jobs[$0], hasTitle: self.hasTitle($0, submission)) }
    var expected: Double?
    var isRare = true
    if !hasTitle {
      if submission.handout.pages <= Self.fewPages { return }
      let within = candidates(submission)
      let sizes = (Array(within.own) + Array(within.shared)).map { jobs[$0].measure }
      let days = Workday.count(in: submission.window)
      let rates = try rates(submission.unit)
      expected = parts.compactMap { rates.expected(jobs[$0].measure, days: days, without: sizes) }.min()
      isRare = expected.map { $0 <= Self.mostCoincidences } ?? false
    }
    for part in parts {
      isUsed[part] = true
      isNamed[part] = hasTitle
    }
    for member in claim.members {
      if !isRare {
        verdicts[member] = cannotSay(.common, submissions[member], found, coincidences: expected)
      } else {
        verdicts[member] = PrintVerdict(
          .confirmed, parts.count > 1 ? .printedInParts : claim.members.count > 1 ? .printedForAll : .printed,
          jobs: found,
          copies: submissions[member].handout.copies, coverage: coverage(submissions[member]), coincidences: expected)
      }
    }
  }

  /// Paper of which no job is left that it is.
  func paperWithoutJob(_ index: Int) -> PrintVerdict {
    let submission = submissions[index]
    if let reason = obstacle(submission) { return cannotSay(reason, submission) }
    guard hasAll(submission) else { return cannotSay(.partCoverage, submission) }
    // What has the title of another one is that one.
    let (handout, all) = (submission.handout, everything(submission).filter { !isNamed[$0] })
    let fewest = CopySides.fewest(
      pages: handout.pages, pagesPerSide: handout.pagesPerSide, parts: max(1, submission.parts))
    // What nobody has registered may have been printed piece by piece.
    let canBe =
      submission.parts > 0
      ? all.contains { jobs[$0].canHold(sides: fewest) }
      : all.contains { jobs[$0].canHold(sides: fewest) }
        || all.reduce(0) { $0 + max(jobs[$1].size, jobs[$1].sheets * 2) } >= fewest
    if canBe { return cannotSay(.nothingFits, submission) }
    return PrintVerdict(.contradicted, .notPrinted, coverage: coverage(submission))
  }
}
