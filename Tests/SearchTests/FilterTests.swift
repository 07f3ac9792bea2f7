import BriefingDomain
import Foundation
import JapaneseText
import Testing

@testable import BriefingStore

/// Filters together let through what each of them does, few or many.
struct FilterTests {
  @Test func together() async throws {
    let fixture = try await SearchFixture(["予算"])
    // Page 1 is of no briefing, 0 here; briefing n has page n + 1.
    let numbers = 0...Int64(2_400)
    let recipients = try await fixture.store.write { writer in
      let units = try ["危機管理課", "総務課"].map { try writer.add($0) as OfficeUnit }
      let recipients = try ["部長", "次長", "副市長"].map { try writer.add($0) as Recipient }
      for number in numbers.dropFirst() {
        let briefing = try writer.insert(
          NewBriefing(
            title: "件名", unit: units[Int(number % 2)], presenter: nil,
            slot: Slot(moment: Moment(instant: Instant(seconds: number), dayOnly: false)),
            room: number % 5 == 0 ? "3A" : nil,
            recipients: [recipients[Int(number % 3)]], registeredAt: Instant(seconds: 0), registeredBy: "試験"))
        try SearchFixture.add([number % 7 == 0 ? "予算" : "決算"], to: writer.addMaterial(to: briefing), writer)
      }
      return (units.map(\.id), recipients.map(\.id))
    }
    let filters: [(PageFilter, (Int64) -> Bool)] = [
      (.units([recipients.0[0]]), { $0 > 0 && $0 % 2 == 0 }), (.units(recipients.0), { $0 > 0 }),
      (.recipients([recipients.1[1]]), { $0 % 3 == 1 }),
      (.recipients([recipients.1[0], recipients.1[2]]), { $0 > 0 && $0 % 3 != 1 }),
      (.rooms(["3A"]), { $0 > 0 && $0 % 5 == 0 }),
      (.held(Instant(seconds: 100)..<Instant(seconds: 1_900)), { (100..<1_900).contains($0) }),
      (.briefing(Briefing.ID(42)), { $0 == 42 }), (.formats([.text]), { _ in true }),
      (.formats([.pdf]), { _ in false }),
      (.within(.parts(Reach.Parts(units: [recipients.0[1]], recipients: [], briefings: []))), { $0 % 2 == 1 }),
    ]
    let word = PageQuery.term(try #require(SearchTerm("予算")))
    for (first, isFirst) in filters {
      for (second, isSecond) in filters {
        let both = numbers.reversed().filter { isFirst($0) && isSecond($0) }
        let found = try await fixture.found(PageSearch(.all([.filter(first), .filter(second)])))
        #expect(found == both.map { $0 + 1 }, "\(first) \(second)")
        let named = try await fixture.found(PageSearch(.all([.filter(first), word, .filter(second)])))
        #expect(named == both.filter { $0 % 7 == 0 }.map { $0 + 1 }, "\(first) \(second)")
        let without = try await fixture.found(PageSearch(.all([.filter(first), .not(.filter(second))])))
        #expect(without == numbers.reversed().filter { isFirst($0) && !isSecond($0) }.map { $0 + 1 })
      }
    }
  }
}
