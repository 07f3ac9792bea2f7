internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import Logging

extension LiveRoom {
  /// Makes a briefing live that has been taken up.
  ///
  /// - Parameter resumption: where it goes on that was live under another server.
  func engage(_ order: ProjectionOrder, at instant: PreciseInstant, resuming resumption: Projection.Resumption? = nil) {
    let briefing = LiveBriefing(
      order, takenUpAt: instant, resuming: resumption, lends: lends, record: recordWriter(of: order.projection.id))
    begin(briefing)
    for (key, seat) in briefing.seatKeys {
      keyring.add(Door(kind: .drive(seat: seat), room: self, projection: briefing.id), for: key)
    }
    if let key = briefing.followKey {
      keyring.add(Door(kind: .follow, room: self, projection: briefing.id), for: key.hash)
    }
    for version in briefing.details.versions { prepare(version, replacing: false) }
    logger.note(resumption == nil ? .briefingBegan : .briefingResumed, .info, place(of: briefing))
    publish()
  }

  /// The briefing as it is registered now: a title may have been amended, a material replaced.
  func refresh(_ details: BriefingDetails) {
    guard let known = live?.details else { return }
    live?.details = details
    for version in details.versions where live?.shownVersions[.init(of: version)] == nil {
      live?.shownVersions[.init(of: version)] = .init(
        projectable: ProjectableVersion(version: version, of: details.briefing))
      prepare(version, replacing: true)
    }
    if details.briefing != known.briefing || details.recipients != known.recipients { publish() }
  }

  /// Has the pages of a version counted; until then it is not on.
  private func prepare(_ version: MaterialVersion, replacing: Bool) {
    let address = LiveBriefing.VersionAddress(of: version)
    guard let id = live?.id else { return }
    preparations.beginCounting(address) {
      Task {
        do throws(PictureFault) {
          let count = try await pages.pageCount(of: version)
          prepared(version, count, try await pages.hiddenPages(of: version), replacing: replacing, in: id)
        } catch { failed(version, error, replacing: replacing, in: id) }
      }
    }
  }

  private func prepared(
    _ version: MaterialVersion, _ count: Int, _ hidden: Set<Int>, replacing: Bool, in id: ProjectionRun.ID
  ) {
    guard var briefing = live, briefing.id == id, count > 0 else { return }
    preparations.endCounting(.init(of: version))
    briefing.shownVersions[.init(of: version)]?.pages = count
    if !hidden.isEmpty {
      briefing.shownVersions[.init(of: version)]?.openPages = Set(1...count).subtracting(hidden)
    }
    if replacing {
      briefing.projection.replaced(
        version.material, version: version.number, pages: count, hidden: hidden, at: now())
    } else {
      briefing.projection.prepared(
        version.material, version: version.number, pages: count, hidden: hidden, at: now())
    }
    live = briefing
    publish()
    resumeBeside()
    lookAhead()
    lookForUnseen(in: version)
  }

  /// Has looked for what the pages of a version say and do not show. Who drives is told, and nobody else.
  func lookForUnseen(in version: MaterialVersion) {
    guard let id = live?.id else { return }
    let pages = pages
    // Nobody waits for it; it ends with the making of pictures at the latest.
    Task {
      guard let unseen = try? await pages.unseenPages(of: version), !unseen.isEmpty, live?.id == id else { return }
      live?.shownVersions[.init(of: version)]?.unseenPages = unseen
      tellDrivers()
    }
  }

  private func failed(_ version: MaterialVersion, _ fault: PictureFault, replacing: Bool, in id: ProjectionRun.ID) {
    guard var briefing = live, briefing.id == id else { return }
    preparations.endCounting(.init(of: version))
    logger.note(
      .picturesFailed, .warning,
      place(of: briefing).merging(["version": .number(version.id), "why": "\(fault.rawValue)"]) { $1 })
    if replacing, let on = briefing.projection.materials.first(where: { $0.id == version.material }) {
      briefing.shownVersions[.init(of: on)]?.replacementFault = fault
    } else {
      briefing.projection.failed(version.material, version: version.number, fault, at: now())
    }
    live = briefing
    publish()
  }

  /// Has the pictures made that are likely to be asked for next.
  func lookAhead() {
    guard let page = live?.projection.cursor.page,
      let version = live?.shownVersions[.init(material: page.material, version: page.version)]?.projectable.version
    else { return }
    let pages = pages
    let beside = live?.projection.cursor.beside.flatMap { other in
      live?.shownVersions[.init(material: other.material, version: other.version)]
        .map { ($0.projectable.version, other.page) }
    }
    // Nobody waits for it, and nobody need end it: it returns as soon as the wish is noted.
    Task {
      if let (version, page) = beside { await pages.makeAhead(version, near: page) }
      await pages.makeAhead(version, near: page.page)
    }
  }
}
