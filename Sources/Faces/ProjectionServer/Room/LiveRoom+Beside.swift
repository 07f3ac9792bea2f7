internal import BriefingDomain
internal import BriefingLibrary

/// What a console wants beside the page that is up.
enum BesideWish: Hashable, Sendable {
  case page(Int, material: Material.ID, hiddenToo: Bool)
  case spread
  /// The page of the version that was in force before.
  case former
  case nothing
}

/// A version that was replaced, with its pages.
private struct FormerVersion: Sendable {
  let projectable: ProjectableVersion
  let pages: Int
  let hidden: Set<Int>

  var number: Int { projectable.version.number }

  func pairing(_ material: Material.ID) -> Pairing {
    .former(of: material, version: number, openPages: Set(1...max(1, pages)).subtracting(hidden))
  }
}

extension LiveRoom {
  /// Puts a page beside the one that is up.
  ///
  /// - Returns: `.preparing` where it is not ready yet, as for a page that is borrowed.
  func putBeside(_ wish: BesideWish, _ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    switch wish {
    case .nothing: try perform(.beside(nil), console, person)
    case .spread: try perform(.beside(.spread), console, person)
    case .page(let page, let id, let hiddenToo):
      guard let material = live?.projection.materials.first(where: { $0.id == id }) else {
        throw ConsoleRefusal.refused(.noSuchPage)
      }
      let address = PageAddress(material: id, version: material.version, page: page)
      try perform(.beside(.page(address), hiddenToo: hiddenToo), console, person)
    case .former: return try await putFormerBeside(console, person)
    }
    return .done(revision: currentRevision)
  }

  private func putFormerBeside(_ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    try authorize(console, person)
    guard let page = live?.projection.cursor.page else { throw ConsoleRefusal.refused(.noSuchPage) }
    let (id, turns) = (live?.id, live?.turns)
    let making = Task { try await formerVersion(of: page) }
    guard let made = await Self.result(of: making, within: Self.borrowPatience) else { return .preparing }
    // Meanwhile everything may have changed.
    guard live?.id == id else { throw ConsoleRefusal.gone }
    guard live?.turns == turns else { return .preparing }
    let former: FormerVersion?
    do { former = try made.get() } catch let fault as PictureFault { throw ConsoleRefusal.unavailable(fault) }
    guard let former else { throw ConsoleRefusal.noFormerVersion }
    let before = live
    admit(former)
    do { try perform(.beside(former.pairing(page.material)), console, person) } catch {
      live = before
      throw error
    }
    return .done(revision: currentRevision)
  }

  /// The newest version before that of a page whose file is there; `nil` for none.
  ///
  /// - Parameter version: that one and no other.
  private func formerVersion(of page: PageAddress, version: Int? = nil) async throws -> FormerVersion? {
    let visit = try await visit()
    for number in version.map({ [$0] }) ?? Array((1..<max(1, page.version)).reversed()) {
      guard let projectable = try await visit.projectable(page.material, version: number) else { continue }
      return FormerVersion(
        projectable: projectable, pages: try await pages.pageCount(of: projectable.version),
        hidden: try await pages.hiddenPages(of: projectable.version))
    }
    return nil
  }

  /// Its pages are part of what is live; the room sees those that go up, and no others.
  private func admit(_ former: FormerVersion) {
    let address = LiveBriefing.VersionAddress(of: former.projectable.version)
    if live?.shownVersions[address] == nil {
      live?.shownVersions[address] = .init(projectable: former.projectable, pages: former.pages, openPages: [])
    }
  }

  /// After a crash: what stood beside the page stands there again once it can, unless the driver has done something since.
  func resumeBeside() {
    guard let briefing = live, let beside = briefing.besideToResume, let page = briefing.projection.cursor.page else {
      return
    }
    guard briefing.turns == 0, page == briefing.pageToResume else { return forgetBeside() }
    let material = briefing.projection.materials.first { $0.id == beside.material }
    guard let material else { return forgetBeside() }
    if beside.version == material.version {
      if material.state == .preparing { return }
      forgetBeside()
      guard material.pages >= beside.page else { return }
      let next = material.openPages.first { $0 > page.page }
      let isSpread = beside.material == page.material && next == beside.page
      takeUp(isSpread ? .spread : .page(beside))
    } else if beside.material == page.material {
      forgetBeside()
      let id = briefing.id
      // Where its pictures cannot be had, the page goes on alone.
      Task {
        guard let former = try? await formerVersion(of: page, version: beside.version), live?.id == id, live?.turns == 0
        else {
          return
        }
        admit(former)
        takeUp(former.pairing(page.material))
      }
    } else {
      forgetBeside()
    }
  }

  private func forgetBeside() { live?.besideToResume = nil }

  private func takeUp(_ pairing: Pairing) {
    live?.projection.resume(pairing, at: now())
    publish()
  }
}
