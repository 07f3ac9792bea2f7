import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Who is believed to be whom, where a proxy signs people in by the office's directory.
struct ProxySignInTests {
  private static let header = HTTPField.Name("X-Remote-User")!

  private static func fields(_ values: [String]) -> HTTPFields {
    HTTPFields(values.map { HTTPField(name: header, value: $0) })
  }

  @Test(
    arguments: [
      (["h.sato"], "h.sato"), (["H.SATO@CITY.EXAMPLE.JP"], "H.SATO"), (["CITY\\h.sato"], "h.sato"), (["佐藤"], "佐藤"),
      (["ｈ.sato"], "h.sato"),
      // Twice, empty, blank, over-long, and what is no name.
      ([], nil), (["h.sato", "t.ito"], nil), (["h.sato", "h.sato"], nil), ([""], nil), (["  "], nil),
      (["\u{3000}"], nil),
      (["h.sato, t.ito"], nil), (["h.sato,h.sato"], nil), (["(null)"], nil), (["h.sato\u{7F}"], nil),
      (["h.sato\u{202E}"], nil), (["\u{0}"], nil), ([String(repeating: "a", count: 65)], nil),
      ([String(repeating: "a", count: 10) + "@" + String(repeating: "b", count: 250)], nil),
      (["@CITY.EXAMPLE.JP"], nil), (["h.sato@"], nil), (["\\h.sato"], nil), (["CITY\\"], nil), (["a@b@c"], nil),
      (["CITY\\h.sato@CITY.EXAMPLE.JP"], nil), (["h.sato/admin@CITY.EXAMPLE.JP"], nil), (["uid=h.sato,dc=jp"], nil),
    ] as [([String], String?)])
  func names(_ values: [String], _ name: String?) throws {
    let directory = try #require(ProxySignIn("x-remote-user", realms: []))
    #expect(directory.name(of: values) == name)
  }

  /// Of several that trust each other, those alone that are the office's.
  @Test(
    arguments: [
      ("h.sato@city.example.jp", "h.sato"), ("ＣＩＴＹ\\h.sato", "h.sato"), ("h.sato@WARD.EXAMPLE.JP", nil),
      ("WARD\\h.sato", nil), ("h.sato", nil),
    ] as [(String, String?)])
  func realms(_ value: String, _ name: String?) throws {
    let directory = try #require(ProxySignIn("X-Remote-User", realms: ["CITY.EXAMPLE.JP", "city"]))
    #expect(directory.name(of: [value]) == name)
  }

  /// Somebody whom the directory names, with a browser that keeps its cookie.
  private static func get(
    _ visitor: Visitor, _ path: String, as names: [String], cookie: String? = nil
  ) async throws -> Visitor.Answer {
    var headers: HTTPFields = [.acceptLanguage: "en", .accept: "text/html"]
    if let cookie { headers[.cookie] = cookie }
    return try await visitor.get(path, headers: headers + fields(names))
  }

  private static func cookie(_ answer: Visitor.Answer) throws -> String {
    String(try #require(answer.headers[.setCookie]).prefix { $0 != ";" })
  }

  private static func hall(proxies: [String] = ["127.0.0.1"], realms: [String] = []) async throws -> Hall {
    let hall = try await Hall {
      $0.proxies = proxies.compactMap { AddressRange($0) }
      $0.signInHeader = "X-Remote-User"
      $0.signInRealms = realms
    }
    try await hall.add("h.sato", "staff=危機管理課")
    // Whom the directory alone lets in.
    _ = try await hall.visit.addAccount("t.ito", fullName: nil, roles: [])
    return hall
  }

  @Test func theWayIn() async throws {
    let hall = try await Self.hall()
    try await hall.serving { (visitor: Visitor) async throws in
      #expect(try await Self.get(visitor, "/me", as: ["h.sato"]).headers[.location] == "/sign-in?next=%2Fme")
      let answer = try await Self.get(visitor, "/sign-in?next=%2Fme", as: ["H.SATO@CITY.EXAMPLE.JP"])
      #expect(answer.status == 303 && answer.headers[.location] == "/me")
      let mine = try Self.cookie(answer)
      for names in [["h.sato"], ["CITY\\H.Sato"], [], [""], ["h.sato", "t.ito"]] {
        #expect(try await Self.get(visitor, "/me", as: names, cookie: mine).status == 200, "\(names)")
      }
      // Another one at the same browser.
      #expect(try await Self.get(visitor, "/me", as: ["t.ito"], cookie: mine).status == 303)
      #expect(try await Self.get(visitor, "/me", as: ["h.sato"], cookie: mine).status == 303)
      let theirs = try Self.cookie(try await Self.get(visitor, "/sign-in", as: ["t.ito"]))
      let page = try await Self.get(visitor, "/me", as: ["t.ito"], cookie: theirs).text
      // Without a password there is none to change, and no second factor.
      #expect(page.contains("t.ito") && !page.contains("/me/password") && !page.contains("/me/factor"))
      // Signed out, one is not in again at once.
      let out = try await Self.get(visitor, "/sign-in?done=signed-out", as: ["h.sato"])
      #expect(out.status == 200 && out.text.contains("Sign in as h.sato"))
      // A session by the password is another thing.
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      #expect(try await Self.get(visitor, "/me", as: ["t.ito"], cookie: browser.cookie).status == 200)
    }
    #expect(hall.log.told("signedIn").map { $0["by"] } == ["directory", "directory", nil])
  }

  /// What readers take for the same name may be another person's. What is no name names nobody.
  @Test(arguments: [
    ("JOSE", true, true), ("ｊｏｓｅ", true, true), ("josé", false, false), ("jose\u{200D}", false, true),
    ("jos\u{FE0F}e", false, true),
  ])
  func namesThatLookAlike(_ name: String, _ signsIn: Bool, _ staysIn: Bool) async throws {
    let hall = try await Self.hall()
    _ = try await hall.visit.addAccount("jose", fullName: nil, roles: [])
    await #expect(throws: StoreError.nameTaken("josé", by: "jose")) {
      _ = try await hall.visit.addAccount("josé", fullName: nil, roles: [])
    }
    try await hall.serving { (visitor: Visitor) async throws in
      let answer = try await Self.get(visitor, "/sign-in", as: [name])
      #expect((answer.status == 303) == signsIn)
      let mine = try Self.cookie(try await Self.get(visitor, "/sign-in", as: ["jose"]))
      #expect((try await Self.get(visitor, "/me", as: [name], cookie: mine).status == 200) == staysIn)
    }
  }

