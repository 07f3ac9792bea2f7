internal import BriefingDomain

/// Collects the features of texts (see `SearchTokens`), each once for each text.
///
/// Keeps its storage from text to text; not for use by two threads at once.
public final class PageFeatures {
  /// The texts' number when a character of the Basic Multilingual Plane was seen last.
  private var seenAt = [UInt32](repeating: 0, count: 0x10000)
  private var seenRarely: Set<UInt64> = []
  private var number: UInt32 = 0

  public init() {}

  /// Calls `emit` for every feature of `folded`.
  ///
  /// - Parameter emit: gets bytes that are valid during the call; `false` ends the collecting.
  public func collect(_ folded: UnsafeBufferPointer<UInt8>, _ emit: (UnsafeBufferPointer<UInt8>) -> Bool) {
    beginText()
    var units = SearchUnits(folded)
    var pair: [UInt8] = []
    var previous: SearchUnit?
    while let unit = units.next() {
      defer { previous = unit.kind == .word ? nil : unit }
      guard unit.kind != .word else { continue }
      if isNew(unit.scalar), !emit(UnsafeBufferPointer(rebasing: folded[unit.range])) { return }
      guard let before = previous, unit.kind == .mark || before.kind == .mark, isNew(before.scalar, unit.scalar)
      else { continue }
      pair.removeAll(keepingCapacity: true)
      pair.append(contentsOf: folded[before.range])
      pair.append(contentsOf: folded[unit.range])
      if !pair.withUnsafeBufferPointer(emit) { return }
    }
    var wanted = true
    DateScanner.scan(folded) { match in
      for date in match.date.selfAndContaining where wanted && isNew(date) {
        wanted = SearchTokens.feature(date).withUnsafeBufferPointer(emit)
      }
    }
  }

  private func beginText() {
    seenRarely.removeAll(keepingCapacity: true)
    number &+= 1
    if number == 0 {
      for place in seenAt.indices { seenAt[place] = 0 }
      number = 1
    }
  }

  @inline(__always) private func isNew(_ scalar: UInt32) -> Bool {
    guard scalar < 0x10000 else { return seenRarely.insert(UInt64(scalar)).inserted }
    if seenAt[Int(scalar)] == number { return false }
    seenAt[Int(scalar)] = number
    return true
  }

  private func isNew(_ first: UInt32, _ second: UInt32) -> Bool {
    seenRarely.insert(1 << 62 | UInt64(first) << 24 | UInt64(second)).inserted
  }

  private func isNew(_ date: WrittenDate) -> Bool {
    let key: Int =
      switch date {
      case .day(let day): (day.year * 16 + day.month) * 32 + day.day
      case .month(let month): (month.year * 16 + month.month) * 32
      case .year(let year): year * 512
      }
    return seenRarely.insert(1 << 63 | UInt64(key)).inserted
  }
}

extension WrittenDate {
  /// The date itself and the less exact ones that contain it.
  var selfAndContaining: [WrittenDate] {
    switch self {
    case .day(let day): [self, .month(day.inMonth), .year(day.year)]
    case .month(let month): [self, .year(month.year)]
    case .year: [self]
    }
  }
}
