import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Pages, pictures and what surrounds them, for those who look on.
struct WatchingTests {
  /// Who looks on gets parts of the page that the room looks at a part of, and of no other: they cost more than they seem.
  @Test func partsOfPages() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      let (screen, drive) = ("screen/\(live.room.screenKey)", "drive/\(live.drive.text)")
      func status(_ base: String, _ part: String, page: Int = 1) async throws -> Int {
        try await visitor.get("/\(base)/pages/1/1/\(page)/part/\(part)/1280.webp").status
      }
      #expect(try await status(screen, "0-0-64-64") == 204)
      #expect(try await status(drive, "0-0-64-64", page: 2) == 200)
      _ = try await visitor.act(live.drive, "zoom", #""x": 0, "y": 0, "w": 0.5, "h": 0.5"#)
      let answer = try await visitor.get("/\(screen)/pages/1/1/1/part/0-0-64-64/1280.webp")
      #expect(answer.status == 200 && answer.text == "0 0 64 64 1280")
      #expect(answer.headers[.contentType] == "image/webp" && answer.headers[.cacheControl] == "no-store")
      #expect(try await status(screen, "0-0-64-64", page: 2) == 204)
      for part in [
        "0-0-128-128", "0-0-0-1", "65-0-64-64", "-1-0-64-64", "0-0-64", "0-0-64-64-1", "0-0-64-x",
        "0-0-64-99999999999999999999",
      ] { #expect(try await status(screen, part) == 404, "\(part)") }
      _ = try await visitor.act(live.drive, "zoom", #""off": true"#)
      #expect(try await status(screen, "0-0-64-64") == 204)
    }
  }

  /// A number that somebody makes up leads nowhere.
  @Test(arguments: [
    ("1/1/1/320.webp", 200), ("2/1/5/2560.webp", 200), ("1/1/1/text", 200), ("1/1/6/320.webp", 404),
    ("1/1/0/320.webp", 404),
    ("1/1/-1/320.webp", 404), ("1/1/99999999999999999999/320.webp", 404), ("1/2/1/320.webp", 404),
    ("3/1/1/320.webp", 404),
    ("0/1/1/320.webp", 404), ("1/1/1/321.webp", 404), ("1/1/1/320.png", 404), ("1/1/1/320", 404), ("1/1/9/text", 404),
    ("x/1/1/320.webp", 404), ("1/1/1/..%2F..%2F320.webp", 404), ("..%2F1/1/1/320.webp", 404),
  ])
  func pictures(_ path: String, _ status: Int) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { state in
        (state["materials"] as? [[String: Any]])?.allSatisfy { $0["state"] as? String == "ready" } == true
      }
      for base in ["screen/\(live.room.screenKey)", "follow/\(live.follow.text)", "drive/\(live.drive.text)"] {
        let answer = try await visitor.get("/\(base)/pages/\(path)")
        #expect(answer.status == status)
        guard status == 200 else { continue }
        if path.hasSuffix("text") {
          #expect(answer.text == "収容計画.txtの1ページ")
          #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        } else {
          #expect(answer.headers[.contentType] == "image/webp")
          #expect(answer.headers[.cacheControl] == "no-store")
          #expect(answer.text == (path.hasPrefix("1") ? "収容計画.txt 1 320" : "図面.txt 5 2560"))
        }
      }
      // Nothing stays when it is over.
      #expect(try await visitor.act(live.drive, "end").status == 200)
      #expect(try await visitor.get("/screen/\(live.room.screenKey)/pages/\(path)").status == 404)
    }
  }

  @Test(arguments: ["/", "/healthz", "/assets/base.css", "/assets/none.css", "/screen/x", "/nowhere", "/drive/x/acts"])
  func guardedEverywhere(_ path: String) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      for answer in [try await visitor.get(path), try await visitor.post(path, "{}")] {
        #expect(
          answer.headers[.contentSecurityPolicy]
            == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
        #expect(answer.headers[.cacheControl] == "no-store" || path == "/assets/base.css")
      }
    }
  }

  @Test func assets() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let style = try await visitor.get("/assets/base.css")
      #expect(style.status == 200)
      #expect(style.headers[.contentType] == "text/css; charset=utf-8")
      let tag = try #require(style.headers[.eTag])
      #expect(try await visitor.get("/assets/base.css", headers: [.ifNoneMatch: tag]).status == 304)
      for name in ["screen.html", "..%2FRoomServer.swift", "%2e%2e%2fPackage.swift", "none.js", "room"] {
        #expect(try await visitor.get("/assets/\(name)").status == 404)
      }
    }
  }

  /// A page that stays open over an upgrade notices it: the stream names the files that are served.
  @Test func theMarkOfThePages() async throws {
    let hall = try await Hall()
    let web = try hall.webPages(Hall.pagesFolder)
    try await hall.serving { visitor in
      let live = try await hall.project()
      let page = try await visitor.get("/screen/\(live.room.screenKey)")
      #expect(web.mark.count == 16)
      #expect(page.text.contains(#"data-mark="\#(web.mark)""#))
    }
    let other = hall.folder.appending(path: "pages").path
    try FileManager.default.copyItem(atPath: Hall.pagesFolder, toPath: other)
    #expect(try hall.webPages(other).mark == web.mark)
    try Data("// newer".utf8).write(to: URL(filePath: other + "/line.js"))
    #expect(try hall.webPages(other).mark != web.mark)
  }

  /// The words come as a script of the page's language, which belongs to the mark as any file does.
  @Test(arguments: [("ja", "接続しています…"), ("en", "Connecting…")])
  func words(_ language: String, _ word: String) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let page = try await visitor.get("/screen/\(live.room.screenKey)", headers: [.acceptLanguage: language])
      #expect(page.text.contains(#"href="/assets/words-\#(language).js""#))
      let script = try await visitor.get("/assets/words-\(language).js", headers: [.acceptLanguage: "fr"])
      #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
      #expect(script.text.hasPrefix("export const words = {") && script.text.contains(#""connecting":"\#(word)""#))
      #expect(script.text.contains("export const codes = {"))
      let tag = try #require(script.headers[.eTag])
      #expect(try await visitor.get("/assets/words-\(language).js", headers: [.ifNoneMatch: tag]).status == 304)
    }
    let folder = hall.folder.appending(path: "pages").path
    try FileManager.default.copyItem(atPath: Hall.pagesFolder, toPath: folder)
    let mark = try hall.webPages(folder).mark
    // The program's own words, and not a file of that name.
    try Data("export const words = {};".utf8).write(to: URL(filePath: folder + "/words-\(language).js"))
    #expect(try hall.webPages(folder).mark == mark)
  }

  /// A folder that goes away under the server: the pages stay what they were, and the log says why, once.
  @Test func aFolderThatCannotBeRead() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Hall.pagesFolder, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let hall = try await Hall { $0.environment["UTSUSU_PAGES"] = folder }
    try await hall.serving { visitor in
      let style = try await visitor.get("/assets/base.css")
      for _ in 0..<2 {
        try FileManager.default.moveItem(atPath: folder, toPath: folder + "-away")
        for path in ["/assets/base.css", "/", "/assets/base.css"] { #expect(try await visitor.get(path).status == 200) }
        try FileManager.default.moveItem(atPath: folder + "-away", toPath: folder)
        #expect(try await visitor.get("/assets/base.css").headers[.eTag] == style.headers[.eTag])
      }
    }
    let told = hall.log.told("pagesFailed").map { $0["error"] as? String ?? "" }
    #expect(told.count == 2 && told.allSatisfy { $0.contains("No such file or directory") }, "\(told)")
    #expect(hall.log.text.contains(#""level":"error","event":"pagesFailed""#))
  }

  @Test(arguments: [
    ("ja", "ja"), ("ja-JP,en;q=0.5", "ja"), ("en-GB,ja;q=0.8", "en"), ("de", "en"), ("", "en"), ("JA", "ja"),
  ])
  func language(_ wish: String, _ language: String) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      for path in ["/", "/screen/\(live.room.screenKey)", "/screen/x"] {
        let answer = try await visitor.get(path, headers: [.acceptLanguage: wish, .accept: "text/html"])
        #expect(answer.text.contains(#"<html lang="\#(language)""#), "\(path)")
        #expect(answer.headers[.contentLanguage] == language)
        #expect(!answer.text.contains("{{"))
      }
    }
  }

  /// A title is text everywhere, whatever it looks like.
  @Test func markup() async throws {
    let title = #"<script>alert("x")</script> & 'y' {{lang}}"#
    let hall = try await Hall(title: title)
    try await hall.serving { visitor in
      let live = try await hall.project()
      for path in ["/screen/\(live.room.screenKey)", "/follow/\(live.follow.text)", "/drive/\(live.drive.text)"] {
        let page = try await visitor.get(path)
        #expect(page.status == 200)
        #expect(!page.text.contains("alert("))
      }
      let state = try await hall.state(of: live)
      #expect(state["title"] as? String == title)
    }
  }

  @Test func aMaterialThatCannotBeShown() async throws {
    let hall = try await Hall(pages: StillPages(broken: ["収容計画.txt"]))
    let live = try await hall.project()
    let state = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    let materials = try #require(state["materials"] as? [[String: Any]])
    #expect(materials.map { $0["state"] as? String } == ["failed", "ready"])
    #expect(materials[0]["why"] as? String == "no-libreoffice")
    #expect((state["shown"] as? [String: Any])?["material"] as? Int == 2)
  }
}