  /// A session that the directory began is not theirs who come from elsewhere in it.
  @Test func strangersWithASession() async throws {
    let hall = try await Self.hall(realms: ["CITY.EXAMPLE.JP"])
    try await hall.serving { (visitor: Visitor) async throws in
      for (name, status) in [("h.sato@city.example.jp", 200), ("h.sato@WARD.EXAMPLE.JP", 303), ("h.sato", 303)] {
        let mine = try Self.cookie(try await Self.get(visitor, "/sign-in", as: ["h.sato@CITY.EXAMPLE.JP"]))
        #expect(try await Self.get(visitor, "/me", as: [name], cookie: mine).status == status, "\(name)")
        #expect(try await Self.get(visitor, "/me", as: [], cookie: mine).status == status, "\(name)")
      }
    }
  }

  /// Nobody gets an account by it, nor one back.
  @Test func strangers() async throws {
    let hall = try await Self.hall()
    _ = try await hall.visit.addAccount("k.kanri", fullName: nil, roles: [#require(RoleExpression("administrator"))])
    _ = try await hall.visit.setAccount("h.sato", disabled: true)
    try await hall.serving { (visitor: Visitor) async throws in
      for name in ["h.sato", "nobody"] {
        let answer = try await Self.get(visitor, "/sign-in", as: [name])
        #expect(answer.status == 403 && answer.headers[.setCookie] == nil)
        #expect(answer.text.contains("Ask the administrator") && answer.text.contains(name))
      }
    }
    #expect(try await hall.visit.accounts().count == 3)
    #expect(hall.log.told("signInRefused").map { $0["why"] } == ["unknown", "unknown"])
  }

  /// From elsewhere than the proxy it means nothing, and is told once.
  @Test(arguments: [[], ["192.0.2.7"]])
  func fromElsewhere(_ proxies: [String]) async throws {
    let hall = try await Self.hall(proxies: proxies)
    try await hall.serving { (visitor: Visitor) async throws in
      for _ in 0..<3 {
        let answer = try await Self.get(visitor, "/sign-in", as: ["h.sato"])
        #expect(answer.status == 200 && answer.headers[.setCookie] == nil && !answer.text.contains("Sign in as h.sato"))
      }
    }
    #expect(hall.log.told("signInHeaderIgnored").count == 1)
  }

  /// Without the option the header is one like any other.
  @Test func withoutTheOption() async throws {
    let hall = try await Hall { $0.proxies = [AddressRange("127.0.0.1")!] }
    try await hall.add("h.sato")
    try await hall.serving { (visitor: Visitor) async throws in
      #expect(try await Self.get(visitor, "/sign-in", as: ["h.sato"]).headers[.setCookie] == nil)
    }
  }

  @Test(arguments: [
    ("10.0.0.1", true), ("10.0.0.0/24", true), ("10.0.0.0/23", false), ("0.0.0.0/0", false), ("::/0", false),
    ("2001:db8::1", true), ("2001:db8::/120", true), ("2001:db8::/64", false), ("::ffff:0.0.0.0/1", false),
  ])
  func narrow(_ range: String, _ isNarrow: Bool) throws {
    #expect(try #require(AddressRange(range)).isNarrow == isNarrow)
  }

  /// Over a socket there is no address, and nobody but the proxy.
  @Test func sockets() {
    for isSocket in [true, false] {
      let names = TrustedNames(
        listensOn: "localhost", publicAddress: "https://room.example.jp", names: [], proxies: [], isSocket: isSocket)
      #expect(names.trusts(nil) == isSocket)
      #expect(!names.trusts(NetworkAddress("127.0.0.1")))
    }
  }
}
