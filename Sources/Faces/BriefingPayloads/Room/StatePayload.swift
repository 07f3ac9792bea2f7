package import BriefingDomain
package import BriefingLibrary

/// What a room shows, for one of those who look on. Times are milliseconds since 1970.
package struct StatePayload: Payload {
  package let revision: Int64
  package let serverTime: PreciseInstant
  package let room: String
  package let live: LivePayload?

  package init(revision: Int64, serverTime: PreciseInstant, room: String, live: LivePayload?) {
    (self.revision, self.serverTime, self.room, self.live) = (revision, serverTime, room, live)
  }
}

/// What is live. One object: the briefing, what is to be seen of it, and, for drivers only, what they have to know.
package struct LivePayload: Payload {
  package let head: Head
  package let view: View
  package let console: Console?

  package struct Head: Payload {
    package let briefing: Briefing.ID
    package let title, unit: String
    package let presenter: String?
    package let recipients: [String]
    package let startedAt: PreciseInstant
  }

  package struct View: Payload {
    package let minutes: Int?
    package let driver: String?
    package let materials: [Material]
    package let shown: PageAddress?
    package let beside: Beside?
    /// By which a screen says that it shows what is on; `null` while nothing is, and for two pages.
    package let line: String?
    package let frozen, black, white: Bool
    /// Whether a key at the screen turns the page.
    package let keysAtScreen: Bool
    package let pointer: Point?
    package let spotlight: Spotlight?
    /// On the page beside; a page of an older utsusu, which knows of none, shows them nowhere.
    package let pointerBeside: Point?
    package let spotlightBeside: Spotlight?
    package let zoom: Area?
    package let notice: Notice?
  }

  package struct Console: Payload {
    /// Whether a screen has said that it shows what is on.
    package let seen: Bool
    /// The page that a screen has said last that it shows.
    package let seenPage: PageAddress?
    /// How many are open.
    package let screens: Int
    package let followers: Int
    /// Where each material was last.
    package let places: [Place]
    package let cursor: PageAddress?
    /// Whether a page stands beside where there is one; so that it can be taken away where there is none.
    package let pairing: Pairing.Kind?
    package let holder, held, mine: Bool
    /// Whether the whole library may be searched by this key.
    package let library: Bool
    package let handedTo: String?
    /// The pages that say what they do not show, as far as that is known.
    package let unseen: [Unseen]
  }

  package struct Unseen: Payload {
    package let material: BriefingDomain.Material.ID
    package let version: Int
    package let pages: [Int]

    package init(of version: MaterialVersion, pages: [Int]) {
      (material, self.version, self.pages) = (version.material, version.number, pages)
    }
  }

  package struct Place: Payload {
    package let material: BriefingDomain.Material.ID
    package let page: Int
  }

  package init(_ details: BriefingDetails, startedAt: PreciseInstant, _ view: View, _ console: Console?) {
    let briefing = details.briefing
    head = Head(
      briefing: briefing.id, title: briefing.title, unit: briefing.unit.name, presenter: briefing.presenter,
      recipients: details.recipients.map(\.name), startedAt: startedAt)
    self.view = view
    self.console = console
  }

  private enum Mark: CodingKey { case held }

  package init(from decoder: any Decoder) throws {
    head = try Head(from: decoder)
    view = try View(from: decoder)
    console = try decoder.has(Mark.held) ? Console(from: decoder) : nil
  }

  package func encode(to encoder: any Encoder) throws {
    try head.encode(to: encoder)
    try view.encode(to: encoder)
    try console?.encode(to: encoder)
  }
}

extension LivePayload {
  package struct Material: Payload {
    package let id: BriefingDomain.Material.ID
    package let version: Int
    package let name: String
    package let pages: Int
    package let state: State
    package let why: PictureFault?
    package let borrowed: Bool
    package let from: LenderPayload?
    /// Of a borrowed material, and of one with hidden pages, the pages that the room may see; `null` for all.
    package let openPages: [Int]?
    /// The pages that are passed over unless somebody insists.
    package let hidden: [Int]
  }

  package enum State: String, Payload { case preparing, ready, failed }

  /// The page that stands beside the one that is up.
  package struct Beside: Payload {
    package let material: BriefingDomain.Material.ID
    package let version, page: Int
    package let kind: Pairing.Kind
    /// By which a screen says that it shows both.
    package let line: String?

    package init(_ page: PageAddress, beside other: PageAddress?, _ pairing: Pairing?, line: String?) {
      (material, version, self.page, self.line) = (page.material, page.version, page.page, line)
      // What a frozen screen has kept may stand there otherwise than what the driver has now.
      let isFormer = page.material == other?.material && page.version < other?.version ?? page.version
      kind = isFormer ? .former : pairing == .spread ? .spread : .page
    }
  }

