import Foundation
import Synchronization

/// Hears who asks for something on this machine's own address, and answers nothing.
final class LoopbackListener: Sendable {
  struct Failed: Error {}

  let port: UInt16
  private let descriptor: Int32
  private let requests = Mutex<[String]>([])

  /// The first lines of all requests.
  var heard: [String] { requests.withLock { $0 } }

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard bound else { throw Failed() }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        var wait = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = max(0, recv(client, &buffer, buffer.count, 0))
        close(client)
        let line = String(decoding: buffer[..<count].prefix { $0 != 13 }, as: UTF8.self)
        self?.requests.withLock { $0.append(line) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
