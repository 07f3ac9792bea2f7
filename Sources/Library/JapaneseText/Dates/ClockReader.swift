/// Reads a time of day at the cursor.
struct ClockReader {
  var cursor: DateCursor
  /// Whether an offset may follow, as in ISO 8601: elsewhere 10:00-10:30 is no time of a far zone.
  var takesOffset = false

  /// `nil` when no time begins here; `minutes` is `nil` when what begins here is no time that a day has.
  mutating func read() -> ReadTime? {
    if cursor.accept("正午") { return ReadTime(minutes: 12 * 60) }
    var half: ReadTime.Half?
    if cursor.accept("午前") { half = .morning }
    if half == nil, cursor.accept("午後") { half = .afternoon }
    let latin = half == nil ? readLatinHalf() : nil
    cursor.skipSpace()
    guard let (hour, minute) = compact() ?? hourAndMinute() else {
      // 午前 or 夕方 alone says too little to write down.
      return half != nil || cursor.acceptAny(["朝", "昼", "夕方", "夜"]) ? ReadTime(minutes: nil) : nil
    }
    cursor.skipSpace()
    guard minute < 60 else { return ReadTime(minutes: nil) }
    if half != nil {
      // 午後12時 is midnight by the decree of 1872 and noon to many; 12 is left to those who write 0時 or 正午.
      guard hour < 12 else { return ReadTime(minutes: nil) }
      return ReadTime(minutes: hour * 60 + minute + (half == .afternoon ? 720 : 0), half: half)
    }
    if let half = latin ?? readLatinHalf() {
      guard (1...12).contains(hour) else { return ReadTime(minutes: nil) }
      return ReadTime(minutes: hour % 12 * 60 + minute + (half == .afternoon ? 720 : 0), half: half)
    }
    let minutes = hour * 60 + minute
    return ReadTime(minutes: minutes <= 1440 ? minutes : nil, offset: takesOffset ? readOffset() : nil)
  }

  private mutating func readLatinHalf() -> ReadTime.Half? {
    if cursor.acceptAny(["am", "a.m."]) { return .morning }
    return cursor.acceptAny(["pm", "p.m."]) ? .afternoon : nil
  }

  /// 1330.
  private mutating func compact() -> (hour: Int, minute: Int)? {
    let start = cursor.at
    guard let number = cursor.number(upTo: 4) else { return nil }
    guard number.digits == 4 else {
      cursor.at = start
      return nil
    }
    return (number.value / 100, number.value % 100)
  }

  private mutating func hourAndMinute() -> (hour: Int, minute: Int)? {
    guard let hour = cursor.anyNumber(upTo: 2) else { return nil }
    cursor.skipSpace()
    return readMinute().map { (hour, $0) }
  }

  /// +09:00, +0900 or Z, in minutes.
  private mutating func readOffset() -> Int? {
    if cursor.accept("z") { return 0 }
    let start = cursor.at
    let sign = cursor.accept("+") ? 1 : cursor.accept("-") ? -1 : 0
    guard sign != 0, let (hour, minute) = compact() ?? hourAndMinute(), hour < 24, minute < 60 else {
      cursor.at = start
      return nil
    }
    return sign * (hour * 60 + minute)
  }

  /// What stands behind the hour; `nil` when that was not an hour.
  private mutating func readMinute() -> Int? {
    if cursor.accept(":") {
      guard let minute = cursor.number(upTo: 2), minute.digits == 2 else { return nil }
      if cursor.accept(":") {
        guard let second = cursor.number(upTo: 2), second.digits == 2 else { return nil }
        return second.value < 60 ? minute.value : 60
      }
      return minute.value
    }
    if cursor.accept("時") {
      if cursor.accept("半") { return 30 }
      cursor.skipSpace()
      guard let minute = cursor.anyNumber(upTo: 2) else { return 0 }
      return cursor.accept("分") ? minute : nil
    }
    let next = cursor.peek() | 0x20
    return next == 0x61 || next == 0x70 ? 0 : nil
  }
}

/// What was read as a time: minutes since midnight, `nil` when a day has no such time.
struct ReadTime {
  enum Half { case morning, afternoon }

  var minutes: Int?
  /// Which half of the day, and what from UTC in minutes, where that is said.
  var half: Half?
  var offset: Int?
}
