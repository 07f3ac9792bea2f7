/// What the room had on: a page or two, and who had put them there.
public struct Showing: Hashable, Sendable {
  public let page: PageAddress
  public let driver: String
  public let isBorrowed: Bool
  /// What stood beside it.
  public let beside: Beside?

  public struct Beside: Hashable, Sendable {
    public let page: PageAddress
    public let isBorrowed: Bool

    public init(page: PageAddress, isBorrowed: Bool) {
      self.page = page
      self.isBorrowed = isBorrowed
    }
  }

  public init(page: PageAddress, driver: String, isBorrowed: Bool, beside: Beside? = nil) {
    self.page = page
    self.driver = driver
    self.isBorrowed = isBorrowed
    self.beside = beside
  }
}

/// Something is to be written into the record.
public enum RecordStep: Hashable, Sendable {
  /// A line begins; where two pages stand side by side, one for each.
  case begins(Showing, at: PreciseInstant)
  /// A screen shows what the line that began last is about; of several screens the first.
  case seen(at: PreciseInstant)
  /// Ends what began last.
  case ends(at: PreciseInstant)
  /// More screens are open at once than ever before in this projection.
  case screens(Int)
  /// More devices follow at once than ever before in this projection.
  case followers(Int)
  /// Somebody follows while what began last is on: once for each of its lines.
  case followed(lines: Int)
}

extension Projection {
  /// What has happened since the last call, in its order: a line ends before the next begins.
  public mutating func drainRecord() -> [RecordStep] {
    defer { steps = [] }
    return steps
  }

  /// So many screens are open in the room now.
  public mutating func screens(_ open: Int) {
    guard open > mostScreens else { return }
    mostScreens = open
    steps.append(.screens(open))
  }

  /// So many follow now, each on a device of their own.
  public mutating func followers(_ open: Int) {
    followers = open
    if open > mostFollowers {
      mostFollowers = open
      // A hall that comes at once is one step.
      if case .followers = steps.last { steps.removeLast() }
      steps.append(.followers(open))
    }
    noteFollowed()
  }

  private mutating func noteFollowed() {
    guard let showing, followers > 0, !isFollowed else { return }
    isFollowed = true
    steps.append(.followed(lines: showing.beside == nil ? 1 : 2))
  }

  /// The number of the line that is open: each has its own, and none comes twice. `nil` while nothing is on.
  public var line: Int? { showing == nil ? nil : lastLine }

  /// A screen says that it shows what is on.
  ///
  /// - Returns: whether none had said so before.
  public mutating func seen(at now: PreciseInstant) -> Bool {
    guard showing != nil, !isSeen else { return false }
    (isSeen, seenPage) = (true, showing?.page)
    steps.append(.seen(at: now))
    return true
  }

  /// The projection is over; the line that is open ends.
  public mutating func finish(at now: PreciseInstant) {
    if showing != nil { steps.append(.ends(at: now)) }
    (showing, isSeen) = (nil, false)
    cursor = Sight()
    frozen = nil
  }

  /// Writes down a change of what the room has on; nothing is on a black screen.
  mutating func note(at now: PreciseInstant) {
    cursor.put(beside: cursor.page.flatMap(beside))
    lookAtDrawings()
    let next = isBlack ? nil : showing(shown)
    guard next != showing else { return }
    if showing != nil { steps.append(.ends(at: now)) }
    if let next {
      steps.append(.begins(next, at: now))
      lastLine += 1
    }
    // Where only the hand is another, the screens go on showing the page.
    isSeen = isSeen && next?.page == showing?.page && next?.beside == showing?.beside
    if isSeen { steps.append(.seen(at: now)) }
    showing = next
    isFollowed = false
    noteFollowed()
  }

  private func showing(_ sight: Sight) -> Showing? {
    func isBorrowed(_ page: PageAddress) -> Bool { material(page.material)?.isBorrowed ?? false }
    return sight.page.map { page in
      Showing(
        page: page, driver: driver, isBorrowed: isBorrowed(page),
        beside: sight.beside.map { Showing.Beside(page: $0, isBorrowed: isBorrowed($0)) })
    }
  }
}
