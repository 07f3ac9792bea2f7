import ChildProcess
import Foundation
import Testing

/// A CUPS of Debian's in a folder of its own, on loopback, with a backend that keeps what would go to the printer. `make
/// setup-tests` unpacks it into .build/cups.
final class RealCups {
  struct Unready: Error { let why: String }

  private static let unpacked = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/cups/root").path
  /// Filters run as the user lp, who may not enter every checkout, nor every temporary folder.
  private static let open =
    isOpen(FileManager.default.temporaryDirectory.path)
    ? FileManager.default.temporaryDirectory.path : "/tmp"
  static let root: String = {
    if isOpen(unpacked) { return unpacked }
    let copy = "\(open)/cups-root-\(getpid())"
    try? FileManager.default.copyItem(atPath: unpacked, toPath: copy)
    atexit { try? FileManager.default.removeItem(atPath: RealCups.root) }
    return copy
  }()

  private static func isOpen(_ path: String) -> Bool {
    var folder = URL(filePath: path).standardizedFileURL
    while folder.path != "/" {
      var facts = stat()
      guard stat(folder.path, &facts) == 0, facts.st_mode & 0o1 != 0 else { return false }
      folder.deleteLastPathComponent()
    }
    return true
  }

  private static let libraries =
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/usr/lib"))?.first { $0.hasSuffix("-linux-gnu") })
    .map { "\(root)/usr/lib/\($0)" } ?? ""

  let folder: String
  private let port: Int
  private let server: ChildProcess

  init(format: String) throws {
    guard FileManager.default.fileExists(atPath: "\(Self.root)/usr/sbin/cupsd") else {
      throw Unready(why: "make setup-tests unpacks a CUPS into .build/cups")
    }
    folder = "\(Self.open)/cups-\(UUID().uuidString.prefix(8))"
    port = try Self.freePort()
    for name in ["", "/etc/ppd", "/bin/backend", "/bin/filter", "/cache/rss", "/state", "/spool/tmp", "/out"] {
      try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
    }
    // Filters run as the user lp.
    for name in ["", "/out"] { chmod(folder + name, name.isEmpty ? 0o755 : 0o777) }
    try Self.writeBackends(folder)
    try Self.writeFilters(folder)
    try Self.settings(folder).write(toFile: "\(folder)/etc/cups-files.conf", atomically: false, encoding: .utf8)
    try """
    Listen 127.0.0.1:\(port)
    Browsing Off
    WebInterface No
    DefaultAuthType None
    PageLogFormat \(format)
    <Location />
      Order allow,deny
      Allow all
    </Location>
    <Policy default>
      <Limit All>
        Order allow,deny
        Allow all
      </Limit>
    </Policy>

    """.write(toFile: "\(folder)/etc/cupsd.conf", atomically: false, encoding: .utf8)
    server = try ChildProcess(
      "\(Self.root)/usr/sbin/cupsd", ["-f", "-c", "\(folder)/etc/cupsd.conf", "-s", "\(folder)/etc/cups-files.conf"],
      environment: Self.environment, folder: folder, stdout: "\(folder)/server.out", stderr: "\(folder)/server.err")
    try wait("cupsd") { try run("lpstat", ["-r"]).output.contains("is running") }
  }

  func close() {
    server.kill()
    _ = server.wait()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static let environment = [
    "LD_LIBRARY_PATH": libraries, "PATH": "\(root)/usr/bin:\(root)/usr/sbin:/usr/bin:/bin", "LANG": "C.UTF-8",
  ]

  /// `keep:` keeps what comes, `slow:` takes it and does not come to an end.
  private static func writeBackends(_ folder: String) throws {
    let keep = """
      #!/bin/sh
      [ $# = 0 ] && exit 0
      if [ -n "$6" ]; then cat "$6"; else cat; fi > "\(folder)/out/$1"

      """
    let slow = """
      #!/bin/sh
      [ $# = 0 ] && exit 0
      cat > "\(folder)/out/$1"
      sleep 60

      """
    try write(keep, "\(folder)/bin/backend/keep")
    try write(slow, "\(folder)/bin/backend/slow")
  }

  /// cupsd takes the path of libraries out of what its filters are started with.
  private static func writeFilters(_ folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/usr/lib/cups/filter") {
      let ghostscript = "\(root)/usr/share/ghostscript/10.00.0"
      let script = """
        #!/bin/sh
        export LD_LIBRARY_PATH=\(libraries) GS_FONTPATH=\(root)/usr/share/fonts/opentype/urw-base35
        export GS_LIB=\(ghostscript)/Resource/Init:\(ghostscript)/lib:\(ghostscript)/iccprofiles
        exec \(root)/usr/lib/cups/filter/\(name) "$@"

        """
      try write(script, "\(folder)/bin/filter/\(name)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/bin/daemon", withDestinationPath: "\(root)/usr/lib/cups/daemon")
  }

  private static func write(_ script: String, _ path: String) throws {
    try script.write(toFile: path, atomically: false, encoding: .utf8)
    chmod(path, 0o755)
  }

  private static func settings(_ folder: String) -> String {
    """
    ServerRoot \(folder)/etc
    ServerBin \(folder)/bin
    DataDir \(root)/usr/share/cups
    CacheDir \(folder)/cache
    StateDir \(folder)/state
    RequestRoot \(folder)/spool
    TempDir \(folder)/spool/tmp
    AccessLog \(folder)/access_log
    ErrorLog \(folder)/error_log
    PageLog \(folder)/page_log
    User lp
    Group lp
    SystemGroup root
    SetEnv PATH \(root)/usr/bin:/usr/bin:/bin

    """
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { _ = Glibc.close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
      }
    }
    guard status == 0 else { throw Unready(why: "no port on loopback") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Waits for something that is certain to come, or says what did not.
  func wait(_ what: String, until isDone: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try isDone() { return }
      usleep(100_000)
    }
    let log = (try? String(contentsOfFile: "\(folder)/error_log", encoding: .utf8)) ?? ""
    throw Unready(why: "\(what) did not come\n\(log.suffix(2000))")
  }

  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let out = "\(folder)/\(UUID().uuidString)"
    let environment = Self.environment.merging(["CUPS_SERVER": "127.0.0.1:\(port)"]) { $1 }
    let process = try ChildProcess(
      program, arguments, environment: environment, folder: folder, stdout: out, stderr: out + ".err")
    let status = process.wait()
    return (status, (try? String(contentsOfFile: out, encoding: .utf8)) ?? "")
  }
}
