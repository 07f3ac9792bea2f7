import ChildProcess
import Foundation
import Testing

/// The built `utsusu` on a home of its own, as a person or a script runs it.
final class Program {
  let folder: URL
  var environment: [String: String]

  struct Result {
    let status: Int32
    let stdout: String
    let stderr: String

    /// stdout as JSON.
    var json: [String: Any] {
      get throws { try #require(JSONSerialization.jsonObject(with: Data(stdout.utf8)) as? [String: Any]) }
    }
  }

  init(now: String = "2026-11-25T03:00:00Z", language: String = "en") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "UTSUSU_HOME": folder.appending(path: "home").path, "UTSUSU_NOW": now, "PATH": "\(Self.programs):/usr/bin:/bin",
      "HOME": folder.path, "LANG": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8", "COLUMNS": "80",
    ]
  }

  deinit {
    chmod(folder.appending(path: "home").path, 0o700)
    try? FileManager.default.removeItem(at: folder)
  }

  /// The folder of the test runner, where the package manager puts every product.
  static let programs: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let runner = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (runner as NSString).deletingLastPathComponent
  }()

  static let executable = programs + "/utsusu"

  static var repository: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  static var sampleDecks: URL { repository.appending(path: "SampleDecks") }

  @discardableResult
  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  func run(_ arguments: [String]) throws -> Result { try start(arguments).result() }

  /// Starts without waiting.
  func start(_ arguments: [String]) throws -> Running { try start(Self.executable, arguments) }

  /// Lines of shell, run in the folder of this test.
  func shell(_ script: String) throws -> Result { try start("/bin/sh", ["-c", script]).result() }

  func start(_ executable: String, _ arguments: [String]) throws -> Running {
    let output = folder.appending(path: "out-\(UUID().uuidString)").path
    return Running(
      process: try ChildProcess(
        executable, arguments, environment: environment, folder: folder.path, stdout: output + ".1",
        stderr: output + ".2"), output: output)
  }

  struct Running {
    fileprivate let process: ChildProcess
    let output: String

    /// Waits for the end of the program.
    func result() throws -> Result {
      let status = process.wait()
      return Result(
        status: status, stdout: String(decoding: try Data(contentsOf: URL(filePath: output + ".1")), as: UTF8.self),
        stderr: String(decoding: try Data(contentsOf: URL(filePath: output + ".2")), as: UTF8.self))
    }

    /// Waits until it has printed a line, which a program that runs on does when it is ready.
    func firstLine() throws -> String {
      for _ in 0..<1000 {
        let said = (try? String(contentsOfFile: output + ".1", encoding: .utf8)) ?? ""
        if said.contains("\n") { return said }
        usleep(10_000)
      }
      Issue.record("nothing comes: \((try? String(contentsOfFile: output + ".2", encoding: .utf8)) ?? "")")
      throw CancellationError()
    }

    /// Ends it.
    func kill() {
      process.kill()
      _ = process.wait()
    }
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Registers a briefing with one page of text.
  ///
  /// - Returns: its number.
  func registered(_ title: String, on: String, to: [String] = ["局長"], text: String = "本文") throws -> Int {
    let path = try file("\(UUID().uuidString).txt", text + title)
    let receipt = try run(
      ["register", path, "--title", title, "--from", "危機管理課", "--on", on, "--json"] + to.flatMap { ["--to", $0] })
    try #require(receipt.status == 0, "\(receipt.stderr)")
    return try #require(receipt.json["briefing"] as? Int)
  }
}
