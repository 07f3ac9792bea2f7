import Foundation
import Testing

/// A slip of the room's name makes no room, and what cannot be shown is said at the command.
struct RoomNameTests {
  @Test func aRoomHasToBeThere() throws {
    let building = try Building()
    let server = try building.serve()
    try building.register()
    func rooms() throws -> [String] {
      (try building.run("room", "list", "--json").json["rooms"] as? [[String: Any]] ?? []).compactMap {
        $0["room"] as? String
      }
    }
    // The first one comes by itself.
    _ = try building.project()
    try building.run("project", "--end", "3A")
    #expect(try rooms() == ["3A"])
    try building.run("amend", "1", "--room", "存在しない")
    for (arguments, mentions) in [
      (["--room", "３Ｂ"], "3A"), ([], "存在しない"), (["--room", "3B", "--replace"], "utsusu room add 3B"),
    ] {
      let result = try building.run(["project", "1"] + arguments)
      #expect(result.status == 65 && result.stdout.isEmpty && result.stderr.contains(mentions), "\(result.stderr)")
    }
    try building.run(
      "register", building.file("別.txt", "本文"), "--title", "会議室なし", "--to", "局長", "--from", "危機管理課")
    for language in ["en", "ja"] {
      let result = try building.run("project", "2", "--lang", language)
      #expect(result.status == 65 && result.stderr.contains("--room") && result.stderr.contains("3A"))
    }
    #expect(try rooms() == ["3A"])
    #expect(try building.run("project", "2", "--room", "３ａ").status == 0)
    _ = server
  }

  @Test func aRoomWithoutRecordsGoes() throws {
    let building = try Building()
    let server = try building.serve()
    try building.register()
    _ = try building.project()
    try building.run("project", "--end", "3A")
    try building.run("room", "add", "5B")
    #expect(try building.run("room", "remove", "５ｂ", "--json").json["removed"] as? String == "5B")
    #expect(try building.run("room", "remove", "5B").status == 65)
    for (language, word) in [("en", "rename"), ("ja", "投影の記録")] {
      let result = try building.run("room", "remove", "3A", "--lang", language)
      #expect(result.status == 65 && result.stderr.contains(word))
    }
    #expect(try building.run("verify").status == 0)
    #expect(try building.run("room", "list", "--json").stdout.contains("3A"))
    _ = server
  }

  @Test func whatCannotBeShownIsSaidAtTheCommand() throws {
    let building = try Building()
    let server = try building.serve()
    let unreadable = try building.file("議事録.jtd", "\u{0}\u{1}\u{2}")
    let arguments = ["--to", "局長", "--from", "危機管理課"]
    try building.run(["register", unreadable, "--title", "一太郎"] + arguments)
    try building.run(["register", unreadable, building.file("別.txt", "本文"), "--title", "半分"] + arguments)
    for language in ["en", "ja"] {
      let result = try building.run("project", "1", "--lang", language)
      #expect(result.status == 65 && result.stdout.isEmpty && result.stderr.contains("議事録.jtd"), "\(result.stderr)")
    }
    #expect(try building.run("room", "list", "--json").json["rooms"] as? [String] == [])
    let half = try building.run("project", "2")
    #expect(half.status == 0 && half.stderr.contains("議事録.jtd") && !half.stderr.contains("別.txt"))
    _ = server
  }
}
