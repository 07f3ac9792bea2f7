internal import BriefingLibrary
internal import BriefingStore

extension ProjectionReport {
  /// As `show` prints it.
  func lines(_ clock: OfficeClock) -> [String] {
    let start = projection.startedAt ?? projection.requestedAt
    let startedAt = Moment(instant: start / 1000, dayOnly: true).label(clock) + " " + clock.second(start)
    let end = projection.endedAt.map { "–" + clock.second($0) } ?? tr(" (on now)", "（投影中）")
    let cutOff = projection.endedBy == .crash ? tr("  cut off", "  中断") : ""
    return ["  \(room.safe)  \(startedAt)\(end)\(cutOff)"]
      + self.lines.map { line in
        let until = line.until.map { clock.second($0) } ?? tr("now", "現在")
        let borrowed = line.isBorrowed ? tr("  borrowed", "  他の資料") : ""
        return "    \(clock.second(line.from))–\(until)  \(line.version.fileName.safe)  "
          + tr("page \(line.page)", "\(line.page)ページ") + "  \(line.driver.safe)\(borrowed)"
      }
  }

  func json(_ clock: OfficeClock) -> JSON {
    [
      "room": JSON(room), "startedAt": JSON(projection.startedAt.map(clock.isoSecond)),
      "endedAt": JSON(projection.endedAt.map(clock.isoSecond)), "endedBy": JSON(projection.endedBy?.rawValue),
      "entries": JSON(entries.map { JSON($0) }),
      "shown": JSON(
        self.lines.map { line in
          [
            "material": JSON(line.version.material), "version": JSON(line.version.number),
            "file": JSON(line.version.fileName), "page": JSON(line.page), "from": JSON(clock.isoSecond(line.from)),
            "until": JSON(line.until.map(clock.isoSecond)), "driver": JSON(line.driver),
            "borrowed": JSON(line.isBorrowed),
          ]
        }),
    ]
  }
}

extension OfficeClock {
  /// `10:05:09`, of milliseconds since 1970.
  fileprivate func second(_ milliseconds: Int64) -> String {
    let second = milliseconds / 1000
    let rest = ((second % 60) + 60) % 60
    return clockTime(local(second).minute) + ":" + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// `2026-11-25T10:05:09+09:00`.
  fileprivate func isoSecond(_ milliseconds: Int64) -> String {
    let iso = iso(Moment(instant: milliseconds / 1000, dayOnly: false))
    let second = ((milliseconds / 1000) % 60 + 60) % 60
    return "\(iso.prefix(16)):\(second < 10 ? "0" : "")\(second)\(iso.dropFirst(16))"
  }
}
