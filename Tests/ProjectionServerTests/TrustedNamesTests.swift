import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// By which names the server is called, and whose word it takes.
struct TrustedNamesTests {
  private static func request(_ fields: [String]) throws -> HTTPRequest {
    let fields = try fields.map { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return HTTPField(name: try #require(HTTPField.Name(String(parts[0]))), value: String(parts[1]))
    }
    let hosts = fields.filter { $0.name.canonicalName == "host" }.map(\.value)
    return HTTPRequest(
      method: .get, scheme: "http", authority: hosts.first, path: "/",
      // As the server's codec does it: the first is the authority.
      headerFields: HTTPFields(
        fields.filter { $0.name.canonicalName != "host" }
          + hosts.dropFirst().map { HTTPField(name: HTTPField.Name("Host")!, value: $0) }))
  }

  private static func door(
    _ publicAddress: String? = nil, listensOn host: String = "0.0.0.0", names: [String] = [], proxies: [String] = []
  ) -> TrustedNames {
    TrustedNames(
      listensOn: host, publicAddress: publicAddress, names: names, proxies: proxies.compactMap { AddressRange($0) })
  }

  private static func status(
    _ door: TrustedNames, _ fields: [String], from peer: String = "192.0.2.7", to local: String = "192.0.2.1"
  ) throws -> Int {
    let request = try Self.request(fields)
    do throws(RequestError) {
      _ = try door.caller(request, from: NetworkAddress(peer), to: NetworkAddress(local))
      return 200
    } catch { return error.status.code }
  }

  @Test(arguments: [
    // The address that the connection came to, with any port: it may have been forwarded.
    (["Host: 192.0.2.1:8080"], 200), (["Host: 192.0.2.1"], 200), (["Host: 192.0.2.2"], 421),
    (["Host: room.example.jp"], 200), (["Host: ROOM.example.jp:8443"], 200), (["Host: kaigi"], 200),
    (["Host: rebound.example"], 421), (["Host: room.example.jp.rebound.example"], 421),
    (["Host: localhost:8080"], 421), (["Host: 127.0.0.1"], 421),
    ([], 400), (["Host: room.example.jp", "Host: rebound.example"], 400),
    (["Host: room.example.jp/@rebound"], 421), (["Host: a b"], 421), (["Host: [::1"], 421),
    // Nobody has been asked for this.
    (["Host: room.example.jp", "X-Forwarded-Host: rebound.example"], 200),
    (["Host: rebound.example", "X-Forwarded-Host: room.example.jp"], 421),
  ])
  func names(_ fields: [String], _ status: Int) throws {
    #expect(try Self.status(Self.door("https://room.example.jp", names: ["kaigi"]), fields) == status)
  }

  @Test(arguments: [
    ("localhost:1", "127.0.0.1", 200), ("127.0.0.1", "127.0.0.1", 200), ("127.0.0.2", "127.0.0.1", 200),
    ("[::1]:8080", "::1", 200), ("[::1]", "192.0.2.1", 421), ("localhost", "::ffff:127.0.0.1", 200),
    ("[2001:db8::1]:80", "2001:db8:0::1", 200), ("[2001:db8::2]", "2001:db8::1", 421), ("x", "127.0.0.1", 421),
  ])
  func ownAddresses(_ host: String, _ local: String, _ status: Int) throws {
    #expect(try Self.status(Self.door(), ["Host: \(host)"], from: local, to: local) == status)
  }

  /// What a client writes itself counts for nothing; what a proxy adds, from the right.
  @Test(arguments: [
    ("192.0.2.7", "203.0.113.9", "192.0.2.7"), ("10.0.0.2", "203.0.113.9", "203.0.113.9"),
    ("10.0.0.2", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
    ("10.0.0.2", "198.51.100.1, 203.0.113.9,10.0.0.1", "203.0.113.9"),
    ("10.0.0.2", "203.0.113.9, nonsense", "10.0.0.2"), ("10.0.0.2", "[2001:db8::5]:1234", "2001:db8::5"),
    ("10.0.0.2", "203.0.113.9:555", "203.0.113.9"), ("::ffff:10.0.0.2", "203.0.113.9", "203.0.113.9"),
    ("10.0.0.2", "10.0.0.9", "10.0.0.9"),
  ])
  func clients(_ peer: String, _ hops: String, _ client: String) throws {
    let caller = try Self.door("https://room.example.jp", proxies: ["10.0.0.0/8"]).caller(
      Self.request(["Host: room.example.jp", "X-Forwarded-For: \(hops)"]), from: NetworkAddress(peer),
      to: NetworkAddress("10.0.0.3"))
    #expect(caller.client == NetworkAddress(client))
  }

  @Test(
    arguments: [
      ("https://room.example.jp", ["Host: room.example.jp"], "192.0.2.7", "https://room.example.jp"),
      ("https://room.example.jp", ["Host: 192.0.2.1"], "192.0.2.7", "https://room.example.jp"),
      (
        "https://room.example.jp", ["Host: 192.0.2.1", "X-Forwarded-Proto: http"], "10.0.0.2", "https://room.example.jp"
      ),
      (nil, ["Host: 192.0.2.1:8080"], "192.0.2.7", "http://192.0.2.1:8080"),
      (nil, ["Host: 192.0.2.1:8080", "X-Forwarded-Proto: https"], "192.0.2.7", "http://192.0.2.1:8080"),
      (
        nil, ["Host: 192.0.2.1:8080", "X-Forwarded-Proto: https", "X-Forwarded-Host: kaigi"], "10.0.0.2",
        "https://kaigi"
      ),
    ] as [(String?, [String], String, String)])
  func bases(_ publicAddress: String?, _ fields: [String], _ peer: String, _ base: String) throws {
    let door = Self.door(publicAddress, names: ["kaigi"], proxies: ["10.0.0.2"])
    let caller = try door.caller(Self.request(fields), from: NetworkAddress(peer), to: NetworkAddress("192.0.2.1"))
    #expect(door.base(caller, else: "http://192.0.2.1:80") == base)
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.128/25", "10.1.2.127", false),
    ("10.1.2.128/25", "10.1.2.129", true), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
    ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false), ("::1", "::1", true),
    ("10.0.0.1", "::ffff:10.0.0.1", true),
  ])
  func ranges(_ range: String, _ address: String, _ isInside: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(#require(NetworkAddress(address))) == isInside)
  }

  @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "::/129", "host", "10.0.0.0/8/8"])
  func noRanges(_ text: String) { #expect(AddressRange(text) == nil) }
}
