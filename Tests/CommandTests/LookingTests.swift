import Foundation
import Testing

/// What only asks leaves the database as it is, to the last byte: nothing is to be flushed.
struct LookingTests {
  @Test(arguments: [
    ["status"], ["report", "2026-11", "--running", "--json"], ["search", "避難所"], ["show", "1"], ["recipient", "list"],
  ])
  func writesNothing(_ command: [String]) throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-24 10:00")
    let database = program.folder.appending(path: "home/utsusu.sqlite")
    let before = try Data(contentsOf: database)
    #expect(try program.run(command).status == 0)
    #expect(try Data(contentsOf: database) == before)
    #expect(!FileManager.default.fileExists(atPath: database.path + "-wal"))
  }
}
