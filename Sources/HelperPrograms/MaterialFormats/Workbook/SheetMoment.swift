/// Days and times of cells in one form: `2026-04-01`, `2026-04-01 10:00`, `10:00`.
enum SheetMoment {
  /// - Parameters:
  ///   - iso: `2026-04-01T10:00:00`, or a day alone.
  ///   - showsTime: whether the time counts.
  static func text(iso: String, showsTime: Bool) -> String {
    let halves = iso.split(separator: "T", maxSplits: 1)
    guard halves.count == 2, showsTime else { return String(halves.first ?? "") }
    return halves[0] + " " + halves[1].prefix(5)
  }

  /// - Parameter duration: `PT10H30M00S`.
  static func text(duration: String) -> String? {
    guard duration.hasPrefix("PT") else { return nil }
    let numbers = duration.dropFirst(2).split { "HMS".contains($0) }.map { Int($0) }
    guard numbers.count >= 2, let hours = numbers[0], let minutes = numbers[1] else { return nil }
    return clock(hours, minutes)
  }

  static func clock(_ hours: Int, _ minutes: Int) -> String { "\(padded(hours)):\(padded(minutes))" }

  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension NumberFormat {
  /// A number as a table wants it: a day or a time of what the format shows, with the year that it may leave out; else the
  /// number as it is displayed, whole ones without decimals, and those too that the format hides.
  func plain(_ value: Double, epoch: ExcelDate.Epoch) -> String {
    if let moment = moment(value, epoch) { return moment }
    let shown = shown(value, epoch: epoch, plainly: true) ?? ""
    return shown.isEmpty || value == value.rounded() && shown.contains(".") ? Self.general(value) : shown
  }

  private func moment(_ value: Double, _ epoch: ExcelDate.Epoch) -> String? {
    guard value.isFinite, let section = choose(value)?.section else { return nil }
    var (showsDay, showsHour, counts) = (false, false, false)
    for token in section.tokens {
      switch token {
      case .day(1...2): showsDay = true
      case .hour: showsHour = true
      case .elapsed("h", _): counts = true
      default: break
      }
    }
    guard showsDay || showsHour || counts, let date = ExcelDate(value, epoch: counts ? .year1900 : epoch, places: 0)
    else { return nil }
    if counts {
      let minutes = Int((value * 1440).rounded())
      return SheetMoment.clock(minutes / 60, minutes % 60)
    }
    let time = SheetMoment.clock(date.hour, date.minute)
    guard showsDay else { return time }
    let day = "\(date.year)-\(SheetMoment.padded(date.month))-\(SheetMoment.padded(date.day))"
    return showsHour ? day + " " + time : day
  }
}
