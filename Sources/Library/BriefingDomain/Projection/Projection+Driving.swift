extension Projection {
  /// Does what a driver asks, or refuses.
  ///
  /// - Parameter console: takes the token if that is free.
  /// - Parameter person: who sits at the console, if it says.
  /// - Throws: ``ProjectionRefusal``; nothing has changed then.
  public mutating func act(
    _ act: ProjectionAct, by console: DriverConsole, person: String? = nil, at now: PreciseInstant
  ) throws(ProjectionRefusal) {
    var next = self
    if act == .takeBack { try next.takeBack(console.seat) }
    try next.hold(console, person: person, taking: act == .take || act == .takeBack, at: now)
    try next.perform(act, at: now)
    next.note(at: now)
    self = next
  }

  /// Whether a console may act, taking the token for it if that is free: for what the driver asks that lies outside this
  /// value, such as ending.
  ///
  /// - Throws: ``ProjectionRefusal``.
  public mutating func authorize(
    _ console: DriverConsole, person: String? = nil, at now: PreciseInstant
  ) throws(ProjectionRefusal) {
    try hold(console, person: person, taking: false, at: now)
    note(at: now)
  }

  /// Goes to a page before anybody drives, so that whoever comes first drives from there.
  ///
  /// - Throws: ``ProjectionRefusal``; nothing has changed then.
  public mutating func open(
    at page: Int, of material: Material.ID, at now: PreciseInstant
  ) throws(ProjectionRefusal) {
    var next = self
    try next.jump(to: page, in: material, hiddenToo: false)
    next.note(at: now)
    self = next
  }

  private mutating func perform(_ act: ProjectionAct, at now: PreciseInstant) throws(ProjectionRefusal) {
    switch act {
    case .page(let page, let material, let hiddenToo, let zoom):
      try jump(to: page, in: material ?? cursor.page?.material, hiddenToo: hiddenToo)
      if let zoom { cursor.zoom = zoom }
    case .next: turn(1)
    case .previous: turn(-1)
    case .first: leaf { $1.first }
    case .last: leaf { $1.last }
    case .material(let id): try jump(to: material(id)?.open(near: places[id] ?? 1) ?? 1, in: id)
    case .freeze(let on): frozen = on ? frozen ?? cursor : nil
    case .black(let on, let white): (isBlack, isWhite) = (on, on && white)
    case .keysAtScreen(let on): takesKeysAtScreen = on
    case .pointer(let point, let page): cursor.point(point, on: page)
    case .spotlight(let spotlight, let page): cursor.light(spotlight, on: page)
    case .zoom(let area): cursor.zoom = area
    case .stroke(let stroke, let page):
      try draw(on: page) { strokes throws(ProjectionRefusal) in try strokes.add(stroke) }
    case .undoStroke(let page): try draw(on: page) { $0.undo() }
    case .eraseStrokes(let page): try draw(on: page) { $0.erase() }
    case .beside(let pairing, let hiddenToo): try pair(pairing, hiddenToo: hiddenToo)
    case .borrow(let material, let page, let hiddenToo):
      guard seats[seats.count - 1].mayBorrow else { throw .ofThisBriefingAlone }
      try borrow(material, page, hiddenToo, at: now)
    case .goBack:
      guard let leftAt, material(leftAt.material) != nil else { break }
      try jump(to: leftAt.page, in: leftAt.material, hiddenToo: true)
    case .handOver(let name, let library): handOver(to: name, library: library, at: now)
    case .take, .takeBack: break
    case .minutes(let minutes):
      guard (1...Self.longest).contains(minutes) else { throw .minutesOutOfRange }
      self.minutes = minutes
    }
  }

  /// - Parameter page: chooses among the pages that are not hidden; where there is none, nothing happens.
  private mutating func leaf(to page: (_ here: Int, _ pages: [Int]) -> Int?) {
    guard let here = cursor.page, let pages = material(here.material)?.openPages, let page = page(here.page, pages)
    else { return }
    go(to: PageAddress(material: here.material, version: here.version, page: page))
  }

  /// To the page beside, or over to the material beside; from what was borrowed nothing leads on.
  private mutating func turn(_ step: Int) {
    guard let here = cursor.page else { return }
    if let page = page(after: here, step) {
      return go(to: PageAddress(material: here.material, version: here.version, page: page))
    }
    let own = materials.filter { !$0.isBorrowed && ($0.pages > 0 || $0.id == here.material) }
    guard let place = own.firstIndex(where: { $0.id == here.material }), own.indices.contains(place + step) else {
      return
    }
    let beside = own[place + step]
    guard let page = step > 0 ? beside.openPages.first : lastPage(of: beside) else { return }
    go(to: PageAddress(material: beside.id, version: beside.version, page: page))
  }

  /// Somebody has pressed a key at the room's screen: the page is turned in the name of who drives.
  ///
  /// - Returns: whether keys there do that.
  public mutating func turnAtScreen(onward: Bool, at now: PreciseInstant) -> Bool {
    guard takesKeysAtScreen else { return false }
    turn(onward ? 1 : -1)
    note(at: now)
    return true
  }

  private mutating func jump(
    to page: Int, in id: Material.ID?, hiddenToo: Bool = false
  ) throws(ProjectionRefusal) {
    guard let id, let material = material(id), (1...max(1, material.pages)).contains(page), material.pages > 0 else {
      throw .noSuchPage
    }
    if material.hidden.contains(page), !hiddenToo { throw .hiddenPage }
    go(to: PageAddress(material: id, version: material.version, page: page))
  }

  private mutating func borrow(
    _ borrowed: ProjectedMaterial, _ page: Int, _ hiddenToo: Bool, at now: PreciseInstant
  ) throws(ProjectionRefusal) {
    if let place = materials.firstIndex(where: { $0.id == borrowed.id }) {
      // It may have been found in a newer version than the one that was borrowed before.
      if materials[place].isBorrowed { materials[place] = borrowed }
    } else {
      materials.append(borrowed)
    }
    if let here = cursor.page, material(here.material)?.isBorrowed == false { leftAt = here }
    try jump(to: page, in: borrowed.id, hiddenToo: hiddenToo)
    if material(borrowed.id)?.isBorrowed == true { notice = Notice(kind: .borrowed, page: cursor.page, at: now) }
  }

  /// What is pointed out belongs to its page; what is drawn comes back with it.
  mutating func go(to page: PageAddress) {
    places[page.material] = page.page
    if page != cursor.page { cursor = Sight(page: page) }
  }
}
