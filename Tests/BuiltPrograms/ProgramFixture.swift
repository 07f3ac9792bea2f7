public import ChildProcess
public import Foundation

/// The built programs in a folder of their own, as a person or a script runs them.
public protocol ProgramFixture {
  var place: TestFolder { get }
  var environment: [String: String] { get }
}

extension ProgramFixture {
  public static var executable: String { Built.program("utsusu") }
  public static var repository: URL { Built.repository }
  public static var sampleDecks: URL { Built.sampleDecks }

  @discardableResult
  public func run(_ arguments: String...) throws -> ProgramResult { try run(arguments) }

  /// - Parameter seconds: until SIGKILL.
  @discardableResult
  public func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil, stdout: String? = nil,
    killedAfter seconds: Double? = nil
  ) throws -> ProgramResult {
    let running = try start(arguments, environment: environment, folder: folder, stdout: stdout)
    if let seconds {
      usleep(UInt32(seconds * 1_000_000))
      running.process.kill()
    }
    return try running.result()
  }

  /// Starts without waiting.
  ///
  /// - Parameter environment: what it gets beside that of the fixture.
  /// - Parameter folder: the program's current folder, else that of the fixture.
  /// - Parameter stdout: where it goes; what went elsewhere is not in the result.
  public func start(
    _ arguments: [String], of program: String = executable, environment: [String: String] = [:], folder: String? = nil,
    stdout: String? = nil
  ) throws -> RunningProgram {
    let output = place.newOutput
    let process = try ChildProcess(
      program, arguments, environment: self.environment.merging(environment) { $1 }, folder: folder ?? place.path,
      stdout: stdout ?? output + ".1", stderr: output + ".2")
    return RunningProgram(
      process: process, stdoutPath: stdout == nil ? output + ".1" : nil, stderrPath: output + ".2")
  }

  /// Writes a file into the folder, with the folders on its way.
  ///
  /// - Returns: its path.
  @discardableResult
  public func file(_ name: String, _ text: String) throws -> String {
    let url = place.url.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }
}

/// A program that has been started.
public struct RunningProgram: Sendable {
  public let process: ChildProcess
  /// `nil` where it goes elsewhere.
  fileprivate let stdoutPath: String?
  fileprivate let stderrPath: String

  /// What it has said so far.
  public var stdout: String { (try? text(stdoutPath)) ?? "" }
  public var stderr: String { (try? text(stderrPath)) ?? "" }

  /// Waits for its end; once.
  public func result() throws -> ProgramResult {
    let (status, peakMemory) = process.waitMeasured()
    defer { for path in [stdoutPath, stderrPath] { path.map { _ = unlink($0) } } }
    return ProgramResult(
      status: status, stdout: try text(stdoutPath), stderr: try text(stderrPath), peakMemory: peakMemory)
  }

  /// Waits until it has printed a line, which a program that runs on does when it is ready.
  public func firstLine() throws -> String {
    for _ in 0..<6000 {
      if stdout.contains("\n") { return stdout }
      usleep(10_000)
    }
    throw NothingSaid(stderr: stderr)
  }

  public struct NothingSaid: Error { let stderr: String }

  public var id: pid_t { process.id }

  /// Before ``result()``.
  public func send(_ signal: Int32) { _ = Foundation.kill(process.id, signal) }

  /// Ends it.
  public func kill() {
    process.kill()
    _ = process.wait()
  }

  private func text(_ path: String?) throws -> String {
    try path.map { String(decoding: try Data(contentsOf: URL(filePath: $0)), as: UTF8.self) } ?? ""
  }
}

public struct ProgramResult: Sendable {
  /// 128 and the signal where the program was killed.
  public let status: Int32
  public let stdout, stderr: String
  /// Bytes that the program or a helper had at a time.
  public let peakMemory: Int

  public init(status: Int32, stdout: String, stderr: String, peakMemory: Int = 0) {
    self.status = status
    self.stdout = stdout
    self.stderr = stderr
    self.peakMemory = peakMemory
  }

  /// stdout as an object of JSON.
  public var json: [String: Any] {
    get throws {
      guard let object = try JSONSerialization.jsonObject(with: Data(stdout.utf8)) as? [String: Any] else {
        throw NoObject(text: stdout)
      }
      return object
    }
  }

  public struct NoObject: Error { let text: String }
}
