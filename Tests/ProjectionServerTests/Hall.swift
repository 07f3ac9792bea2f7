import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import PagePictures
import Synchronization
import Testing

@testable import ProjectionServer

/// A home with a briefing of two materials, and the rooms of a server that serves it in this process.
final class Hall: Sendable {
  let folder: URL
  let visit: Visit
  let server: RoomServer
  let time = Clock()
  /// What the server has logged.
  let log = Log()
  static let start = PreciseInstant(milliseconds: 1_795_575_600_000)

  /// - Parameter configure: changes what the server is made of.
  init(
    title: String = "避難所の収容計画", pages: StillPages = StillPages(), policy: Policy = .roles,
    configure: (inout RoomServer.Configuration) -> Void = { _ in }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-hall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    visit = try await Library(
      home: Home(given: folder.appending(path: "home").path, environment: [:]),
      environment: ProcessInfo.processInfo.environment, policy: policy
    ).visit(by: Person("tester"), at: Hall.start.instant)
    let clock = time
    var configuration = RoomServer.Configuration(
      host: "127.0.0.1", port: 0, now: { clock.now }, environment: ["UTSUSU_PAGES": Hall.pagesFolder],
      logger: log.logger)
    configuration.uptime = { clock.uptime }
    // All tests run at once: a request may wait long for its turn.
    configuration.patience = .seconds(600)
    configure(&configuration)
    server = try RoomServer(visit.library, pages: pages, configuration)
    _ = try await register(title, ["収容計画.txt", "図面.txt"])
  }

  /// Stands still until a test moves it.
  final class Clock: Sendable {
    private let state = Mutex((instant: Hall.start, uptime: Int64(0)))
    var now: PreciseInstant { state.withLock { $0.instant } }
    var uptime: Int64 { state.withLock { $0.uptime } }

    /// Time passes; less than none: somebody puts the clock back.
    func advance(_ milliseconds: Int64) {
      state.withLock { $0 = ($0.instant.advanced(by: milliseconds), $0.uptime + max(0, milliseconds)) }
    }
  }

  /// Lines of JSON.
  final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    private func add(_ line: String) { lines.withLock { $0.append(line) } }
    var logger: Logger { Logger(label: "test") { _ in JSONLogHandler(hiding: [], write: { self.add($0) }) } }
    var text: String { lines.withLock { $0.joined() } }

    /// The lines that tell of something, without when.
    func told(_ event: String) -> [[String: AnyHashable]] {
      lines.withLock { $0 }.compactMap {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
      }.filter { $0["event"] as? String == event }.map { line in
        line.filter { !["at", "level", "request", "projection"].contains($0.key) }
          // Numbers and texts of Swift, which equal others of Swift.
          .mapValues { value in
            (value as? String).map { AnyHashable($0) } ?? AnyHashable((value as? NSNumber)?.intValue ?? 0)
          }
      }
    }
  }

  /// Pages of another folder, with the same log.
  func webPages(_ folder: String) throws -> WebPages {
    try WebPages(environment: ["UTSUSU_PAGES": folder], logger: log.logger)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static var pagesFolder: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Faces/ProjectionServer/Pages").path
  }

  func register(
    _ title: String, _ names: [String], at instant: Instant? = nil, text: String? = nil
  ) async throws -> Briefing.ID {
    let files = try names.map { name in
      let url = folder.appending(path: name)
      try Data((text ?? "\(title) \(name) 避難所 \(UUID())").utf8).write(to: url)
      return SourcePath(url.path)
    }
    let receipt = try await visit.register(
      files,
      Registration(
        title: title, recipients: ["局長", "危機管理監"], unit: "危機管理課",
        moment: instant.map { Moment(instant: $0, dayOnly: false) }))
    return receipt.briefing.id
  }

  /// Makes a briefing live, in a room that is made where there is none of that name.
  ///
  /// - Parameter asker: who puts it up; who holds the home when `nil`.
  func project(
    _ briefing: Briefing.ID = 1, room: String = "3A", by asker: Visit? = nil
  ) async throws -> ProjectionRequest {
    if try await !visit.rooms().contains(where: { $0.room.name == room }) { _ = try await visit.addRoom(room) }
    let request = try await (asker ?? visit).project(briefing, room: room, driver: "佐藤", minutes: 10)
    await server.registry.look()
    // A server that listens looks by itself, too: where it has come first, it may still be at it.
    while server.registry.keyring.door(for: request.drive) == nil { try await Task.sleep(for: .milliseconds(2)) }
    return request
  }

  /// A server that listens, and a client of it.
  func serving<Value: Sendable>(_ body: @escaping @Sendable (Visitor) async throws -> Value) async throws -> Value {
    await server.registry.look()
    return try await server.buildApplication().test(.live) { client in try await Visitor.with(client, body) }
  }
}

extension Hall {
  /// The same by nothing but its answers: nothing looks for news of its own accord, draws ahead or writes records.
  func answering<Value: Sendable>(_ body: @escaping @Sendable (Visitor) async throws -> Value) async throws -> Value {
    let application = Application(
      router: server.buildRouter(), configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: log.logger)
    return try await application.test(.live) { client in try await Visitor.with(client, body) }
  }
}

