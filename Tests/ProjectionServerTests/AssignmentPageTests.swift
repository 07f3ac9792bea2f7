import BriefingDomain
import BriefingLibrary
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The page of assignments: noted, done, opened again.
struct AssignmentPageTests {
  @Test func notedAndDone() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "secretary=局長")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let token = try await browser.token()
      #expect(try await browser.get("/assignments?briefing=1").text.contains(#"name="briefing" value="1""#))
      // What is wrong is said, and what was typed is there again.
      let refused = try await browser.post(
        "/assignments", [("token", token), ("briefing", "1"), ("text", "<図面>"), ("due", "いつか")])
      #expect(refused.status == 422 && refused.text.contains("&lt;図面&gt;") && refused.text.contains("is no date"))
      for briefing in ["", "x", "99"] {
        let answer = try await browser.post("/assignments", [("token", token), ("briefing", briefing), ("text", "図面")])
        #expect(answer.status == 404, "\(briefing)")
      }
      let noted = try await browser.post(
        "/assignments",
        [("token", token), ("briefing", "1"), ("text", "<図面>"), ("owner", "危機管理課"), ("due", "2026-11-24")])
      #expect(noted.status == 303 && noted.headers[.location] == "/assignments?added=1")
      let page = try await browser.get("/assignments?added=1").text
      for word in ["Added: &lt;図面&gt;", "2026-11-24 (Tue) overdue", "/briefings/1", "危機管理課"] {
        #expect(page.contains(word))
      }
      let done = try await browser.post("/assignments/1", [("token", token), ("done", "1"), ("page", "1")])
      #expect(done.headers[.location] == "/assignments?changed=1")
      #expect(try await !browser.get("/assignments").text.contains("&lt;図面&gt;"))
      #expect(try await browser.get("/assignments?state=done").text.contains("&lt;図面&gt;"))
      _ = try await browser.post("/assignments/1", [("token", token), ("done", ""), ("page", "1")])
      #expect(try await browser.get("/assignments").text.contains("&lt;図面&gt;"))
      #expect(try await browser.post("/assignments/9", [("token", token), ("done", "1")]).status == 404)
      for query in ["?page=0", "?page=-1", "?page=99999999999", "?state=x", "?changed=9"] {
        #expect(try await browser.get("/assignments" + query).status == 200, "\(query)")
      }
    }
  }
}
