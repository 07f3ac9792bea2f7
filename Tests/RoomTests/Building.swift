import ChildProcess
import Foundation
import Testing

/// The built programs on a home of their own: a server, the shell, and whoever comes over the network.
final class Building {
  let folder: URL
  private var servers: [ChildProcess] = []

  struct Result {
    let status: Int32
    let stdout, stderr: String
    var json: [String: Any] {
      get throws { try #require(JSONSerialization.jsonObject(with: Data(stdout.utf8)) as? [String: Any]) }
    }
  }

  private let logLevel: String?

  /// - Parameter logLevel: the usual one when `nil`.
  init(logLevel: String? = "debug") throws {
    self.logLevel = logLevel
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-room-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    for server in servers {
      server.kill()
      _ = server.wait()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  private var environment: [String: String] {
    [
      "UTSUSU_HOME": folder.path + "/home", "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8",
    ].merging(logLevel.map { ["UTSUSU_LOG": $0] } ?? [:]) { $1 }
  }

  private static let executable: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (runner as NSString).deletingLastPathComponent + "/utsusu"
  }()

  private func start(_ arguments: [String]) throws -> (process: ChildProcess, output: String) {
    let output = folder.appending(path: "out-\(UUID().uuidString)").path
    let process = try ChildProcess(
      Self.executable, arguments, environment: environment, folder: folder.path, stdout: output + ".1",
      stderr: output + ".2")
    return (process, output)
  }

  @discardableResult
  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  func run(_ arguments: [String]) throws -> Result {
    let (process, output) = try start(arguments)
    let status = process.wait()
    func text(_ stream: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: output + stream)), as: UTF8.self)
    }
    return Result(status: status, stdout: try text(".1"), stderr: try text(".2"))
  }

  /// A server that is ready.
  struct Server {
    let process: ChildProcess
    let port: Int
    fileprivate let output: String

    /// What it has said to the person who started it.
    var greeting: String { (try? String(contentsOfFile: output + ".1", encoding: .utf8)) ?? "" }
    /// What it has written into its log.
    var log: String { (try? String(contentsOfFile: output + ".2", encoding: .utf8)) ?? "" }
  }

  func serve(_ options: [String] = ["--listen", "127.0.0.1:0"]) throws -> Server {
    let (process, output) = try start(["serve"] + options)
    servers.append(process)
    for _ in 0..<1000 {
      let said = (try? String(contentsOfFile: output + ".1", encoding: .utf8)) ?? ""
      if let match = said.firstMatch(of: #/serves at https?://[^: ]*(?::(\d+))?\./#) {
        let port = match.1.flatMap { Int($0) } ?? 0
        return Server(process: process, port: port, output: output)
      }
      usleep(10_000)
    }
    Issue.record("the server does not start: \((try? String(contentsOfFile: output + ".2", encoding: .utf8)) ?? "")")
    throw CancellationError()
  }

  /// Waits for the end of a server.
  ///
  /// - Returns: its exit code.
  func end(_ server: Server, signal: Int32) -> Int32 {
    kill(server.process.id, signal)
    servers.removeAll { $0.id == server.process.id }
    return server.process.wait()
  }

  /// Waits a while for what another process does.
  func wait(until happens: () throws -> Bool) throws {
    for _ in 0..<200 {
      if try happens() { return }
      usleep(10_000)
    }
    Issue.record("it does not happen")
  }

  /// Holds the database as another program does that writes: SQLite's lock for it is a byte of the file beside it.
  ///
  /// - Returns: a descriptor; the lock ends when it is closed.
  func holdDatabase() throws -> Int32 {
    let descriptor = open(folder.path + "/home/utsusu.sqlite-shm", O_RDWR | O_CLOEXEC)
    var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 1, l_pid: 0)
    try #require(descriptor >= 0 && fcntl(descriptor, F_SETLKW, &lock) == 0)
    return descriptor
  }

  /// Registers a briefing with a plain text and the PDF of the sample decks.
  func register(_ title: String = "避難所の収容計画") throws {
    let text = folder.appending(path: "収容計画.txt")
    try Data("避難所の収容人数は 1,200 人です。\n".utf8).write(to: text)
    let decks = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "SampleDecks")
    let receipt = try run(
      "register", decks.appending(path: "06_ハザードマップ.pdf").path, text.path, "--title", title, "--to", "局長", "--to",
      "危機管理監",
      "--from", "危機管理課", "--room", "3A")
    try #require(receipt.status == 0, "\(receipt.stderr)")
  }

  /// Makes it live.
  ///
  /// - Returns: the paths of `screen`, `drive` and `follow`.
  func project(_ options: String...) throws -> [String: String] {
    let (process, output) = try start(["project", "1", "--json"] + options)
    let status = process.wait()
    let json = try Data(contentsOf: URL(filePath: output + ".1"))
    try #require(status == 0, "\((try? String(contentsOfFile: output + ".2", encoding: .utf8)) ?? "")")
    let members = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    return members.compactMapValues { ($0 as? String).flatMap { URL(string: $0)?.path } }
  }
}
