import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing

@testable import ProjectionServer

/// The second factor as a browser sees it.
struct SecondFactorPagesTests {
  private static func hall(
    _ body: @escaping @Sendable (Hall, Visitor) async throws -> Void
  ) async throws -> Hall {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in try await body(hall, visitor) }
    return hall
  }

  /// Sets it up as a person does, from the text of the page.
  ///
  /// - Returns: what the app knows then, and the recovery codes.
  private static func setUp(_ browser: Browser, _ hall: Hall) async throws -> (secret: String, codes: [String]) {
    let page = try await browser.get("/me/factor").text
    let secret = String(try #require(page.firstMatch(of: #/<code>([A-Z2-7 ]+)</code>/#)).1).replacing(" ", with: "")
    let answer = try await browser.post("/me/factor", try await form(browser, code(secret, hall)))
    #expect(answer.status == 200)
    return (secret, answer.text.matches(of: #/<code>([A-Z2-7-]{29})</code>/#).map { String($0.1) })
  }

  private static func form(_ browser: Browser, _ code: String) async throws -> [(String, String)] {
    [("token", try await browser.token()), ("former", Hall.password), ("code", code)]
  }

  /// As an app computes it.
  private static func code(_ secret: String, _ hall: Hall) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = secret.flatMap { letter in
      (0..<5).map { alphabet.firstIndex(of: letter)! >> (4 - $0) & 1 }
    }
    let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      UInt8(bits[start..<start + 8].reduce(0) { $0 << 1 | $1 })
    }
    return OneTimeCode.code(of: bytes, step: OneTimeCode.step(at: hall.time.now.instant))
  }

  /// Sends the form of the second page.
  private static func enter(_ browser: Browser, _ name: String, _ code: String) async throws -> Visitor.Answer {
    let page = try await browser.get("/sign-in/code").text
    let token = try #require(page.firstMatch(of: #/name="token" type="hidden" value="([^"]+)"/#)).1
    return try await browser.post("/sign-in/code", [("token", String(token)), (name, code)])
  }

  @Test func theWayIn() async throws {
    let hall = try await Self.hall { hall, visitor in
      let (browser, other) = (Browser(visitor), Browser(visitor))
      for each in [browser, other] { #expect(try await each.signIn().status == 303) }
      let picture = try await browser.get("/me/factor/qr.svg")
      #expect(picture.headers[.contentType] == "image/svg+xml" && picture.text.hasPrefix("<svg"))
      let wrong = try await browser.post("/me/factor", try await Self.form(browser, "000000"))
      #expect(wrong.status == 422 && wrong.text.contains("This code is not good"))
      let (secret, codes) = try await Self.setUp(browser, hall)
      #expect(codes.count == 10)
      // The picture and the text are gone, and so are other sessions.
      #expect(try await browser.get("/me/factor/qr.svg").status == 404)
      #expect(try await !browser.get("/me/factor").text.contains("qr.svg"))
      #expect(try await other.get("/me").status == 303)

      let half = try await other.signIn()
      #expect(half.status == 303 && half.headers[.location] == "/sign-in/code")
      #expect(half.headers[.setCookie]?.hasPrefix("utsusu-code=") == true)
      // It is good for nothing else, under either name.
      let key = try #require(other.cookie?.split(separator: "=").last)
      #expect(try await visitor.get("/me", headers: [.cookie: "utsusu=\(key)"]).status == 303)
      #expect(try await other.get("/me").status == 303)
      #expect(try await Self.enter(other, "code", Self.code(secret, hall)).status == 401)
      hall.time.advance(30_000)
      let answer = try await Self.enter(other, "code", Self.code(secret, hall))
      #expect(answer.status == 303 && answer.headers[.location] == "/board")
      #expect(try await visitor.get("/sign-in/code", headers: [.cookie: "utsusu-code=\(key)"]).status == 303)

      let third = Browser(visitor)
      #expect(try await third.signIn().status == 303)
      #expect(
        try await Self.enter(third, "recovery", codes[0].lowercased()).headers[.location] == "/me?done=recovery")
      #expect(try await third.get("/me/factor").text.contains("9 recovery codes"))
    }
    #expect(hall.log.told("secondFactorSet").count == 1)
    #expect(hall.log.told("signedIn").map { $0["by"] } == [nil, nil, "code", "recovery"])
    #expect(hall.log.told("signInRefused").map { $0["why"] } == ["code"])
  }

  @Test func minutes() async throws {
    _ = try await Self.hall { hall, visitor in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let (secret, _) = try await Self.setUp(browser, hall)
      #expect(try await browser.signIn().status == 303)
      let page = try await browser.get("/sign-in/code").text
      let token = String(try #require(page.firstMatch(of: #/name="token" type="hidden" value="([^"]+)"/#)).1)
      hall.time.advance(HalfSessions.life)
      let answer = try await browser.post(
        "/sign-in/code", [("token", token), ("code", Self.code(secret, hall))])
      #expect(answer.status == 401 && answer.text.contains("Sign in once more"))
      #expect(try await browser.get("/sign-in/code").headers[.location] == "/sign-in")
    }
  }

  /// Who knows the password has as few tries of the code, however often they begin anew.
  @Test func tries() async throws {
    _ = try await Self.hall { hall, visitor in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let (secret, _) = try await Self.setUp(browser, hall)
      for _ in 0..<2 {
        #expect(try await browser.signIn().status == 303)
        #expect(try await Self.enter(browser, "code", "000000").status == 401)
      }
      #expect(try await browser.signIn().status == 303)
      hall.time.advance(30_000)
      #expect(try await Self.enter(browser, "code", "000000").status == 401)
      let early = try await Self.enter(browser, "code", Self.code(secret, hall))
      #expect(early.status == 429 && early.headers[.retryAfter] == "4")
      #expect(try await browser.signIn().status == 429)
      hall.time.advance(4_000)
      #expect(try await Self.enter(browser, "code", Self.code(secret, hall)).status == 303)
      // Those who succeed do not count for the machine.
      let others = Browser(visitor)
      for _ in 0..<12 {
        hall.time.advance(30_000)
        #expect(try await others.signIn().status == 303)
        #expect(try await Self.enter(others, "code", Self.code(secret, hall)).status == 303)
      }
    }
  }

  /// What no page of ours sends does nothing.
  @Test func foreignForms() async throws {
    _ = try await Self.hall { hall, visitor in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let (secret, _) = try await Self.setUp(browser, hall)
      #expect(try await browser.signIn().status == 303)
      hall.time.advance(30_000)
      let code = Self.code(secret, hall)
      #expect(try await browser.post("/sign-in/code", [("code", code)]).status == 403)
      let elsewhere = HTTPFields([HTTPField(name: HTTPField.Name("Sec-Fetch-Site")!, value: "cross-site")])
      #expect(try await browser.post("/sign-in/code", [("code", code)], elsewhere).status == 403)
      #expect(try await Self.enter(browser, "code", code).status == 303)
    }
  }

  /// A server that has come back from a backup says that it cannot check codes, and takes recovery codes.
  @Test func cameBack() async throws {
    let known = Mutex((secret: "", codes: [String]()))
    let hall = try await Self.hall { hall, visitor in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let set = try await Self.setUp(browser, hall)
      known.withLock { $0 = set }
      #expect(try await browser.signIn().status == 303)
      #expect(try await !browser.get("/sign-in/code").text.contains("has come back from a backup"))
    }
    try FileManager.default.removeItem(atPath: hall.visit.library.home.path + "/keys")
    let library = try await Library(home: hall.visit.library.home, environment: [:])
    let server = try RoomServer(
      library, pages: StillPages(),
      RoomServer.Configuration(
        host: "127.0.0.1", port: 0, now: { [time = hall.time] in time.now },
        environment: ["UTSUSU_PAGES": Hall.pagesFolder],
        logger: hall.log.logger))
    // Another code than that of the setting up, which is good no more.
    hall.time.advance(60_000)
    let (secret, codes) = known.withLock(\.self)
    try await server.buildApplication().test(.live) { (client: any TestClientProtocol) async throws in
      let browser = Browser(Visitor(client))
      #expect(try await browser.signIn().status == 303)
      #expect(try await browser.get("/sign-in/code").text.contains("has come back from a backup"))
      // The code of the app, right as it is, cannot be checked; one of those on paper is good, once.
      #expect(try await Self.enter(browser, "code", Self.code(secret, hall)).status == 401)
      #expect(try await browser.get("/me").status == 303)
      #expect(try await Self.enter(browser, "code", codes[0]).status == 303)
      #expect(try await browser.get("/me").status == 200)
    }
  }

  /// Codes that somebody may have seen are changed without a moment in which the factor is off.
  @Test func renewedCodes() async throws {
    let hall = try await Self.hall { hall, visitor in
      let (browser, other) = (Browser(visitor), Browser(visitor))
      #expect(try await browser.signIn().status == 303)
      #expect(try await browser.get("/me/factor/codes").headers[.location] == "/me/factor")
      let (secret, codes) = try await Self.setUp(browser, hall)
      #expect(try await browser.get("/me/factor/codes").status == 200)
      #expect(try await browser.post("/me/factor/codes", try await Self.form(browser, "1")).status == 422)
      let wrong = [("token", try await browser.token()), ("former", "x"), ("code", codes[0])]
      #expect(try await browser.post("/me/factor/codes", wrong).status == 422)
      hall.time.advance(30_000)
      let answer = try await browser.post(
        "/me/factor/codes", try await Self.form(browser, Self.code(secret, hall)))
      let renewed = answer.text.matches(of: #/<code>([A-Z2-7-]{29})</code>/#).map { String($0.1) }
      #expect(answer.status == 200 && renewed.count == 10 && Set(renewed).isDisjoint(with: codes))
      #expect(try await other.signIn().status == 303)
      #expect(try await Self.enter(other, "recovery", codes[0]).status == 401)
      #expect(try await Self.enter(other, "recovery", renewed[0]).status == 303)
    }
    #expect(hall.log.told("recoveryCodesRenewed").count == 1)
  }

  @Test func turnedOff() async throws {
    let hall = try await Self.hall { hall, visitor in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let (_, codes) = try await Self.setUp(browser, hall)
      #expect(try await browser.post("/me/factor/off", try await Self.form(browser, "1")).status == 422)
      let token = try await browser.token()
      let wrong = [("token", token), ("former", "x"), ("code", codes[0])]
      #expect(try await browser.post("/me/factor/off", wrong).status == 422)
      let answer = try await browser.post("/me/factor/off", try await Self.form(browser, codes[0]))
      #expect(answer.headers[.location] == "/sign-in?done=factor-off")
      #expect(try await browser.signIn().headers[.location] == "/board")
    }
    #expect(hall.log.told("secondFactorOff").count == 1)
  }
}
