import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Registering in the browser, as a browser without a script does it, and as one that means harm.
struct RegisterTests {
  private func hall(_ limits: StagedUploads.Limits = .init()) async throws -> Hall {
    let hall = try await Hall { $0.uploads = limits }
    try await hall.add("h.sato", "staff=危機管理課")
    return hall
  }

  private func signedIn(_ visitor: Visitor) async throws -> (Browser, [(String, String)]) {
    let browser = Browser(visitor)
    #expect(try await browser.signIn().status == 303)
    return (browser, [("token", try await browser.token())])
  }

  private static let fields = [
    ("title", ""), ("unit", "危機管理課"), ("on", "12/1 10:00-10:30"), ("to-局長", "1"), ("room", "3A"), ("plan", "projected"),
  ]

  private func hidden(_ name: String, _ page: String) throws -> String {
    let field = try Regex("name=\"\(name)\" type=\"hidden\" value=\"([^\"]*)\"")
    return String(try #require(try field.firstMatch(in: page)?.output[1].substring))
  }

  @Test func twoSteps() async throws {
    let hall = try await hall()
    let known = try String(contentsOf: hall.folder.appending(path: "図面.txt"), encoding: .utf8)
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      #expect(try await browser.get("/register").text.contains(#"enctype="multipart/form-data""#))
      let check = try await browser.check(token + Self.fields, [("避難所の収容計画_v2.txt", "新しい"), ("図面の写し.txt", known)])
      #expect(check.status == 200)
      for text in [
        #"value="避難所の収容計画""#, "2026-12-01 (Tue) 10:00-10:30", "A near copy exists: briefing 1",
        "known already: briefing 1, 図面.txt", "Check</button>\n<div class=\"done\" role=\"status\">",
      ] { #expect(check.text.contains(text), "\(text)") }
      // So far it is nowhere.
      #expect(try await hall.visit.newestBriefings(9).count == 1)
      let batch = ("batch", try hidden("batch", check.text))
      let done = try await browser.post("/register", token + Self.fields + [batch])
      #expect(done.headers[.location] == "/briefings/2?done=registered")
      let details = try await hall.visit.details(of: 2)
      #expect(details.briefing.title == "避難所の収容計画" && details.recipients.map(\.name) == ["局長"])
      #expect(details.versions.map(\.fileName) == ["避難所の収容計画_v2.txt", "図面の写し.txt"])
      #expect(details.briefing.plannedForm == .projected && details.briefing.room == "3A")
      #expect(hall.staged.isEmpty)
      // Sent twice, it is registered once, and leads to the same.
      let again = try await browser.post("/register", token + Self.fields + [batch])
      #expect(again.headers[.location] == "/briefings/2?done=registered")
      #expect(try await hall.visit.newestBriefings(9).count == 2)
    }
  }

  /// A second click, while the first is on its way; and one who knows another's batch gets nowhere by it.
  @Test func twoClicks() async throws {
    let hall = try await hall()
    try await hall.add("k.koho", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let check = try await browser.check(token + Self.fields, [("訓練.txt", "訓練")])
      let batch = ("batch", try hidden("batch", check.text))
      // What is refused can be mended and sent again.
      let wrong = Self.fields.map { $0.0 == "on" ? ("on", "13月") : $0 }
      #expect(try await browser.post("/register", token + wrong + [batch]).status == 422)
      let places = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<4 {
          group.addTask { try await browser.post("/register", token + Self.fields + [batch]).headers[.location] }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(places == ["/briefings/2?done=registered"])
      #expect(try await hall.visit.newestBriefings(9).count == 2)
      let other = Browser(visitor)
      _ = try await other.signIn("k.koho")
      let theirs = [("token", try await other.token()), batch]
      #expect(try await other.post("/register", theirs + Self.fields).status == 422)
    }
  }

  /// What is left out, or there already, does not stay on the disk.
  @Test func whatIsLeftOutIsGone() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let files = [("一.txt", "一"), ("二.txt", "二"), ("一.txt", "一")]
      let check = try await browser.check(token + Self.fields, files).text
      let batch = ("batch", try hidden("batch", check))
      #expect(hall.stagedFiles == ["一.txt", "二.txt"])
      let mark = String(try #require(check.firstMatch(of: #/name="without" value="(0-[^"]+)"/#)).1)
      for _ in 0..<2 {
        #expect(
          try await browser.led(browser.post("/register/check", token + Self.fields + [batch, ("without", mark)]))
            .status == 200)
        #expect(hall.stagedFiles == ["二.txt"])
      }
    }
  }

