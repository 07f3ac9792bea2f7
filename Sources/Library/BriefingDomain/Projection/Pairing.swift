/// How a second page stands beside the one that is up.
public enum Pairing: Hashable, Sendable {
  /// That page, whatever is turned to beside it.
  case page(PageAddress)
  /// The page behind it, as in a book: two pages are turned at once.
  case spread
  /// The same page of a former version of the material (新旧対照), as far as it has one that is not hidden.
  case former(of: Material.ID, version: Int, openPages: Set<Int>)

  /// The raw values are part of the JSON contract.
  public enum Kind: String, Sendable, Codable { case page, spread, former }

  public var kind: Kind {
    switch self {
    case .page: .page
    case .spread: .spread
    case .former: .former
    }
  }
}

extension Projection {
  /// What stands beside a page. Of what was borrowed nothing goes up that nobody has chosen.
  func beside(_ page: PageAddress) -> PageAddress? {
    switch pairing {
    case nil: return nil
    case .page(let other): return other == page ? nil : other
    case .spread:
      guard let material = material(page.material), !material.isBorrowed,
        let next = material.openPages.first(where: { $0 > page.page })
      else { return nil }
      return PageAddress(material: page.material, version: page.version, page: next)
    case .former(let material, let version, let pages):
      guard page.material == material, version < page.version, pages.contains(page.page) else { return nil }
      return PageAddress(material: material, version: version, page: page.page)
    }
  }

  /// - Parameter pairing: `nil` leaves the page that is up alone.
  mutating func pair(_ pairing: Pairing?, hiddenToo: Bool) throws(ProjectionRefusal) {
    if case .page(let page) = pairing {
      guard let material = material(page.material), material.version == page.version, page != cursor.page,
        material.pages > 0, (1...material.pages).contains(page.page)
      else { throw .noSuchPage }
      if material.hidden.contains(page.page), !hiddenToo { throw .hiddenPage }
    }
    if case .former = pairing {
      let before = self.pairing
      self.pairing = pairing
      guard cursor.page.flatMap(beside) != nil else {
        self.pairing = before
        throw .noSuchPage
      }
      lastFormer = pairing
    }
    self.pairing = pairing
    // Its place was chosen for another width.
    cursor.zoom = nil
  }

  /// What stood beside the page when the server went away stands there again.
  public mutating func resume(_ pairing: Pairing, at now: PreciseInstant) {
    guard self.pairing == nil else { return }
    self.pairing = pairing
    if case .former = pairing { lastFormer = pairing }
    note(at: now)
  }

  /// The page of the same material that one comes to in a direction.
  func page(after page: PageAddress, _ step: Int) -> Int? {
    guard let material = material(page.material) else { return nil }
    let pages = material.openPages
    let width = pairing == .spread && !material.isBorrowed ? 2 : 1
    if step < 0 { return pages.filter { $0 < page.page }.suffix(width).first }
    return pages.filter { $0 > page.page }.dropFirst(width - 1).first
  }

  /// The page of a material that one comes to from the material behind it.
  func lastPage(of material: ProjectedMaterial) -> Int? {
    let pages = material.openPages
    guard let last = pages.indices.last else { return nil }
    return pages[pairing == .spread ? last - last % 2 : last]
  }
}
