@_exported public import BuiltPrograms
import ChildProcess
import Foundation
import Testing

/// The built programs on a home of their own: a server, the shell, and whoever comes over the network.
final class Building: ProgramFixture {
  let place: TestFolder
  let environment: [String: String]
  private var servers: [RunningProgram] = []

  var folder: URL { place.url }

  /// - Parameter logLevel: the usual one when `nil`.
  init(logLevel: String? = "debug") throws {
    place = try TestFolder()
    environment = place.environment(home: place.path + "/home", logLevel.map { ["UTSUSU_LOG": $0] } ?? [:])
  }

  deinit {
    for server in servers {
      server.process.kill()
      _ = server.process.wait()
    }
  }

  /// A server that is ready.
  struct Server {
    fileprivate let program: RunningProgram
    let port: Int

    var process: ChildProcess { program.process }
    /// What it has said to the person who started it.
    var greeting: String { program.stdout }
    /// What it has written into its log.
    var log: String { program.stderr }
  }

  func serve(_ options: [String] = ["--listen", "127.0.0.1:0"]) throws -> Server {
    let program = try start(["serve"] + options)
    servers.append(program)
    for _ in 0..<1000 {
      if let match = program.stdout.firstMatch(of: #/serves at https?://[^: ]*(?::(\d+))?\./#) {
        return Server(program: program, port: match.1.flatMap { Int($0) } ?? 0)
      }
      usleep(10_000)
    }
    Issue.record("the server does not start: \(program.stderr)")
    throw CancellationError()
  }

  /// Waits for the end of a server.
  ///
  /// - Returns: its exit code.
  func end(_ server: Server, signal: Int32) -> Int32 {
    kill(server.process.id, signal)
    servers.removeAll { $0.process.id == server.process.id }
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

  /// Lets a server stand still, every thread of it, until it gets a SIGCONT: while it writes nothing, as it would keep
  /// everybody from writing else.
  func stall(_ server: Server) throws {
    let held = try holdDatabase()
    defer { close(held) }
    kill(server.process.id, SIGSTOP)
    let threads = "/proc/\(server.process.id)/task"
    try wait {
      try FileManager.default.contentsOfDirectory(atPath: threads).allSatisfy {
        try String(contentsOfFile: "\(threads)/\($0)/stat", encoding: .utf8).contains(") T ")
      }
    }
  }

  /// Registers a briefing with a plain text and the PDF of the sample decks.
  func register(_ title: String = "避難所の収容計画") throws {
    let receipt = try run(
      "register", Self.sampleDecks.appending(path: "06_ハザードマップ.pdf").path,
      file("収容計画.txt", "避難所の収容人数は 1,200 人です。\n"), "--title", title, "--to", "局長", "--to", "危機管理監", "--from", "危機管理課",
      "--room", "3A")
    try #require(receipt.status == 0, "\(receipt.stderr)")
  }

  /// Makes it live.
  ///
  /// - Returns: the paths of `screen`, `drive` and `follow`.
  func project(_ options: String...) throws -> [String: String] {
    let result = try run(["project", "1", "--json"] + options)
    try #require(result.status == 0, "\(result.stderr)")
    return try result.json.compactMapValues { ($0 as? String).flatMap { URL(string: $0)?.path } }
  }
}
