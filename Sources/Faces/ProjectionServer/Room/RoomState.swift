internal import BriefingDomain
internal import BriefingLibrary

/// The JSON of a state, as docs/room.md documents it. What is not known is `null`.
struct RoomState: Encodable {
  let revision: Int64
  /// Milliseconds since 1970, as all times here.
  let serverTime: PreciseInstant
  let room: String
  let live: OrNull<Live>

  struct Live: Encodable {
    let briefing: Briefing.ID
    let title, unit: String
    let presenter: OrNull<String>
    let recipients: [String]
    let startedAt: PreciseInstant
    let minutes: OrNull<Int>
    let driver: OrNull<String>
    let materials: [Material]
    let shown: OrNull<Page>
    /// By which a screen says that it shows what is on; `null` while nothing is.
    let line: OrNull<String>
    /// For drivers only, as are the last four: whether a screen has said so, and how many are open.
    let seen: Bool?
    let screens: Int?
    let cursor: Page?
    let frozen, black: Bool
    let pointer: OrNull<Point>
    let spotlight: OrNull<Spotlight>
    let zoom: OrNull<Area>
    let notice: OrNull<Notice>
    let holder: Bool?
    let held: Bool?
    let mine: Bool?
    let handedTo: OrNull<String>?
  }

  struct Material: Encodable {
    let id: BriefingDomain.Material.ID
    let version: Int
    let name: String
    let pages: Int
    let state: String
    let why: OrNull<String>
    let borrowed: Bool
    let from: OrNull<Origin>
    /// Of a borrowed material, the pages that the room may see; `null` for all.
    let openPages: OrNull<[Int]>
  }

  struct Origin: Encodable {
    let briefing: OrNull<Briefing.ID>
    let title: OrNull<String>
  }

  struct Page: Encodable {
    let material: BriefingDomain.Material.ID
    let version, page: Int
  }

  struct Point: Encodable { let x, y: Double }
  struct Spotlight: Encodable { let x, y, r: Double }
  struct Area: Encodable { let x, y, w, h: Double }

  struct Notice: Encodable {
    let kind: String
    let material: OrNull<BriefingDomain.Material.ID>
    let version: OrNull<Int>
    let at: PreciseInstant
  }
}

/// A member that is written as `null` where there is none, instead of being left out.
struct OrNull<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension RoomState.Live {
  /// - Parameter openScreens: how many screens are open.
  init(_ live: LiveBriefing, for view: Audience.View, openScreens: Int, at now: PreciseInstant) {
    let projection = live.projection
    let seat: Int? = if case .drive(let seat, _) = view { seat } else { nil }
    let token = projection.heldToken(at: now)
    // Who drives sees what is pointed out on the page that is before them, the room what is on its own.
    let sight = seat == nil ? projection.shown : projection.cursor
    briefing = live.details.briefing.id
    title = live.details.briefing.title
    unit = live.details.briefing.unit.name
    presenter = OrNull(live.details.briefing.presenter)
    recipients = live.details.recipients.map(\.name)
    startedAt = live.startedAt
    minutes = OrNull(projection.minutes)
    driver = OrNull(token == nil ? nil : projection.driver)
    // Where the driver looks for something before the room sees it, nobody else learns of it.
    let isSeen = { (material: ProjectedMaterial) in live.exhibits[.init(of: material)]?.openPages?.isEmpty != true }
    materials = projection.materials.filter { seat != nil || isSeen($0) }
      .map { RoomState.Material($0, live.exhibits[.init(of: $0)]) }
    shown = OrNull((seat == nil ? live.seen : projection.shown.page).map(RoomState.Page.init))
    line = OrNull(live.line)
    seen = seat == nil ? nil : projection.isSeen
    screens = seat == nil ? nil : openScreens
    cursor = seat == nil ? nil : projection.cursor.page.map(RoomState.Page.init)
    frozen = projection.frozen != nil
    black = projection.isBlack
    pointer = OrNull(sight.pointer.map { RoomState.Point(x: $0.x, y: $0.y) })
    spotlight = OrNull(sight.spotlight.map { RoomState.Spotlight(x: $0.centre.x, y: $0.centre.y, r: $0.radius) })
    zoom = OrNull(sight.zoom.map { RoomState.Area(x: $0.x, y: $0.y, w: $0.width, h: $0.height) })
    notice = OrNull(
      projection.notice.flatMap {
        if seat == nil, let page = $0.page, !live.isOpen(page) { return nil }
        return RoomState.Notice(
          kind: $0.kind.rawValue, material: OrNull($0.page?.material), version: OrNull($0.page?.version), at: $0.at)
      })

    let place = seat.flatMap { seat in projection.seats.firstIndex { $0.id == seat } }
    let successor = place.flatMap { $0 + 1 < projection.seats.count ? projection.seats[$0 + 1].name : nil }
    if case .drive(let seat, let console) = view {
      holder = console.map { token?.holder == DriverConsole(seat: seat, name: $0) } ?? false
    } else {
      holder = nil
    }
    held = seat == nil ? nil : token != nil
    mine = seat == nil ? nil : successor == nil
    handedTo = seat == nil ? nil : OrNull(successor)
  }
}

extension RoomState.Material {
  fileprivate init(_ material: ProjectedMaterial, _ exhibit: LiveBriefing.ShownVersion?) {
    id = material.id
    version = material.version
    name = exhibit?.exhibit.version.fileName ?? ""
    pages = material.pages
    borrowed = material.isBorrowed
    from = OrNull(
      material.isBorrowed
        ? exhibit.map {
          RoomState.Origin(briefing: OrNull($0.exhibit.version.briefing), title: OrNull($0.exhibit.title))
        } : nil)
    openPages = OrNull(exhibit?.openPages?.sorted())
    switch material.state {
    case .preparing: (state, why) = ("preparing", OrNull(nil))
    case .ready: (state, why) = ("ready", OrNull(exhibit?.replacementFault?.rawValue))
    case .failed(let fault): (state, why) = ("failed", OrNull(fault.rawValue))
    }
  }
}

extension RoomState.Page {
  fileprivate init(_ address: PageAddress) {
    self.init(material: address.material, version: address.version, page: address.page)
  }
}

extension OrNull: Sendable where Value: Sendable {}
