import ChildProcess
import ForgedFiles
import Foundation
import Testing

/// A briefing in a room from its beginning to the report, and everything that can come between.
@Suite(.serialized)
struct RoomTests {
  /// Both are there, each with the other one named.
  @Test func oneBriefingInTwoRooms() throws {
    let building = try Building()
    try building.register()
    try building.run("room", "add", "3A")
    try building.run("room", "add", "4B")
    let server = try building.serve()
    _ = try building.project()
    #expect(try !building.run("rooms").stdout.contains("too"))
    let second = try building.run("project", "1", "--room", "4B").stdout
    #expect(second.contains("\n  4B  (on in 3A too)\n"), "\(second)")
    // Undo takes no projection back, and nothing older in its place.
    try building.run("goal", "set", "50%")
    #expect(try building.run("undo").status == 0)
    let refused = try building.run("undo")
    #expect(refused.status == 65 && refused.stderr.contains("project briefing 1 (避難所の収容計画) in 4B"), "\(refused)")
    #expect(refused.stderr.contains("`utsusu project --end 4B`") && refused.stderr.contains("`utsusu undo --past`"))
    let rooms = try building.run("rooms").stdout
    #expect(rooms.contains("3A  on: 1  避難所の収容計画 (in 4B too)\n"), "\(rooms)")
    #expect(rooms.contains("4B  on: 1  避難所の収容計画 (in 3A too)\n"))
    #expect(try building.run("rooms", "--lang", "ja").stdout.contains("避難所の収容計画（4B でも投影中）\n"))
    let shown = try building.run("show", "1").stdout
    for room in ["3A", "4B"] { #expect(shown.contains(try Regex("\n  \(room)  .* \\(on now\\)\n")), "\(shown)") }
    for room in ["3A", "4B"] { #expect(try building.run("project", "--end", room, "--present", "局長").status == 0) }
    withExtendedLifetime(server) {}
  }

  /// What `utsusu draw` has drawn is what the room shows: nothing of it is made again.
  @Test func whatWasDrawnBefore() throws {
    let building = try Building()
    try building.register()
    #expect(try building.run("draw").stdout.hasPrefix("2 files drawn ("))
    let pictures = building.folder.path + "/home/pictures/"
    func files() throws -> [String: Int] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: pictures)
      return try Dictionary(
        uniqueKeysWithValues: names.map { name in
          let facts = try FileManager.default.attributesOfItem(atPath: pictures + name)
          return (name, try #require(facts[.systemFileNumber] as? Int))
        })
    }
    let drawn = try files()
    let server = try building.serve()
    let screen = try #require(try building.project("--minutes", "10")["screen"])
    for page in ["1/1/1/2560", "1/1/2/1280", "2/1/1/2560", "2/1/1/320"] {
      #expect(try Connection.get(port: server.port, "\(screen)/pages/\(page).webp").status == 200)
    }
    #expect(try files().filter { drawn[$0.key] != nil } == drawn)
  }

  /// A deck whose slides are all hidden and have no text, so that nothing tells it before LibreOffice: the room says why
  /// nothing is on, and what is beside it can be shown.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/soffice"), "LibreOffice is not installed"))
  func everySlideIsHidden() throws {
    let building = try Building()
    let deck = building.folder.path + "/計画.pptx"
    try Data(OfficeFixture.deck(["", ""], hidden: [0, 1])).write(to: URL(filePath: deck))
    try building.run(
      "register", deck, building.file("別表.txt", "別表の本文"), "--title", "件", "--to", "局長", "--from", "危機管理課",
      "--room", "3A")
    let drawn = try building.run("draw")
    #expect(drawn.status == 65 && drawn.stdout.contains("  計画.pptx  All its slides are hidden\n"), "\(drawn)")
    let server = try building.serve()
    let live = try building.project()
    let (drive, screen) = (try #require(live["drive"]), try #require(live["screen"]))
    let console = try Connection(port: server.port)
    console.listen(drive)
    try console.wait(for: #""why":"all-hidden""#)
    #expect(try Connection.get(port: server.port, screen + "/pages/2/1/1/1280.webp").status == 200)
    #expect(try Connection.act(port: server.port, drive, #""act": "material", "material": 2"#).status == 200)
    try console.wait(for: #""shown":{"material":2,"version":1,"page":1}"#)
    for language in ["en", "ja"] {
      let words = try Connection.get(port: server.port, "/assets/words-\(language).js").text
      #expect(words.contains(language == "en" ? "hidden. Unhide one" : "非表示です。表示に変えて"))
    }
    #expect(try building.run("project", "--end", "3A").status == 0)
    #expect(try building.run("verify").status == 0)
  }

  @Test func fromProjectToReport() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project("--minutes", "10")
    let (drive, follow, screen) = (
      try #require(live["drive"]), try #require(live["follow"]), try #require(live["screen"])
    )
    let follower = try Connection(port: server.port)
    follower.listen(follow)
    try follower.wait(for: "event: served\ndata: {\"mark\":\"")
    try follower.wait(for: #""shown":{"material":1,"version":1,"page":1}"#)

    // The first picture is there, and what is on is on for who joins late.
    let picture = try Connection.get(port: server.port, screen + "/pages/1/1/1/1280.webp")
    #expect(picture.status == 200)
    #expect(picture.text.contains("WEBP"))
    #expect(try Connection.get(port: server.port, follow + "/pages/2/1/1/text").text.contains("1,200"))
    #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": 3"#).status == 200)
    try follower.wait(for: #""shown":{"material":1,"version":1,"page":3}"#)
    let late = try Connection(port: server.port)
    late.listen(screen)
    try late.wait(for: #""shown":{"material":1,"version":1,"page":3}"#)
    try late.wait(for: #""line":""#)
    let line = try late.wait(for: "\"")
    // As a screen does that has the page up.
    #expect(try Connection.post(port: server.port, screen + "/shown", #"{"line": "\#(line)"}"#).status == 204)

    #expect(try building.run("rooms").stdout.contains("http://127.0.0.1:\(server.port)\(screen)"))
    #expect(try building.run("project", "1").status == 75)
    let ended = try building.run("project", "--end", "3A", "--present", "局長", "--json")
    #expect(ended.status == 0)
    #expect((try ended.json["entries"] as? [[String: Any]])?.map { $0["recipient"] as? String } == ["局長"])
    #expect(try ended.json["remarks"] as? [String] == [])
    try follower.wait(for: "event: ended")
    try late.wait(for: #""live":null"#)
    #expect(try Connection.act(port: server.port, drive, #""act": "next""#).status == 404)

    let shown = try building.run("show", "1", "--json").json
    let projection = try #require((shown["projections"] as? [[String: Any]])?.first)
    #expect(projection["room"] as? String == "3A")
    #expect(projection["endedBy"] as? String == "shell")
    #expect(projection["presence"] as? String == "ticked")
    #expect(projection["present"] as? [String] == ["局長"])
    #expect(projection["screens"] as? Int == 1)
    let lines = try #require(projection["shown"] as? [[String: Any]])
    #expect(lines.map { $0["page"] as? Int } == [1, 3])
    #expect(lines.map { $0["seen"] is String } == [false, true])
    let text = try building.run("show", "1").stdout
    for words in [
      "06_ハザードマップ.pdf  page 3", "  ended from the shell\n", "Present, as ticked: 局長\n",
      "At most 1 screen open at once\n",
      "Ledger entry 1\n",
    ] { #expect(text.contains(words)) }
    #expect(try building.run("verify").stdout.contains("Records of projections: 1 sealed, head "))
    let report = try building.run("status", "--all", "--json").json
    #expect((report["rows"] as? [[String: Any]])?.map { $0["evidence"] as? String } == ["projection", nil])
    #expect(try building.run("verify").status == 0)

    // The log tells what was asked for, and no key.
    #expect(server.log.contains("/drive/{key}/acts") || server.log.contains("/drive/:key/acts"))
    for path in live.values where path.hasPrefix("/") {
      #expect(!server.log.contains(path.split(separator: "/").last ?? "/"))
    }
    #expect(building.end(server, signal: SIGINT) == 0)
  }

  /// What is on goes on where what should take its place cannot.
  @Test func replacing() throws {
    let building = try Building()
    try building.register()
    _ = try building.serve()
    let live = try building.project()
    for arguments in [["999"], ["1", "--minutes", "5000"]] {
      #expect(try building.run(["project", "--replace", "--room", "3A"] + arguments).status != 0)
      let rooms = try building.run("rooms", "--json").json["rooms"] as? [[String: Any]]
      #expect(rooms?.map { $0["briefing"] as? Int } == [1])
    }
    let cancelled = try building.run("cancel", "1", "--reason", "延期")
    #expect(cancelled.status == 75 && cancelled.stderr.contains("utsusu project --end 3A"))
    let next = try building.project("--replace")
    #expect(next["drive"] != live["drive"])
    let ended = try building.run("project", "--end", "3A").stdout
    for words in ["Nobody said who was present", "No screen was open"] { #expect(ended.contains(words)) }
    #expect((try building.run("show", "1", "--json").json["projections"] as? [Any])?.count == 2)
  }

  /// Who asks a server that does not answer is told that it is on still, and it ends when the server goes on.
  @Test func aServerThatStalls() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let follower = try Connection(port: server.port)
    follower.listen(try #require(live["follow"]))
    try follower.wait(for: #""shown":{"material":1,"version":1,"page":1"#)
    try building.stall(server)
    let asked = try building.run("project", "--end", "3A", "--present", "局長")
    #expect(asked.status == 75)
    #expect(asked.stderr.contains("still on"))
    #expect((try building.run("rooms", "--json").json["rooms"] as? [[String: Any]])?[0]["briefing"] as? Int == 1)
    kill(server.process.id, SIGCONT)
    try follower.wait(for: "event: ended")
    let shown = try building.run("show", "1", "--json").json
    #expect((shown["entries"] as? [[String: Any]])?.map { $0["recipient"] as? String } == ["局長"])
  }

  /// What the addresses are good for is said; behind a proxy they are the proxy's.
  @Test(arguments: [
    (["--listen", "127.0.0.1:0"], "Only this machine reaches these", #"http://127\.0\.0\.1:\d+"#),
    (["--listen", "0.0.0.0:0"], nil, #"http://[0-9.]+:\d+"#),
    (["--listen", "127.0.0.1:0", "--public", "https://room.example.jp/"], nil, "https://room.example.jp"),
  ])
  func addresses(_ options: [String], _ warning: String?, _ address: String) throws {
    let building = try Building()
    try building.register()
    _ = try building.serve(options)
    let said = try building.run("project", "1", "--lang", "en").stdout
    #expect(said.contains("Only this machine") == (warning != nil))
    for place in ["screen", "drive", "follow"] {
      #expect(try said.firstMatch(of: Regex("\(address)/\(place)/[A-Za-z0-9_-]{43}")) != nil, "\(said)")
    }
  }

  @Test(arguments: ["room.example.jp", "ftp://a", "https://a/b", "https://", "https://u@a", "https://a?b"])
  func publicAddressesThatAreNone(_ address: String) throws {
    #expect(try Building().run("serve", "--public", address).status == 64)
  }

  @Test func refusals() throws {
    let building = try Building()
    #expect(try building.run("project", "1").status == 65)
    let server = try building.serve()
    let second = try building.run("serve", "--listen", "127.0.0.1:0")
    #expect(second.status == 75)
    #expect(second.stderr.contains("Another `utsusu serve`"))
    let other = try Building()
    let taken = try other.run("serve", "--listen", "127.0.0.1:\(server.port)")
    #expect(taken.status == 75)
    #expect(taken.stderr.contains("Another program listens on 127.0.0.1:\(server.port)"))
    #expect(try other.run("serve", "--listen", "192.0.2.1:0").status == 69)
    #expect(try building.run("project", "1").status == 65)
    for arguments in [
      ["project"], ["project", "1", "--end", "3A"], ["project", "1", "--present", "局長"], ["serve", "--listen", "x"],
    ] {
      #expect(try building.run(arguments).status == 64, "\(arguments)")
    }
    #expect(try building.run("project", "--end", "3A").status == 65)
    let open = try other.serve(["--listen", "0.0.0.0:0"])
    #expect(open.greeting.contains("on a network that you trust"))
  }
}
