import BriefingDomain
import Glibc
import HelperHost
import MaterialReading
import Synchronization
import Testing

@Suite(.serialized) struct ReaderPoolTests {
  private static let quick = ReadingLimits(helpers: 1, silence: .milliseconds(600), total: .seconds(3))
  /// For what must not end by a limit, however busy the machine is.
  private static let patient = ReadingLimits(helpers: 1)

  /// The contents of several files, by index.
  private func readAll(_ script: String, count: Int = 1, limits: ReadingLimits = patient) async throws
    -> [MaterialContent?]
  {
    let helper = try FakeHelper(script)
    let results = Mutex([MaterialContent?](repeating: nil, count: count))
    let files = (0..<count).map { MaterialFile(path: "/nowhere/\($0).txt") }
    try await ReaderPool(executable: helper.path, limits: limits, readable: []).readAll(files) { index, content in
      results.withLock { $0[index] = content }
    }
    return results.withLock { $0 }
  }

  @Test func crashTakesDownOneFileOnly() async throws {
    // Every helper reads one file and dies in the middle of the next.
    let results = try await readAll(
      "ready; request; format; page 1 a; end; request; format; page 1 b; kill -9 $$", count: 4)
    #expect(results.map { $0?.reason } == [nil, .crashed, nil, .crashed])
    #expect(results.map { $0?.pages.map(\.text) } == [["a"], ["b"], ["a"], ["b"]])
  }

  /// What has been read is kept, but does not count as all of the file, whatever status the helper leaves with.
  @Test(arguments: ["exit 0", "exit 74"])
  func endWithoutItsFrameIsACrash(_ end: String) async throws {
    let content = try await readAll("ready; request; format; page 1 a; \(end)")[0]
    #expect(content?.reason == .crashed)
    #expect(content?.detail == "the helper ended while it was at work")
    #expect(content?.pages.map(\.text) == ["a"])
  }

  @Test func silenceIsTimedOut() async throws {
    let start = ContinuousClock.now
    let results = try await readAll("ready; request; format; page 1 a; sleep 60", limits: Self.quick)
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(results[0]?.reason == .timedOut)
    #expect(results[0]?.pages.map(\.text) == ["a"])
  }

  @Test func talkWithoutEndIsTimedOut() async throws {
    let limits = ReadingLimits(helpers: 1, silence: .seconds(5), total: .milliseconds(700))
    let results = try await readAll(
      "ready; request; format; for i in 1 2 3 4 5 6 7; do page $i a; sleep 0.3; done", limits: limits)
    #expect(results[0]?.reason == .timedOut)
    #expect((results[0]?.pages.count ?? 0) >= 1)
  }

  @Test(arguments: [
    ("page 1 a; end", 0), ("format; page 2 a; end", 0), ("format; page 1 a; page 3 b; end", 1),
    ("format; page 1 a; printf 'Pzzzz'; end", 1),
    ("format; page 1 a; printf 'P\\005\\000\\000\\000\\002\\000\\000\\000\\033'; end", 1), ("format; format; end", 0),
    ("end", 0), ("ready", 0),
  ])
  func forgedAnswersAreCrashes(_ answer: String, _ pages: Int) async throws {
    let results = try await readAll("ready; request; \(answer); sleep 60", count: 1)
    #expect(results[0]?.reason == .crashed)
    #expect(results[0]?.pages.count == pages)
  }

  /// An answer before its request belongs to no file.
  @Test func answersThatNobodyAskedFor() async throws {
    let results = try await readAll(
      """
      ready; request; (format; page 1 a; end; format; page 1 b; end) > $0.said; cat $0.said; rm $0.said
      request; format; page 1 c; end
      """, count: 2)
    #expect(results.map { $0?.pages.map(\.text) } == [["a"], ["a"]])
  }

  @Test func boundsOfPagesAndText() async throws {
    var limits = Self.quick
    limits.pages = 2
    let script = "ready; request; format; page 1 a; page 2 b; page 3 c; end"
    #expect(try await readAll(script, limits: limits)[0]?.reason == .tooLarge)
    limits.pages = 9
    limits.textBytes = 2
    let results = try await readAll(script, limits: limits)
    #expect(results[0]?.reason == .tooLarge)
    #expect(results[0]?.pages.count == 2)
  }

  @Test func successWithoutTextIsCorrected() async throws {
    #expect(try await readAll("ready; request; format; end")[0]?.reason == .noText)
  }

  @Test(arguments: ["exit 1", "printf 'R\\001\\000\\000\\000\\012'; sleep 60", "sleep 60", "echo hello; sleep 60"])
  func helperThatDoesNotStart(_ script: String) async throws {
    let error = await #expect(throws: HelperError.self) { try await readAll(script) }
    guard case .cannotStart = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test func missingHelper() async throws {
    let pool = ReaderPool(executable: "/nowhere/utsusu-reader", readable: [])
    await #expect(throws: HelperError.missing(path: "/nowhere/utsusu-reader")) {
      try await pool.read(MaterialFile(path: "/x"))
    }
    #expect(throws: HelperError.missing(path: "/nowhere")) {
      try ReaderLocation.find(environment: ["UTSUSU_READER": "/nowhere"])
    }
  }

  @Test func cancellation() async throws {
    let helper = try FakeHelper("ready; request; sleep 60")
    let path = helper.path
    let start = ContinuousClock.now
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await ReaderPool(executable: path, readable: []).read(MaterialFile(path: "/x")) }
        try await Task.sleep(for: .milliseconds(300))
        group.cancelAll()
        try await group.waitForAll()
      }
    }
    #expect(start.duration(to: .now) < .seconds(5))
  }

  @Test func errorOfTheConsumerEndsTheCall() async throws {
    struct Full: Error {}
    let helper = try FakeHelper("ready; while true; do request; format; page 1 a; end; done")
    let files = (0..<10).map { MaterialFile(path: "/\($0)") }
    await #expect(throws: Full.self) {
      try await ReaderPool(executable: helper.path, limits: Self.quick, readable: []).readAll(files) { _, _ in
        throw Full()
      }
    }
  }
}
