import BriefingDomain
import BriefingLibrary
import Foundation
import Logging
import ProjectionServer
import Synchronization

/// A room whose server runs in this process, where the library has other work as well. The pages are turned from a thread
/// of its own, so that what is measured is the server's wait and not the client's.
final class SharedProcess {
  let port: Int
  private let drive, follow: String
  private let folder: URL
  private let library: Library
  private let server: Task<Void, any Error>
  private var lastPage = 0

  /// - Parameter programs: the folder of the helpers.
  init(programs: String, material: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-bench-\(UUID().uuidString)")
    var environment = ProcessInfo.processInfo.environment
    for helper in ["reader", "painter", "cell"] {
      environment["UTSUSU_\(helper.uppercased())"] = "\(programs)/utsusu-\(helper)"
    }
    let (home, given) = (Home(given: folder.path, environment: [:]), environment)
    let library = try Work { try await Library(home: home, environment: given) }.value()
    self.library = library
    let live = try Work {
      let briefing = try await Self.register([material], in: library)
      return try await Self.visit(library).project(briefing, room: nil, driver: nil, minutes: nil)
    }.value()
    (drive, follow) = ("/drive/\(live.drive.text)", "/follow/\(live.follow.text)")
    var logger = Logger(label: "bench")
    logger.logLevel = .critical
    let room = try RoomServer(
      library, pages: HomePictures(library),
      RoomServer.Configuration(
        host: "127.0.0.1", port: 0,
        now: { PreciseInstant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, environment: environment,
        logger: logger))
    let address = Mutex("")
    let announced = DispatchSemaphore(value: 0)
    server = Task.detached {
      defer { announced.signal() }
      try await room.run(signals: []) { place in
        address.withLock { $0 = place }
        announced.signal()
      }
    }
    announced.wait()
    guard let port = URL(string: address.withLock { $0 })?.port else { throw Failure(description: "it does not start") }
    self.port = port
  }

  deinit {
    server.cancel()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Turns pages before a crowd as long as something goes on.
  ///
  /// - Returns: for each follower and turn the seconds from the request to the event.
  func turns(before followers: Int, while goesOn: (_ turns: Int) throws -> Bool) throws -> [Double] {
    let crowd = Crowd(port: port)
    for _ in 0..<followers { try crowd.join(follow + "/events") }
    _ = try crowd.wait(for: #""shown":{"#, since: .now)
    var (times, number): ([Double], Int) = ([], 0)
    // The first turn is onto a page that is not on.
    let first = lastPage
    while try goesOn(number) {
      number += 1
      lastPage = 1 + (first + number) % 4
      let start = ContinuousClock.now
      let socket = try connected(port)
      defer { close(socket) }
      try send(
        post(drive + "/acts", "application/json", #"{"act": "page", "console": "bench", "page": \#(lastPage)}"#),
        to: socket)
      times += try crowd.wait(for: #""page":\#(lastPage)"#, since: start)
      usleep(20_000)
    }
    return times
  }

  /// Has files registered, as another person's request to the same process would.
  func register(_ files: [String]) -> Work<Void> {
    let library = library
    return Work { _ = try await Self.register(files, in: library) }
  }

  /// Has files brought in as an archive: with several helpers, so that several files are copied at a time.
  func index(_ files: [String]) -> Work<Void> {
    let library = library
    return Work { _ = try await Self.visit(library).index(files.map { SourcePath($0) }) { _ in } }
  }

  private static func visit(_ library: Library) async throws -> Visit {
    try await library.visit(by: Person("防災課"), at: Instant(seconds: Int64(Date().timeIntervalSince1970)))
  }

  private static func register(_ files: [String], in library: Library) async throws -> Briefing.ID {
    try await visit(library).register(
      files.map { SourcePath($0) }, Registration(title: nil, recipients: [], unit: "防災課")
    ).briefing.id
  }
}

/// Work on Swift's own threads, which who measures is not among.
final class Work<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () async throws -> Value) {
    Task.detached {
      let outcome: Result<Value, any Error>
      do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
      self.outcome.withLock { $0 = outcome }
      self.done.signal()
    }
  }

  /// - Throws: what has gone wrong.
  func isDone() throws -> Bool { try outcome.withLock { try $0?.get() } != nil }

  func value() throws -> Value {
    done.wait()
    guard let value = try outcome.withLock({ try $0?.get() }) else { throw Failure(description: "no answer") }
    return value
  }
}

/// Files without a form, each of its own content.
final class LargeFiles {
  let paths: [String]
  private let folder: URL

  init(count: Int, megabytes: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = SystemRandomNumberGenerator()
    let megabyte = Data((0..<(1 << 17)).flatMap { _ in withUnsafeBytes(of: generator.next() as UInt64) { Array($0) } })
    paths = (0..<count).map { [folder] in folder.appending(path: "測量データ\($0).bin").path }
    for (number, path) in paths.enumerated() {
      guard FileManager.default.createFile(atPath: path, contents: Data("\(number)".utf8)),
        let file = FileHandle(forWritingAtPath: path)
      else { throw Failure(description: path) }
      try file.seekToEnd()
      for _ in 0..<megabytes { try file.write(contentsOf: megabyte) }
      try file.close()
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
