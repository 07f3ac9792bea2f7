internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads

/// A page of another briefing, as a console asks for it.
struct BorrowWish: Hashable, Sendable {
  let material: Material.ID
  let version: Int
  let place: Place
  /// Where it is not known yet, the section that it is looked for in, and the words that found it.
  enum Place: Hashable, Sendable {
    case page(Int)
    case section(Int, words: String?)
  }
  /// Whether somebody insists on the page though it is hidden.
  var hiddenToo = false
}

/// What has been made of a wish.
struct BorrowedPicture: Sendable {
  let pages, page: Int
  let hidden: Set<Int>
}

extension BorrowWish.Place {
  fileprivate func page(
    of version: MaterialVersion, _ pages: any PageSource, _ visit: Visit
  ) async throws(PictureFault) -> Int {
    switch self {
    case .page(let page): page
    case .section(let section, let words):
      try await PictureOfText(pages: pages, visit: visit).page(ofSection: section, of: version, finding: words)
    }
  }
}

extension LiveRoom {
  /// How long a console waits for an answer; a document that has to be converted takes longer.
  static let borrowPatience = Duration.seconds(1)

  /// Puts a page up that is not the briefing's.
  ///
  /// - Returns: `.preparing` where the page is not ready yet: it is being made, and whoever asks again gets it. So does who
  ///   has done something else meanwhile: then the page does not go up behind their back.
  func borrow(_ wish: BorrowWish, _ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    try authorize(console, person)
    let turns = live?.turns
    guard let loan = try await loan(wish, from: console.seat), live?.turns == turns else { return .preparing }
    let (borrowed, page) = try material(of: loan, wish)
    let before = live
    if live?.projection.materials.first(where: { $0.id == wish.material })?.isBorrowed != false,
      live?.shownVersions[.init(of: borrowed)] == nil
    {
      live?.shownVersions[.init(of: borrowed)] = .init(
        projectable: loan.projectable, pages: borrowed.pages, openPages: [])
    }
    do { try perform(.borrow(borrowed, page: page, hiddenToo: wish.hiddenToo), console, person) } catch {
      live = before
      throw error
    }
    lookForUnseen(in: loan.projectable.version)
    return .done(revision: currentRevision)
  }

  /// What borrowing a page would put up, without doing it: nobody but who asks learns of it.
  ///
  /// - Returns: `.preparing` as for ``borrow(_:_:_:)``. A page that is hidden needs nobody who insists on being told so.
  func preview(_ wish: BorrowWish, _ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    _ = try rehearse { projection, now throws(ProjectionRefusal) in
      try projection.authorize(console, person: person, at: now)
    }
    guard let loan = try await loan(wish, from: console.seat) else { return .preparing }
    let (borrowed, page) = try material(of: loan, wish)
    let next = try rehearse { projection, now throws(ProjectionRefusal) in
      try projection.act(.borrow(borrowed, page: page, hiddenToo: true), by: console, person: person, at: now)
    }
    guard let address = next.cursor.page, let material = next.materials.first(where: { $0.id == address.material })
    else { throw ConsoleRefusal.refused(.noSuchPage) }
    let lender = try await loan.visit.lender(of: loan.projectable.version)
    return .previewed(
      PreviewPayload(
        address, pages: material.pages, isHidden: material.hidden.contains(address.page), loan.projectable, lender,
        loan.visit.clock))
  }

  /// A page that could be borrowed through a door, for who looks at it before; `nil` for every other.
  ///
  /// - Throws: `ConsoleRefusal.busy` while its document is being made ready; what ``borrow(_:_:_:)`` throws.
  func borrowable(_ page: PageAddress, through door: Door) async throws -> ProjectableVersion? {
    guard case .drive(let seat) = door.kind, isOpen(door) else { throw ConsoleRefusal.gone }
    let wish = BorrowWish(material: page.material, version: page.version, place: .page(page.page))
    guard let loan = try await loan(wish, from: seat) else { throw ConsoleRefusal.busy }
    let (borrowed, _) = try material(of: loan, wish)
    // Meanwhile the lead may have been handed over.
    guard mayBorrow(through: door) else { throw ConsoleRefusal.refused(.ofThisBriefingAlone) }
    // Of the briefing's own materials the version that is on goes up, and no other.
    let isOwn = live?.projection.materials.contains { $0.id == page.material && !$0.isBorrowed } ?? true
    return isOwn || !(1...max(1, borrowed.pages)).contains(page.page) ? nil : loan.projectable
  }

  /// A wish that was looked into, with all that is asked of it before the projection is.
  private struct Loan {
    let projectable: ProjectableVersion
    let visit: Visit
    let made: Result<BorrowedPicture, any Error>
  }

  /// - Returns: `nil` while it is being made ready.
  private func loan(_ wish: BorrowWish, from seat: Int) async throws -> Loan? {
    guard live?.projection.mayBorrow(from: seat) ?? false else {
      throw ConsoleRefusal.refused(.ofThisBriefingAlone)
    }
    let id = live?.id
    let visit = try await visit()
    guard let projectable = try await visit.projectable(wish.material, version: wish.version) else {
      throw ConsoleRefusal.refused(.noSuchPage)
    }
    if case .section(let section, let words) = wish.place,
      await visit.isUndrawn(words, in: section, of: projectable.version)
    {
      throw ConsoleRefusal.undrawn
    }
    guard live?.id == id else { throw ConsoleRefusal.gone }
    let making = preparations.borrowing(wish) { [pages] in
      BorrowedPicture(
        pages: try await pages.pageCount(of: projectable.version),
        page: try await wish.place.page(of: projectable.version, pages, visit),
        hidden: try await pages.hiddenPages(of: projectable.version))
    }
    guard let made = await Self.result(of: making, within: Self.borrowPatience) else { return nil }
    // Meanwhile everything may have changed.
    guard live?.id == id, live != nil else { throw ConsoleRefusal.gone }
    return Loan(projectable: projectable, visit: visit, made: made)
  }

  /// What was made of a wish, as a projection takes it; who asks once more has it made again.
  private func material(
    of loan: Loan, _ wish: BorrowWish
  ) throws(ConsoleRefusal) -> (ProjectedMaterial, page: Int) {
    preparations.forget(wish)
    let picture: BorrowedPicture
    do { picture = try loan.made.get() } catch { throw .unavailable(error as? PictureFault ?? .unavailable) }
    let state = ProjectedMaterial.State.ready(pages: picture.pages, hidden: picture.hidden)
    return (ProjectedMaterial(id: wish.material, version: wish.version, state: state, isBorrowed: true), picture.page)
  }

  /// Whether the whole library may be searched by a key.
  func mayBorrow(through door: Door) -> Bool {
    guard case .drive(let seat) = door.kind, isOpen(door) else { return false }
    return live?.projection.mayBorrow(from: seat) ?? false
  }

  /// What comes of a task, or `nil` where that takes too long; the task goes on.
  static func result<Value>(
    of task: Task<Value, any Error>, within time: Duration
  ) async -> Result<Value, any Error>? {
    let (answers, first) = AsyncStream.makeStream(of: Result<Value, any Error>?.self)
    // Nobody can stop waiting for a task before it ends: this one ends with it, at the latest with the briefing.
    Task { first.yield(await task.result) }
    let patience = Task {
      try await Task.sleep(for: time)
      first.yield(nil)
    }
    defer { patience.cancel() }
    for await answer in answers { return answer }
    return nil
  }
}
