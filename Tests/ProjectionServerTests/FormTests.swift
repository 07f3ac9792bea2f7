import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// What forms of the desk send is read as it was meant, by whom it may be meant.
struct FormTests {
  /// Brackets in a name mean nothing, and a field twice is refused.
  @Test func names() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.add("局長[代理]", aliases: [], Recipient.self)
    _ = try await hall.visit.amend(1, addRecipients: ["局長[代理]"])
    try await hall.add("r.kaikaku", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn("r.kaikaku").status == 303)
      let token = ("token", try await browser.token())
      let fields = [token, ("form", "projected"), ("to-局長[代理]", "1"), ("reason", "a + b = c")]
      #expect(try await browser.post("/briefings/1/record", fields).headers[.location] == "/briefings/1?done=recorded")
      #expect(try await hall.visit.details(of: 1).entries.map(\.content.recipient.name) == ["局長[代理]"])
      #expect(try await browser.post("/briefings/1/record", fields + [token]).status == 400)
      // Nobody says how by saying nothing.
      #expect(try await browser.post("/briefings/1/record", [token, ("to-局長", "1"), ("form", "")]).status == 400)
    }
  }

  /// The reform office names units, new ones too; staff have theirs.
  @Test func units() async throws {
    let hall = try await Hall()
    try await hall.add("r.kaikaku", "reform-office")
    try await hall.add("k.kikan", "staff=危機管理課")
    for (name, isFree) in [("r.kaikaku", true), ("k.kikan", false)] {
      let accounts = try await hall.visit.accounts().map(\.account)
      let person = try #require(accounts.first { $0.name == name }).person
      let visit = try await hall.visit.library.visit(by: person, at: Hall.start.instant)
      #expect(try await visit.choices().isUnitFree == isFree, "\(name)")
    }
  }

  /// A unit's place is what the form says, and what it leaves empty goes.
  @Test func aPlaceThatIsEmptied() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("広報課", bureau: "市長公室", department: nil, floor: "4F", adoptedFrom: Month(2026, 4))
    try await hall.add("r.kaikaku", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn("r.kaikaku").status == 303)
      let unit = try await hall.visit.parties(OfficeUnit.self).first { $0.party.name == "広報課" }
      let page = try await browser.get("/settings/units/\(try #require(unit).party.id)").text
      #expect(page.contains(#"value="4F""#) && page.contains(#"value="2026-04""#))
      let state = String(try #require(page.firstMatch(of: #/name="(?:state|seen)" type="hidden" value="([^"]*)"/#)).1)
      let answer = try await browser.post(
        "/settings/unit/place",
        [
          ("token", try await browser.token()), ("state", state), ("seen", state), ("name", "広報課"), ("bureau", "市長公室"),
          ("floor", ""),
        ])
      #expect(answer.status == 303)
      let after = try await browser.get("/settings/units/\(try #require(unit).party.id)").text
      #expect(after.contains("市長公室") && !after.contains(#"value="4F""#) && !after.contains(#"value="2026-04""#))
    }
  }

  /// Undo is held to the roles of now, also where a briefing is for two.
  @Test func recordsOfAnother() async throws {
    let hall = try await Hall()
    try await hall.add("h.hisho", "secretary=局長")
    func visit() async throws -> Visit {
      let account = try #require(try await hall.visit.accounts().map(\.account).first { $0.name == "h.hisho" })
      return try await hall.visit.library.visit(by: account.person, at: Hall.start.instant)
    }
    _ = try await visit().submit(briefing: 1, form: .projected)
    _ = try await hall.visit.amendAccount(
      "h.hisho", adding: [try #require(RoleExpression("secretary=危機管理監"))],
      removing: [try #require(RoleExpression("secretary=局長"))])
    await #expect(throws: LibraryError.self) { _ = try await visit().undo() }
    #expect(try await hall.visit.details(of: 1).entries.count == 1)
  }
}
