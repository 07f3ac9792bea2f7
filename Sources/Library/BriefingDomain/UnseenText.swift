/// What the text of a page says and its picture does not show: under a box, in the colour of the paper, or cut off.
/// Whoever has the file can read it.
public struct UnseenText: Hashable, Sendable, Codable {
  /// From 1.
  public let page: Int
  /// In the order of the page's text; at least one.
  public let stretches: [String]

  public init(page: Int, stretches: [String]) {
    self.page = page
    self.stretches = stretches
  }
}
