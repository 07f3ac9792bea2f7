extension Projection {
  /// A material can be shown from now on.
  ///
  /// - Parameter pages: at least 1.
  /// - Parameter hidden: some of them, but not all.
  public mutating func prepared(
    _ id: Material.ID, version: Int, pages: Int, hidden: Set<Int> = [], at now: PreciseInstant
  ) {
    guard let index = materials.firstIndex(where: { $0.id == id && $0.version == version }) else { return }
    materials[index].state = .ready(pages: pages, hidden: hidden)
    settle()
    note(at: now)
  }

  /// A material cannot be shown.
  public mutating func failed(_ id: Material.ID, version: Int, _ fault: PictureFault, at now: PreciseInstant) {
    guard let index = materials.firstIndex(where: { $0.id == id && $0.version == version }) else { return }
    materials[index].state = .failed(fault)
    settle()
    note(at: now)
  }

  /// A new version takes the place of what is on (差替え), at the same page as far as it has one. What is frozen stays.
  ///
  /// - Parameter pages: at least 1.
  /// - Parameter hidden: some of them, but not all.
  public mutating func replaced(
    _ id: Material.ID, version: Int, pages: Int, hidden: Set<Int> = [], at now: PreciseInstant
  ) {
    guard let index = materials.firstIndex(where: { $0.id == id && $0.version < version }) else { return }
    materials[index].version = version
    materials[index].state = .ready(pages: pages, hidden: hidden)
    func place(near page: Int) -> PageAddress {
      PageAddress(material: id, version: version, page: materials[index].open(near: page))
    }
    if let place = places[id] { places[id] = min(place, pages) }
    if let leftAt, leftAt.material == id { self.leftAt = place(near: leftAt.page) }
    if case .page(let page) = pairing, page.material == id { pairing = .page(place(near: page.page)) }
    if let here = cursor.page, here.material == id { cursor = Sight(page: place(near: here.page)) }
    let here = cursor.page.flatMap { $0.material == id ? $0 : nil }
    notice = Notice(kind: .replaced, page: here ?? place(near: places[id] ?? 1), at: now)
    settle()
    note(at: now)
  }

  /// While nothing is on, the first material goes up as soon as it can; those that cannot be shown are passed over.
  mutating func settle() {
    guard cursor.page == nil else { return }
    if let place = resumption, let material = material(place.material) {
      switch material.state {
      case .preparing: return
      case .failed: break
      case .ready(let pages, _):
        // A hidden page that was on had been insisted on.
        let isThere = material.version == place.version && place.page <= pages
        return go(
          to: PageAddress(
            material: material.id, version: material.version,
            page: isThere ? place.page : material.open(near: place.page)))
      }
    }
    for material in materials {
      switch material.state {
      case .preparing: return
      case .failed: continue
      case .ready:
        return go(to: PageAddress(material: material.id, version: material.version, page: material.open(near: 1)))
      }
    }
  }
}
