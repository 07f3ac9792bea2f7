/// Pictures to make while nothing is asked for: those around a page for screens and consoles, then the small ones of
/// all pages.
struct PicturesAhead: Equatable {
  let source: PictureSource
  let page: Int
  /// How far it has got.
  var step = 0

  private static let around = [0, 1, -1, 2, -2, 3]

  /// The picture of this step.
  ///
  /// - Returns: `nil` when there are no more.
  func item(of pages: Int) -> (page: Int, width: PictureWidth)? {
    let widths: [PictureWidth] = [.large, .medium]
    let near = Self.around.flatMap { offset in widths.map { (page: page + offset, width: $0) } }
      .filter { (1...pages).contains($0.page) }
    if step < near.count { return near[step] }
    let small = step - near.count + 1
    return small <= pages ? (small, .small) : nil
  }
}
