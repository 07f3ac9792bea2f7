/// A part of a page's picture, on a grid: so those who see nearly the same of it share one picture.
public struct PagePart: Hashable, Sendable {
  /// Lines of the grid, each way.
  public static let grid = 128
  public static let whole = PagePart(x: 0, y: 0, width: grid, height: grid)!

  /// In cells of the grid, from the top left corner.
  public let x, y, width, height: Int

  /// `nil` where it has no cell, or reaches over the page's edge.
  public init?(x: Int, y: Int, width: Int, height: Int) {
    let cells = 0...Self.grid
    guard cells.contains(x), cells.contains(y), (1...Self.grid).contains(width), (1...Self.grid).contains(height),
      x + width <= Self.grid, y + height <= Self.grid
    else { return nil }
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
