import ChildProcess
import Foundation
import Testing

/// Clients that mean no good, or have no time.
@Suite(.serialized)
struct ClientTests {
  /// Too much, too slow, or not HTTP at all: an answer or an end, and the others notice nothing.
  @Test func hostileClients() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let drive = try #require(live["drive"])
    let memory = try residentSize(server)

    let head = "POST \(drive)/acts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 1_000_000)
    let declared = try Connection(port: server.port)
    declared.send(head + "Content-Length: 100000000\r\n\r\n")
    try declared.wait(for: "HTTP/1.1 413 ")
    // Who goes on sending is not listened to for long.
    var sent = 0
    while sent < 100, declared.send(chunk) { sent += 1 }
    #expect(sent < 100)

    let chunked = try Connection(port: server.port)
    chunked.send(head + "Transfer-Encoding: chunked\r\n\r\n")
    sent = 0
    while sent < 100, chunked.send("F4240\r\n"), chunked.send(chunk), chunked.send("\r\n") { sent += 1 }
    #expect(sent < 100)
    // The answer may be lost on one who does not listen.
    try? chunked.readToEnd()
    #expect(chunked.received.isEmpty || chunked.received.hasPrefix("HTTP/1.1 413 "))

    for noise in [
      "GET / HTTP/9\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\n\r\n",
    ] {
      let stranger = try Connection(port: server.port)
      stranger.send(noise)
      try? stranger.readToEnd()
      #expect(!stranger.received.contains(" 200 "))
    }
    let many = (0..<200).map { "X-Header-\($0): x\r\n" }.joined()
    #expect(try Connection.answer(port: server.port, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\(many)\r\n").status != 200)

    #expect(try Connection.get(port: server.port, "/healthz").status == 200)
    #expect(try Connection.act(port: server.port, drive, #""act": "next""#).status == 200)
    #expect(try residentSize(server) - memory < 30_000_000)
  }

  /// A request has ten seconds, and no dripping prolongs them; nor does a stream of events end by them.
  @Test func slowClients() throws {
    let building = try Building()
    try building.register()
    let server = try building.serve()
    let live = try building.project()
    let drive = try #require(live["drive"])
    let follower = try Connection(port: server.port)
    follower.listen(try #require(live["follow"]))
    let head =
      "POST \(drive)/acts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
    let slow = try ["", "GET / HTTP/1.1\r\nX-Slow: ", head].map { beginning in
      let connection = try Connection(port: server.port)
      connection.send(beginning)
      return connection
    }
    let clock = ContinuousClock()
    let start = clock.now
    var ends: [Int: Duration] = [:]
    while ends.count < slow.count, clock.now - start < .seconds(15) {
      usleep(200_000)
      for (index, connection) in slow.enumerated() where ends[index] == nil {
        if index > 0 { connection.send("x") }
        if connection.isClosed { ends[index] = clock.now - start }
      }
    }
    #expect(ends.count == slow.count)
    for end in ends.values { #expect(end > .seconds(9) && end < .seconds(13)) }
    // A quarter of a minute without news: a comment shows that the line stands.
    try follower.wait(for: "3\r\n:\n\n")
    #expect(try Connection.act(port: server.port, drive, #""act": "page", "page": 2"#).status == 200)
    try follower.wait(for: #""shown":{"material":1,"version":1,"page":2}"#)
  }

  private func residentSize(_ server: Building.Server) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(server.process.id)/status", encoding: .utf8)
    let line = try #require(status.firstMatch(of: #/VmRSS:\s+(\d+) kB/#))
    return (Int(line.1) ?? 0) * 1024
  }
}
