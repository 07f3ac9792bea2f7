internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads

/// Who has opened a stream of events.
struct Guest: Sendable {
  let client: NetworkAddress?
  let device: String

  /// - Parameter agent: what the browser calls itself.
  init(_ client: NetworkAddress?, agent: String?) {
    self.client = client
    let agent = agent ?? ""
    // An iPhone calls itself "like Mac OS X", and Android is a Linux.
    device =
      [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"),
        ("Linux", "Linux"),
      ].first { agent.contains($0.0) }?.1 ?? "other"
  }
}

extension LiveRoom {
  /// Those who follow now, the first to come first; `nil` where the key has ended.
  func followers(through door: Door) -> [FollowerPayload]? {
    guard case .drive(let seat) = door.kind, isOpen(door),
      live?.projection.seats.contains(where: { $0.id == seat }) ?? false
    else { return nil }
    return guests.sorted { $0.key < $1.key }.map { id, guest in
      FollowerPayload(
        id: id, since: guest.since, device: guest.guest.device, from: guest.guest.client.map { "\($0)" })
    }
  }

  /// Notes how many follow now; the record gets it with what is written next, a second later at most.
  func countFollowers() { live?.projection.followers(audience.count(of: .follow)) }

  /// The briefing's own materials with the pages that those who follow may leaf to; `nil` where the key has ended, or nobody
  /// follows by that stream.
  func openMaterials(to stream: Int, through door: Door) -> [FollowersFinder.OpenMaterial]? {
    guard door.kind == .follow, isOpen(door), guests[stream] != nil, let live else { return nil }
    return live.projection.materials.filter { !$0.isBorrowed && $0.pages > 0 }.compactMap { material in
      let pages = (1...material.pages).map { PageAddress(material: material.id, version: material.version, page: $0) }
      let open = pages.filter { live.version($0, through: .follow) != nil }
      guard let first = open.first, let version = live.version(first, through: .follow) else { return nil }
      return FollowersFinder.OpenMaterial(version: version, pages: open.map(\.page))
    }
  }

  /// Ends the stream of one who follows, and the key that all of them have: the others are told a new one over their
  /// open streams. Who is away at that moment needs the new address from the driver, as the one who is shut out does.
  func shutOut(_ follower: Int, _ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    try authorize(console, person)
    guard guests[follower] != nil, let id = live?.id else { throw ConsoleRefusal.noSuchFollower }
    let key = AccessKey()
    // First of all, since a server that goes on after this one knows only what is written.
    try await note(followKey: key, of: id)
    guard live?.id == id, let old = live?.followKey else { throw ConsoleRefusal.gone }
    live?.renewFollow(key)
    keyring.remove([old.hash])
    keyring.add(
      Door(kind: .follow, room: self, projection: live?.id, edition: live?.followEdition ?? 0), for: key.hash)
    let ended = EndedPayload(revision: currentRevision, room: room.name, title: live?.details.briefing.title ?? "")
    audience.dismiss(serverSentEvent("ended", ended, id: ended.revision), only: follower)
    audience.dismiss(serverSentEvent("moved", ["key": key.text], id: currentRevision)) { $0 == .follow }
    guests = [:]
    countFollowers()
    publish()
    return .done(revision: currentRevision)
  }
}
