import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Who has put a briefing up at the desk comes back to its console, and has what is done there recorded in their name.
struct ReturningTests {
  private func signedIn(_ visitor: Visitor, _ name: String) async throws -> (Browser, [(String, String)]) {
    let browser = Browser(visitor)
    #expect(try await browser.signIn(name).status == 303)
    return (browser, [("token", try await browser.token())])
  }

  private func hall() async throws -> Hall {
    let hall = try await Hall()
    try await hall.add("h.sato", fullName: "佐藤 花", "staff=危機管理課")
    try await hall.add("k.kato", fullName: "加藤 圭", "staff=危機管理課")
    try await hall.add("r.mori", fullName: "森 玲", "reform-office")
    _ = try await hall.visit.addRoom("3A")
    return hall
  }

  /// Puts the first briefing up from its page.
  private func putUp(_ browser: Browser, _ token: [(String, String)]) async throws -> AccessKey {
    let answer = try await browser.post("/briefings/1/project", token + [("room", "3A")])
    return try key(answer)
  }

  private func key(_ answer: Visitor.Answer) throws -> AccessKey {
    let console = try #require(answer.headers[.location])
    return try #require(console.hasPrefix("/drive/") ? AccessKey(String(console.dropFirst(7))) : nil)
  }

  @Test func backToTheConsole() async throws {
    let hall = try await hall()
    let other = try await hall.register("別の報告", ["別.txt"])
    try await hall.serving { (visitor: Visitor) async throws in
      let (sato, token) = try await signedIn(visitor, "h.sato")
      let first = try await putUp(sato, token)
      #expect(try await visitor.act(first, "next").status == 200)
      let button = "Back to the console in 3A"
      #expect(try await sato.get("/briefings/1").text.contains(button))
      #expect(try await sato.get("/briefings/\(other)").text.contains(button) == false)
      // So from the schedule, and where a search is refused the room.
      #expect(try await sato.get("/board").text.contains(#"action="/briefings/1/console""#))
      let version = try #require(try await hall.visit.details(of: other).versions.first)
      let refused = try await sato.post(
        "/search/screen", token + [("hit", "\(other)/\(version.material)/1"), ("room", "3A")])
      #expect(refused.status == 503 && refused.text.contains(#"action="/briefings/1/console""#))
      let busy = try await sato.post("/briefings/\(other)/project", token + [("room", "3A")])
      #expect(busy.status == 422 && busy.text.contains(#"action="/briefings/1/console""#))

      let back = [("projection", "1")]
      let second = try key(try await sato.post("/briefings/1/console", token + back))
      #expect(try await sato.get("/drive/\(second.text)").status == 200)
      let former = try await visitor.act(first, "next")
      #expect(former.status == 409 && former.json["to"] as? String == "佐藤 花")
      #expect(try await visitor.act(second, "next").status == 200)
      #expect(hall.log.told("leadTaken").count == 1)

      // A colleague may put it up, and not take it from her; who answers for the whole office may.
      let (kato, katos) = try await signedIn(visitor, "k.kato")
      #expect(try await kato.get("/briefings/1").text.contains(button) == false)
      #expect(try await kato.get("/board").text.contains(button) == false)
      #expect(try await kato.post("/briefings/1/console", katos + back).status == 422)
      #expect(try await visitor.act(second, "next").status == 200)
      let (mori, moris) = try await signedIn(visitor, "r.mori")
      #expect(try await mori.get("/briefings/1").text.contains(button))
      let third = try key(try await mori.post("/briefings/1/console", moris + back))
      #expect(try await visitor.act(third, "end").status == 200)

      #expect(try await sato.post("/briefings/1/console", token + back).status == 422)
      #expect(try await sato.get("/briefings/1").text.contains(button) == false)
    }
  }

  @Test func inWhoseName() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (sato, token) = try await signedIn(visitor, "h.sato")
      let key = try await putUp(sato, token)
      #expect(try await hall.visit.projection(1)?.driver == "佐藤 花")
      func act(_ act: String, _ members: String = "") async throws -> Visitor.Answer {
        // Whoever sits there types any name, be it that of an account.
        try await visitor.act(key, act, #""name": "r.mori"\#(members.isEmpty ? "" : ", " + members)"#)
      }
      #expect(try await act("next").status == 200)
      hall.time.advance(5_000)
      let wish = #""text": "数を確かめる", "at": \#(Hall.start.milliseconds)"#
      let noted = try await act("assign", wish)
      #expect(noted.status == 200, "\(noted.text)")
      #expect(try await act("end").status == 200)
    }
    #expect(try await hall.visit.assignments(limit: 9).map(\.assignment.notedBy) == ["h.sato"])
    let entries = try await hall.visit.details(of: 1).entries
    #expect(entries.count == 2 && entries.allSatisfy { $0.content.recordedBy == "h.sato" })
  }

  /// What a screen showed is recorded for all who were there, whoever has ended it. What a secretary says of it by hand goes no
  /// further than their recipient.
  @Test func theEndIsOfAllWhoWereThere() async throws {
    let hall = try await hall()
    try await hall.add("t.ito", "secretary=局長")
    try await hall.serving { (visitor: Visitor) async throws in
      let (ito, token) = try await signedIn(visitor, "t.ito")
      let key = try await putUp(ito, token)
      #expect(try await visitor.act(key, "next").status == 200)
      hall.time.advance(5_000)
      let ended = try await visitor.act(key, "end", #""present": ["局長", "危機管理監"]"#)
      #expect(ended.status == 200, "\(ended.text)")
      let entries = try await hall.visit.details(of: 1).entries.map(\.content)
      #expect(Set(entries.map(\.recipient.name)) == ["局長", "危機管理監"])
      #expect(entries.allSatisfy { $0.evidence == .projection && $0.recordedBy == "t.ito" })
      func withdraw(_ recipient: String) async throws -> Int {
        try await ito.post(
          "/briefings/1/withdraw", token + [("recipient", recipient), ("withdraw-reason", "不在")]
        ).status
      }
      #expect(try await withdraw("危機管理監") == 403)
      #expect(try await withdraw("局長") == 303)
    }
  }

  /// An address that is none is said by a page of the desk to who has signed in, and to others as it is of a room's.
  @Test func noSuchPage() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (sato, _) = try await signedIn(visitor, "h.sato")
      for path in ["/nothing", "/briefings/x", "/briefings/1/nothing"] {
        let answer = try await sato.get(path)
        #expect(answer.status == 404 && answer.text.contains("There is no such page."), "\(path)")
        #expect(answer.text.contains(#"href="/board""#), "\(path)")
        #expect(try await Browser(visitor).get(path).text.contains("no such page") == false, "\(path)")
      }
      let over = try await sato.get("/drive/\(AccessKey().text)")
      #expect(over.status == 404 && !over.text.contains("no such page"))
    }
  }
}
