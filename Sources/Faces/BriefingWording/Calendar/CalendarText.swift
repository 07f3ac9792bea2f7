package import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// A calendar as the programs read it that subscribe to it: iCalendar (RFC 5545), in the task's language.
package struct CalendarText {
  private let lines: [String]

  /// - Parameter server: what others reach it by.
  package init(_ feed: CalendarFeed, _ entries: [CalendarEntry], _ clock: OfficeClock, server: String) {
    let times = entries.filter { !$0.slot.moment.dayOnly }.flatMap { [$0.slot.moment.instant, $0.slot.takenUntil] }
    let zone = times.min().flatMap { first in times.max().map { CalendarZone(clock, first...$0) } }
    let name = tr("Briefings: \(feed.name)", "報告: \(feed.name)")
    var lines = CalendarLines()
    lines.add("VCALENDAR") { lines in
      lines.add("VERSION", "2.0")
      lines.add("PRODID", "-//utsusu//utsusu//\(Language.current.rawValue.uppercased())")
      lines.add("CALSCALE", "GREGORIAN")
      // RFC 7986, and what programs knew before it.
      lines.add("NAME", text: name)
      lines.add("X-WR-CALNAME", text: name)
      lines.add("X-WR-TIMEZONE", text: clock.zoneName)
      lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT15M")
      lines.add("X-PUBLISHED-TTL", "PT15M")
      zone?.add(to: &lines)
      for entry in entries {
        lines.add("VEVENT") { lines in
          lines.add("UID", "\(entry.identity)@utsusu")
          lines.add(Self.stamp, CalendarZone.stamp(clock.now, offset: 0) + "Z")
          lines.add("SEQUENCE", "\(entry.revision)")
          Self.add(entry.slot, zone, clock, to: &lines)
          switch entry.content {
          case .briefing(let briefing, let recipients): Self.add(briefing, recipients, server, to: &lines)
          case .taken(let room):
            lines.add("SUMMARY", text: tr("Taken", "使用中"))
            lines.add("LOCATION", text: room)
          }
        }
      }
    }
    self.lines = lines.lines
  }

  /// When the text was made, which some programs go by to tell which of two is newer.
  private static let stamp = "DTSTAMP"

  package var text: String { lines.map(CalendarLines.folded).joined() }

  /// The same as long as the text says the same, whenever it is made.
  package var mark: String {
    let said = lines.filter { !$0.hasPrefix(Self.stamp) }.joined(separator: "\n")
    return String(ContentHash(of: said).description.prefix(32))
  }

  private static func add(_ slot: Slot, _ zone: CalendarZone?, _ clock: OfficeClock, to lines: inout CalendarLines) {
    guard let zone, !slot.moment.dayOnly else {
      let day = clock.local(slot.moment.instant).day
      lines.add("DTSTART;VALUE=DATE", CalendarZone.date(day))
      if let next = day.advanced(by: 1) { lines.add("DTEND;VALUE=DATE", CalendarZone.date(next)) }
      return
    }
    zone.add("DTSTART", slot.moment.instant, to: &lines)
    zone.add("DTEND", slot.takenUntil, to: &lines)
  }

  private static func add(
    _ briefing: Briefing, _ recipients: [String], _ server: String, to lines: inout CalendarLines
  ) {
    let isCancelled = briefing.cancelReason != nil
    // Many programs show what is cancelled like anything else.
    lines.add("SUMMARY", text: (isCancelled ? tr("Cancelled: ", "【中止】") : "") + briefing.markedTitle)
    lines.add("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
    // Of a day without a time nobody is busy all day.
    lines.add("TRANSP", isCancelled || briefing.moment.dayOnly ? "TRANSPARENT" : "OPAQUE")
    if briefing.isConfidential { lines.add("CLASS", "CONFIDENTIAL") }
    if let room = briefing.room { lines.add("LOCATION", text: room) }
    var facts = [tr("Briefing: ", "報告番号: ") + "\(briefing.id)", tr("Unit: ", "所属: ") + briefing.unit.name]
    if !briefing.isWithheld {
      if let reason = briefing.cancelReason { facts.insert(tr("Cancelled: ", "中止: ") + reason.reasonText, at: 0) }
      if let presenter = briefing.presenter { facts.append(tr("Presenter: ", "説明者: ") + presenter) }
      facts.append(tr("For: ", "報告先: ") + recipients.joined(separator: tr(", ", "、")))
      if let form = briefing.plannedForm {
        facts.append(tr("Planned form: ", "予定の提出形態: ") + form.label)
        lines.add("CATEGORIES", text: form.label)
      }
      lines.add("URL", "\(server)/briefings/\(briefing.id)")
    }
    lines.add("DESCRIPTION", text: facts.joined(separator: "\n"))
  }
}
