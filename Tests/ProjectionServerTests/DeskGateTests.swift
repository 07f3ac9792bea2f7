import BriefingDomain
import HTTPTypes
import Hummingbird
import Testing

@testable import ProjectionServer

/// Every page and act of the desk, as everybody: who has no business there gets in nowhere.
struct DeskGateTests {
  private static let staff = "staff=危機管理課", secretary = "secretary=局長", reader = "reader=危機管理監"
  private static let reform = "reform-office", administrator = "administrator"
  private static let looking = [staff, secretary, reader, reform], registrars = [staff, reform]
  private static let all = [staff, secretary, reader, reform, administrator]

  /// Who may ask for what. A route that is missing here fails the test, and so does one that is here alone.
  private static let table: [String: [String]] = [
    "GET /board": looking, "GET /events": all,
    "GET /unrecorded": [secretary, reform], "POST /unrecorded": [secretary, reform],
    "GET /evidence": looking, "POST /evidence/accept": [secretary, reform],
    "POST /evidence/explain": [secretary, reform], "POST /evidence/undo": [secretary, reform],
    "GET /evidence/printers": [reform], "POST /evidence/printers/add": [reform],
    "POST /evidence/printers/set": [reform], "POST /evidence/printers/merge": [reform],
    "POST /evidence/printers/undo": [reform], "POST /evidence/printers/logs": [reform],
    "POST /evidence/printers/take": [reform], "POST /evidence/printers/leave": [reform],
    "GET /assignments": looking,
    "GET /surveys": looking, "POST /surveys": [reform], "POST /surveys/undo": [reform],
    "GET /surveys/{wave}": looking, "POST /surveys/{wave}": [reform], "GET /surveys/{wave}/texts": [reform],
    "GET /surveys/{wave}/answers": [reform], "POST /surveys/{wave}/answers": [reform],
    "POST /surveys/{wave}/answers/look": [reform], "POST /surveys/{wave}/answers/take": [reform],
    "POST /surveys/{wave}/answers/leave": [reform], "POST /surveys/{wave}/answers/forget": [reform],
    "GET /surveys/questions": looking, "POST /surveys/questions": [reform],
    "GET /surveys/questions/{key}": [reform], "POST /surveys/questions/{key}": [reform],
    "POST /surveys/questions/{key}/withdraw": [reform],
    "POST /surveys/{wave}/open": [reform], "POST /surveys/{wave}/close": [reform],
    "GET /effects": [reform], "GET /effects/table.xlsx": [reform], "GET /effects/board.md": [reform],
    "GET /space": looking, "GET /space/floor": looking, "POST /space/measure": [reform],
    "POST /space/correct": [reform], "POST /space/withdraw": [reform], "POST /space/base": [reform],
    "POST /space/undo": [reform], "POST /space/file": [reform], "POST /space/take": [reform],
    "POST /space/leave": [reform],
    "GET /stock": looking, "GET /stock/place": looking, "POST /stock/say": [reform],
    "POST /stock/correct": [reform], "POST /stock/withdraw": [reform], "POST /stock/base": [reform],
    "POST /stock/goal": [reform], "POST /stock/undo": [reform], "POST /stock/file": [reform],
    "POST /stock/take": [reform], "POST /stock/leave": [reform],
    "GET /floors": looking, "POST /floors/phase": [reform], "POST /floors/undo": [reform],
    "POST /assignments": [staff, secretary, reform], "POST /assignments/{assignment}": [staff, secretary, reform],
    "POST /unrecorded/undo": [secretary, reform],
    "GET /briefings/{briefing}": looking, "GET /briefings/{briefing}/proof": looking,
    "GET /briefings/{briefing}/amend": registrars,
    "GET /briefings/{briefing}/materials/{material}/{version}/pages/{page}": looking,
    "GET /briefings/{briefing}/materials/{material}/{version}/file": looking,
    "GET /briefings/{briefing}/pages/{material}/{version}/{page}/{width}": looking,
    "POST /briefings/{briefing}/amend": registrars, "POST /briefings/{briefing}/cancel": registrars,
    "POST /briefings/{briefing}/apart": registrars, "POST /briefings/{briefing}/order": registrars,
    "POST /briefings/{briefing}/restore": registrars, "POST /briefings/{briefing}/record": [secretary, reform],
    "POST /briefings/{briefing}/withdraw": [secretary, reform], "POST /briefings/{briefing}/remove": [reform],
    "GET /briefings/{briefing}/files": registrars, "POST /briefings/{briefing}/files": registrars,
    "POST /briefings/{briefing}/check": registrars, "POST /briefings/{briefing}/materials": registrars,
    "GET /briefings/{briefing}/materials/{material}/{version}/changes": looking,
    "GET /due": registrars, "POST /me/language": all, "POST /settings/undo/people": [administrator],
    "POST /settings/zone": [reform],
    "GET /register": registrars, "GET /register/when": registrars, "POST /register/files": registrars,
    "POST /register/check": registrars, "POST /register": registrars,
    "POST /briefings/{briefing}/undo": looking, "POST /briefings/{briefing}/project": [staff, secretary, reform],
    "POST /briefings/{briefing}/console": [staff, secretary, reform],
    "POST /me/calendars": looking, "POST /me/calendars/end": all,
    "GET /me": all, "POST /me/sessions": all, "POST /me/password": all, "POST /sign-out": all,
    "GET /me/factor": all, "GET /me/factor/qr.svg": all, "POST /me/factor": all, "POST /me/factor/off": all,
    "GET /me/factor/codes": all, "POST /me/factor/codes": all,
    "GET /pages/{material}/{version}/{page}/{width}": looking, "GET /search": looking, "GET /search/values": looking,
    "GET /settings": [reform, administrator],
    "GET /settings/figures": [reform],
    "GET /settings/rooms": [reform],
    "GET /settings/history": [reform],
    "GET /settings/recipients": [reform],
    "GET /settings/recipients/{id}": [reform],
    "GET /settings/units": [reform],
    "GET /settings/units/{id}": [reform],
    "POST /settings/undo": [reform],
    "POST /settings/base": [reform],
    "POST /settings/goal": [reform],
    "POST /settings/log": [reform],
    "POST /settings/without": [reform],
    "POST /settings/factor": [reform],
    "POST /settings/factor/remove": [reform],
    "POST /settings/room/add": [reform],
    "POST /settings/room/rename": [reform],
    "POST /settings/room/renew": [reform],
    "POST /settings/room/remove": [reform],
    "POST /settings/recipient/add": [reform],
    "POST /settings/recipient/rename": [reform],
    "POST /settings/recipient/alias": [reform],
    "POST /settings/recipient/unalias": [reform],
    "POST /settings/recipient/merge": [reform],
    "POST /settings/unit/add": [reform],
    "POST /settings/unit/rename": [reform],
    "POST /settings/unit/alias": [reform],
    "POST /settings/unit/unalias": [reform],
    "POST /settings/unit/merge": [reform],
    "POST /settings/unit/place": [reform],
    "POST /settings/recipient/remove": [reform],
    "GET /settings/people": [administrator], "POST /settings/people": [administrator],
    "GET /settings/people/{name}": [administrator], "POST /settings/people/{name}/roles": [administrator],
    "POST /settings/people/{name}/name": [administrator], "POST /settings/people/{name}/state": [administrator],
    "POST /settings/people/{name}/link": [administrator],
    "GET /reports/template": [reform], "POST /reports/template": [reform], "GET /reports": [reform],
    "GET /reports/document": [reform], "GET /reports/table.csv": [reform],
    "GET /reports/table.xlsx": [reform], "POST /search/screen": [staff, secretary, reform],
  ]

