import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The search of the desk: what is found, of what it is, and how far everybody's goes.
struct SearchPageTests {
  /// Beside the hall's own briefing of 危機管理課 for 局長 and 危機管理監, one of 財政課 for 副市長.
  private func hall() async throws -> Hall {
    let hall = try await Hall()
    try await hall.visit.add("副市長", aliases: [], Recipient.self)
    let url = hall.folder.appending(path: "補正予算.txt")
    try Data("避難所の備品 補正予算".utf8).write(to: url)
    _ = try await hall.visit.register(
      [SourcePath(url.path)],
      Registration(title: "避難所の予算", recipients: ["副市長"], unit: "財政課", moment: nil, room: "財政の部屋"))
    return hall
  }

  private func asked(_ words: String, _ more: String = "") -> String {
    "/search?q=" + (words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") + more
  }

  /// Numbers that anybody can write in an address.
  @Test(arguments: ["behind=\(Int64.min)", "behind=\(Int64.max)&passed=\(Int.max)", "behind=5&passed=-9", "behind=0"])
  func anyNumbers(_ numbers: String) async throws {
    let hall = try await hall()
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      #expect(try await browser.get(asked("避難所", "&" + numbers)).status == 200)
    }
  }

  @Test(arguments: [
    ("reader=危機管理監", ["避難所の収容計画"], ["避難所の予算", "副市長", "財政課"]),
    ("staff=危機管理課", ["避難所の収容計画"], ["避難所の予算", "副市長", "財政課"]),
    ("secretary=副市長", ["避難所の予算", "財政課"], ["避難所の収容計画", "危機管理監", "危機管理課"]),
    ("reform-office", ["避難所の収容計画", "避難所の予算", "副市長", "財政課", "危機管理監"], []),
  ])
  func howFarItGoes(_ role: String, _ there: [String], _ missing: [String]) async throws {
    let hall = try await hall()
    try await hall.add("h.sato", role)
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      let page = try await browser.get(asked("避難所"))
      #expect(page.status == 200)
      for word in there { #expect(page.text.contains(word), "\(word)") }
      // The page names units and recipients in an example of a filter, and nowhere else.
      for word in missing { #expect(!page.text.contains(word), "\(word)") }
      for (token, word) in [("to:", "副市長"), ("from:", "財政課"), ("room:", "財政の部屋")] {
        let values = try await browser.get("/search/values?token=\(token)").text
        #expect(values.contains(word) == there.contains("避難所の予算"), "\(token) \(values)")
      }
      // Nor is a slip corrected by what is not there.
      let slip = try await browser.get(asked("from:財政科"))
      #expect(slip.status == 422 && slip.text.contains("from:財政課") == there.contains("避難所の予算"))
      // The picture of a page goes as far.
      for (material, title) in [(1, "避難所の収容計画"), (3, "避難所の予算")] {
        let picture = try await browser.get("/pages/\(material)/1/1/320.webp")
        #expect(picture.status == (there.contains(title) ? 200 : 404), "\(title)")
      }
    }
  }

  @Test func facetsNarrowAndAreTakenOff() async throws {
    let hall = try await hall()
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      let page = try await browser.get(asked("避難所")).text
      #expect(page.contains("1–3 of 3 pages"))
      let narrower = asked("避難所 to:副市長")
      #expect(page.contains(#"<a href="\#(narrower)">副市長</a><span class="number quiet"> 1</span>"#))
      #expect(page.contains(#">危機管理監</a><span class="number quiet"> 2</span>"#))
      #expect(page.contains(#">text</a><span class="number quiet"> 3</span>"#))
      let narrowed = try await browser.get(narrower).text
      #expect(narrowed.contains("1–1 of 1 page<") && narrowed.contains(#"<a href="\#(asked("避難所"))">to:副市長"#))
      // As a form sends it.
      let typed = try await browser.get(narrower.replacing("%20", with: "+")).text
      #expect(typed.contains("1–1 of 1 page<") && typed.contains("value=\"避難所 to:副市長\""))
      let none = try await browser.get(asked("ここにない語")).text
      #expect(none.contains("Nothing was found"))
    }
  }

