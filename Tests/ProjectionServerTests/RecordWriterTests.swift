import BriefingDomain
import Synchronization
import Testing

@testable import ProjectionServer

/// The record keeps its order and loses nothing, whatever the disk does.
struct RecordWriterTests {
  /// A disk that can be full, and that holds up whoever writes for as long as it is told.
  private final class Disk: Sendable {
    struct Full: Error {}
    private struct State {
      var written: [[RecordStep]] = []
      var isFull = false
      var writers = 0
    }
    private let state = Mutex(State())
    let gate = AsyncStream.makeStream(of: Void.self)

    var written: [[RecordStep]] { state.withLock { $0.written } }
    var isBusy: Bool { state.withLock { $0.writers > 0 } }
    func fill(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }

    func write(_ steps: [RecordStep]) async throws {
      state.withLock { state in
        state.writers += 1
        #expect(state.writers == 1, "two write at a time")
      }
      defer { state.withLock { $0.writers -= 1 } }
      for await _ in gate.stream { break }
      try state.withLock { state in
        if state.isFull { throw Full() }
        state.written.append(steps)
      }
    }
  }

  private static func steps(_ numbers: ClosedRange<Int>) -> [RecordStep] { numbers.map { .screens($0) } }

  private func until(_ isSo: () -> Bool) async throws {
    for _ in 0..<1000 where !isSo() { try await Task.sleep(for: .milliseconds(10)) }
    try #require(isSo())
  }

  @Test func whatComesMeanwhileFollows() async throws {
    let disk = Disk()
    let writer = RecordWriter(write: { try await disk.write($0) }, noteFailure: { _ in Issue.record("it fails") })
    writer.add([])
    writer.add(Self.steps(1...2))
    writer.add(Self.steps(3...3))
    writer.add(Self.steps(4...5))
    disk.gate.continuation.yield()
    disk.gate.continuation.yield()
    try await until { disk.written.joined().count == 5 }
    #expect(Array(disk.written.joined()) == Self.steps(1...5))
    #expect(disk.written.count <= 2)
    #expect(await writer.pause().isEmpty)
  }

  @Test func aFullDiskIsTriedAgain() async throws {
    let disk = Disk()
    let failures = Mutex(0)
    let writer = RecordWriter(
      write: { try await disk.write($0) }, noteFailure: { _ in failures.withLock { $0 += 1 } })
    disk.fill(true)
    writer.add(Self.steps(1...2))
    try await until { disk.isBusy }
    writer.add(Self.steps(3...3))
    disk.gate.continuation.yield()
    try await until { !writer.isRecording }
    #expect(failures.withLock { $0 } == 1)
    disk.fill(false)
    for _ in 0..<2 { disk.gate.continuation.yield() }
    try await until { disk.written.joined().count == 3 }
    #expect(Array(disk.written.joined()) == Self.steps(1...3))
    try await until { writer.isRecording }
    #expect(failures.withLock { $0 } == 1)
  }

  @Test func theRestIsHandedOverOnce() async throws {
    let disk = Disk()
    let writer = RecordWriter(write: { try await disk.write($0) }, noteFailure: { _ in })
    writer.add(Self.steps(1...1))
    try await until { disk.isBusy }
    writer.stop()
    writer.add(Self.steps(2...3))
    for _ in 0..<2 { disk.gate.continuation.yield() }
    #expect(await writer.pause() == Self.steps(2...3))
    #expect(disk.written == [Self.steps(1...1)])
    // The end could not be recorded: the rest is to be written after all.
    writer.resume()
    try await until { disk.written.count == 2 }
    #expect(disk.written == [Self.steps(1...1), Self.steps(2...3)])
    #expect(await writer.pause().isEmpty)
  }
}
