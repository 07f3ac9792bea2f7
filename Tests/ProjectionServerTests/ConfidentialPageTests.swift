import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// What is confidential (取扱注意) on the pages of the desk: who sees it, under what mark, and who is told that they did.
struct ConfidentialPageTests {
  private static let secret = "通報者の聞き取り"

  /// A confidential briefing of 広報課 for 危機管理監, registered at the desk by its staff.
  private static func hall(_ body: @escaping @Sendable (Hall, Visitor) async throws -> Void) async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("広報課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    for (name, role) in [
      ("k.koho", "staff=広報課"), ("d.kikikan", "secretary=危機管理監"), ("b.kyoku", "secretary=局長"),
      ("r.kaikaku", "reform-office"),
    ] { try await hall.add(name, fullName: name + " 様", role) }
    try await hall.serving { visitor in
      let browser = try await signedIn(visitor, "k.koho")
      let token = ("token", try await browser.token())
      let fields = [
        token, ("title", secret), ("unit", "広報課"), ("on", "2026-11-25 10:00"), ("room", "特別応接室"), ("to-危機管理監", "1"),
        ("confidential", "1"),
        ("expires", "2027-03-31"), ("retention", "5"),
      ]
      let check = try await browser.check(fields, [("\(secret).txt", "本文は\(secret)です")])
      let batch = try #require(check.text.firstMatch(of: #/name="batch" type="hidden" value="([^"]+)"/#))
      #expect(try await browser.post("/register", fields + [("batch", String(batch.1))]).status == 303)
      try await body(hall, visitor)
    }
  }

  private static func signedIn(_ visitor: Visitor, _ name: String) async throws -> Browser {
    let browser = Browser(visitor)
    #expect(try await browser.signIn(name).status == 303)
    return browser
  }

  @Test func whatWasSaid() async throws {
    try await Self.hall { hall, visitor in
      let briefing = try await hall.visit.details(of: 2).briefing
      #expect(briefing.isConfidential && briefing.keeping.retention == .five)
      #expect(briefing.keeping.expiry.map(hall.visit.clock.lastDay) == (try hall.visit.clock.day("2027-03-31")))
      let browser = try await Self.signedIn(visitor, "k.koho")
      let form = try await browser.get("/briefings/2/amend").text
      #expect(form.contains(#"value="2027-03-31""#) && form.contains(#"<option value="5" selected="selected">"#))
      // A copy is as confidential, and one that says it is not is not.
      #expect(
        try await browser.get("/register?like=2").text.contains(#"name="confidential" value="1" checked="checked""#))
      let hidden = form.matches(of: #/name="(mark|was-[^"]+)" type="hidden" value="([^"]*)"/#)
        .map { (String($0.1), String($0.2)) }
      let was = Dictionary(uniqueKeysWithValues: hidden)
      let fields = ["title", "unit", "presenter", "on", "until", "room", "plan", "to-危機管理監"].map {
        ($0, was["was-\($0)"] ?? "")
      }
      let token = ("token", try await browser.token())
      let answer = try await browser.post("/briefings/2/amend", [token] + hidden + fields)
      #expect(answer.headers[.location] == "/briefings/2?done=amended")
      let open = try await hall.visit.details(of: 2).briefing
      #expect(!open.isConfidential && open.keeping == Keeping())
    }
  }

  @Test func thoseItIsNotFor() async throws {
    try await Self.hall { hall, visitor in
      for (name, status) in [("b.kyoku", 404), ("r.kaikaku", 403)] {
        let browser = try await Self.signedIn(visitor, name)
        for place in [
          "/briefings/2", "/briefings/2/materials/1/1/pages/1", "/briefings/2/materials/1/1/file",
          "/briefings/2/pages/3/1/1/320.webp", "/briefings/2/materials/1/1/changes",
        ] {
          let answer = try await browser.get(place)
          #expect(
            answer.status == status && !answer.text.contains(Self.secret), "\(place) as \(name): \(answer.status)")
        }
        #expect(try await browser.get("/pages/3/1/1/320.webp").status == 404)
        for place in [
          "/board?on=2026-11-25", "/search?q=%E8%81%9E%E3%81%8D%E5%8F%96%E3%82%8A", "/search/values?q=from:",
          "/assignments",
        ] {
          let page = try await browser.get(place)
          #expect(page.status == 200 && !page.text.contains(Self.secret), "\(place) as \(name)")
        }
      }
      // Those who count for the whole office are told that there is something, and get no way there.
      let page = try await Self.signedIn(visitor, "r.kaikaku").get("/board?on=2026-11-25").text
      #expect(page.contains(Briefing.withheldTitle) && !page.contains(#"href="/briefings/2""#))
      #expect(!page.contains("特別応接室"))
      let reform = try await Self.signedIn(visitor, "r.kaikaku")
      for place in ["/register", "/board?room=%E7%89%B9", "/search/values?q=room:"] {
        #expect(try await !reform.get(place).text.contains("特別応接室"), "\(place)")
      }
      #expect(try await hall.visit.looks(of: 2).isEmpty)
    }
  }

  /// The picture has the name of who looks across it, the look is noted, and the file is the unit's alone.
  @Test func thoseItIsFor() async throws {
    try await Self.hall { hall, visitor in
      let director = try await Self.signedIn(visitor, "d.kikikan")
      let page = try await director.get("/briefings/2")
      #expect(page.status == 200 && page.text.contains(Self.secret) && !page.text.contains("materials/1/1/file"))
      for place in ["/briefings/2/pages/1/1/1/320.webp", "/pages/3/1/1/320.webp"] {
        let picture = try await director.get(place)
        #expect(picture.status == 200 && picture.text.contains("d.kikikan 様"), "\(place): \(picture.text)")
      }
      #expect(try await director.get("/briefings/2/materials/1/1/file").status == 403)
      let staff = try await Self.signedIn(visitor, "k.koho")
      #expect(try await staff.get("/briefings/2/materials/1/1/file").text == "本文は\(Self.secret)です")
      #expect(try await hall.visit.looks(of: 2).map(\.person).sorted() == ["d.kikikan", "k.koho"])
      let told = try await staff.get("/briefings/2").text
      #expect(told.contains("Who has looked") && told.contains("d.kikikan") && told.contains("page 1"))
      // What is not confidential has no mark.
      #expect(try await !director.get("/briefings/1/pages/1/1/1/320.webp").text.contains("様"))
    }
  }

  /// Who corrects something else in an older form does not take off the mark that another has just set.
  @Test func aFormFromBefore() async throws {
    try await Self.hall { hall, visitor in
      _ = try await hall.visit.amend(2, clearing: [.confidential, .expiry])
      let browser = try await Self.signedIn(visitor, "k.koho")
      let hidden = try await browser.get("/briefings/2/amend").text
        .matches(of: #/name="(mark|was-[^"]+)" type="hidden" value="([^"]*)"/#).map { (String($0.1), String($0.2)) }
      _ = try await hall.visit.amend(2, confidential: true, expires: "2027-06-30")
      let typed = hidden.filter { $0.0.hasPrefix("was-") }.map { (String($0.0.dropFirst(4)), $0.1) }
        .map { $0.0 == "title" ? ($0.0, "別の件名") : $0 }
      let answer = try await browser.post(
        "/briefings/2/amend", [("token", try await browser.token())] + hidden + typed)
      #expect(answer.status == 409)
      #expect(answer.text.contains(#"name="confidential" value="1" checked="checked""#))
      #expect(
        answer.text.contains(#"name="expires" type="text" value="2027-06-30""#) || answer.text.contains("2027-06-30"))
      #expect(try await hall.visit.details(of: 2).briefing.isConfidential)
    }
  }

  /// Who looks for one unit and works for another sees the page, without the log of looks that is not theirs.
  @Test func anAuditorOfAnotherUnit() async throws {
    try await Self.hall { hall, visitor in
      try await hall.add("y.yomu", "reader=広報課", "staff=危機管理課")
      let page = try await Self.signedIn(visitor, "y.yomu").get("/briefings/2")
      #expect(page.status == 200 && !page.text.contains("Who has looked"))
    }
  }
}
