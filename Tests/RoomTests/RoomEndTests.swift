import ChildProcess
import Foundation
import Testing

/// How a server ends, and what is found after it.
extension RoomTests {
  /// Cut off by a crash for too long: the next server closes the record, and the screen's address holds.
  @Test func crash() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let (drive, screen) = (try #require(live["drive"]), try #require(live["screen"]))
    let watcher = try Connection(port: server.port)
    watcher.listen(screen)
    try watcher.wait(for: #""shown":{"material":1,"version":1,"page":1"#)
    #expect(try Connection.act(port: server.port, drive, #""act": "next""#).status == 200)
    // The line of the second page follows the act.
    try building.wait { try building.run("show", "1").stdout.contains("page 2") }
    #expect(building.end(server, signal: SIGKILL) == 128 + SIGKILL)
    #expect(try building.run("project", "1").status == 69)
    #expect(try building.run("rooms").stderr.contains("utsusu serve"))

    let again = try building.serve(["--listen", "127.0.0.1:0", "--resume", "0"])
    #expect(try Connection.get(port: again.port, screen).status == 200)
    #expect(try Connection.get(port: again.port, drive).status == 404)
    let shown = try building.run("show", "1", "--json").json
    let projection = try #require((shown["projections"] as? [[String: Any]])?.first)
    #expect(projection["endedBy"] as? String == "crash")
    #expect((projection["shown"] as? [[String: Any]])?.allSatisfy { $0["until"] is String } == true)
    #expect((projection["shown"] as? [[String: Any]])?.map { $0["page"] as? Int } == [1, 2])
    #expect((shown["entries"] as? [[String: Any]])?.count == 2)
    #expect(try building.run("verify").status == 0)
    _ = try building.project()
  }

  /// Cut off by a crash for a moment: it goes on at the same page, by the same keys, and ends once. The key of somebody who
  /// was shut out stays over.
  @Test func resumed() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let (drive, screen, follow) = (
      try #require(live["drive"]), try #require(live["screen"]), try #require(live["follow"])
    )
    let watcher = try Connection(port: server.port)
    watcher.listen(screen)
    try watcher.wait(for: #""shown":{"material":1,"version":1,"page":1"#)
    let follower = try Connection(port: server.port)
    follower.listen(follow)
    try follower.wait(for: "event: state")
    let followers = try Connection.get(port: server.port, "\(drive)/followers").text
    let number = try #require(followers.firstMatch(of: #/"id":(\d+)/#)).1
    #expect(
      try Connection.act(port: server.port, drive, #""act": "shutOut", "follower": \#(number)"#).status == 200)
    #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": 3"#).status == 200)
    try building.wait { try building.run("show", "1").stdout.contains("page 3") }
    #expect(building.end(server, signal: SIGKILL) == 128 + SIGKILL)
    // Times are written in seconds.
    usleep(1_200_000)

    let again = try building.serve()
    let back = try Connection(port: again.port)
    back.listen(screen)
    try back.wait(for: #""shown":{"material":1,"version":1,"page":3"#)
    #expect(try Connection.get(port: again.port, follow).status == 404)
    #expect(try Connection.get(port: again.port, drive).status == 200)
    #expect(try Connection.act(port: again.port, drive, #""act": "next""#).status == 200)
    #expect(try Connection.act(port: again.port, drive, #""act": "end", "present": ["局長"]"#).status == 200)
    let shown = try building.run("show", "1", "--json").json
    let projections = try #require(shown["projections"] as? [[String: Any]])
    #expect(projections.count == 1)
    #expect(projections.first?["endedBy"] as? String == "driver")
    let lines = try #require(projections.first?["shown"] as? [[String: Any]])
    #expect(lines.map { $0["page"] as? Int } == [1, 3, 3, 4])
    // While no server ran nothing was on, as far as anybody knows.
    let times = try lines.map { (try #require($0["from"] as? String), try #require($0["until"] as? String)) }
    #expect(times[1].1 < times[2].0)
    #expect((shown["entries"] as? [[String: Any]])?.count == 1)
    #expect(try building.run("verify").status == 0)
  }

  /// Everybody who looks on is told the end within half a second of the signal, before their streams close.
  @Test func theEndIsToldFirst() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let watchers = try ["screen", "drive", "follow"].map { place in
      let watcher = try Connection(port: server.port)
      watcher.listen(try #require(live[place]))
      try watcher.wait(for: #""shown":{"material":1,"version":1,"page":1"#)
      return (watcher, last: place == "screen" ? #""live":null"# : "event: ended")
    }
    let taken = try ContinuousClock().measure {
      kill(server.process.id, SIGTERM)
      for (watcher, last) in watchers { try watcher.wait(for: last) }
    }
    #expect(taken < .milliseconds(500))
    #expect(building.end(server, signal: SIGTERM) == 0)
  }

  /// A signal ends the server within a second, whoever is connected, and what was on is recorded.
  @Test func shutdown() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let (drive, follow) = (try #require(live["drive"]), try #require(live["follow"]))
    var followers: [Connection] = []
    for number in 0..<50 {
      let follower = try Connection(port: server.port, receiveBuffer: number < 5 ? 2048 : nil)
      follower.listen(follow)
      if number >= 5 { try follower.wait(for: "event: state") }
      followers.append(follower)
    }
    // Five stall: they read nothing of all this.
    for page in 1...400 {
      #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": \#(1 + page % 4)"#).status == 200)
    }
    let clock = ContinuousClock()
    let taken = clock.measure { #expect(building.end(server, signal: SIGTERM) == 0) }
    // A second, and another one for a machine on which every other test runs beside it.
    #expect(taken < .seconds(ChildProcess.isSanitized ? 10 : 2))
    for follower in followers.dropFirst(5) { try follower.readToEnd() }
    let shown = try building.run("show", "1", "--json").json
    let projection = try #require((shown["projections"] as? [[String: Any]])?.first)
    #expect(projection["endedBy"] as? String == "shutdown")
    #expect((projection["shown"] as? [[String: Any]])?.count == 401)
    #expect((shown["entries"] as? [[String: Any]])?.count == 2)
  }

  /// What would keep the server from ending does not: a body that nobody reads, another program that holds the database.
  @Test func shutdownInSpiteOfAll() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let (screen, drive) = (try #require(live["screen"]), try #require(live["drive"]))
    let viewer = try Connection(port: server.port)
    viewer.listen(screen)
    try viewer.wait(for: #""shown":{"#)
    #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": 2"#).status == 200)
    let head = "GET \(screen)/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    let refused = try Connection(port: server.port)
    refused.send(head + "Transfer-Encoding: chunked\r\n\r\n30D40\r\n" + String(repeating: "x", count: 200_000))
    try refused.wait(for: "HTTP/1.1 400 ")
    #expect(try Connection.answer(port: server.port, head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n").status == 400)

    // The second page is in the record before somebody else holds the database.
    try building.wait { try building.run("show", "1").stdout.contains("page 2") }
    let writer = try building.holdDatabase()
    let taken = ContinuousClock().measure { #expect(building.end(server, signal: SIGTERM) == 0) }
    #expect(taken < .seconds(ChildProcess.isSanitized ? 10 : 2))
    close(writer)
    // What could not be written then is closed by the next server, with what was recorded.
    _ = try building.serve(["--listen", "127.0.0.1:0", "--resume", "0"])
    let projection = try #require((building.run("show", "1", "--json").json["projections"] as? [[String: Any]])?.first)
    #expect(projection["endedBy"] as? String == "crash")
    #expect((projection["shown"] as? [[String: Any]])?.count == 2)
  }
}
