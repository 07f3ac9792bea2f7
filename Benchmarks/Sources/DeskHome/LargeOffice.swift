import Foundation
import GRDB

/// An office with many years, made up by arithmetic.
struct LargeOffice {
  /// In a working week: a Wednesday morning in Tokyo.
  static let now = "2026-11-25T01:00:00Z"
  static let recipients = ["局長", "危機管理監", "部長", "次長", "副市長"]
  static let units = 60
  static let rooms = (1...20).map { "会議室\($0)" }
  static let people = 2_000
  /// Working days of the log, and of those ahead.
  static let pastDays = 2_500
  static let daysAhead = 20

  /// In all; the last of them are not recorded, and some are to come.
  let briefings: Int
  private var perDay: Int { (briefings + Self.pastDays - 1) / Self.pastDays }
  /// Those with entries.
  private var recorded: Int { briefings - perDay * (Self.daysAhead + 20) }

  /// Working days, the last first, as seconds at midnight in Tokyo.
  private static func days(from first: Int, step: Int, count: Int) -> [Int] {
    var days: [Int] = []
    var day = first
    while days.count < count {
      // 1970-01-01 was a Thursday.
      if (day + 3) % 7 < 5 { days.append(day) }
      day += step
    }
    return days
  }

  private static let today = 20_782

  /// A row for each recipient of each briefing that is recorded.
  func table() -> String {
    var text = "occurred_on,title,unit,recipient,form,copies,pages,reason\n"
    let days = Self.days(from: Self.today - 1, step: -1, count: Self.pastDays).reversed().map { day in
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      return date.formatted(.iso8601.year().month().day())
    }
    for number in 0..<recorded {
      let minutes = 8 * 60 + 30 + number % perDay * 10
      let time = String(format: "%@ %02d:%02d", days[number * days.count / recorded], minutes / 60 % 24, minutes % 60)
      // Of six briefings five go to four and one to five: 500,000 entries of 120,000.
      for recipient in 0..<(number % 6 == 0 ? 5 : 4) {
        let form = ["projected", "projected", "digital", "paper"][(number * 7 + recipient + number / 13) % 4]
        text += "\(time),\(title(number)),第\(unit(number))課,\(Self.recipients[recipient]),\(form),"
        text += "\(form == "paper" ? 2 : 0),\(number % 30 + 1),\(form == "paper" ? "図面が大判" : "")\n"
      }
    }
    return text
  }

  private func title(_ number: Int) -> String { "報告\(number) \(["収容計画", "補正予算", "図上訓練", "河川の改修"][number % 4])の見直し" }
  private func unit(_ number: Int) -> Int { number * 17 / 5 % Self.units + 1 }

  /// What no table brings: what is not recorded, what is to come, what is confidential, what was asked, and people.
  func complete(_ database: Database) throws {
    let midnight = { (day: Int) in day * 86_400 - 9 * 3_600 }
    let days =
      Self.days(from: Self.today - 1, step: -1, count: 20) + Self.days(from: Self.today, step: 1, count: Self.daysAhead)
    for number in recorded..<briefings {
      let (day, place) = (days[(number - recorded) / perDay % days.count], number % perDay)
      try database.execute(
        sql: """
          INSERT INTO briefing (title, foldedTitle, unitID, startsAt, dayOnly, registeredAt, registeredBy)
          VALUES (?1, ?1, (SELECT id FROM unit WHERE name = ?2), ?3, 0, ?3 - 86400, 'h.sato')
          """, arguments: [title(number), "第\(unit(number))課", midnight(day) + 30_600 + place * 600])
      let id = database.lastInsertedRowID
      for recipient in 0..<(number % 6 == 0 ? 5 : 4) {
        try database.execute(
          sql: "INSERT INTO briefingRecipient (briefingID, recipientID) SELECT ?, id FROM recipient WHERE name = ?",
          arguments: [id, Self.recipients[recipient]])
      }
    }
    try database.execute(
      sql: """
        UPDATE briefing SET room = '会議室' || (id % 20 + 1);
        UPDATE briefing SET confidential = 1 WHERE id % 50 = 0;
        UPDATE briefing SET retention = '5' WHERE id % 3 = 0;
        INSERT INTO assignment (briefingID, text, owner, due, notedAt, notedBy, doneAt, doneBy)
          SELECT id, '次回までに数を確かめる', NULL, startsAt / 86400 + 30, startsAt, 'h.sato',
            CASE WHEN id < \(briefings) * 9 / 10 THEN startsAt + 86400 END, CASE WHEN id < \(briefings) * 9 / 10 THEN 'h.sato' END
          FROM briefing WHERE id % 99 = 0;
        WITH numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < \(Self.people))
          INSERT INTO account (name, folded, fullName, addedAt, addedBy)
          SELECT 'p' || n, 'p' || n, '職員' || n, 1790000000, 'h.sato' FROM numbers;
        INSERT INTO accountRole (accountID, role, unitID)
          SELECT id, 'staff', (SELECT id FROM unit WHERE name = '第' || (account.id % \(Self.units) + 1) || '課') FROM account;
        """)
  }
}
