import BriefingDomain
import BriefingLibrary
import Foundation
import Synchronization
import Testing

/// What waits for a disk or a lock keeps none of Swift's own threads, which a server's answers need.
struct ThreadTests {
  @Test func filesAreReadElsewhere() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let threads = Mutex<[String: Set<String>]>([:])
    @Sendable func here(_ act: String) {
      threads.withLock { _ = $0[act, default: []].insert(Thread.current.name ?? "") }
    }
    @Sendable func ofFiles(_ act: String) -> @Sendable (VerifyProgress) -> Void {
      { if $0.subject == .file { here(act) } }
    }
    let backup = fixture.folder.appending(path: "backup").path
    _ = try await visit.index([try fixture.file("a.txt", "避難所")], progress: { _ in here("index") })
    _ = try await visit.verify(progress: ofFiles("verify"))
    _ = try await visit.repair(progress: ofFiles("repair"))
    _ = try await visit.backUp(to: backup, progress: ofFiles("back up"))
    _ = try await BackupCopy.verify(backup, progress: ofFiles("verify a backup"))
    let restored = Home(given: fixture.folder.appending(path: "restored").path, environment: [:])
    _ = try await BackupCopy.restore(backup, to: restored, allowingDamage: false, progress: ofFiles("restore"))
    let acts = ["index", "verify", "repair", "back up", "verify a backup", "restore"]
    #expect(threads.withLock { $0 } == Dictionary(uniqueKeysWithValues: acts.map { ($0, ["utsusu-blocking"]) }))
  }

  /// As many wait for a folder as would take all threads, and the one that lets go of it is not theirs.
  @Test func aLockIsWaitedForWithoutAThread() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let folder = open(fixture.home.materials, O_RDONLY | O_DIRECTORY)
    try #require(folder >= 0 && flock(folder, LOCK_EX) == 0)
    let letGo = DispatchSemaphore(value: 0)
    let wasTold = Mutex<Bool?>(nil)
    Thread.detachNewThread {
      let inTime = letGo.wait(timeout: .now() + 20) == .success
      wasTold.withLock { $0 = inTime }
      close(folder)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<(2 * ProcessInfo.processInfo.activeProcessorCount + 8) {
        let file = try fixture.file("\(number).txt", "\(number)")
        group.addTask {
          _ = try await visit.register([file], Registration(title: "報告", recipients: [], unit: "危機管理課"))
        }
      }
      try await Task.sleep(for: .milliseconds(300))
      letGo.signal()
      try await group.waitForAll()
    }
    #expect(wasTold.withLock { $0 } == true)
  }
}
