import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import JapaneseText
import Testing

/// A table that is imported again finds the entries in force, whatever became of their briefings since.
struct KnownRowsTests {
  private static let header = "日付,件名,所属,報告先,提出形態,部数\n"
  private static let first = "2026/11/5,避難所の収容計画,危機管理課,局長,紙,2\n"
  private static let table = header + first + "2026/11/6,堤防の点検,河川課,局長,紙,5\n"

  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func take(_ table: String = Self.table, _ options: ImportOptions = ImportOptions()) async throws
    -> ImportReceipt
  {
    try await visit.importLedger(fixture.file("t.csv", table), options, progress: { _ in })
  }

  private func skip(_ table: String = Self.table) async throws -> ImportReceipt {
    try await take(table, ImportOptions(skipsKnown: true))
  }

  private func faults(_ table: String = Self.table, skipping: Bool = false) async throws -> [String] {
    do {
      _ = try await take(table, ImportOptions(skipsKnown: skipping))
      return []
    } catch LibraryError.badTable(_, _, let faults) {
      return faults.map { "\($0.line) \($0.expected)" }
    }
  }

  typealias Change = @Sendable (Visit) async throws -> Void

  private static let changes: [(name: String, change: Change)] = [
    ("nothing", { _ in }), ("title", { _ = try await $0.amend(1, title: "収容計画の改定") }),
    ("day", { _ = try await $0.amend(1, on: "2026/11/9") }), ("time", { _ = try await $0.amend(1, on: "10:00") }),
    ("unit", { _ = try await $0.amend(1, unit: "財政課") }), ("cancel", { try await $0.cancel(1, reason: "日程変更") }),
    ("merge", { _ = try await $0.mergeUnit("河川課", into: "危機管理課") }),
    ("merge of the other", { _ = try await $0.mergeUnit("危機管理課", into: "河川課") }),
    (
      "merge of recipients",
      {
        try await $0.add("都市局長", aliases: [], Recipient.self, takesNewName: true)
        _ = try await $0.mergeRecipient("局長", into: "都市局長")
      }
    ), ("merge of recipients, one unused", { _ = try await $0.mergeRecipient("危機管理監", into: "局長") }),
    ("rename", { try await $0.rename("河川課", to: "河川整備課", OfficeUnit.self) }),
    (
      "merge twice",
      {
        _ = try await $0.setUnit("都市整備局", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
        _ = try await $0.mergeUnit("河川課", into: "危機管理課")
        _ = try await $0.mergeUnit("危機管理課", into: "都市整備局")
      }
    ),
    (
      "new entry by the new title",
      {
        _ = try await $0.amend(1, title: "収容計画の改定")
        _ = try await $0.submit(briefing: 1, to: ["局長"], form: .paper, copies: 2)
      }
    ),
  ]

  @Test(arguments: changes.map(\.name)) func aRowIsKnownWhateverBecameOfItsBriefing(_ name: String) async throws {
    _ = try await take()
    try await #require(Self.changes.first { $0.name == name }).change(visit)
    let exported = try await visit.exportLedger(encoding: .utf8, japanese: true)
    let head = try await visit.ledgerHead()
    for table in [Self.table, String(decoding: exported, as: UTF8.self)] {
      let receipt = try await skip(table)
      #expect(receipt.rows == 0 && receipt.briefings == 0 && receipt.known == 2 && receipt.newUnits.isEmpty)
      let faults = try await faults(table)
      #expect(faults.count == 2 && faults.allSatisfy { $0.contains("notInLedger") }, "\(faults)")
    }
    #expect(try await visit.ledgerHead() == head)
    #expect(try await visit.submissions(StatusRequest()).count == 2, "no briefing was made")
    // A row that says something else is named, as it is of a briefing that nobody has touched.
    #expect(try await faults(Self.table.replacing("紙,2", with: "紙,3"), skipping: true).count == 1)
  }

  @Test func aRowFindsTheBriefingOfAUnitThatWasMerged() async throws {
    let moment = try visit.clock.moment("2026-11-06 10:00")
    _ = try await visit.register([], Registration(title: "堤防の点検", recipients: ["局長"], unit: "河川課", moment: moment))
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    _ = try await visit.mergeUnit("河川課", into: "危機管理課")
    let receipt = try await take()
    #expect(receipt.rows == 2 && receipt.briefings == 1)
    #expect(try await visit.details(of: 1).entries.count == 1)
  }

  /// The recipient that the first table had not is one of the same briefing.
  @Test func anotherRecipientByTheOldTitle() async throws {
    _ = try await take()
    _ = try await visit.amend(1, title: "収容計画の改定")
    let receipt = try await skip(Self.table + Self.first.replacing("局長", with: "危機管理監"))
    #expect(receipt.known == 2 && receipt.rows == 1 && receipt.briefings == 0)
    #expect(try await visit.details(of: 1).entries.map(\.content.title) == ["避難所の収容計画", "収容計画の改定"])
  }

  /// Neither the old name nor the new one may bring a second entry for the same recipient.
  @Test func oneBriefingByTwoNamesInATable() async throws {
    _ = try await take()
    _ = try await visit.amend(1, title: "収容計画の改定")
    let other = Self.first.replacing("局長", with: "危機管理監")
    let both = Self.header + other + other.replacing("避難所の収容計画", with: "収容計画の改定")
    #expect(try await faults(both) == ["3 unlike(line: 2)"])
    #expect(try await visit.ledgerHead().number == 2)
  }

  @Test func whatAPersonWithdrewStaysOut() async throws {
    _ = try await take()
    _ = try await visit.withdraw([1], reason: "誤登録")
    let trial = try await take(Self.table, ImportOptions(skipsKnown: true, isTrial: true))
    for receipt in [trial, try await skip()] {
      #expect(receipt.rows == 0 && receipt.known == 1 && receipt.briefings == 0)
      #expect(
        receipt.withdrawn.map { "\($0.line) \($0.title) \($0.recipient) \($0.entry) \($0.reason) \($0.recorded)" }
          == ["2 避難所の収容計画 局長 3 誤登録 false"])
    }
    #expect(try await visit.ledgerHead().number == 3)
    // Who imports the row itself means it, and is told.
    let receipt = try await take(Self.header + Self.first)
    #expect(receipt.rows == 1 && receipt.briefings == 0 && receipt.withdrawn.map(\.recorded) == [true])
    #expect(try await skip().known == 2)
  }

