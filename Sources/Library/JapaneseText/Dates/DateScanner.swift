internal import BriefingDomain

/// Finds the dates in running text that was folded (see `Folding`): full-width digits are ASCII by then, ㋿ is 令和,
/// 〇 and the other numerals are kanji still.
///
/// Found are 2025年3月1日, 2025-03-01, 2025/3/1, 2025.3.1, 令和7年3月1日, 令和七年三月一日, R7年3月1日, R7.3.1, and less exact
/// 2025年3月, 2025-03, 2025/03, 2025年, 令和7年 and the like; a year in brackets after another, 令和7年(2025年)3月1日, is
/// passed over. Between the parts of those with 年, spaces and line ends may stand.
///
/// Not dates: numbers that are part of a longer one (12025年, 03-2025-03-01), letters before digits (v2025.3.1),
/// `2025-0301`, R7.3 and 2025.3 (more often a version or a ratio), a month and day without a year, two-digit years without an
/// era, a day or month that the calendar or the era does not have, a span of years (2025年間), and a fiscal year:
/// 令和7年度 runs from April to March, so that it is neither the year 2025 nor inside it.
public enum DateScanner {
  public struct Match: Hashable, Sendable {
    /// Where it stands, in bytes.
    public let range: Range<Int>
    public let date: WrittenDate
  }

  /// Calls `found` for each date from the beginning to the end; the ranges do not overlap. Linear time, no allocation.
  public static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Match) -> Void) {
    let end = bytes.count
    var at = 0
    while at < end {
      let byte = bytes[at]
      let kind = byteKinds[Int(byte)]
      if kind == 0 {
        at += 1
        continue
      }
      if kind == 3, !beginsDate(bytes, at) {
        at += 3
        continue
      }
      if kind == 2, at + 1 >= end || !(isDigit(bytes[at + 1]) || bytes[at + 1] == 0xE5) {
        at += 1
        continue
      }
      var reader = DateReader(cursor: DateCursor(bytes: bytes, at: at))
      if let date = reader.read(), reader.cursor.at > at {
        found(Match(range: at..<reader.cursor.at, date: date))
        at = reader.cursor.at
      } else if kind == 1 {
        while at < end, isDigit(bytes[at]) { at += 1 }
      } else {
        at += 1
      }
    }
  }

  public static func matches(in bytes: [UInt8]) -> [Match] {
    var matches: [Match] = []
    bytes.withUnsafeBufferPointer { scan($0) { matches.append($0) } }
    return matches
  }

  /// 1 for digits, 2 for the letters of eras, 3 for the first bytes of era names and of 一 and 二.
  private static let byteKinds: [UInt8] = {
    var kinds = [UInt8](repeating: 0, count: 256)
    for digit in 0x30...0x39 { kinds[digit] = 1 }
    for letter in [0x72, 0x68, 0x73, 0x74, 0x6D, 0x52, 0x48, 0x53, 0x54, 0x4D] { kinds[letter] = 2 }
    for lead in [0xE4, 0xE5, 0xE6] { kinds[lead] = 3 }
    return kinds
  }()

  /// 令 平 昭 大 明 一 二.
  @inline(__always)
  private static func beginsDate(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < bytes.count else { return false }
    switch UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) {
    case 0xE4BBA4, 0xE5B9B3, 0xE698AD, 0xE5A4A7, 0xE6988E, 0xE4B880, 0xE4BA8C: return true
    default: return false
    }
  }
}