  /// Nothing typed is lost where something is wrong.
  @Test func whatIsWrong() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func check(_ changes: [String: String], _ files: [(name: String, content: String)] = []) async throws
        -> Visitor.Answer
      {
        let fields = Self.fields.map { ($0.0, changes[$0.0] ?? $0.1) } + [("presenter", "佐藤花子")]
        return try await browser.check(token + fields, files)
      }
      for (changes, sentence) in [
        (["to-局長": ""], "Tick for whom"), (["on": "13月"], "13月"),
        (["on": "2035-01-01", "title": "予算"], "more than two years"),
        (["title": ""], "title"),
      ] {
        let answer = try await check(changes)
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(sentence)")
        #expect(answer.text.contains("佐藤花子"))
      }
      // For a unit that is not theirs, nothing is registered.
      let foreign = try await check(["unit": "広報課", "title": "予算"])
      #expect(foreign.status == 422 && !foreign.text.contains(#"formaction="/register""#))
      #expect(
        try await browser.post("/register", token + [("batch", "another"), ("to-局長", "1"), ("title", "予算")]).status
          == 422)
      #expect(try await hall.visit.newestBriefings(9).count == 1)
      let when = try await browser.get("/register/when?on=12%2F1+10:00&until=")
      #expect(when.json["understood"] as? String == "2026-12-01 (Tue) 10:00")
    }
  }

  /// Names of somebody else's choice, and files that are not what they say.
  @Test func hostileFiles() async throws {
    let hall = try await hall()
    let long = String(repeating: "長", count: 300) + ".pdf"
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let files = [
        ("../../../etc/passwd", "a"), (#"C:\Users\x\y.txt"#, "b"), ("..", "c"), (long, "%PDF-"), ("空.pdf", ""),
        ("計画.docx", "MZ\u{0}\u{1}\u{2}program"), ("a\u{202E}fdp.exe", "d"), ("二つ.txt", "e"), ("二つ.txt", "f"),
        ("二つ.txt", "f"),
        ("爆弾.xlsx", "PK\u{3}\u{4}\u{0}\u{0}"),
      ]
      let check = try await browser.check(token + Self.fields, files)
      #expect(check.status == 200 && check.text.contains("the file is empty"))
      let batch = ("batch", try hidden("batch", check.text))
      let done = try await browser.post("/register", token + Self.fields + [batch])
      #expect(done.status == 303, "\(done.text)")
      let versions = try await hall.visit.details(of: 2).versions
      #expect(versions.count == 10)
      // In the words in which it was said before.
      #expect(try await browser.get("/briefings/2").text.contains("the file is empty"))
      #expect(versions.prefix(3).map(\.fileName) == ["passwd", "y.txt", "file"])
      #expect(
        versions.allSatisfy { !$0.fileName.contains("/") && $0.fileName.utf8.count <= 255 && $0.fileName != ".." })
      #expect(versions.first { $0.fileName == "計画.docx" }?.reason == .unsupported)
      #expect(versions.filter { $0.fileName == "二つ.txt" }.count == 2)
      let outside = try FileManager.default.contentsOfDirectory(atPath: hall.folder.path)
      #expect(Set(outside) == ["home", "収容計画.txt", "図面.txt"])
    }
  }

  /// What is too much is refused, and nothing of it stays.
  @Test func limits() async throws {
    var limits = StagedUploads.Limits()
    (limits.largestFile, limits.largestBatch, limits.mostFiles, limits.mostBatches) = (1000, 2500, 3, 2)
    let hall = try await hall(limits)
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func bring(_ sizes: Int...) async throws -> Visitor.Answer {
        try await browser.check(
          token + Self.fields,
          sizes.enumerated().map { ("\($0.offset).txt", String(repeating: "x", count: $0.element)) })
      }
      #expect(try await bring(1000).status == 200)
      let large = try await bring(1001)
      #expect(large.status == 422 && large.text.contains("0.txt") && large.text.contains("too large"))
      #expect(try await bring(1, 2, 3, 4).text.contains("Not more than 3 files"))
      #expect(try await bring(1000, 999, 998).status == 422)
      #expect(try await bring(100_000).status == 422)
      // Of one person's batches the oldest gives way.
      for _ in 0..<5 { #expect(try await bring(10).status == 200) }
      #expect(hall.staged.count <= 2)
    }
  }

  /// A form of another page, or without the token before the files, brings nothing.
  @Test func foreignForms() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      let file = [(name: "a.txt", content: "a")]
      for fields: [(String, String)] in [[], [("token", "another")], [("title", "a")]] {
        #expect(try await browser.check(fields, file).status == 403)
      }
      let site: HTTPFields = [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"]
      #expect(try await browser.check(token, file, site).status == 403)
      #expect(hall.staged.isEmpty)
      // A script sends it in a header.
      let json = try await browser.check([], file, [Upload.token: token[0].1, .accept: "application/json"])
      #expect(json.status == 200 && json.json["title"] as? String == "a")
      // It is no other person's.
      try await hall.add("k.koho", "staff=危機管理課")
      let other = Browser(visitor)
      _ = try await other.signIn("k.koho")
      let theirs = [("token", try await other.token()), ("batch", json.json["batch"] as? String ?? "")]
      #expect(
        try await other.post("/register", theirs + [("to-局長", "1"), ("title", "a"), ("unit", "危機管理課")]).status == 422)
    }
  }

  @Test func replacingAndAdding() async throws {
    let hall = try await hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, token) = try await signedIn(visitor)
      func bring(_ material: String, _ name: String, _ more: [(String, String)] = []) async throws -> Visitor.Answer {
        let fields = token + [("material", material)]
        let check = try await browser.led(browser.upload("/briefings/1/files", fields, [(name, "新しい \(name)")]))
        #expect(check.status == 200)
        return try await browser.post(
          "/briefings/1/materials", fields + [("batch", try hidden("batch", check.text))] + more)
      }
      #expect(try await bring("2", "図面_v2.txt").headers[.location] == "/briefings/1?done=replaced")
      #expect(try await bring("", "別表.txt").headers[.location] == "/briefings/1?done=added")
      let unlike = try await bring("1", "予算の見通し.txt")
      #expect(unlike.status == 422 && unlike.text.contains(#"name="meant""#))
      #expect(try await bring("1", "予算の見通し.txt", [("meant", "1")]).status == 303)
      let versions = try await hall.visit.details(of: 1).versions
      #expect(versions.map { "\($0.position).\($0.number)" } == ["1.1", "1.2", "2.1", "2.2", "3.1"])
      let changes = try await browser.get("/briefings/1/materials/2/2/changes")
      #expect(changes.status == 200 && changes.text.contains("/briefings/1/pages/2/1/5/1280.webp"))
      // What the text says otherwise is marked, for who hears it too; since any version before it.
      #expect(changes.text.contains("[gone: ") && changes.text.contains("The text differs in 1 place."))
      for (since, status) in [("", 200), ("1", 200), ("2", 404), ("3", 404), ("0", 404), ("-1", 404), ("x", 404)] {
        let answer = try await browser.get("/briefings/1/materials/2/2/changes?since=\(since)")
        #expect(answer.status == status, "\(since)")
      }
      #expect(try await browser.get("/briefings/1/materials/3/1/changes").status == 404)
    }
  }
}

extension Hall {
  /// The files in them.
  fileprivate var stagedFiles: [String] {
    let all = FileManager.default.enumerator(atPath: visit.library.home.path + "/staged")?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(".txt") }.map { ($0 as NSString).lastPathComponent }.sorted()
  }

  /// The batches that lie in the home.
  var staged: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: visit.library.home.path + "/staged")) ?? []
  }
}
