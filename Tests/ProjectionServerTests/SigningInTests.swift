import BriefingDomain
import BriefingLibrary
import BriefingWording
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Sign in, sign out, set a password: what a browser sees of it, and what others do not.
struct SigningInTests {
  private static func hall(_ configure: (inout RoomServer.Configuration) -> Void = { _ in }) async throws -> Hall {
    let hall = try await Hall(configure: configure)
    try await hall.add("h.sato", fullName: "佐藤 <花子>", "staff=危機管理課")
    return hall
  }

  @Test func theWayIn() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      for path in ["/", "/me"] { #expect(try await browser.get(path).status == 303) }
      #expect(try await browser.get("/sign-in").text.contains(#"autocomplete="current-password""#))
      let answer = try await browser.signIn("Ｈ.SATO")
      #expect(answer.status == 303 && answer.headers[.location] == "/board")
      let cookie = try #require(answer.headers[.setCookie])
      for word in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(word)) }
      #expect(!cookie.contains("Secure"))
      let page = try await browser.get("/me")
      #expect(page.status == 200 && page.text.contains("佐藤 &lt;花子&gt;") && page.text.contains("staff=危機管理課"))
      #expect(page.headers[.cacheControl] == "no-store")
      // No script but the server's own files, and no form that goes elsewhere.
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"))
      let scripts = page.text.matches(of: #/<script[^>]*>[^<]*/#).map { String($0.0) }
      #expect(scripts == [#"<script type="module" src="/assets/copying.js">"#] && !page.text.contains("style="))
      let token = try await browser.token()
      #expect(try await browser.post("/sign-out", [("token", token)]).headers[.location] == "/sign-in?done=signed-out")
      #expect(try await browser.get("/me").status == 303)
    }
    #expect(hall.log.told("signedIn").count == 1)
    #expect(!hall.log.text.contains("緑") && !hall.log.text.contains("h.sato"))
  }

  /// Who signs in once more in a browser has one session there, with another key.
  @Test func onceMore() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let former = try #require(browser.cookie)
      #expect(try await browser.signIn().status == 303)
      #expect(browser.cookie != former)
      #expect(try await visitor.get("/me", headers: [.cookie: former]).status == 303)
      #expect(try await !browser.get("/me").text.contains("/me/sessions"))
    }
  }

  /// A room's server without people is what it was.
  @Test func withoutPeople() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      #expect(try await visitor.get("/").status == 200)
      #expect(try await Browser(visitor).signIn().status == 401)
    }
  }

  @Test func wrongOnes() async throws {
    let hall = try await Self.hall()
    _ = try await hall.visit.addAccount("t.ito", fullName: nil, roles: [])
    try await hall.serving { (visitor: Visitor) async throws in
      // Told alike: whether somebody signs in by a name is nobody's business.
      var texts: Set<String> = []
      for (name, password) in [("h.sato", "x"), ("nobody", "x"), ("t.ito", ""), ("h.sato", "")] {
        let answer = try await Browser(visitor).signIn(name, password)
        #expect(answer.status == 401 && answer.headers[.setCookie] == nil)
        texts.insert(answer.text.replacing(name, with: "NAME"))
      }
      #expect(texts.count == 1)
    }
    #expect(hall.log.told("signInRefused").count == 4)
  }

  /// After five wrong tries there is a time to wait, also for the right password, longer each time, by name and by machine.
  @Test func tooManyTries() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      // However the name is written, it is the same.
      for name in ["h.sato", "H.SATO", "ｈ.sato", "h．Sato", " h.sato"] {
        #expect(try await browser.signIn(name, "x").status == 401)
      }
      let early = try await browser.signIn()
      #expect(early.status == 429 && early.headers[.retryAfter] == "2")
      // The machine has to wait, whatever it tries.
      #expect(try await browser.signIn("nobody").status == 429)
      hall.time.advance(2_000)
      #expect(try await browser.signIn("h.sato", "x").status == 401)
      hall.time.advance(3_999)
      #expect(try await browser.signIn().text.contains("in 1 s"))
      hall.time.advance(1)
      #expect(try await browser.signIn().status == 303)
    }
  }

  /// From as many machines as one likes: a name has its own count, however it is written.
  @Test func triesOfAName() {
    let limits = SignInLimits(uptime: { 0 })
    for name in ["h.sato", "H.SATO", "ｈ.sato", "h．Sato", "H.sato"] { limits.begin(name: name, from: nil) }
    #expect(limits.wait(name: "Ｈ.ＳＡＴＯ", from: nil) == SignInLimits.firstWait)
    #expect(limits.wait(name: "t.ito", from: nil) == 0)
    for _ in 0..<40 { limits.begin(name: "h.sato", from: nil) }
    #expect(limits.wait(name: "h.sato", from: nil) == SignInLimits.longestWait)
  }

  /// Many people behind one address sign in as often as they like; a wrong try between is no more than that.
  @Test func manyOfOneAddress() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      for _ in 0..<12 { #expect(try await Browser(visitor).signIn().status == 303) }
      for _ in 0..<4 {
        #expect(try await Browser(visitor).signIn("h.sato", "x").status == 401)
        #expect(try await Browser(visitor).signIn().status == 303)
      }
      // Those wrong tries stay with the machine: one more, and it waits.
      #expect(try await Browser(visitor).signIn("nobody", "x").status == 401)
      #expect(try await Browser(visitor).signIn().status == 429)
    }
  }

  @Test(arguments: [("https://room.example.jp", true), (nil, false)])
  func behindTLS(_ address: String?, _ isSecure: Bool) async throws {
    let hall = try await Self.hall { $0.publicAddress = address }
    try await hall.serving { (visitor: Visitor) async throws in
      var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
      headers[HTTPField.Name("Sec-Fetch-Site")!] = "same-origin"
      let answer = try await visitor.post(
        "/sign-in",
        "name=h.sato&password=\(Hall.password.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)",
        headers: headers)
      let cookie = try #require(answer.headers[.setCookie])
      #expect(cookie.hasPrefix(isSecure ? "__Host-utsusu=" : "utsusu=") && cookie.contains("; Secure") == isSecure)
    }
  }

  /// What no page of ours sends does nothing.
  @Test func foreignForms() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, other) = (Browser(visitor), Browser(visitor))
      #expect(try await browser.signIn().status == 303)
      #expect(try await other.signIn().status == 303)
      let (token, foreign) = (try await browser.token(), try await other.token())
      for form in [[], [("token", "")], [("token", foreign)], [("session", "others")]] {
        #expect(try await browser.post("/sign-out", form).status == 403)
        #expect(try await browser.post("/me/sessions", form).status == 403)
      }
      for field in [
        HTTPFields([HTTPField(name: HTTPField.Name("Sec-Fetch-Site")!, value: "cross-site")]),
        HTTPFields([HTTPField(name: HTTPField.Name("Origin")!, value: "https://elsewhere.example.jp")]),
      ] {
        #expect(try await browser.post("/sign-out", [("token", token)], field).status == 403)
        #expect(
          try await browser.post("/sign-in", [("name", "h.sato"), ("password", Hall.password)], field).status == 403)
      }
      #expect(try await browser.post("/sign-out", [("token", token), ("token", token)]).status == 400)
      #expect(try await visitor.post("/sign-in", "{}").status == 415)
      #expect(try await Browser(visitor).post("/sign-out", [("token", token)]).headers[.location] == "/sign-in")
      #expect(try await browser.get("/me").status == 200)
    }
  }

  @Test func passwords() async throws {
    let hall = try await Self.hall()
    let link = try await hall.visit.renewLink(of: "h.sato")
    try await hall.serving { (visitor: Visitor) async throws in
      let (browser, other) = (Browser(visitor), Browser(visitor))
      #expect(try await other.signIn().status == 303)
      let place = "/welcome/\(link.key.text)"
      #expect(try await browser.get(place).text.contains("佐藤 &lt;花子&gt;"))
      for (password, again) in [("short", "short"), ("h.sato2026", "h.sato2026"), ("a long one", "another one")] {
        #expect(try await browser.post(place, [("password", password), ("again", again)]).status == 422)
      }
      let new = "青い鳥と 三つの窓"
      let set = try await browser.post(place, [("password", new), ("again", new)])
      #expect(set.headers[.location] == "/sign-in?done=password")
      #expect(try await browser.get("/sign-in?done=password").text.contains("The password is set."))
      #expect(try await !browser.get("/sign-in?done=x").text.contains("role="))
      #expect(try await browser.post(place, [("password", new), ("again", new)]).status == 404)
      #expect(try await browser.get("/welcome/\(AccessKey().text)").status == 404)
      // Whoever was in with the old one is out.
      #expect(try await other.get("/me").status == 303)
      #expect(try await browser.signIn().status == 401)
      #expect(try await browser.signIn("h.sato", new).status == 303)

      // Changed by who knows it alone.
      let token = try await browser.token()
      let wrong = [("token", token), ("former", "x"), ("password", Hall.password), ("again", Hall.password)]
      #expect(try await browser.post("/me/password", wrong).status == 422)
      let right = [("token", token), ("former", new), ("password", Hall.password), ("again", Hall.password)]
      #expect(try await browser.post("/me/password", right).status == 303)
      #expect(try await browser.get("/me").status == 303)
      #expect(try await browser.signIn().status == 303)
    }
    #expect(!hall.log.text.contains(link.key.text))
  }

  @Test func sessions() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let (one, two, three) = (Browser(visitor), Browser(visitor), Browser(visitor))
      for browser in [one, two, three] { #expect(try await browser.signIn().status == 303) }
      let token = try await one.token()
      let others = try await one.get("/me").text.matches(of: #/name="session" type="hidden" value="(\d+)"/#).map(\.1)
      #expect(others.count == 2)
      #expect(try await one.post("/me/sessions", [("token", token), ("session", String(others[1]))]).status == 303)
      #expect(try await two.get("/me").status == 303)
      #expect(try await three.get("/me").status == 200)
      #expect(
        try await one.post("/me/sessions", [("token", token), ("session", "others")]).headers[.location]
          == "/me?done=sessions")
      #expect(try await three.get("/me").status == 303)
      #expect(try await one.get("/me").status == 200)
      #expect(try await one.post("/me/sessions", [("token", token), ("session", "x")]).status == 400)
      _ = try await hall.visit.addAccount("admin", fullName: nil, roles: [#require(RoleExpression("administrator"))])
      _ = try await hall.visit.setAccount("h.sato", disabled: true)
      #expect(try await one.get("/me").status == 303)
      #expect(try await one.signIn().status == 401)
    }
  }

  // MARK: What passwords are

  /// As RFC 7914 has it: a hash that another program made fits.
  @Test func scrypt() async throws {
    // Python: hashlib.scrypt("緑の傘".encode(), salt=bytes(range(16)), n=2**15, r=8, p=3, maxmem=2**26, dklen=32)
    let made = try #require(PasswordHash("scrypt$15$8$3$AAECAwQFBgcICQoLDA0ODw==$\(Self.madeElsewhere)"))
    #expect(try await made.fits("緑の傘"))
    #expect(try await !made.fits("緑の傘 "))
    let (one, other) = (try await PasswordHash.of("青い鳥の夢"), try await PasswordHash.of("青い鳥の夢"))
    #expect(one.text != other.text)
    let kept = try #require(PasswordHash(one.text))
    #expect(try await kept.fits("青い鳥の夢"))
    #expect(try await !PasswordHash.nobodys.fits(""))
  }

  /// A hash that differs in one byte is another one, and so is one that differs in two, whichever two and however.
  @Test func noOtherHashFits() async throws {
    let cheap = PasswordHash.Cost(logRounds: 14, blockSize: 1, parallelism: 1)
    let made = try await PasswordHash.of("青い鳥の夢", at: cheap).text.split(separator: "$")
    let hash = try #require(Data(base64Encoded: String(made[5])))
    func fits(_ bytes: Data) async throws -> Bool {
      let text = made[..<5].joined(separator: "$") + "$" + bytes.base64EncodedString()
      return try await #require(PasswordHash(text)).fits("青い鳥の夢")
    }
    #expect(try await fits(hash))
    for place in 0..<32 {
      var other = hash
      other[place] ^= 1 << (place % 8)
      #expect(try await !fits(other), "\(place)")
    }
    for value: UInt8 in 0...255 {
      var other = hash
      other[0] ^= 0xFF
      other[31] = value
      #expect(try await !fits(other), "\(value)")
    }
  }

  private static let madeElsewhere = "y5NQmi13032vrer0VjpyuEUZi6IIwD6/KwLDV48r62U="

  @Test(arguments: [
    "", "scrypt", "scrypt$40$8$3$AAECAwQFBgcICQoLDA0ODw==$AA==", "scrypt$15$8$3$AA==$AA==", "argon2$15$8$3$AA==$AA==",
    "scrypt$15$800$3$AAECAwQFBgcICQoLDA0ODw==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ])
  func damagedHashes(_ text: String) { #expect(PasswordHash(text) == nil) }

  @Test(arguments: [
    "password", "Password1", "12345678", "87654321", "abcdefgh", "qwertyuiop", "aaaaaaaa", "abababab", "1qaz2wsx",
    "utsusu2026", "ｐａｓｓｗｏｒｄ", "Summer2026!", "kikikanri2026", "h.sato123", "あいうえおかきく", "令和8年令和8年", "admin1234",
  ])
  func commonPasswords(_ password: String) {
    #expect(PasswordRule.fault(of: password, names: ["h.sato", "佐藤花子"]) == .passwordCommon, "\(password)")
  }

  @Test(arguments: [
    "correct horse battery", "緑の傘をさす火曜日", "x7Kq!mZ2", "kawazoe no hashi 14", "password of the seven bridges",
    String(repeating: "ながい言葉", count: 13),
  ])
  func goodPasswords(_ password: String) {
    #expect(PasswordRule.fault(of: password, names: ["h.sato", "佐藤花子"]) == nil, "\(password)")
  }

  @Test func lengths() {
    #expect(PasswordRule.fault(of: "x7Kq!mZ", names: []) == .passwordTooShort)
    let words = (0..<40).map { "語\($0)を" }.joined()
    #expect(PasswordRule.fault(of: String(words.prefix(256)), names: []) == nil)
    #expect(PasswordRule.fault(of: words + words + words, names: []) == .passwordTooLong)
  }
}
