import BriefingDomain
import ForgedFiles
import HelperHost
import HelperProtocol
import MaterialReading
import Synchronization
import Testing

/// What a helper denies itself, tried from within the real one.
struct ConfinementTests {
  @Test func limitsHold() async throws {
    let found = try await HelperConfinement.found(by: CorpusTests.pool().executable)
    #expect(found.memory == 1 << 30)
    #expect(found.processor == 120)
    #expect(found.openFiles == 32)
  }

  /// What the kernel offers must have been taken: whoever has seccomp starts no process, and so on.
  @Test func whatTheKernelCanDenyIsDenied() async throws {
    let found = try await HelperConfinement.found(by: CorpusTests.pool().executable)
    if !found.filtersCalls { Issue.record("this kernel has no seccomp: nothing is tested", severity: .warning) }
    if found.landlock == 0 { Issue.record("this kernel has no Landlock: nothing is tested", severity: .warning) }
    if found.filtersCalls { #expect(!found.startsProcesses && !found.connects && !found.writesFiles) }
    if found.landlock > 0 { #expect(!found.writesFiles && !found.readsOtherFiles) }
  }

  @Test func onlyWhatWasGivenIsRead() async throws {
    let (given, other) = (try FixtureFile([65], name: "a.txt"), try FixtureFile([66], name: "b.txt"))
    let pool = try CorpusTests.pool(readable: [given.path])
    #expect(try await pool.read(MaterialFile(path: given.path)).pages.map(\.text) == ["A"])
    guard try await HelperConfinement.found(by: pool.executable).landlock > 0 else { return }
    let content = try await pool.read(MaterialFile(path: other.path))
    #expect(content.reason == .damaged && content.pages.isEmpty)
    #expect(content.detail == "cannot be opened: Permission denied")
  }

  /// Ten forms that each draw the next one ten times.
  @Test func processorTimeOfAFile() async throws {
    let draws = (0..<10).map { "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X \($0 + 5) 0 R>>>>" }
    let content = String(repeating: "/X Do ", count: 10)
    let forms = draws.map { "\($0)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream" }
    let bomb = try FixtureFile(
      forgedPDF(
        [
          "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Contents 4 0 R>>",
        ] + forms + ["<</Length 0>>\nstream\n\nendstream"]), name: "bomb.pdf")
    let text = try FixtureFile([65], name: "a.txt")
    let pool = try CorpusTests.pool(
      readable: [bomb.path, text.path], limits: ReadingLimits(helpers: 1, processor: 1))
    let seen = Mutex<[MaterialContent]>([])
    try await pool.readAll([bomb, text].map { MaterialFile(path: $0.path) }) { _, content in
      seen.withLock { $0.append(content) }
    }
    let contents = seen.withLock { $0 }
    #expect(contents.map(\.reason) == [.timedOut, nil])
    #expect(contents.first?.detail == "more than 1 s of processor time")
  }

  @Test func whatAHelperSaysIsChecked() throws {
    let found = HelperConfinement(
      memory: nil, processor: 7, openFiles: 32, startsProcesses: false, connects: true, writesFiles: false,
      readsOtherFiles: true, landlock: 3, filtersCalls: true)
    #expect(try HelperConfinement(encoded: found.encoded) == found)
    for text in ["", "1 2", "1 2 3 4 5 6 7 8 9", "1 2 3 0 0 0 0 1 x", found.encoded + " 1"] {
      #expect(throws: ProtocolViolation.self) { try HelperConfinement(encoded: text) }
    }
  }
}
