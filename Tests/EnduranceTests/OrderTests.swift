import Foundation
import Testing

/// The order in which a registration reaches the disk, which is what a power cut meets and no killed process shows.
struct OrderTests {
  @Test func firstTheFileThenTheLedgerThenTheReceipt() throws {
    let office = try Office()
    // The folders and the database are there already.
    try office.run(["register", office.file("a.txt", "前"), "--title", "前", "--to", "局長", "--from", "課"])
    let trace = office.folder + "/trace"
    let outcome = try office.run(
      ["register", office.file("b.txt", "本文"), "--title", "題", "--to", "局長", "--from", "課"],
      environment: [
        "LD_PRELOAD": try CompiledFault.library("faults", ["-ldl"]), "FAULT_UNDER": office.kept, "FAULT_TRACE": trace,
      ], stdout: office.folder + "/receipt")
    #expect(outcome.status == 0)
    var calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").map(String.init)[...]

    func expectNext(_ what: String, _ isIt: (String) -> Bool) {
      guard let place = calls.firstIndex(where: isIt) else {
        Issue.record("no \(what) after what came before")
        return
      }
      calls = calls[(place + 1)...]
    }
    expectNext("arrival") { $0.hasPrefix("mkdir ") && $0.contains("/.incoming-") }
    expectNext("write of the copy") { $0.hasPrefix("write ") && $0.contains("/.incoming-") }
    expectNext("flush of the copy") { $0.hasPrefix("fsync ") && $0.contains("/.incoming-") }
    expectNext("reading back") { $0.hasPrefix("open ") && $0.contains("/.incoming-") }
    expectNext("rename to its place") { $0.hasPrefix("rename ") && $0.contains("/materials/") }
    expectNext("flush of the folder") { $0.hasPrefix("fsync ") && $0.contains("/materials/") }
    expectNext("transaction") { $0.hasPrefix("pwrite ") && $0.hasSuffix("utsusu.sqlite-wal") }
    expectNext("flush of the transaction") { $0.hasPrefix("fsync ") && $0.hasSuffix("utsusu.sqlite-wal") }
    expectNext("receipt") { $0.hasPrefix("write ") && $0.hasSuffix("/receipt") }
  }
}
