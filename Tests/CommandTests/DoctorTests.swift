import Foundation
import JapaneseText
import Testing

/// `utsusu doctor` says what is there and what is not, and its exit code whether that will do.
struct DoctorTests {
  private func checks(_ result: Program.Result) throws -> [String: [String: Any]] {
    let list = try #require(try result.json["checks"] as? [[String: Any]])
    return Dictionary(list.compactMap { check in (check["check"] as? String).map { ($0, check) } }) { $1 }
  }

  /// Without what may be broken over lines.
  private func inOneLine(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// A helper that says this of itself.
  private func helper(_ program: Program, saying answer: String) throws -> String {
    // Copied by another process: one that is started meanwhile would hold a file written here open, and what is open
    // for writing cannot be run.
    try program.file("script", "#!/bin/sh\necho -n '\(answer)'\n")
    try #require(try program.shell("cp script reader && chmod 700 reader").status == 0)
    return program.folder.appending(path: "reader").path
  }

  @Test(arguments: ["en", "ja"])
  func thisMachineHasWhatIsNeeded(_ language: String) throws {
    let program = try Program(language: language)
    let result = try program.run("doctor")
    #expect(result.status == 0 && result.stderr.isEmpty, "\(result.stdout)")
    #expect(result.stdout.contains(language == "ja" ? "必要なものはそろっています。" : "Everything needed is there."))
    let checks = try checks(program.run("doctor", "--json"))
    #expect(checks["memory"]?["detail"] as? String == "1024 MiB")
    #expect(checks["processor"]?["detail"] as? String == "120 s")
    #expect(checks["zone"]?["ok"] as? Bool == true)
    // Debian 12's SQLite has the fault; what keeps it out is said.
    let fault = try #require(checks["wal-reset"]?["detail"] as? String)
    #expect(fault.contains("has it not") || fault.contains("checkpoints hold the write lock"))
    let said = language == "ja" ? ["にはありません", "チェックポイントの間は"] : ["has it not", "checkpoints hold the write lock"]
    #expect(said.contains { inOneLine(result.stdout).contains(inOneLine($0)) })
    #expect(checks["log"]?["ok"] as? Bool == true)
    // Nothing was made.
    #expect(access(program.folder.appending(path: "home").path, F_OK) != 0)
  }

  /// Paths are left whole, on a line of their own where they need it.
  @Test(arguments: ["en", "ja"])
  func fitsATerminal(_ language: String) throws {
    let program = try Program(language: language)
    program.environment["UTSUSU_ROOM"] = "/nowhere/room"
    program.environment["UTSUSU_SOFFICE"] = "/nowhere/soffice"
    let home = program.folder.path + "/" + String(repeating: "a", count: 40)
    let text = try program.run("doctor", "--home", home).stdout
    let lines = text.split(separator: "\n")
    // Those of this machine may be longer than any line.
    for line in lines where !line.hasPrefix("    /") { #expect(displayWidth(String(line)) <= 80, "\(line)") }
    #expect(lines.contains { $0 == "    " + home }, "\(text)")
    #expect(text.contains("\n    ") && inOneLine(text).contains("libreoffice-calc-nogui"))
  }

  @Test func aHelperThatIsMissingOrSaysNonsense() throws {
    let program = try Program()
    for reader in ["/nowhere/reader", try helper(program, saying: "I am well")] {
      program.environment["UTSUSU_READER"] = reader
      let result = try program.run("doctor")
      #expect(result.status == 69)
      #expect(result.stdout.contains("UTSUSU_READER"))
      let checks = try checks(program.run("doctor", "--json"))
      #expect(checks["reader"]?["ok"] as? Bool == false)
      #expect(checks["sqlite"]?["ok"] as? Bool == true)
    }
  }

  /// An older kernel denies less; that is said, and does.
  @Test func aKernelThatDeniesNothing() throws {
    let program = try Program()
    program.environment["UTSUSU_READER"] = try helper(program, saying: "1073741824 120 32 1 1 1 1 0 0")
    let result = try program.run("doctor", "--json")
    #expect(result.status == 0)
    let checks = try checks(result)
    for denial in ["writing", "processes", "network", "other-files"] {
      #expect(checks[denial]?["ok"] as? Bool == false && checks[denial]?["needed"] as? Bool == false)
    }
    #expect(try program.run("doctor").stdout.contains("this kernel cannot deny it"))
  }

  /// It says of LibreOffice's cell what that says of itself; without a cell LibreOffice is not run.
  @Test func whatLibreOfficeIsHeldIn() throws {
    let program = try Program()
    let denials = ["cell-writing", "cell-processes", "cell-network", "cell-other-files"]
    let here = try checks(program.run("doctor", "--json"))
    #expect(here["cell"]?["ok"] as? Bool == true && denials.allSatisfy { here[$0] != nil })
    program.environment["UTSUSU_CELL"] = try helper(program, saying: "4294967296 120 1024 1 1 1 1 0 0")
    let open = try checks(program.run("doctor", "--json"))
    #expect(denials.allSatisfy { open[$0]?["ok"] as? Bool == false })
    program.environment["UTSUSU_CELL"] = "/nowhere/cell"
    let result = try program.run("doctor")
    #expect(result.status == 0 && result.stdout.contains("UTSUSU_CELL"))
  }

  /// What others can read is named, and closed by whatever opens the home.
  @Test func aHomeThatIsOpenToOthers() throws {
    let program = try Program()
    try program.run("rooms", "add", "3A")
    let database = program.folder.appending(path: "home/utsusu.sqlite").path
    #expect(try checks(program.run("doctor", "--json"))["privacy"]?["ok"] as? Bool == true)
    chmod(database, 0o644)
    let found = try checks(program.run("doctor", "--json"))["privacy"]
    #expect(
      found?["ok"] as? Bool == false && (found?["detail"] as? String)?.contains("\(database) (others: 44)") == true)
    try program.run("rooms")
    #expect(try checks(program.run("doctor", "--json"))["privacy"]?["ok"] as? Bool == true)
  }

  /// A log that nobody could shorten is named, with why.
  @Test func aLogThatHasGrown() throws {
    let program = try Program()
    try program.run("rooms", "add", "3A")
    let database = program.folder.appending(path: "home/utsusu.sqlite").path
    #expect(
      truncate(database + "-wal", 0) == 0 || FileManager.default.createFile(atPath: database + "-wal", contents: nil))
    #expect(truncate(database + "-wal", 65 << 20) == 0)
    try Data("1795575600 readers".utf8).write(to: URL(filePath: database + "-refused"))
    let found = try checks(program.run("doctor", "--json"))["log"]
    #expect(
      found?["ok"] as? Bool == false
        && found?["detail"] as? String == "66560 KiB, refused 2026-11-25T03:00:00Z: readers")
  }

  @Test func aHomeThatCannotBeMade() throws {
    let program = try Program()
    let result = try program.run("doctor", "--json", "--home", "/sys/utsusu")
    #expect(result.status == 69)
    #expect(try checks(result)["home"]?["ok"] as? Bool == false)
  }
}