  /// What was typed stays, and what may have been meant is a link.
  @Test func aFilterThatMeansNothing() async throws {
    let hall = try await hall()
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      let page = try await browser.get(asked("予算 from:財政科"))
      #expect(page.status == 422 && page.text.contains("予算 from:財政科"))
      #expect(page.text.contains(#"<a href="\#(asked("予算 from:財政課"))">from:財政課</a>"#))
    }
  }

  /// Every page is found once, whatever the order, and the counts say where they end.
  @Test(arguments: ["", "&by=relevance"])
  func pagesOfHits(_ order: String) async throws {
    let hall = try await Hall()
    for number in 1...43 { _ = try await hall.register("回覧 \(number)", ["回覧\(number).txt"], text: "巡回点検 第\(number)号") }
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      var place: String? = asked("巡回点検", order)
      var (files, pages): ([String], [String]) = ([], [])
      while let next = place, pages.count < 9 {
        let page = try await browser.get(next).text
        files += page.matches(of: #/<p class="quiet">(回覧\d+\.txt)/#).map { String($0.1) }
        pages.append(String(page.firstMatch(of: #/<h2 id="hits">([^<]*)</#)?.1 ?? ""))
        place = page.firstMatch(of: #/href="([^"]+)" rel="next"/#).map {
          $0.1.replacingOccurrences(of: "&amp;", with: "&")
        }
      }
      #expect(pages == ["1–20 of 43 pages", "21–40 of 43 pages", "41–43 of 43 pages"])
      #expect(files.count == 43 && Set(files).count == 43)
    }
  }

  @Test func moreThanIsCounted() async throws {
    let hall = try await hall()
    for (most, isAll) in [(3, true), (2, false)] {
      let found = try await hall.visit.find(SearchRequest("避難所"), counting: most)
      #expect(found.facets.pages == most && found.facets.isAll == isAll && found.hits.count == 3)
    }
  }

  /// Names that are not shown can be had by a link, as many as are counted.
  @Test func allNames() async throws {
    let hall = try await Hall()
    for number in 1...7 { _ = try await hall.register("巡回点検 \(number)", ["図\(number).txt"], text: "図") }
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      func count(_ page: String) -> Int { page.matches(of: #/<a href="\/briefings\/\d+">巡回点検/#).count }
      let page = try await browser.get(asked("巡回点検")).text
      let link = try #require(page.firstMatch(of: #/<a href="([^"]+)#names">and 2 more/#)?.1)
      #expect(count(page) == 5)
      let all = try await browser.get(link.replacingOccurrences(of: "&amp;", with: "&")).text
      #expect(count(all) == 7 && !all.contains("more</a>"))
    }
  }

  @Test func aHitGoesToTheScreen() async throws {
    let hall = try await hall()
    _ = try await hall.visit.addRoom("3A")
    try await hall.add("h.sato", "staff=財政課")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      let token = try await browser.token()
      let answer = try await browser.post("/search/screen", [("token", token), ("hit", "2/3/2"), ("room", "3A")])
      #expect(answer.status == 303)
      let place = try #require(answer.headers[.location])
      #expect(place.hasPrefix("/drive/"))
      let key = try #require(AccessKey(String(place.dropFirst("/drive/".count))))
      let door = try #require(hall.server.registry.keyring.door(for: key))
      #expect(await door.room.live?.projection.cursor.page?.page == 2)
      // The room is taken now, and another unit's briefing is none of theirs.
      let again = try await browser.post("/search/screen", [("token", token), ("hit", "2/3/2"), ("room", "3A")])
      #expect(again.status == 503)
      let other = try await browser.post("/search/screen", [("token", token), ("hit", "1/1/1"), ("room", "3A")])
      #expect(other.status == 404)
      for hit in ["", "2/3", "a/b/c", "2/3/99999999999999999999"] {
        let answer = try await browser.post("/search/screen", [("token", token), ("hit", hit)])
        #expect(answer.status == 400, "\(hit)")
      }
    }
  }
}
