internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads

extension LivePayload {
  /// What is live, as who looks on may see it.
  ///
  /// - Parameter audience: all who look on.
  init(_ live: LiveBriefing, for view: Audience.View, _ audience: Audience, at now: PreciseInstant) {
    let projection = live.projection
    guard case .drive(let seat, let name) = view else {
      // Where the driver looks for something before the room sees it, nobody else learns of it.
      let materials = projection.materials.filter { live.shownVersions[.init(of: $0)]?.openPages?.isEmpty != true }
      let notice = projection.notice.flatMap { $0.page.map(live.isOpen) ?? true ? $0 : nil }
      // A page of an older utsusu shows one of two pages, and is not to say that what is on is seen there.
      let line = live.seenBeside == nil ? live.line : nil
      let view = View(
        projection, sight: projection.shown, materials: materials.map { Material($0, in: live) }, shown: live.seen,
        beside: live.seenBeside.map { Beside($0, beside: live.seen, projection.pairing, line: live.line) }, line: line,
        notice: notice, at: now)
      self.init(live.details, startedAt: live.startedAt, view, nil)
      return
    }
    // Who drives sees what is pointed out on the page that is before them, the room what is on its own.
    let view = View(
      projection, sight: projection.cursor, materials: projection.materials.map { Material($0, in: live) },
      shown: projection.shown.page,
      beside: projection.cursor.beside.map {
        Beside($0, beside: projection.cursor.page, projection.pairing, line: live.line)
      }, line: live.line, notice: projection.notice, at: now)
    let console = Console(
      projection, seat: seat, name: name, openScreens: audience.count(of: .screen),
      followers: audience.count(of: .follow), unseen: live.unseen, at: now)
    self.init(live.details, startedAt: live.startedAt, view, console)
  }
}

extension LiveBriefing {
  /// Of what is on, in the order of the materials.
  fileprivate var unseen: [LivePayload.Unseen] {
    projection.materials.compactMap { material in
      guard let shown = shownVersions[.init(of: material)], !shown.unseenPages.isEmpty else { return nil }
      return LivePayload.Unseen(of: shown.projectable.version, pages: shown.unseenPages)
    }
  }
}

extension LivePayload.Material {
  fileprivate init(_ material: ProjectedMaterial, in live: LiveBriefing) {
    let shown = live.shownVersions[.init(of: material)]
    self.init(material, shown?.projectable, openPages: shown?.openPages, replacementFault: shown?.replacementFault)
  }
}
