import Foundation
import Testing

/// A server with a certificate, as a browser comes to it that looks at that.
@Suite(.serialized) struct TLSTests {
  private let building: Building
  private let own: TestCertificate
  private let server: Building.Server
  private let port: Int

  init() throws {
    building = try Building()
    own = try TestCertificate(in: building.place.path)
    try building.register()
    server = try building.serve([
      "--listen", "127.0.0.1:0", "--public", "https://room.example.jp:8443", "--certificate", own.certificate, "--key",
      own.key,
    ])
    let line = try #require(server.log.firstMatch(of: #/listening on 127\.0\.0\.1:(\d+)/#))
    port = try #require(Int(line.1))
  }

  /// - Parameter trusted: a certificate that is believed.
  private func curl(_ path: String, _ options: String..., trusting trusted: String? = nil) throws -> RunningProgram {
    try building.start(
      [
        "--silent", "--show-error", "--no-buffer", "--cacert", trusted ?? own.certificate, "--connect-to",
        "room.example.jp:8443:127.0.0.1:\(port)", "https://room.example.jp:8443\(path)",
      ] + options, of: "/usr/bin/curl")
  }

  private func act(_ drive: String, _ members: String) throws -> String {
    try curl(
      drive + "/acts",
      "--header", "Content-Type: application/json", "--data", #"{"console": "a", \#(members)}"#, "--write-out",
      "%{http_code}"
    ).result().stdout
  }

  @Test func room() throws {
    #expect(server.greeting.contains("https://room.example.jp:8443") && !server.greeting.contains("not encrypted"))
    #expect(try curl("/healthz").result().stdout.contains("ok"))
    let live = try building.run("project", "1", "--json")
    #expect(live.stdout.contains("https://room.example.jp:8443/drive/"))
    let address = try #require(try live.json["drive"] as? String)
    let drive = try #require(URL(string: address)?.path)
    // Who begins and does not go on, and who speaks no TLS, keeps nobody out.
    let slow = try (0..<20).map { _ in try Connection(port: port) }
    for connection in slow { connection.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]) }
    let plain = try Connection.get(port: port, "/healthz")
    #expect(plain.status == 0 && !plain.text.contains("HTTP"))
    #expect(try act(drive, #""act": "next""#).hasSuffix("200"))
    try building.wait { server.log.contains(#""event":"connectionRefused","from":"127.0.0.1","why":"tls""#) }
    let old = try curl("/healthz", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0").result()
    #expect(old.status == 35, "\(old.stderr)")
    for _ in 0..<60 where !slow.allSatisfy(\.isClosed) { usleep(500_000) }
    let areClosed = slow.allSatisfy(\.isClosed)
    #expect(areClosed)
    #expect(building.end(server, signal: SIGTERM) == 0)
  }

  @Test func signingIn() throws {
    let added = try building.run("person", "add", "h.sato", "--name", "佐藤花子", "--role", "staff=危機管理課")
    let link = try #require(added.stdout.firstMatch(of: #/https:\/\/room\.example\.jp:8443(\/welcome\/\S+)/#)).1
    let password = "password=green umbrella tuesday"
    let set = try curl(
      String(link), "--data", "\(password)&again=green umbrella tuesday", "--include"
    ).result().stdout
    #expect(set.hasPrefix("HTTP/1.1 303") && set.lowercased().contains("strict-transport-security: max-age=31536000"))
    let jar = building.place.path + "/jar"
    let signedIn = try curl("/sign-in", "--data", "name=h.sato&\(password)", "--cookie-jar", jar, "--include").result()
    #expect(signedIn.stdout.contains("__Host-utsusu=") && signedIn.stdout.contains("; Secure"))
    #expect(try curl("/me", "--cookie", jar).result().stdout.contains("h.sato"))
  }

  /// Whoever is there goes on; who comes is shown the new one.
  @Test func renewal() throws {
    let live = try building.run("project", "1", "--json")
    let paths = try live.json.compactMapValues { ($0 as? String).flatMap { URL(string: $0)?.path } }
    let drive = try #require(paths["drive"])
    let follow = try #require(paths["follow"])
    let stream = try curl(follow + "/events")
    try building.wait { stream.stdout.contains("event: state") }
    let next = try TestCertificate(in: building.place.path, "next")
    let before = own.certificate + ".before"
    try FileManager.default.copyItem(atPath: own.certificate, toPath: before)
    for (new, old) in [(next.key, own.key), (next.certificate, own.certificate)] { #expect(rename(new, old) == 0) }
    for _ in 0..<10 where !server.log.contains("certificateTaken") { usleep(500_000) }
    #expect(server.log.contains("certificateTaken"))
    #expect(try curl("/healthz").result().stdout.contains("ok"))
    #expect(try curl("/healthz", trusting: before).result().status == 60)
    let told = stream.stdout.count
    #expect(try act(drive, #""act": "next""#).hasSuffix("200"))
    try building.wait { stream.stdout.count > told }
    stream.kill()
  }
}
