import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import Testing

/// Many processes on one home: nobody is refused, nothing is lost.
struct CrowdTests {
  @Test func thirtyTwoRegisterWhileOneIndexesAndTwoReport() async throws {
    let office = try Office()
    for number in 1...60 { try office.file("archive/\(number).txt", "書庫の文書 \(number)") }
    let (people, each) = (32, 20)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in 1...people {
        group.addTask {
          for number in 1...each {
            let title = "報告 \(person)-\(number)"
            let outcome = try await Self.inBackground {
              try office.run(
                [
                  "register", office.file("in/\(title).txt", title), "--title", title, "--to", "局長", "--from", "課",
                  "--json",
                ])
            }
            #expect(outcome.status == 0, "\(outcome.stderr)")
          }
        }
      }
      group.addTask {
        let outcome = try await Self.inBackground { try office.run(["index", office.folder + "/archive", "--json"]) }
        #expect(outcome.status == 0, "\(outcome.stderr)")
      }
      for _ in 1...2 {
        group.addTask {
          for _ in 1...10 {
            let outcome = try await Self.inBackground { try office.run(["report", "2026-11", "--json"]) }
            #expect(outcome.status == 0, "\(outcome.stderr)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try office.count("SELECT count(DISTINCT title) FROM briefing") == people * each)
    #expect(try office.count("SELECT count(*) FROM page WHERE text LIKE '書庫の文書%'") == 60)
    #expect(try office.strays().isEmpty)
    #expect(try await office.isWhole())
  }

  /// The first to come make the database, the others wait for it.
  @Test func aHomeThatManyOpenFirst() async throws {
    for _ in 1...(Effort.isTorture ? 100 : 3) {
      let office = try Office()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...24 {
          group.addTask {
            let outcome = try await Self.inBackground { try office.run(["status"]) }
            #expect(outcome.status == 0, "\(outcome.stderr)")
          }
        }
        try await group.waitForAll()
      }
      #expect(try await office.isWhole())
    }
  }

  /// An archive is committed file by file, so that who registers waits for one file and not for all.
  @Test func aRegistrationGetsThroughWhileAnArchiveIsIndexed() async throws {
    let office = try Office()
    for number in 1...400 { try office.file("archive/\(number).txt", "書庫の文書 \(number)") }
    try office.file("one.txt", "本文")
    let began = ContinuousClock.now
    async let indexing = Self.inBackground { try office.run(["index", office.folder + "/archive", "--json"]) }
    while access(office.home + "/utsusu.sqlite", F_OK) != 0 { usleep(10_000) }
    var times: [Double] = []
    for number in 1...5 {
      let start = ContinuousClock.now
      let outcome = try await Self.inBackground {
        try office.run(["register", office.folder + "/one.txt", "--title", "\(number)", "--to", "局長", "--from", "課"])
      }
      times.append((ContinuousClock.now - start) / .seconds(1))
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    let outcome = try await indexing
    let whole = (ContinuousClock.now - began) / .seconds(1)
    #expect(outcome.status == 0)
    print("register while indexing for \(whole) s: \(times.map { ($0 * 1000).rounded() }) ms")
    // A second on a machine that does nothing else. Other tests run beside this one; then it shows that nobody waits for
    // the whole of the archive.
    #expect(times.sorted()[2] < max(1, whole / 5))
  }

  /// Waiting for a process holds a thread, which must not be one of those that tasks run on.
  static func inBackground<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}
