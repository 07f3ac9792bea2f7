import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Administrators say who signs in, in a browser.
struct PeopleRouteTests {
  private func served(_ body: @escaping @Sendable (Browser, String, Visitor, Hall) async throws -> Void) async throws {
    let hall = try await Hall()
    try await hall.add("k.kanri", "administrator")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn("k.kanri")
      try await body(browser, try await browser.token(), visitor, hall)
    }
  }

  private func seen(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: #/name="seen" type="hidden" value="(\d+)"/#)).1)
  }

  @Test func somebodyIsAddedAndSignsIn() async throws {
    try await served { browser, token, visitor, _ in
      let person = [
        ("token", token), ("name", "h.sato"), ("fullName", "佐藤花子"), ("role", "staff"), ("part", "危機管理課"),
      ]
      let added = try await browser.post("/settings/people", person)
      #expect(added.status == 200 && added.text.contains("staff=危機管理課"))
      let link = try #require(added.text.firstMatch(of: #/(\/welcome\/[A-Za-z0-9_-]+)/#)).1
      let other = Browser(visitor)
      let set = try await other.post(String(link), [("password", Hall.password), ("again", Hall.password)])
      #expect(set.status == 303)
      #expect(try await other.signIn().status == 303)
      // Shown once: no other page has it.
      #expect(try await !browser.get("/settings/people/h.sato").text.contains("/welcome/"))
      #expect(
        try await browser.get("/settings/people?q=花子".replacingOccurrences(of: "花子", with: "%E8%8A%B1%E5%AD%90")).text
          .contains("h.sato"))
      #expect(try await browser.get("/settings/people?q=zzz").text.contains("None has “zzz” in its name."))
      // A name that is taken: what was typed stays.
      let again = try await browser.post("/settings/people", person)
      #expect(again.status == 409 && again.text.contains("value=\"佐藤花子\"") && again.text.contains("role=\"alert\""))
      // Out at once.
      let disabled = try await browser.post(
        "/settings/people/h.sato/state",
        [("token", token), ("seen", try seen(browser.get("/settings/people/h.sato").text)), ("disabled", "1")])
      #expect(disabled.status == 303)
      #expect(try await other.get("/me").headers[.location]?.hasPrefix("/sign-in") == true)
    }
  }

  @Test func rolesAreGivenAndTakenAway() async throws {
    try await served { browser, token, _, hall in
      try await hall.add("h.sato", "staff=危機管理課")
      for (form, roles) in [
        ([("role", "reader"), ("part", "局長")], [Role.staff, .reader]), ([("remove", "staff=危機管理課")], [.reader]),
        ([("role", "reform-office"), ("part", "")], [.reformOffice, .reader]),
      ] {
        let state = try seen(try await browser.get("/settings/people/h.sato").text)
        let answer = try await browser.post(
          "/settings/people/h.sato/roles", [("token", token), ("seen", state)] + form)
        #expect(answer.status == 303, "\(form)")
        #expect(Set(try await hall.visit.account("h.sato").roles.map(\.role)) == Set(roles))
      }
      // A role that needs a part is for no whole office by a slip.
      let state = try seen(try await browser.get("/settings/people/h.sato").text)
      let slip = try await browser.post(
        "/settings/people/h.sato/roles", [("token", token), ("seen", state), ("role", "staff"), ("part", " ")])
      #expect(slip.status == 422)
    }
  }

  /// The last thing that was done to people is taken back, and nothing else by that.
  @Test func takenBack() async throws {
    try await served { browser, token, _, hall in
      try await hall.add("h.sato", "staff=危機管理課")
      func page() async throws -> String { try await browser.get("/settings/people").text }
      func undo(_ act: String, place: String = "/settings/people") async throws -> Visitor.Answer {
        try await browser.post("/settings/undo/people", [("token", token), ("act", act), ("place", place)])
      }
      #expect(try await !page().contains("/settings/undo"))
      let person = try await browser.get("/settings/people/h.sato").text
      let disabled = try await browser.post(
        "/settings/people/h.sato/state", [("token", token), ("seen", try seen(person)), ("disabled", "1")])
      #expect(disabled.status == 303)
      let act = String(try #require(try await page().firstMatch(of: #/name="act" type="hidden" value="(\d+)"/#)).1)
      #expect(try await undo("0").status == 409)
      #expect(try await undo(act, place: "/settings/figures").status == 400)
      #expect(try await undo(act).headers[.location] == "/settings/people?done=undone")
      #expect(try await undo(act).status == 409)
      #expect(try await !page().contains("/settings/undo"))
      #expect(try await hall.visit.account("h.sato").account.isDisabled == false)
    }
  }

  @Test func theLastAdministratorStays() async throws {
    try await served { browser, token, _, hall in
      let state = try seen(try await browser.get("/settings/people/k.kanri").text)
      for (act, form) in [("state", [("disabled", "1")]), ("roles", [("remove", "administrator")])] {
        let answer = try await browser.post(
          "/settings/people/k.kanri/\(act)", [("token", token), ("seen", state)] + form)
        #expect(answer.status == 409 && answer.text.contains("last administrator"), "\(act)")
      }
      #expect(try await !hall.visit.account("k.kanri").account.isDisabled)
    }
  }

  /// Of two administrators who look at the same page the second one is told what the first has changed.
  @Test func twoAtOnce() async throws {
    try await served { browser, token, _, hall in
      try await hall.add("h.sato", "staff=危機管理課")
      try await hall.add("t.ito", "reader=局長")
      let state = try seen(try await browser.get("/settings/people/h.sato").text)
      let role = [("token", token), ("seen", state), ("role", "reader"), ("part", "局長")]
      // What is about somebody else is in nobody's way.
      _ = try await hall.visit.setAccount("t.ito", disabled: true)
      _ = try await hall.visit.amendAccount("h.sato", removing: [#require(RoleExpression("staff=危機管理課"))])
      let refused = try await browser.post("/settings/people/h.sato/roles", role)
      #expect(refused.status == 409 && refused.text.contains("tester") && !refused.text.contains("t.ito"))
      #expect(try await hall.visit.account("h.sato").roles.isEmpty)
      // The page that says so has the state of now; what was taken back has changed, too.
      let now = try seen(refused.text)
      _ = try await hall.visit.undo()
      let again = try await browser.post(
        "/settings/people/h.sato/roles", [("token", token), ("seen", now), ("role", "reader"), ("part", "局長")])
      #expect(again.status == 409)
      let last = try await browser.post(
        "/settings/people/h.sato/roles",
        [("token", token), ("seen", try seen(again.text)), ("role", "reader"), ("part", "局長")])
      #expect(last.status == 303)
    }
  }
}
