/// A page of one version of a material, as the screen counts pages.
public struct PageAddress: Hashable, Sendable, Codable {
  public let material: Material.ID
  /// From 1.
  public let version: Int
  /// From 1.
  public let page: Int

  public init(material: Material.ID, version: Int, page: Int) {
    self.material = material
    self.version = version
    self.page = page
  }
}

/// What somebody looks at: a page, what stands beside it, and what is pointed out on it. Places are fractions of the page's
/// picture from its top left corner.
public struct Sight: Hashable, Sendable {
  public var page: PageAddress?
  /// What is enlarged is the same part of both.
  public internal(set) var beside: PageAddress?
  public var pointer: Point?
  public var spotlight: Spotlight?
  /// On the page beside: a hand points at one of the two.
  public internal(set) var pointerBeside: Point?
  public internal(set) var spotlightBeside: Spotlight?
  public var zoom: Area?
  public internal(set) var strokes = PageStrokes.none
  /// On the page beside.
  public internal(set) var strokesBeside = PageStrokes.none

  public init(page: PageAddress? = nil) { self.page = page }

  mutating func stopPointing() {
    (pointer, spotlight) = (nil, nil)
    stopPointingBeside()
  }

  private mutating func stopPointingBeside() { (pointerBeside, spotlightBeside) = (nil, nil) }

  /// - Parameter other: `nil` where the page is alone.
  mutating func put(beside other: PageAddress?) {
    if other != beside { stopPointingBeside() }
    beside = other
  }

  /// - Parameter page: `nil` for the one that is up; what is on no more is not pointed at.
  mutating func point(_ point: Point?, on page: PageAddress?) {
    (pointer, pointerBeside) = isUp(page) ? (point, nil) : (nil, isBeside(page) ? point : nil)
  }

  mutating func light(_ spotlight: Spotlight?, on page: PageAddress?) {
    (self.spotlight, spotlightBeside) = isUp(page) ? (spotlight, nil) : (nil, isBeside(page) ? spotlight : nil)
  }

  private func isUp(_ page: PageAddress?) -> Bool { page == nil || page == self.page }
  private func isBeside(_ page: PageAddress?) -> Bool { page != nil && page == beside }

  public struct Point: Hashable, Sendable {
    public let x, y: Double

    /// `nil` outside the picture.
    public init?(x: Double, y: Double) {
      guard (0...1).contains(x), (0...1).contains(y) else { return nil }
      self.x = x
      self.y = y
    }
  }

  public struct Spotlight: Hashable, Sendable {
    public let centre: Point
    /// A fraction of the picture's width.
    public let radius: Double

    /// `nil` unless the radius is above 0 and no more than 1.
    public init?(centre: Point, radius: Double) {
      guard radius > 0, radius <= 1 else { return nil }
      self.centre = centre
      self.radius = radius
    }
  }

  public struct Area: Hashable, Sendable {
    public let x, y, width, height: Double

    /// `nil` for an area that is narrower or lower than a hundredth of the picture, or reaches over its edge.
    public init?(x: Double, y: Double, width: Double, height: Double) {
      // What a browser computes as the whole picture may be a binary fraction more.
      let edge = 1 + 1e-6
      guard x >= 0, y >= 0, width >= 0.01, height >= 0.01, x + width <= edge, y + height <= edge else { return nil }
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }
}
