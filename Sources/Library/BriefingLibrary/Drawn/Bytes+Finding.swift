internal import Glibc

/// Bytes of a text, without a zero, in which the C library finds others: nothing else is fast enough for each cell on each
/// page.
struct SoughtBytes: Hashable {
  /// Ends in a zero.
  private let bytes: [UInt8]

  init(_ text: some Collection<UInt8>) { bytes = text.prefix { $0 != 0 } + [0] }

  var count: Int { bytes.count - 1 }

  var all: ArraySlice<UInt8> { bytes.dropLast() }

  subscript(place: Int) -> UInt8 { bytes[place] }

  func prefix(_ count: Int) -> SoughtBytes { SoughtBytes(bytes.prefix(min(count, self.count))) }

  /// Where a piece stands first from a place on.
  func place(of piece: SoughtBytes, from start: Int = 0) -> Int? {
    guard start <= count else { return nil }
    return bytes.withUnsafeBytes { here in
      piece.bytes.withUnsafeBytes { piece in
        guard let text = here.baseAddress?.assumingMemoryBound(to: CChar.self),
          let wanted = piece.baseAddress?.assumingMemoryBound(to: CChar.self), let found = strstr(text + start, wanted)
        else { return nil }
        return UnsafePointer(found) - text
      }
    }
  }
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ end: ArraySlice<UInt8>) -> Bool { suffix(end.count).elementsEqual(end) }
}
