import Foundation

/// A connection as a test needs it: it sends what it is told, slowly or too much, and reads when it is told.
final class Connection {
  private let descriptor: Int32
  private(set) var received = ""

  struct Refused: Error {}
  /// The server has closed the stream before what was waited for.
  struct Closed: Error {}
  struct TimedOut: Error {}

  /// - Parameter receiveBuffer: in bytes; a small one makes a client that stalls soon.
  /// - Parameter client: the address that it comes from.
  init(port: Int, receiveBuffer: Int32? = nil, from client: String? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    if let client, !Self.at(client, 0, { bind(descriptor, $0, $1) == 0 }) { throw Refused() }
    guard Self.at("127.0.0.1", port, { connect(descriptor, $0, $1) == 0 }) else { throw Refused() }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  private static func at<Result>(
    _ host: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }

  /// - Returns: `false` when the other side does not take it any more.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  /// Asks for a stream of events.
  func listen(_ path: String) { send("GET \(path)/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") }

  /// - Returns: `false` at the end of the stream.
  @discardableResult
  func read() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { throw TimedOut() }
    guard count > 0 else { return false }
    received += String(decoding: buffer.prefix(count), as: UTF8.self)
    return true
  }

  /// Whether the other side has closed it; does not wait.
  var isClosed: Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
  }

  /// Reads until there is such a text, and forgets all before its end.
  ///
  /// - Returns: what came before it.
  @discardableResult
  func wait(for text: String) throws -> String {
    while true {
      if let range = received.range(of: text) {
        defer { received = String(received[range.upperBound...]) }
        return String(received[..<range.lowerBound])
      }
      guard try read() else { throw Closed() }
    }
  }

  func readToEnd() throws { while try read() {} }

  /// An answer of one request on a connection of its own.
  static func answer(port: Int, _ request: String) throws -> (status: Int, text: String) {
    let connection = try Connection(port: port)
    connection.send(request)
    try connection.readToEnd()
    return (Int(connection.received.dropFirst(9).prefix(3)) ?? 0, connection.received)
  }

  static func get(port: Int, _ path: String) throws -> (status: Int, text: String) {
    try answer(port: port, "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
  }

  static func act(port: Int, _ drive: String, _ members: String) throws -> (status: Int, text: String) {
    try post(port: port, drive + "/acts", #"{"console": "a", \#(members)}"#)
  }

  static func post(port: Int, _ path: String, _ body: String) throws -> (status: Int, text: String) {
    try answer(
      port: port,
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }
}
