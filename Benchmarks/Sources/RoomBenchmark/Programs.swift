import Foundation

/// A program that runs while something is measured.
final class Running {
  let process = Process()
  private let said = Pipe()

  init(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = said
    process.standardError = said
    try process.run()
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// The number behind a text that the program says.
  func number(after text: String) throws -> Int {
    var all = ""
    while true {
      let data = said.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Failure(description: "it does not start: \(all)") }
      all += String(decoding: data, as: UTF8.self)
      guard let place = all.range(of: text) else { continue }
      let digits = all[place.upperBound...].prefix { $0.isNumber }
      if let number = Int(digits), all[place.upperBound...].count > digits.count { return number }
    }
  }

  /// Bytes.
  var residentSize: Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}

/// - Returns: stdout.
@discardableResult
func run(_ executable: String, _ arguments: [String], environment: [String: String]) throws -> Data {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(filePath: executable)
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw Failure(description: "\(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
  }
  return data
}

/// A home with a briefing, and its server.
final class Room {
  let server: Running
  let port: Int
  private let utsusu: String
  private let environment: [String: String]
  private let folder: URL

  init(utsusu: String, material: String) throws {
    self.utsusu = utsusu
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-bench-\(UUID().uuidString)")
    environment = ["UTSUSU_HOME": folder.path, "LANG": "C.UTF-8", "UTSUSU_NOW": ""]
    try RoomBenchmark.run(
      utsusu, ["register", material, "--title", "避難所の収容計画", "--to", "局長", "--to", "危機管理監", "--from", "危機管理課"],
      environment: environment)
    server = try Running(utsusu, ["serve", "--listen", "127.0.0.1:0"], environment: environment)
    port = try server.number(after: "serves at http://127.0.0.1:")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Waits until the server has drawn everything ahead.
  ///
  /// - Returns: the seconds that it took.
  func untilDrawn(within limit: Duration) throws -> Double {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < limit {
      let data = try RoomBenchmark.run(utsusu, ["draw", "--dry-run", "--json"], environment: environment)
      let plan = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      if plan?["known"] as? Int == 1 { return (ContinuousClock.now - start) / .seconds(1) }
      usleep(100_000)
    }
    throw Failure(description: "it is not drawn ahead")
  }

  /// - Returns: the paths of `screen`, `drive` and `follow`.
  func project() throws -> [String: String] {
    let data = try RoomBenchmark.run(utsusu, ["project", "1", "--json"], environment: environment)
    let members = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    return members.compactMapValues { ($0 as? String).flatMap { URL(string: $0)?.path } }
  }
}
