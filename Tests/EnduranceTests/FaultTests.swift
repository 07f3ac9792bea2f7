import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import Synchronization
import Testing

/// Every system call that a command writes with fails once, at each place where it is made: nothing confirmed is lost,
/// nothing is half done, one sentence says what happened, and the same command completes when the disk is well again.
struct FaultTests {
  enum Act: String, CaseIterable, Sendable {
    case register, index, importing, submit, backup, archive, replace, undo, remove

    func arguments(_ office: Office) -> [String] {
      switch self {
      case .register:
        ["register", office.folder + "/new.txt", "--title", "新", "--to", "局長", "--from", "課", "--json"]
      case .index: ["index", office.folder + "/archive", "--json"]
      case .importing: ["import", "ledger", office.folder + "/ledger.csv", "--json"]
      case .submit: ["submit", "1", "--to", "局長", "--form", "paper", "--copies", "3", "--json"]
      case .backup: ["backup", office.backup, "--json"]
      case .archive: ["backup", office.archive, "--json"]
      case .replace: ["register", office.folder + "/new.txt", "--replaces", "1", "--material", "1", "--json"]
      case .undo: ["undo", "--json"]
      case .remove: ["material", "remove", "1", "--reason", "誤登録", "--yes", "--json"]
      }
    }
  }

  /// A home with one briefing, its submission and a backup, made once.
  private static func template() throws -> Office {
    let office = try Office()
    try office.run(
      ["register", office.file("old.txt", "避難所の本文"), "--title", "旧", "--to", "局長", "--from", "課"])
    try office.run(["submit", "1", "--to", "局長", "--form", "digital"])
    try office.run(["backup", office.backup])
    try office.run(["backup", office.archive])
    try office.file("new.txt", "新しい本文")
    for number in 1...3 { try office.file("archive/\(number).txt", "書庫の \(number)") }
    try office.file(
      "ledger.csv",
      "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
        + (1...3).map { "2026-11-0\($0),取込 \($0),課,局長,paper,2,4,yes,\n" }.joined())
    return office
  }

  /// What a person can see: so much and no more is there, whichever way it ended.
  private static func state(_ office: Office) throws -> [Int] {
    try ["briefing", "material", "version", "page", "ledger"].map { try office.count("SELECT count(*) FROM \($0)") }
  }

  @Test(
    arguments: Act.allCases, ["open", "write", "pwrite", "fsync", "rename", "mkdir", "ftruncate", "unlink", "space"])
  func nothingIsLost(_ act: Act, _ call: String) async throws {
    let template = try Self.template()
    let done = try Office(copyOf: template)
    let answer = try done.run(act.arguments(done))
    #expect(answer.status == 0, "\(answer.stderr)")
    let (before, after) = (try Self.state(template), try Self.state(done))

    let codes = [ENOSPC, EIO, EACCES]
    var number = 0
    var fired = true
    // More calls than any act makes: taking something away writes each page of the database anew.
    while fired, number < 1_000 {
      number += Effort.isTorture || number < 6 ? 1 : 3
      // All three errors, once and for good, in a long run; one after another in a short one.
      let all = codes.flatMap { code in [(code, false), (code, true)] }
      for (code, stays) in Effort.isTorture ? all : [all[number % all.count]] {
        let office = try Office(copyOf: template)
        fired = try await survives(act, call, number, code, stays: stays, office, [before, after])
      }
    }
    #expect(number < 1_000)
    print("failed calls so far: \(Self.failed.withLock { $0 })")
  }

  /// Whoever cannot read the receipt must learn that the act is done, or would do it twice.
  @Test func aReceiptThatCannotBeWritten() throws {
    let office = try Office()
    let outcome = try office.run(
      ["register", office.file("a.txt", "本文"), "--title", "題", "--to", "局長", "--from", "課"], stdout: "/dev/full")
    #expect(outcome.status == 73)
    #expect(outcome.stderr.contains("is done"), "\(outcome.stderr)")
    #expect(try office.count("SELECT count(*) FROM briefing WHERE title = '題'") == 1)
  }

  /// Every call that fails here is counted for the table in docs/durability.md.
  private static let failed = Mutex(0)

  private func survives(
    _ act: Act, _ call: String, _ number: Int, _ code: Int32, stays: Bool, _ office: Office, _ states: [[Int]]
  ) async throws -> Bool {
    let mark = office.folder + "-fired"
    defer { unlink(mark) }
    let faulty = try office.run(
      act.arguments(office),
      environment: [
        "LD_PRELOAD": try CompiledFault.library("faults", ["-ldl"]), "FAULT_CALL": call, "FAULT_AT": "\(number)",
        "FAULT_ERRNO": "\(code)",
        "FAULT_UNDER": office.kept, "FAULT_MARK": mark,
      ].merging(stays ? ["FAULT_STAY": "1"] : [:]) { $1 })
    let fired = access(mark, F_OK) == 0
    if fired { Self.failed.withLock { $0 += 1 } }
    let what: Comment = "\(act) \(call) \(number) errno \(code) stays \(stays): \(faulty.status) \(faulty.stderr)"
    if fired {
      // Some failures make no difference, such as that of taking a temporary file away.
      // What cannot be opened for reading is a missing input.
      #expect(([0, 73, 74] + (call == "open" ? [66] : [])).contains(faulty.status), what)
    } else {
      #expect(faulty.status == 0, what)
    }
    if faulty.status != 0 {
      #expect(faulty.stderr.isOneComplaint, what)
      #expect(faulty.stdout.isEmpty, what)
    }
    let findings = try await office.findings()
    // What is taken away and lies on the disk still is named, until the same command takes it away in full.
    let isUnfinished = act == .remove && faulty.status != 0 && findings.allSatisfy { $0.fault == .remains }
    #expect(findings.isEmpty || isUnfinished, "\(what) \(findings)")
    // `index` commits file by file; everything else is all or nothing.
    let state = try Self.state(office)
    if faulty.status == 0 {
      #expect(state == states[1], what)
    } else if act != .index {
      #expect(states.contains(state), "\(what) \(state)")
    }
    #expect(try office.count("SELECT count(*) FROM ledger WHERE form = 'digital' AND NOT withdrawn") == 1, what)
    for backup in [office.backup, office.archive] {
      #expect(try await BackupCopy.verify(backup, progress: { _ in }).findings.isEmpty, what)
    }
    if fired {
      let isPending = !findings.isEmpty
      let again = try office.run(act.arguments(office))
      // What was done is refused: an import row by row, so that none is entered twice.
      let isRefused = [.importing, .undo, .remove].contains(act) && state == states[1] && !isPending
      #expect(again.status == (isRefused ? 65 : 0), "\(what) again: \(again.stderr)")
      #expect(try await office.isWhole(), what)
      let strays = try office.strays()
      #expect(strays.isEmpty || !["register", "index", "replace"].contains(act.rawValue), "\(what) \(strays)")
    }
    return fired
  }
}
