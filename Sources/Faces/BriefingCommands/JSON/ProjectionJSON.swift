internal import BriefingDomain
internal import BriefingLibrary

extension ProjectionReceipt {
  func json(_ clock: OfficeClock) -> JSON {
    [
      "briefing": JSON(details.briefing.id),
      "entries": JSON(entries.map { $0.json(clock, inForce: details.isInForce($0)) }),
      "remarks": JSON(remarks.map { JSON($0.rawValue) }),
    ]
  }
}

extension ProjectionReport {
  func json(_ clock: OfficeClock) -> JSON {
    [
      "room": JSON(room), "startedAt": JSON(projection.startedAt.map(clock.isoSecond)),
      "endedAt": JSON(projection.endedAt.map(clock.isoSecond)), "endedBy": JSON(projection.endedBy?.rawValue),
      "presence": JSON(projection.presence?.rawValue), "present": JSON(present.map { JSON($0.name) }),
      "screens": projection.screens.map { JSON($0) } ?? .null, "asksScreens": JSON(projection.asksScreens),
      "entries": JSON(entries.map { JSON($0) }),
      "shown": JSON(
        self.lines.map { line in
          [
            "material": JSON(line.version.material), "version": JSON(line.version.number),
            "file": JSON(line.version.fileName), "page": JSON(line.page), "from": JSON(clock.isoSecond(line.from)),
            "seen": JSON(line.seenFrom.map(clock.isoSecond)), "until": JSON(line.until.map(clock.isoSecond)),
            "driver": JSON(line.driver),
            "borrowed": JSON(line.isBorrowed), "lender": line.lender,
          ]
        }),
    ]
  }
}

extension ShownPage {
  fileprivate var lender: JSON {
    guard isBorrowed else { return .null }
    return ["briefing": JSON(version.briefing), "title": JSON(lenderTitle)]
  }
}

extension OfficeClock {
  /// `2026-11-25T10:05:09+09:00`.
  fileprivate func isoSecond(_ instant: PreciseInstant) -> String {
    let iso = iso(Moment(instant: instant.instant, dayOnly: false))
    let second = (instant.instant.seconds % 60 + 60) % 60
    return "\(iso.prefix(16)):\(second < 10 ? "0" : "")\(second)\(iso.dropFirst(16))"
  }
}
