import Glibc

/// Many followers in one thread: they wait in one epoll, so that what is measured is the server and not its clients.
final class Crowd {
  private let poll = epoll_create1(0)
  private var sockets: [Int32] = []
  private var received: [Int32: [UInt8]] = [:]
  private let port: Int

  init(port: Int) { self.port = port }

  deinit {
    for socket in sockets { close(socket) }
    close(poll)
  }

  var count: Int { sockets.count }

  /// Opens a connection and asks for the events.
  func join(_ path: String) throws {
    let socket = try connected(port)
    try send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", to: socket)
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.fd = socket
    guard epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) == 0 else { throw Failure(description: "epoll") }
    sockets.append(socket)
    received[socket] = []
  }

  /// Waits until everybody has received a text.
  ///
  /// - Returns: for each the seconds since `start`.
  func wait(for text: String, since start: ContinuousClock.Instant, limit: Duration = .seconds(20)) throws -> [Double] {
    let wanted = Array(text.utf8)
    var waiting = Set(sockets)
    var times: [Double] = []
    var events = [epoll_event](repeating: epoll_event(), count: 1024)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !waiting.isEmpty {
      guard ContinuousClock.now - start < limit else {
        throw Failure(description: "\(waiting.count) of \(sockets.count) missed an event")
      }
      let count = epoll_wait(poll, &events, 1024, 100)
      for event in events.prefix(Int(max(0, count))) {
        let socket = event.data.fd
        let size = recv(socket, &buffer, buffer.count, 0)
        guard size > 0 else { throw Failure(description: "the server closed a stream") }
        let now = (ContinuousClock.now - start) / .seconds(1)
        received[socket, default: []] += buffer[..<size]
        if waiting.contains(socket), find(wanted, in: received[socket]!) {
          waiting.remove(socket)
          times.append(now)
          received[socket] = []
        }
      }
    }
    return times
  }

  private func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { haystack in
      wanted.withUnsafeBytes { memmem(haystack.baseAddress, haystack.count, $0.baseAddress, $0.count) != nil }
    }
  }
}

struct Failure: Error, CustomStringConvertible { let description: String }

func connected(_ port: Int) throws -> Int32 {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(port).bigEndian
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  let answer = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  guard descriptor >= 0, answer == 0 else {
    throw Failure(description: "no connection: \(String(cString: strerror(errno)))")
  }
  var on: Int32 = 1
  setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  return descriptor
}

func send(_ text: String, to socket: Int32) throws {
  let bytes = Array(text.utf8)
  guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
    throw Failure(description: "the server takes nothing")
  }
}

/// One request on a connection of its own, answered in full.
func answer(_ port: Int, _ request: String) throws -> [UInt8] {
  let socket = try connected(port)
  defer { close(socket) }
  try send(request, to: socket)
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 262_144)
  while true {
    let size = recv(socket, &buffer, buffer.count, 0)
    guard size > 0 else { return answer }
    answer += buffer[..<size]
  }
}

func post(_ path: String, _ type: String, _ body: String) -> String {
  "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: \(type)\r\n"
    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
