/// A line that somebody has drawn over a page by hand, or the next part of it.
public struct Stroke: Hashable, Sendable {
  /// Chosen by who draws it. What comes with the number of the page's last stroke goes on with that.
  public let number: Int
  public let pen: Pen
  /// How broad it is, in steps of the picture's width.
  public let width: Int
  public internal(set) var points: [Point]

  /// The raw values are part of the JSON contract.
  public enum Pen: String, CaseIterable, Sendable, Codable {
    /// Thin and opaque.
    case pen
    /// Broad, and what lies under it can be read.
    case marker
  }

  /// In steps from the picture's top left corner.
  public struct Point: Hashable, Sendable {
    public let x, y: UInt16

    public init(x: UInt16, y: UInt16) {
      self.x = x
      self.y = y
    }
  }

  /// A picture is so many steps wide, and so many high: fine enough for what is enlarged 16 times on a large screen.
  public static let steps = Int(UInt16.max)
  /// A tenth of the picture.
  public static let broadest = steps / 10
  /// Points that come at once.
  public static let mostPoints = 512

  /// `nil` without a point, with too many, or where it is too broad.
  public init?(number: Int, pen: Pen, width: Int, points: [Point]) {
    guard (1...Self.mostPoints).contains(points.count), (1...Self.broadest).contains(width) else { return nil }
    self.number = number
    self.pen = pen
    self.width = width
    self.points = points
  }
}

extension Stroke {
  fileprivate func goesOn(from before: Stroke) -> Bool {
    number == before.number && pen == before.pen && width == before.width && points.starts(with: before.points)
  }
}

/// What has been drawn over one page.
public struct PageStrokes: Hashable, Sendable {
  /// The first to be drawn comes first.
  public private(set) var strokes: [Stroke] = []
  /// What was erased last, until something is drawn again.
  private var erased: [Stroke] = []

  public static let mostStrokes = 200
  public static let mostPoints = 5_000
  /// So many points one stroke can have.
  public static let longest = 2_000

  /// Nothing is drawn.
  public static let none = PageStrokes()

  var isEmpty: Bool { strokes.isEmpty && erased.isEmpty }

  /// Points of all strokes, also of those that were erased.
  var points: Int { (strokes + erased).reduce(0) { $0 + $1.points.count } }

  /// - Throws: ``ProjectionRefusal``; nothing has changed then.
  mutating func add(_ piece: Stroke) throws(ProjectionRefusal) {
    let last = strokes.last
    let goesOn = last?.number == piece.number && last?.pen == piece.pen && last?.width == piece.width
    if !goesOn, strokes.contains(where: { $0.number == piece.number }) { throw .tooLate }
    var next = self
    next.erased = []
    if goesOn { next.strokes[strokes.count - 1].points += piece.points } else { next.strokes.append(piece) }
    guard next.strokes.count <= Self.mostStrokes, next.points <= Self.mostPoints,
      next.strokes[next.strokes.count - 1].points.count <= Self.longest
    else { throw .tooManyStrokes }
    self = next
  }

  /// Takes the last stroke away; where all were erased, they come back.
  mutating func undo() {
    if strokes.isEmpty {
      (strokes, erased) = (erased, [])
    } else {
      strokes.removeLast()
    }
  }

  mutating func erase() {
    if !strokes.isEmpty { (erased, strokes) = (strokes, []) }
  }

  /// What somebody has to be told who knows what was there before: the first `kept` stay, the last of these goes on by
  /// `more`, and `new` follow.
  public struct News: Hashable, Sendable {
    public let kept: Int
    public let more: [Stroke.Point]
    public let new: [Stroke]
  }

  /// `nil` where nothing has changed.
  public func news(since before: PageStrokes) -> News? {
    guard strokes != before.strokes else { return nil }
    let same = zip(strokes, before.strokes).prefix { $0 == $1 }.count
    guard same < strokes.count, same < before.strokes.count, strokes[same].goesOn(from: before.strokes[same]) else {
      return News(kept: same, more: [], new: Array(strokes.dropFirst(same)))
    }
    let more = strokes[same].points.dropFirst(before.strokes[same].points.count)
    return News(kept: same + 1, more: Array(more), new: Array(strokes.dropFirst(same + 1)))
  }

  /// For somebody who knows nothing of it.
  public var all: News { News(kept: 0, more: [], new: strokes) }
}

extension Projection {
  /// Strokes on all pages; where there are more, those go that were drawn on the page that has been left alone for longest.
  static let mostStrokes = 2_000
  static let mostPoints = 40_000

  /// Changes what is drawn on a page.
  ///
  /// - Parameter page: as who draws saw it; it may have been turned meanwhile, and what is sent last belongs to it still.
  mutating func draw(
    on page: PageAddress, _ change: (inout PageStrokes) throws(ProjectionRefusal) -> Void
  ) throws(ProjectionRefusal) {
    try checkDrawable(page)
    var strokes = drawn[page] ?? .none
    try change(&strokes)
    drawnPages.removeAll { $0 == page }
    drawn[page] = strokes.isEmpty ? nil : strokes
    if drawn[page] != nil { drawnPages.append(page) }
    // Nothing goes from before everybody's eyes.
    let stay = [page, cursor.page, cursor.beside]
    while isOverdrawn, let place = drawnPages.firstIndex(where: { !stay.contains($0) }) {
      drawn[drawnPages.remove(at: place)] = nil
    }
  }

  /// Pages that are in force, and those of a former version that stood beside its successor.
  private func checkDrawable(_ page: PageAddress) throws(ProjectionRefusal) {
    guard let material = material(page.material), page.page > 0 else { throw .noSuchPage }
    if page.version < material.version, case .former(page.material, page.version, let pages) = lastFormer {
      guard pages.contains(page.page) else { throw .noSuchPage }
    } else {
      guard page.page <= material.pages else { throw .noSuchPage }
      guard page.version == material.version else { throw .tooLate }
    }
  }

  private var isOverdrawn: Bool {
    drawn.values.reduce(0) { $0 + $1.points } > Self.mostPoints
      || drawn.values.reduce(0) { $0 + $1.strokes.count } > Self.mostStrokes
  }

  /// What has been drawn on the pages that are before the driver.
  mutating func lookAtDrawings() {
    cursor.strokes = cursor.page.flatMap { drawn[$0] } ?? .none
    cursor.strokesBeside = cursor.beside.flatMap { drawn[$0] } ?? .none
  }
}
