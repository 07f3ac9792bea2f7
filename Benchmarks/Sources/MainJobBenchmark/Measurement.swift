import Foundation

/// What running a command took.
struct Measurement {
  /// Seconds by the clock.
  var wall: Double
  /// Seconds of CPU of the process and of all that it started and waited for.
  var cpu: Double

  static func + (a: Measurement, b: Measurement) -> Measurement {
    Measurement(wall: a.wall + b.wall, cpu: a.cpu + b.cpu)
  }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String
}

/// Runs a command with its output thrown away.
///
/// - Parameter accepting: exit codes that are no failure; all when `nil`.
func measure(
  _ arguments: [String], environment: [String: String] = [:], accepting: Set<Int32>? = [0]
) throws -> Measurement {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
  let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  var argv = arguments.map { strdup($0) } + [nil]
  var envp = merged.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in argv + envp { free(pointer) } }

  let start = ContinuousClock.now
  var process: pid_t = 0
  guard posix_spawnp(&process, arguments[0], &actions, nil, &argv, &envp) == 0 else {
    throw BenchmarkFailure(description: "\(arguments[0]) does not start")
  }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
  let wall = ContinuousClock.now - start
  let code = (status >> 8) & 0xFF
  if let accepting, status & 0x7F != 0 || !accepting.contains(code) {
    throw BenchmarkFailure(description: "\(arguments.joined(separator: " ")) ended with \(code)")
  }
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return Measurement(wall: wall / .seconds(1), cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime))
}

/// The median of several runs, by wall time and by CPU apart.
func median(of count: Int, _ run: () throws -> Measurement) throws -> Measurement {
  let runs = try (0..<count).map { _ in try run() }
  return Measurement(
    wall: runs.map(\.wall).sorted()[count / 2], cpu: runs.map(\.cpu).sorted()[count / 2])
}

/// A table in Markdown, a line at a time as the figures come.
struct ResultTable {
  init() { print("| what | utsusu | beside it | ratio | asked |\n|---|---:|---:|---:|---|") }

  func row(_ what: String, _ value: Double, beside peer: Double?, asked: String) {
    let other = peer.map { "\(milliseconds($0))" } ?? "–"
    let ratio = peer.map { String(format: "%.2f", value / $0) } ?? "–"
    print("| \(what) | \(milliseconds(value)) | \(other) | \(ratio) | \(asked) |")
    fflush(nil)
  }

  private func milliseconds(_ seconds: Double) -> String {
    seconds >= 10 ? String(format: "%.1f s", seconds) : String(format: "%.1f ms", seconds * 1000)
  }
}
