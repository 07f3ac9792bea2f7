import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The page of a briefing: what it tells, whom, and what is done there.
struct BriefingPageTests {
  /// Somebody who has signed in, and their token.
  private func signedIn(_ visitor: Visitor, _ name: String = "h.sato") async throws -> (Browser, [(String, String)]) {
    let browser = Browser(visitor)
    #expect(try await browser.signIn(name).status == 303)
    return (browser, [("token", try await browser.token())])
  }

  /// What a hidden field of a page holds.
  private func hidden(_ name: String, _ page: String) throws -> String {
    let field = try Regex("name=\"\(name)\" type=\"hidden\" value=\"([^\"]*)\"")
    return String(try #require(try field.firstMatch(in: page)?.output[1].substring))
  }

  @Test func whatItTells() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "reform-office")
    _ = try await hall.visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 2, reason: "図面が大きい")
    _ = try await hall.visit.replace([try hall.file("図面.txt", "新しい図面")], in: 1, material: 2)
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, _) = try await signedIn(visitor)
      let page = try await browser.get("/briefings/1")
      #expect(page.status == 200)
      for text in [
        "避難所の収容計画", "危機管理課", "paper ×2", "declared, entry 1 (tester", "図面が大きい", "unrecorded", "version 2",
        "Former versions (1)", #"src="/briefings/1/pages/2/2/1/320.webp" loading="lazy""#,
        #"href="/briefings/1/materials/1/1/pages/1""#,
      ] { #expect(page.text.contains(text), "\(text)") }
      let leaf = try await browser.get("/briefings/1/materials/2/2/pages/3")
      #expect(leaf.status == 200 && leaf.text.contains("3 / 5"))
      #expect(leaf.text.contains(#"href="/briefings/1/materials/2/2/pages/4" rel="next""#))
      #expect(try await browser.get("/briefings/1/materials/2/2/pages/6").status == 404)
      #expect(try await browser.get("/briefings/1/pages/2/1/3/1280.webp").text == "図面.txt 3 1280")
      #expect(try await browser.get("/briefings/1/pages/2/1/6/1280.webp").status == 404)
      #expect(try await browser.get("/briefings/1/pages/2/1/3/1281.webp").status == 404)
    }
  }

  /// Where no picture can be made stands why, as a picture, in the reader's language; a page that there is not is none.
  @Test func pictureThatCannotBeMade() async throws {
    let hall = try await Hall(pages: StillPages(broken: ["図面.txt"]))
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, _) = try await signedIn(visitor)
      for place in ["/briefings/1/pages/2/1/1/320.webp", "/pages/2/1/1/320.webp"] {
        let answer = try await browser.get(place)
        #expect(answer.status == 503 && answer.headers[.contentType] == "image/svg+xml", "\(place)")
        #expect(answer.text.hasPrefix("<svg") && answer.text.contains("LibreOffice"))
      }
      #expect(try await browser.get("/briefings/1/pages/1/1/6/320.webp").status == 404)
      #expect(try await browser.get("/pages/9/1/1/320.webp").status == 404)
    }
  }

  /// What lies beyond somebody's reach is not there, whichever way they ask.
  @Test func reach() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("広報課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    try await hall.add("k.koho", "staff=広報課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor, "k.koho")
      for place in ["", "/materials/1/1/pages/1", "/materials/1/1/file", "/pages/1/1/1/320.webp", "/amend"] {
        let answer = try await browser.get("/briefings/1\(place)")
        #expect(answer.status == 404 && !answer.text.contains("避難所"), "\(place)")
        let none = try await browser.get("/briefings/9\(place)")
        #expect(answer.text == none.text.replacing("briefing 9", with: "briefing 1"), "\(place)")
      }
      for act in ["amend", "cancel", "restore", "project"] {
        let answer = try await browser.post("/briefings/1/\(act)", token + [("cancel-reason", "誤り")])
        #expect(answer.status == 404, "\(act)")
      }
    }
    #expect(try await hall.visit.details(of: 1).briefing.cancelReason == nil)
  }

  @Test func originals() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "reader=局長")
    let name = "図面 \"最終\" %41;x.html"
    _ = try await hall.visit.add([try hall.file(name, "<script>alert(1)</script>")], to: 1)
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, _) = try await signedIn(visitor)
      let answer = try await browser.get("/briefings/1/materials/3/1/file")
      #expect(answer.status == 200 && answer.text == "<script>alert(1)</script>")
      #expect(answer.headers[.contentType] == "application/octet-stream")
      #expect(answer.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
      #expect(
        answer.headers[.contentDisposition]
          == #"attachment; filename="__ ____ _41_x.html"; filename*=UTF-8''%E5%9B%B3%E9%9D%A2%20%22%E6%9C%80%E7%B5%82%22%20%2541%3Bx.html"#
      )
    }
  }

  /// Two people have the form open: who comes second is told, and overwrites nothing unasked.
  @Test func twoPeopleCorrectOneBriefing() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func form(_ page: String) throws -> [(String, String)] {
        let names = ["mark", "title", "unit", "presenter", "on", "until", "room", "plan", "to-局長", "to-危機管理監"]
        return try names.map {
          $0 == "mark" ? ($0, try hidden($0, page)) : ("was-" + $0, try hidden("was-" + $0, page))
        }
      }
      let first = try await browser.get("/briefings/1/amend").text
      let was = try form(first)
      func typed(_ changes: [String: String]) -> [(String, String)] {
        was.filter { $0.0 != "mark" }.map { (String($0.0.dropFirst(4)), $0.1) }
          .map { ($0.0, changes[$0.0] ?? $0.1) }
      }
      _ = try await hall.visit.amend(1, title: "避難所の開設計画", room: "3A")
      let refused = try await browser.post(
        "/briefings/1/amend", token + was + typed(["room": "5B", "on": "12/2 9:00"]))
      #expect(refused.status == 409)
      for text in ["Somebody has changed", "Title, Room", "避難所の開設計画", "3A", "5B", "12/2 9:00"] {
        #expect(refused.text.contains(text), "\(text)")
      }
      #expect(try await hall.visit.details(of: 1).briefing.room == "3A")
      // With both before their eyes they say it again.
      let now = try form(refused.text)
      let again = try await browser.post(
        "/briefings/1/amend", token + now + typed(["room": "5B", "title": "避難所の開設計画"]))
      #expect(again.headers[.location] == "/briefings/1?done=amended")
      let briefing = try await hall.visit.details(of: 1).briefing
      #expect(briefing.room == "5B" && briefing.title == "避難所の開設計画")
      #expect(try await browser.get("/briefings/1?done=amended").text.contains("Corrected."))
    }
  }

  @Test func correcting() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "reform-office")
    _ = try await hall.visit.amend(1, room: "本館3A会議室")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func post(_ changes: [String: String]) async throws -> Visitor.Answer {
        let page = try await browser.get("/briefings/1/amend").text
        let names = ["title", "unit", "presenter", "on", "until", "room", "plan", "to-局長", "to-危機管理監"]
        // Who is no recipient has no field of before.
        let was = try names.map {
          ($0, page.contains("name=\"was-\($0)\"") ? try hidden("was-" + $0, page) : "")
        }
        return try await browser.post(
          "/briefings/1/amend",
          token + [("mark", try hidden("mark", page))] + was.map { ("was-" + $0.0, $0.1) }
            + was.map { ($0.0, changes[$0.0] ?? $0.1) }
            + changes.filter { $0.key == "meant" }.map { ($0.key, $0.value) })
      }
      #expect(try await post([:]).headers[.location] == "/briefings/1?done=unchanged")
      let slip = try await post(["room": "本館3B会議室x3A", "presenter": "伊藤"])
      #expect(slip.status == 303 || slip.text.contains(#"name="meant""#))
      let far = try await post(["on": "2031-01-05 9:00", "presenter": "伊藤"])
      #expect(far.status == 422 && far.text.contains(#"name="meant""#) && far.text.contains("伊藤"))
      #expect(try await post(["on": "2031-01-05 9:00", "meant": "1"]).status == 303)
      #expect(try await post(["on": "あした 25:00"]).status == 422)
      #expect(try await post(["on": "12/1 10:00-10:30", "plan": "paper", "to-危機管理監": ""]).status == 303)
      var details = try await hall.visit.details(of: 1)
      #expect(details.briefing.plannedForm == .paper && details.recipients.map(\.name) == ["局長"])
      #expect(details.briefing.slot.end != nil)
      #expect(try await post(["until": "", "room": "", "plan": ""]).status == 303)
      details = try await hall.visit.details(of: 1)
      #expect(details.briefing.slot.end == nil && details.briefing.room == nil && details.briefing.plannedForm == nil)
    }
  }

  @Test func recordingAndTakingBack() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "secretary=局長", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func post(_ act: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await browser.post("/briefings/1/\(act)", token + fields)
      }
      // Nothing typed is lost.
      let refused = try await post(
        "record", [("form", "projected"), ("copies", "3"), ("to-局長", "1"), ("reason", "図面")])
      #expect(refused.status == 422 && refused.text.contains(#"value="図面""#) && refused.text.contains("<details open"))
      #expect(try await post("record", [("form", "paper"), ("reason", "図面")]).status == 422)
      #expect(try await post("record", [("form", "paper"), ("copies", "２"), ("to-局長", "1")]).status == 303)
      #expect(try await hall.visit.details(of: 1).entries.map(\.content.handout.copies) == [2])
      // A secretary records for their own recipient.
      let other = try await post("record", [("form", "paper"), ("to-危機管理監", "1")])
      #expect(other.status == 403)
      #expect(try await post("withdraw", [("recipient", "局長"), ("withdraw-reason", "")]).status == 422)
      #expect(try await post("withdraw", [("recipient", "局長"), ("withdraw-reason", "誤り")]).status == 303)
      #expect(try await post("cancel", [("cancel-reason", " ")]).status == 422)
      #expect(try await post("cancel", [("cancel-reason", "延期")]).status == 303)
      let page = try await browser.get("/briefings/1").text
      #expect(page.contains("Cancelled: 延期") && page.contains("the cancelling"))
      let act = try hidden("act", page)
      #expect(try await post("restore", []).status == 303)
      // The restoring is the last act by now.
      #expect(try await post("undo", [("act", act)]).status == 422)
      #expect(try await hall.visit.details(of: 1).briefing.cancelReason == nil)
      let newest = try hidden("act", try await browser.get("/briefings/1").text)
      #expect(try await post("undo", [("act", newest)]).status == 303)
      #expect(try await hall.visit.details(of: 1).briefing.cancelReason == "延期")
    }
  }

  @Test func ordering() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let page = try await browser.get("/briefings/1").text
      let seen = [("order", try hidden("order", page))]
      // The first goes down alone, and the last up.
      #expect(page.matches(of: #/name="to" value="1"/#).count == 1 && page.contains(#"name="to" value="2""#))
      let move = token + seen + [("material", "2"), ("to", "1")]
      #expect(
        try await browser.post("/briefings/1/order", move).headers[.location] == "/briefings/1?done=ordered#materials")
      #expect(try await hall.visit.details(of: 1).materials.map { $0[0].fileName } == ["図面.txt", "収容計画.txt"])
      // Clicked twice, it is moved once.
      #expect(try await browser.post("/briefings/1/order", move).status == 422)
      for (material, place) in [("9", "1"), ("", "1"), ("1", "x"), ("1", "-1")] {
        let answer = try await browser.post("/briefings/1/order", token + [("material", material), ("to", place)])
        #expect((400..<500).contains(answer.status), "\(material) \(place)")
      }
      #expect(try await hall.visit.details(of: 1).materials.map { $0[0].fileName } == ["図面.txt", "収容計画.txt"])
    }
  }

  @Test func anotherTimeForOne() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    _ = try await hall.visit.amend(1, on: "11/25 10:00-10:30", room: "3A")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func post(_ on: String, _ room: String = "", to: String = "危機管理監", meant: Bool = false) async throws
        -> Visitor.Answer
      {
        try await browser.post(
          "/briefings/1/apart",
          token + [("apart-to", to), ("apart-on", on), ("apart-room", room)] + (meant ? [("meant", "1")] : []))
      }
      #expect(try await post("12/2 9:00", "5B").headers[.location] == "/briefings/1?done=amended")
      #expect(try await browser.get("/briefings/1").text.contains("2026-12-02 (Wed) 09:00-09:30  5B"))
      // Nothing typed is lost.
      let end = try await post("12/2 9:00-11:00", "6C")
      #expect(end.status == 422 && end.text.contains("Write the beginning alone") && end.text.contains(#"value="6C""#))
      let far = try await post("2031-01-06 9:00")
      #expect(far.status == 422 && far.text.contains(#"name="meant""#))
      #expect(try await post("2031-01-06 9:00", meant: true).status == 303)
      #expect(try await post("9:00", to: "だれか").status == 422)
      #expect(try await post("").headers[.location] == "/briefings/1?done=unchanged")
      // As for the rest, it goes with theirs again.
      #expect(try await post("11/25 10:00", "3A").status == 303)
      #expect(try await hall.visit.details(of: 1).apart.isEmpty)
    }
  }

  @Test func puttingUp() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    _ = try await hall.visit.addRoom("3A")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let answer = try await browser.post("/briefings/1/project", token + [("room", "3A"), ("minutes", "10")])
      #expect(answer.status == 303)
      let console = try #require(answer.headers[.location])
      #expect(console.hasPrefix("/drive/"))
      #expect(try await browser.get(console).status == 200)
      let busy = try await browser.post("/briefings/1/project", token + [("room", "3A"), ("minutes", "10")])
      #expect(busy.status == 422 && busy.text.contains("Briefing 1 is on in 3A"))
    }
  }
}

extension Hall {
  /// A file to bring.
  func file(_ name: String, _ text: String) throws -> SourcePath {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return SourcePath(url.path)
  }
}