  /// An import that was taken back is no judgement, and neither is a record.
  @Test func whatWasTakenBackMayComeInAgain() async throws {
    _ = try await take()
    _ = try await visit.undo()
    let again = try await skip()
    #expect(again.rows == 2 && again.known == 0 && again.withdrawn.isEmpty && again.nearTitles.isEmpty)
    #expect(try await skip().known == 2)
  }

  /// What was taken back was a record over a withdrawal: the withdrawal stands.
  @Test func aWithdrawalStandsAgain() async throws {
    _ = try await take()
    _ = try await visit.withdraw([1], reason: "誤登録")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    _ = try await visit.undo()
    #expect(try await skip().withdrawn.map(\.entry) == [3])
    _ = try await visit.undo()
    #expect(try await skip().known == 2, "the withdrawal was taken back too")
  }

  @Test func aTitleThatIsNearlyAKnownOneIsRemarked() async throws {
    _ = try await take()
    let table = Self.header + Self.first.replacing("避難所の収容計画", with: "避難所の収用計画")
    let near = try await take(table, ImportOptions(isTrial: true)).nearTitles
    #expect(near.map { "\($0.line) \($0.title) \($0.near)" } == ["2 避難所の収用計画 [\"避難所の収容計画\"]"])
    for other in [
      ("2026/11/5", "2026/11/6"), ("危機管理課", "河川課"), ("避難所の収用計画", "第３回避難所の予算"),
    ] {
      let table = table.replacing(other.0, with: other.1)
      #expect(try await take(table, ImportOptions(isTrial: true)).nearTitles.isEmpty, "\(other)")
    }
    #expect(try await take(table).nearTitles.count == 1)
  }

  /// Rows of a day with a time, and without one, mean the same briefing.
  @Test func aTableInWhichSomeRowsSayATime() async throws {
    let timed = Self.first.replacing("2026/11/5", with: "2026/11/5 10:00")
    let receipt = try await take(Self.header + timed + Self.first.replacing("局長", with: "危機管理監"))
    #expect(receipt.briefings == 1 && receipt.entries == 2)
    #expect(try await faults(Self.header + timed + Self.first).count == 2)
    _ = try await visit.undo()
    #expect(
      try await visit.details(of: 1).briefing.cancelReason != nil, "nothing of an import stands when it is undone")
  }
}
