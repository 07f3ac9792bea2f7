public import Glibc

/// A program that a test has started, with its output in files, so that no pipe can fill.
///
/// Foundation's `Process` copies more of a directory entry than there is when it looks for open files, and so crashed
/// one run of many in which hundreds of programs are started side by side.
public struct ChildProcess: Sendable {
  public let id: pid_t

  public struct CannotStart: Error {
    public let executable: String
    public let code: Int32
  }

  /// - Parameter folder: the current folder of the program.
  /// - Parameter stdout: a path; made, or written from the start.
  /// - Throws: `CannotStart`.
  public init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String, stdout: String,
    stderr: String
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, path) in [(Int32(1), stdout), (2, stderr)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }

    // `env` changes the folder, for which Swift sees no spawn action, and becomes the program.
    var argv = (["env", "-C", folder, executable] + arguments).map { strdup($0) } + [nil]
    // What `make sanitize` tells the sanitizers holds for the programs that tests start, too.
    var environment = environment
    for name in Self.sanitizerOptions {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, "/usr/bin/env", &actions, nil, &argv, &envp)
    guard code == 0 else { throw CannotStart(executable: executable, code: code) }
    self.id = id
  }

  private static let sanitizerOptions = ["TSAN_OPTIONS", "ASAN_OPTIONS"]

  /// Whether `make sanitize` runs the tests: everything takes many times as long.
  public static var isSanitized: Bool { sanitizerOptions.contains { getenv($0) != nil } }

  /// Safe until `wait` has returned: until then the number is not given to another process.
  public func kill() { _ = Glibc.kill(id, SIGKILL) }

  /// Waits for its end; once for each process.
  ///
  /// - Returns: its exit code, or 128 and the signal that ended it.
  public func wait() -> Int32 { waitMeasured().status }

  /// Like ``wait()``; also gives the most memory, in bytes, that it or any of the processes that it waited for had at a
  /// time.
  public func waitMeasured() -> (status: Int32, peakMemory: Int) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, usage.ru_maxrss << 10)
  }
}
