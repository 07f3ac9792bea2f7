import Foundation
import Testing

@testable import ProjectionServer

/// Forms with files, in whatever pieces they come.
struct MultipartReaderTests {
  private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAaZz09"
  private static let boundary = "------WebKitFormBoundaryAaZz09"

  private func part(_ name: String, _ content: String, file: String? = nil) -> String {
    "\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"" + (file.map { "; filename=\"\($0)\"" } ?? "")
      + "\r\n" + (file == nil ? "" : "Content-Type: application/pdf\r\n") + "\r\n\(content)\r\n"
  }

  /// Pieces of a part brought together.
  private func read(_ pieces: [[UInt8]]) throws -> [MultipartReader.Event] {
    var reader = try #require(MultipartReader(contentType: Self.type))
    var events: [MultipartReader.Event] = []
    for piece in pieces {
      for event in try reader.read(piece) {
        if case .bytes(let more) = event, case .bytes(let some)? = events.last {
          events[events.count - 1] = .bytes(some + more)
        } else {
          events.append(event)
        }
      }
    }
    guard reader.isComplete else { throw MultipartReader.Fault.malformed }
    return events
  }

  /// What looks nearly like an end is content.
  @Test func everySplit() throws {
    let content = "a\r\n--\r\n\(Self.boundary.dropLast())x\r\n\n\(Self.boundary)\r"
    let body = Array(
      (part("token", "t=+&") + part("files", content, file: "図面.pdf") + part("e", "") + Self.boundary + "--\r\n").utf8)
    let whole = try read([body])
    #expect(
      whole == [
        .begin(name: "token", file: nil), .bytes(Array("t=+&".utf8)), .end, .begin(name: "files", file: "図面.pdf"),
        .bytes(Array(content.utf8)), .end, .begin(name: "e", file: nil), .end,
      ])
    for place in body.indices { #expect(try read([Array(body[..<place]), Array(body[place...])]) == whole) }
    #expect(try read(body.map { [$0] }) == whole)
  }

  /// Cut off, or with something else in it: refused, never half taken for whole, and never a crash.
  @Test func damaged() throws {
    let body = Array((part("a", "1") + part("files", "\u{0}\r\n-", file: "x") + Self.boundary + "--").utf8)
    for length in 0..<body.count { #expect(throws: MultipartReader.Fault.self) { try read([Array(body[..<length])]) } }
    var numbers = Seeded(state: 7)
    for _ in 0..<3_000 {
      var bytes = body
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(in: 0 ... .max, using: &numbers)
      }
      let place = Int.random(in: 0...bytes.count, using: &numbers)
      // Whatever it is, it is the same in two pieces.
      let (one, two) = (try? read([bytes]), try? read([Array(bytes[..<place]), Array(bytes[place...])]))
      #expect(one == two)
    }
  }

  @Test func names() throws {
    for (written, name) in [("a%22b.pdf", "a\"b.pdf"), (#"C:\x\y.pdf"#, #"C:\x\y.pdf"#), ("", "")] {
      let body = Array((part("files", "", file: written) + Self.boundary + "--").utf8)
      #expect(try read([body]) == [.begin(name: "files", file: name), .end])
    }
  }

  @Test func whatIsNoForm() {
    for type in [
      "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
      "multipart/form-data; boundary=a b", "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ] { #expect(MultipartReader(contentType: type) == nil, "\(type)") }
    var reader = MultipartReader(contentType: Self.type)
    // A head without an end is not collected.
    #expect(throws: MultipartReader.Fault.self) {
      _ = try reader?.read(Array("\(Self.boundary)\r\n".utf8))
      for _ in 0..<100 { _ = try reader?.read([UInt8](repeating: 65, count: 1000)) }
    }
  }

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 31
    }
  }
}