  package struct Point: Payload {
    package let x, y: Double

    fileprivate init(_ point: Sight.Point) { (x, y) = (point.x, point.y) }
  }

  package struct Spotlight: Payload {
    package let x, y, r: Double

    fileprivate init(_ light: Sight.Spotlight) { (x, y, r) = (light.centre.x, light.centre.y, light.radius) }
  }

  package struct Area: Payload { package let x, y, w, h: Double }

  package struct Notice: Payload {
    package let kind: Projection.Notice.Kind
    package let material: BriefingDomain.Material.ID?
    package let version: Int?
    package let at: PreciseInstant
  }
}

extension LivePayload.View {
  /// - Parameters:
  ///   - sight: what is pointed out, on the page that is before who looks on.
  ///   - shown: what the room has before it.
  ///   - beside: what stands beside the page that is before who looks on.
  package init(
    _ projection: Projection, sight: Sight, materials: [LivePayload.Material], shown: PageAddress?,
    beside: LivePayload.Beside?, line: String?, notice: Projection.Notice?, at now: PreciseInstant
  ) {
    self.init(
      minutes: projection.minutes, driver: projection.heldToken(at: now) == nil ? nil : projection.driver,
      materials: materials, shown: shown, beside: beside, line: line, frozen: projection.frozen != nil,
      black: projection.isBlack, white: projection.isWhite, keysAtScreen: projection.takesKeysAtScreen,
      pointer: sight.pointer.map(LivePayload.Point.init), spotlight: sight.spotlight.map(LivePayload.Spotlight.init),
      pointerBeside: sight.pointerBeside.map(LivePayload.Point.init),
      spotlightBeside: sight.spotlightBeside.map(LivePayload.Spotlight.init),
      zoom: sight.zoom.map { LivePayload.Area(x: $0.x, y: $0.y, w: $0.width, h: $0.height) },
      notice: notice.map {
        LivePayload.Notice(kind: $0.kind, material: $0.page?.material, version: $0.page?.version, at: $0.at)
      })
  }
}

extension LivePayload.Console {
  /// - Parameters:
  ///   - seat: whose console it is.
  ///   - name: what the console calls itself, where it says so.
  ///   - openScreens: how many screens are open.
  ///   - followers: how many follow.
  ///   - unseen: the pages that say what they do not show.
  package init(
    _ projection: Projection, seat: Int, name: String?, openScreens: Int, followers: Int,
    unseen: [LivePayload.Unseen], at now: PreciseInstant
  ) {
    let token = projection.heldToken(at: now)
    let place = projection.seats.firstIndex { $0.id == seat }
    let successor = place.flatMap { $0 + 1 < projection.seats.count ? projection.seats[$0 + 1].name : nil }
    self.init(
      seen: projection.isSeen, seenPage: projection.seenPage, screens: openScreens, followers: followers,
      places: projection.places.sorted { $0.key < $1.key }.map { LivePayload.Place(material: $0.key, page: $0.value) },
      cursor: projection.cursor.page, pairing: projection.pairing?.kind,
      holder: name.map { token?.holder == DriverConsole(seat: seat, name: $0) } ?? false, held: token != nil,
      mine: successor == nil, library: projection.mayBorrow(from: seat), handedTo: successor, unseen: unseen)
  }
}

extension LivePayload.Material {
  /// - Parameters:
  ///   - version: of the library, where it is known.
  ///   - replacementFault: why a newer version did not take its place.
  package init(
    _ material: ProjectedMaterial, _ version: ProjectableVersion?, openPages: Set<Int>?, replacementFault: PictureFault?
  ) {
    let (state, why): (LivePayload.State, PictureFault?) =
      switch material.state {
      case .preparing: (.preparing, nil)
      case .ready: (.ready, replacementFault)
      case .failed(let fault): (.failed, fault)
      }
    self.init(
      id: material.id, version: material.version, name: version?.version.fileName ?? "", pages: material.pages,
      state: state, why: why, borrowed: material.isBorrowed,
      from: material.isBorrowed ? version.map { .init(briefing: $0.version.briefing, title: $0.title) } : nil,
      openPages: openPages?.sorted(), hidden: material.hidden.sorted())
  }
}
