import BriefingDomain
import InstantLiterals
import JapaneseText
import Testing

@testable import BriefingLibrary
@testable import BriefingWording

/// The list of a day on a terminal and in a spreadsheet.
struct AgendaTextTests {
  private static let clock = ReportFixture.clock

  private static func item(
    _ number: Briefing.ID, at start: Instant, _ title: String, presenter: String? = "危機管理課係長 佐藤",
    room: String? = "第3特別会議室",
    plan: SubmissionForm? = .both, to recipients: [String] = ["局長", "危機管理監"], cancelled: String? = nil,
    recorded: Int = 0, lost: [LostMaterial] = []
  ) -> AgendaItem {
    let appointment = appointment(number, start, title, presenter, room, plan, recipients, cancelled, recorded)
    let other = Self.appointment(999, start, title, nil, room, nil, recipients, nil, 0)
    return AgendaItem(
      appointment: appointment, materials: [],
      collisions: [appointment.collision(with: other, isSameRoom: true)].compactMap(\.self), lost: lost)
  }

  private static func appointment(
    _ number: Briefing.ID, _ start: Instant, _ title: String, _ presenter: String?, _ room: String?,
    _ plan: SubmissionForm?, _ recipients: [String], _ cancelled: String?, _ recorded: Int
  ) -> Appointment {
    let briefing = Briefing(
      id: number, title: title, unit: OfficeUnit(id: 1, name: "危機管理局危機対策課"), presenter: presenter,
      slot: Slot(moment: Moment(instant: start, dayOnly: false), end: start.advanced(by: 1800)), room: room,
      plannedForm: plan, cancelReason: cancelled)
    let rows = recipients.enumerated().map { index, recipient in
      SubmissionStatus(
        briefing: briefing, recipient: recipient,
        handout: index < recorded ? try? Handout(form: .projected, copies: 0, pages: 0) : nil, evidence: .declared,
        reason: nil)
    }
    return Appointment.all(in: rows)[0]
  }

  private static let long = String(repeating: "避難所の収容計画", count: 8)

  private static func agenda() -> AgendaWording {
    let now = clock.now
    return AgendaWording(
      [
        item(12345, at: now.advanced(by: -7200), long, recorded: 2),
        item(
          12346, at: now, "予算", to: ["局長"], lost: [LostMaterial(file: "議事録.jtd", reason: .unreadable(.unsupported))]),
        item(12347, at: now.advanced(by: 3600), "=1+1", recorded: 1),
        item(12348, at: now.advanced(by: 7200), "訓練", cancelled: "延期"),
        item(12349, at: now.advanced(by: 86_400), "翌日", presenter: nil, room: nil, plan: nil),
      ], clock)
  }

  @Test(arguments: ["en", "ja"])
  func fitsATerminal(_ language: String) throws {
    let text = Language.$current.withValue(language == "ja" ? .ja : .en) { Self.agenda().text(width: 80) }
    let tables = text.split(separator: "\n").filter { !$0.contains("報告 1") && !$0.contains("riefing 1") }
    #expect(tables.count == 9)
    for line in tables { #expect(displayWidth(String(line)) <= 80, "\(line)") }
  }

  @Test func cutsNothingWhereThereIsRoom() {
    let text = Self.agenda().text(width: 10_000)
    #expect(text.contains(Self.long) && text.contains("危機管理局危機対策課") && !text.contains("…"))
  }
}
