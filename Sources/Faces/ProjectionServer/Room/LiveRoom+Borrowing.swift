internal import BriefingDomain
internal import BriefingLibrary

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
    guard live?.projection.mayBorrow(from: console.seat) ?? false else {
      throw ConsoleRefusal.refused(.ofThisBriefingAlone)
    }
    let (id, turns) = (live?.id, live?.turns)
    let visit = try await library.visit(by: driver, at: now().instant)
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
    guard let made = await Self.result(of: making, within: Self.borrowPatience) else { return .preparing }
    // Meanwhile everything may have changed.
    guard live?.id == id, let known = live?.projection.materials else { throw ConsoleRefusal.gone }
    guard live?.turns == turns else { return .preparing }
    preparations.forget(wish)
    let picture: BorrowedPicture
    do { picture = try made.get() } catch { throw ConsoleRefusal.unavailable(error as? PictureFault ?? .unavailable) }
    let borrowed = ProjectedMaterial(
      id: wish.material, version: wish.version,
      state: .ready(pages: picture.pages, hidden: picture.hidden), isBorrowed: true)
    let before = live
    if known.first(where: { $0.id == wish.material })?.isBorrowed != false,
      live?.shownVersions[.init(of: borrowed)] == nil
    {
      live?.shownVersions[.init(of: borrowed)] = .init(projectable: projectable, pages: picture.pages, openPages: [])
    }
    do { try perform(.borrow(borrowed, page: picture.page, hiddenToo: wish.hiddenToo), console, person) } catch {
      live = before
      throw error
    }
    lookForUnseen(in: projectable.version)
    return .done(revision: currentRevision)
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
