internal import BriefingDomain
internal import BriefingLibrary

extension Finding {
  var json: JSON {
    [
      "subject": JSON(subject.rawValue), "entry": JSON(entry), "projection": JSON(projection),
      "briefing": JSON(version?.briefing), "material": JSON(version?.material),
      "version": version.map { JSON($0.number) } ?? .null,
      "file": JSON(version?.fileName), "fault": JSON(fault.rawValue), "detail": JSON(detail),
    ]
  }
}
