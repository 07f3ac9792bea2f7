public import HelperProtocol

/// A page of a TIFF, as its directory describes it: a fax and a scanned document have one for each sheet.
public struct ScannedPage: Sendable {
  /// Where its directory begins.
  public let offset: Int
  /// As it is seen: upright, and as high as its sheet, though a fax has half as many lines an inch as dots.
  public let size: PageSize

  /// The pages in their order, without thumbnails and masks; empty for what is no TIFF, or a damaged one.
  ///
  /// - Throws: `damaged` where the system cannot read the file.
  public static func all(of source: borrowing SourceFile) throws(SourceFailure) -> [ScannedPage] {
    let head = try source.bytes(count: 8)
    let isLittle = head.starts(with: [0x49, 0x49, 0x2A, 0])
    guard head.count == 8, isLittle || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return [] }
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
      isLittle ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
    }
    var pages: [ScannedPage] = []
    var seen: Set<Int> = []
    var offset = number(head[4..<8])
    // Directories may point at each other in a circle.
    while offset > 0, seen.insert(offset).inserted, seen.count <= 2 * ReadingBounds.pages,
      pages.count < ReadingBounds.pages
    {
      let count = number(try source.bytes(at: offset, count: 2)[...])
      let directory = try source.bytes(at: offset + 2, count: count * 12 + 4)
      guard count > 0, directory.count == count * 12 + 4 else { break }
      var values: [Int: Double] = [:]
      for start in stride(from: 0, to: count * 12, by: 12) {
        let entry = directory[start..<(start + 12)]
        let (tag, value) = (number(entry.prefix(2)), entry.suffix(4))
        switch number(entry.dropFirst(2).prefix(2)) {
        case 3: values[tag] = Double(number(value.prefix(2)))
        case 4: values[tag] = Double(number(value))
        case 5 where tag == 282 || tag == 283:
          let ratio = try source.bytes(at: number(value), count: 8)
          if ratio.count == 8 { values[tag] = Double(number(ratio[..<4])) / Double(number(ratio[4...])) }
        default: break
        }
      }
      let (reduced, mask) = (1, 4)
      if Int(values[254] ?? 0) & (reduced | mask) == 0, let page = ScannedPage(offset, values) { pages.append(page) }
      offset = number(directory.suffix(4))
    }
    return pages
  }

  /// On one side; no picture has so many.
  private static let mostDots = 1e8

  private init?(_ offset: Int, _ values: [Int: Double]) {
    guard let wide = values[256], let high = values[257], wide > 0, high > 0, max(wide, high) < Self.mostDots else {
      return nil
    }
    // Dots an inch across and lines an inch down; where they differ greatly, somebody erred.
    let across = values[282] ?? 1
    let ratio = across / (values[283] ?? across)
    let isOblong = ratio.isFinite && (0.2...5).contains(ratio) && abs(ratio - 1) > 0.01
    let sides = isOblong ? (wide * max(1, 1 / ratio), high * max(1, ratio)) : (wide, high)
    // From 5 on the rows are columns.
    let isTurned = (5...8).contains(values[274] ?? 1)
    self.offset = offset
    size = PageSize(width: Int(isTurned ? sides.1 : sides.0), height: Int(isTurned ? sides.0 : sides.1))
  }
}
