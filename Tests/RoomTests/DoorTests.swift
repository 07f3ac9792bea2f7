import Foundation
import Testing

/// The server's door, knocked at over the network: names, headers, crowds, and what its log tells.
@Suite(.serialized)
struct DoorTests {
  private static func ask(_ server: Building.Server, _ head: String) throws -> (status: Int, text: String) {
    try Connection.answer(port: server.port, head + "Connection: close\r\n\r\n")
  }

  /// Called by another's name, by two or by none, the server says nothing of what it is.
  @Test func names() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve(["--listen", "127.0.0.1:0", "--host-name", "kaigi"])
    let live = try building.project()
    let follow = try #require(live["follow"])
    for (hosts, status) in [
      ("Host: 127.0.0.1\r\n", 200), ("Host: localhost:\(server.port)\r\n", 200), ("Host: KAIGI:80\r\n", 200),
      ("Host: rebound.example\r\n", 421), ("", 400), ("Host: 127.0.0.1\r\nHost: rebound.example\r\n", 400),
      ("Host: rebound.example\r\nX-Forwarded-Host: 127.0.0.1\r\n", 421),
    ] {
      let answer = try Self.ask(server, "GET \(follow) HTTP/1.1\r\nAccept: text/html\r\n\(hosts)")
      #expect(answer.status == status, "\(hosts)")
      #expect(answer.text.contains("utsusu") == (status == 200), "\(hosts)")
    }
    // Who does not speak HTTP gets the headers as well.
    let noise = try Connection.answer(port: server.port, "GET / HTTP/9\r\n\r\n")
    #expect(noise.status == 400 && noise.text.contains("nosniff"))
    #expect(!noise.text.contains("Strict-Transport-Security"))
  }

  /// Behind TLS browsers are told to stay there, and every address is the public one, whatever a request says.
  @Test func publicAddress() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve([
      "--listen", "127.0.0.1:0", "--public", "https://room.example.jp", "--proxy", "127.0.0.1",
    ])
    let greeting = try #require(server.log.firstMatch(of: #/listening on 127\.0\.0\.1:(\d+)/#))
    let port = try #require(Int(greeting.1))
    let live = try building.project()
    let (drive, follow) = (try #require(live["drive"]), try #require(live["follow"]))
    for head in [
      "Host: room.example.jp\r\n", "Host: 127.0.0.1:\(port)\r\nX-Forwarded-Proto: http\r\n",
      "Host: 127.0.0.1\r\nX-Forwarded-Host: room.example.jp\r\nX-Forwarded-For: 203.0.113.9\r\n",
    ] {
      let answer = try Connection.answer(
        port: port, "GET \(drive)/address HTTP/1.1\r\n\(head)Connection: close\r\n\r\n")
      #expect(answer.text.hasSuffix("https://room.example.jp\(follow)"), "\(head)")
      #expect(answer.text.contains("Strict-Transport-Security: max-age=31536000\r\n"))
    }
    let act = #"{"act": "next", "console": "a"}"#
    for (origin, status) in [("https://room.example.jp", 200), ("https://rebound.example", 403)] {
      let answer = try Connection.answer(
        port: port,
        "POST \(drive)/acts HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: \(origin)\r\nContent-Type: application/json\r\n"
          + "X-Forwarded-For: 203.0.113.9\r\nContent-Length: \(act.utf8.count)\r\nConnection: close\r\n\r\n\(act)")
      #expect(answer.status == status)
    }
    let noise = try Connection.answer(port: port, "GET / HTTP/9\r\n\r\n")
    #expect(noise.text.contains("Strict-Transport-Security"))
    try building.wait { server.log.contains(#""why":"foreign""#) }
    #expect(server.log.contains(#""from":"203.0.113.9""#))
  }

  /// Whoever opens connections and says nothing, or opens very many, keeps nobody else out.
  @Test func crowds() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve(["--listen", "0.0.0.0:0", "--per-client", "100"])
    let live = try building.project()
    let (drive, follow) = (try #require(live["drive"]), try #require(live["follow"]))
    let silent = try (0..<90).map { _ in try Connection(port: server.port, from: "127.0.0.2") }
    try building.wait { silent.count(where: \.isClosed) == 90 - 50 }
    #expect(silent.count(where: \.isClosed) == 90 - 50)
    #expect(try Connection.act(port: server.port, drive, #""act": "next""#).status == 200)
    // Who speaks is not silent; but one client has no more than its part.
    let followers = try (0..<110).map { _ in
      let follower = try Connection(port: server.port, from: "127.0.0.3")
      follower.listen(follow)
      _ = try? follower.wait(for: "event: state")
      return follower
    }
    #expect(followers.count(where: \.isClosed) == 10)
    #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": 1"#).status == 200)
    for words in [#""from":"127.0.0.2","why":"tooManySilent""#, #""from":"127.0.0.3","why":"tooMany""#] {
      #expect(server.log.contains(words))
    }
  }

  /// At its usual level the log tells who began and ended what, in JSON alone, and holds nothing that is secret.
  @Test func log() throws {
    let building = try Building(logLevel: nil)
    try building.register("人事異動案")
    let server = try building.serve()
    let live = try building.project()
    let drive = try #require(live["drive"])
    #expect(try Connection.act(port: server.port, drive, #""act": "next""#).status == 200)
    #expect(try Connection.act(port: server.port, drive, #""act": "handOver", "to": "鈴木""#).status == 200)
    #expect(try Connection.get(port: server.port, "/drive/nothing").status == 404)
    #expect(try building.run("project", "--end", "3A").status == 0)
    #expect(building.end(server, signal: SIGTERM) == 0)
    var events: [String] = []
    for line in server.log.split(separator: "\n") {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["at"] is String && object["level"] is String)
      events.append(object["event"] as? String ?? "")
    }
    #expect(
      events.filter { $0 != "other" } == [
        "serverStarted", "briefingBegan", "handedOver", "keyRefused", "briefingEnded", "serverEnded",
      ])
    for path in live.values where path.hasPrefix("/") {
      #expect(!server.log.contains(path.split(separator: "/").last ?? "/"))
    }
    for secret in ["人事", "鈴木", "ハザード", building.folder.path] { #expect(!server.log.contains(secret), "\(secret)") }
  }

  @Test(arguments: [
    ["--proxy", "10.0.0.0/40"], ["--proxy", "name"], ["--host-name", "a/b"], ["--idle", "0"], ["--per-client", "0"],
  ])
  func whatIsNoOption(_ options: [String]) throws { #expect(try Building().run(["serve"] + options).status == 64) }
}