  @Test func everyRouteIsInTheTable() async throws {
    let hall = try await Hall()
    let routes = hall.server.deskRoutes(SignInLimits(uptime: { 0 }), PictureCache(StillPages()))
    #expect(Set(routes.map { "\($0.method) \($0.path)" }) == Set(Self.table.keys))
    #expect(routes.allSatisfy { $0.method == .get || $0.method == .post })
    // What else the server answers: the rooms and calendars by their keys, the way in, and who answers a survey.
    let others = Set(hall.server.buildRouter().routes.filter { $0.method != .head }.map(\.description))
      .subtracting(Self.table.keys).filter { !$0.contains("/{key}") }
    #expect(
      others == [
        "GET /", "GET /sign-in", "POST /sign-in", "GET /sign-in/code", "POST /sign-in/code", "GET /welcome/{link}",
        "POST /welcome/{link}", "GET /assets/{name}",
        "GET /healthz", "GET /calendars/{calendar}",
        "GET /survey", "GET /survey/thanks", "GET /survey/{wave}", "POST /survey/{wave}",
      ])
  }

  @Test func whatIsNotAllowedIsLogged() async throws {
    let hall = try await Hall()
    try await hall.add("a.anzen", "reader=局長")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn("a.anzen").status == 303)
      #expect(try await browser.get("/settings/figures").status == 403)
    }
    #expect(hall.log.told("deskRefused").map { $0["route"] } == ["/settings/figures"])
  }

  /// - Parameter role: `""` for somebody who has none, `nil` for nobody.
  @Test(arguments: all + ["", nil])
  func everyRoute(as role: String?) async throws {
    let hall = try await Hall()
    try await hall.add("k.kanri", Self.administrator)
    if let role, role.isEmpty { try await hall.add("a.anzen") } else if let role { try await hall.add("a.anzen", role) }
    // Nobody waits for the end of the events, which tell nothing but that something has changed.
    let skipped = role == nil ? [] : ["/sign-out", "/events"]
    let routes = hall.server.deskRoutes(SignInLimits(uptime: { 0 }), PictureCache(StillPages())).filter {
      !skipped.contains($0.path.description)
    }
    try await hall.serving { (visitor: Visitor) async throws in
      for route in routes {
        let browser = Browser(visitor)
        if role != nil { #expect(try await browser.signIn("a.anzen").status == 303) }
        let token = role == nil ? "" : try await browser.token()
        let path = route.path.description.split(separator: "/").map { $0.hasPrefix("{") ? "1" : "\($0)" }
        let place = "/" + path.joined(separator: "/")
        func post(_ token: String) async throws -> Visitor.Answer {
          route.takesFiles
            ? try await browser.upload(place, [("token", token)], [])
            : try await browser.post(place, [("token", token)])
        }
        let answer = route.method == .get ? try await browser.get(place) : try await post(token)
        let name = "\(route.method) \(route.path)"
        guard let role else {
          #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/sign-in") == true, "\(name)")
          continue
        }
        // Those without a role have their own page alone.
        let may = role.isEmpty ? Self.table[name] == Self.all : Self.table[name, default: []].contains(role)
        #expect((answer.status == 403) != may, "\(name) as \(role): \(answer.status)")
        #expect(answer.status < 500, "\(name) as \(role): \(answer.status)")
        if route.method == .post {
          #expect(try await post("another").status == 403, "\(name)")
          #expect(try await post("").status == 403, "\(name)")
        }
      }
    }
  }

  /// Whoever was asked to sign in goes on to what they had asked for, and to no other server.
  @Test(arguments: [
    ("/me?done=password", "/me?done=password"), ("/board?day=2026-12-01&to=1", "/board?day=2026-12-01&to=1"),
    ("//elsewhere.example/", "/board"), ("/\\elsewhere.example", "/board"), ("https://elsewhere.example", "/board"),
    ("elsewhere", "/board"), ("/a\r\nSet-Cookie: a=b", "/board"), ("", "/board"),
  ])
  func onwards(_ wanted: String, _ place: String) async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", Self.staff)
    try await hall.serving { (visitor: Visitor) async throws in
      let answer = try await Browser(visitor).post(
        "/sign-in", [("name", "h.sato"), ("password", Hall.password), ("next", wanted)])
      #expect(answer.status == 303 && answer.headers[.location] == place)
    }
  }

  /// A form whose sender was signed out meanwhile is not done later: they are told, and go on to the page it was on.
  @Test(arguments: [
    ("/register", "/register"), ("/register/check", "/register"), ("/briefings/1/cancel", "/briefings/1"),
    ("/settings/unit/rename", "/settings"), ("/assignments/1", "/assignments"), ("/unrecorded", "/unrecorded"),
    ("/me/calendars/end", "/me"), ("/sign-out", nil), ("/briefings/%0D%0Aa/cancel", "/briefings/%0D%0Aa"),
  ])
  func whatWasNotSentIsTold(_ place: String, _ next: String?) async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", Self.staff)
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      let location = try #require(try await browser.post(place, [("token", "a"), ("title", "計画")]).headers[.location])
      let page = try await browser.get(location).text
      #expect(page.contains("What you typed was not sent") == (next != nil))
      let asked = page.firstMatch(of: #/name="next" type="hidden" value="([^"]*)"/#).map { String($0.1) }
      #expect(asked == next)
    }
  }

  /// Where files are sent to, one may be had: that is no page to go on to.
  @Test func afterFiles() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let answer = try await Browser(visitor).upload("/reports/template", [("token", "a")], [("a.xlsx", "a")])
      #expect(answer.headers[.location] == "/sign-in?next=%2Freports&done=lost")
    }
  }

  @Test func whatWasAskedForIsKept() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", Self.staff)
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      let answer = try await browser.get("/me?done=password")
      let place = try #require(answer.headers[.location])
      #expect(place == "/sign-in?next=%2Fme%3Fdone%3Dpassword")
      #expect(try await browser.get(place).text.contains(#"value="/me?done=password""#))
    }
  }
}