/// Pages of which there are always five, and pictures that say which they are.
struct StillPages: PageSource {
  var count = 5
  var hidden: Set<Int> = []
  /// Fails for materials of these names.
  var broken: Set<String> = []
  /// What the page of this number says beside its number.
  var words: (page: Int, text: String)?
  /// What the pages say instead, from the first.
  var texts: [String] = []
  /// Pages that say what they do not show, by the material's name.
  var unseen: [String: [Int]] = [:]
  /// Has to be converted first, which lasts until its gate opens.
  var slow: (name: String, gate: Gate)?

  let prepared = Prepared()

  /// What was drawn ahead, in that order.
  final class Prepared: Sendable {
    private let files = Mutex<[(name: String, pictures: Bool)]>([])
    var names: [String] { files.withLock { $0.map(\.name) } }
    /// Those of which no more was asked for than how many pages they have.
    var counted: [String] { files.withLock { $0.filter { !$0.pictures }.map(\.name) } }
    func note(_ version: MaterialVersion, _ pictures: Bool) {
      files.withLock { $0.append((version.fileName, pictures)) }
    }
  }

  /// Closed until it is opened; counts who comes.
  final class Gate: Sendable {
    private let state = Mutex((isOpen: false, count: 0))
    var count: Int { state.withLock { $0.count } }
    func open() { state.withLock { $0.isOpen = true } }

    func pass() async {
      state.withLock { $0.count += 1 }
      while !state.withLock({ $0.isOpen }) { try? await Task.sleep(for: .milliseconds(5)) }
    }
  }

  func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int {
    if let slow, slow.name == version.fileName { await slow.gate.pass() }
    if broken.contains(version.fileName) { throw .noLibreOffice }
    return count
  }

  func hiddenPages(of version: MaterialVersion) async throws(PictureFault) -> Set<Int> { hidden }
  func paperPages(of version: MaterialVersion) async throws(PictureFault) -> Int? { nil }
  func unseenPages(of version: MaterialVersion) async throws(PictureFault) -> [Int]? { unseen[version.fileName] ?? [] }

  func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-picture-\(UUID().uuidString)").path
    _ = FileManager.default.createFile(
      atPath: path, contents: Data("\(version.fileName) \(page) \(width.rawValue)".utf8))
    return path
  }

  func part(_ part: PagePart, of page: Int, _ version: MaterialVersion, width: PictureWidth, mark: String)
    async throws(PictureFault) -> [UInt8]
  {
    Array("\(part.x) \(part.y) \(part.width) \(part.height) \(width.rawValue)\(mark)".utf8)
  }

  func textAloud(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    try await text(of: version, page: page)
  }

  func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    if texts.indices.contains(page - 1) { return texts[page - 1] }
    return "\(version.fileName)の\(page)ページ" + (words.map { $0.page == page ? $0.text : "" } ?? "")
  }

  func makeAhead(_ version: MaterialVersion, near page: Int) async {}
  func prepare(_ version: MaterialVersion, pictures: Bool) async throws(PictureFault) -> Int {
    prepared.note(version, pictures)
    if broken.contains(version.fileName) { throw .cannotRead }
    return count
  }

  func rest() async {}
  func run() async throws { try await Task.sleep(for: .seconds(3600)) }
}

/// Somebody with a browser.
struct Visitor: Sendable {
  let client: any TestClientProtocol

  /// Waits long for an answer, since all tests run at once; Hummingbird's own gives up after 20 seconds.
  private var patient: TestClient?

  init(_ client: any TestClientProtocol) { self.client = client }

  static func with<Value: Sendable>(
    _ client: any TestClientProtocol, _ body: (Visitor) async throws -> Value
  ) async throws -> Value {
    var visitor = Visitor(client)
    let patient = TestClient(
      host: "localhost", port: try #require(client.port), configuration: .init(timeout: .seconds(600)))
    patient.connect()
    visitor.patient = patient
    do {
      let value = try await body(visitor)
      try await patient.shutdown()
      return value
    } catch {
      try await patient.shutdown()
      throw error
    }
  }

  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }
  }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
    try await ask(path, .get, headers, nil)
  }

  func post(
    _ path: String, _ body: String, headers: HTTPFields = [.contentType: "application/json"]
  ) async throws -> Answer {
    try await ask(path, .post, headers, ByteBuffer(string: body))
  }

  /// An act by the console `a` of a drive key.
  func act(_ key: AccessKey, _ act: String, _ members: String = "", console: String = "a") async throws -> Answer {
    let rest = members.isEmpty ? "" : ", " + members
    return try await post("/drive/\(key.text)/acts", #"{"act": "\#(act)", "console": "\#(console)"\#(rest)}"#)
  }

  private func ask(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
  ) async throws -> Answer {
    guard let patient else {
      let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
      return Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
    }
    var headers = headers
    headers[.connection] = "keep-alive"
    let response = try await patient.execute(
      TestClient.Request(path, method: method, authority: "localhost", headers: headers, body: body))
    return Answer(
      status: response.head.status.code, headers: response.head.headerFields,
      text: String(buffer: response.body ?? ByteBuffer()))
  }
}
