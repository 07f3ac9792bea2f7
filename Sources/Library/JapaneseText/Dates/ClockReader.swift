/// Reads a time of day at the cursor.
struct ClockReader {
  var cursor: DateCursor

  private enum Half { case morning, afternoon }

  /// `nil` when no time begins here; `minutes` is `nil` when what begins here is no time that a day has.
  mutating func read() -> ReadTime? {
    if cursor.accept("正午") { return ReadTime(minutes: 12 * 60) }
    var half: Half?
    if cursor.accept("午前") { half = .morning }
    if half == nil, cursor.accept("午後") { half = .afternoon }
    cursor.skipSpace()
    guard let hour = cursor.anyNumber(upTo: 2) else { return nil }
    cursor.skipSpace()
    guard let minute = readMinute() else { return nil }
    cursor.skipSpace()
    guard minute < 60 else { return ReadTime(minutes: nil) }
    if half != nil {
      // 午後12時 is midnight by the decree of 1872 and noon to many; 12 is left to those who write 0時 or 正午.
      guard hour < 12 else { return ReadTime(minutes: nil) }
      return ReadTime(minutes: hour * 60 + minute + (half == .afternoon ? 720 : 0))
    }
    if cursor.acceptAny(["am", "a.m."]) {
      return ReadTime(minutes: (1...12).contains(hour) ? hour % 12 * 60 + minute : nil)
    }
    if cursor.acceptAny(["pm", "p.m."]) {
      return ReadTime(minutes: (1...12).contains(hour) ? hour % 12 * 60 + minute + 720 : nil)
    }
    return ReadTime(minutes: hour < 24 ? hour * 60 + minute : nil)
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
  let minutes: Int?
}
