import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// One's own page, and the list of what is kept long enough.
struct MyPageTests {
  private func signedIn(_ visitor: Visitor, _ name: String = "h.sato") async throws -> (Browser, [(String, String)]) {
    let browser = Browser(visitor)
    #expect(try await browser.signIn(name).status == 303)
    return (browser, [("token", try await browser.token())])
  }

  /// The language is chosen for the browser, for every page, and says nothing of who it is.
  @Test func language() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func choose(_ language: String) async throws -> String {
        let answer = try await browser.post("/me/language", token + [("language", language)])
        #expect(answer.status == 303 && answer.headers[.location] == "/me?done=saved")
        return try #require(answer.headers[.setCookie])
      }
      let set = try await choose("ja")
      #expect(set == "utsusu-language=ja; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
      // The browser asks for English.
      for (cookie, language) in [
        ("utsusu-language=ja", "ja"), ("utsusu-language=en", "en"), ("utsusu-language=fr", "en"),
        ("utsusu-language=", "en"), ("utsusu-language=en; __Host-utsusu-language=ja", "ja"),
      ] {
        let page = try await visitor.get(
          "/sign-in", headers: [.cookie: cookie, .acceptLanguage: "en", .accept: "text/html"])
        #expect(page.headers[.contentLanguage] == language, "\(cookie)")
        #expect(page.headers[.vary]?.contains("Cookie") == true)
      }
      for none in ["", "fr", "ja; Domain=example.jp"] {
        #expect(try await choose(none) == "utsusu-language=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", "\(none)")
      }
    }
  }

  /// This month, as far as one may look.
  @Test func thisMonth() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("広報課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.add("k.koho", "staff=広報課")
    try await hall.add("k.kanri", "administrator")
    _ = try await hall.register("来月", [], at: Hall.start.instant.advanced(by: 40 * 86_400))
    _ = try await hall.visit.submit(briefing: 1, to: ["局長"], form: .projected)
    try await hall.serving { (visitor: Visitor) async throws in
      func figures(_ name: String) async throws -> [String] {
        let page = try await signedIn(visitor, name).0.get("/me").text
        return page.matches(of: #/<dd>(\d+)<\/dd>/#).map { String($0.1) }
      }
      // Briefings, unrecorded, projected or digital, both, paper.
      #expect(try await figures("h.sato") == ["1", "1", "1", "0", "0"])
      #expect(try await figures("k.koho") == ["0", "0", "0", "0", "0"])
      #expect(try await figures("k.kanri") == [])
      // The first are briefings, all else is by recipient.
      #expect(try await signedIn(visitor).0.get("/me").text.contains("counts a row for each recipient"))
    }
  }

  /// What is kept long enough is listed for those who register, as far as they may look, and nothing goes by that.
  @Test func keptLongEnough() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("広報課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.add("k.koho", "staff=広報課")
    _ = try await hall.visit.amend(1, retention: .one)
    try await hall.serving { (visitor: Visitor) async throws in
      let before = try await signedIn(visitor).0
      #expect(try await before.get("/due").text.contains("Nothing is due."))
      hall.time.advance(493 * 86_400_000)
      let later = try await signedIn(visitor).0
      let page = try await later.get("/due").text
      #expect(page.contains(#"href="/briefings/1""#) && page.contains("2028-03-31"))
      for first in ["1", "-1", "x", "99999999999999999999"] {
        #expect(try await later.get("/due?first=\(first)").status == 200, "\(first)")
      }
      #expect(try await !signedIn(visitor, "k.koho").0.get("/due").text.contains("/briefings/1"))
    }
    #expect(try await hall.visit.details(of: 1).versions.allSatisfy { $0.removal == nil })
  }
}
