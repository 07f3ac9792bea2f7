import BuiltPrograms
import Foundation
import Testing

/// A signed report on another machine: without the home, and read by a program that knows its description alone.
struct CheckCommandTests {
  private let program: Program
  private let file: String

  /// The sample ledger, with what an office corrects, takes back, sets and leaves unrecorded.
  init() throws {
    program = try Program()
    file = program.folder.appending(path: "report.txt").path
    try program.run("import", "ledger", Program.sampleDecks.appending(path: "ledger.csv").path)
    let deck = try program.file("資料.txt", "避難所")
    try program.run("register", deck, "--to", "局長", "--to", "危機管理監", "--from", "危機管理課", "--on", "2026-10-20 10:00")
    for form in ["paper", "both", "digital"] { try program.run("submit", "1", "--to", "局長", "--form", form) }
    try program.run("withdraw", "1", "--to", "局長", "--reason", "誤登録")
    try program.run("base", "set", "2025-07..2026-02")
    try program.run("unit", "set", "危機管理課", "--floor", "7階", "--adopted", "2026-03")
    let signed = try program.run("report", "2026-10", "--signed", file)
    try #require(signed.status == 0, "\(signed.stderr)")
  }

  private func python(_ arguments: String...) throws -> Program.Result {
    let script = Program.repository.appending(path: "Tests/Figures/check_report.py").path
    return try program.start(["-B", script] + arguments, of: "/usr/bin/python3").result()
  }

  @Test func theDescriptionSuffices() throws {
    let good = try python(file)
    #expect(good.status == 0 && good.stdout.hasSuffix("all holds.\n"), "\(good.stderr)")
    let key = try String(#require(program.run("key").stdout.split(separator: "\n").first))
    #expect(try python(file, key).status == 0)
    // What it finds, utsusu finds, too.
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try program.run("key", "renew")
    let other = try String(#require(program.run("key").stdout.split(separator: "\n").first))
    #expect(try python(file, other).stderr.contains("key"))
    #expect(try program.run("check", file, "--key", other).status == 65)
    for (said, forged) in [
      (#""copies":4"#, #""copies":3"#), (#""name":"局長""#, #""name":"次長""#), ("report.documents\",\"value\":", "$01"),
      ("utsusu-report 1", "utsusu-report 2"), ("— utsusu", "– utsusu"), ("\nreport ", "\nreport A"),
    ] {
      let changed = try program.file(
        "changed.txt", text.replacing(said, with: forged == "$01" ? said + "1" : forged, maxReplacements: 1))
      #expect(try python(changed).status != 0, "\(said)")
      #expect(try program.run("check", changed).status == 65, "\(said)")
    }
  }

  /// Nothing of a home is read, made or looked for.
  @Test func withoutAHome() throws {
    let elsewhere = program.folder.appending(path: "elsewhere")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    let result = try program.run(
      ["check", file],
      environment: ["UTSUSU_HOME": "", "HOME": elsewhere.path, "XDG_DATA_HOME": "", "TZ": "America/Lima"])
    #expect(result.status == 0, "\(result.stdout)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).isEmpty)
    let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  /// Whatever is in a file or in its place, there is an answer.
  @Test func hostileFiles() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let deep = String(repeating: "[", count: 100_000)
    for (name, hostile) in [
      ("empty", ""), ("newlines", String(repeating: "\n", count: 10)), ("deep", "utsusu-report 1\n\(deep)\n\n"),
      ("long", "utsusu-report 1\n" + String(repeating: "x", count: 3 << 20) + "\n"), ("many", text + text),
      ("years", text.replacing(#""period":"2026-10""#, with: #""period":"0001-01..9999-12""#)),
      ("instant", text.replacing(#""computedAt":"#, with: #""computedAt":-9223372036854775808,"x":"#)),
      ("zone", text.replacing(#""name":"base""#, with: #""name":"zone""#)),
      ("large", text.replacing(#""occurredAt":1"#, with: #""occurredAt":922337203685477580"#)),
      ("copies", text.replacing(#""copies":4"#, with: #""copies":99999999999999999999"#)),
      ("pages", text.replacing(#""pagesPerSide":1"#, with: #""pagesPerSide":0"#)),
      ("escape", text.replacing(#""title":""#, with: #""title":"\u001b[2J"#)),
    ] {
      let result = try program.run("check", try program.file(name, hostile))
      #expect(result.status == 65 && !result.stdout.contains("\u{1B}"), "\(name): \(result.stderr)")
    }
    #expect(try program.run("check", "/dev/zero").status == 66)
    #expect(try program.run("check", program.folder.path).status == 66)
  }

  /// Without the note at the end nobody has signed it, whoever's key is given.
  @Test func withoutItsSignature() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let note = try #require(text.range(of: "\n\n", options: .backwards))
    let key = try String(#require(program.run("key").stdout.split(separator: "\n").first))
    let cut = try program.file("cut.txt", String(text[..<note.lowerBound]) + "\n")
    let result = try program.run("check", cut, "--key", key)
    #expect(result.status == 65 && result.stdout.contains("missing or damaged") && !result.stdout.contains("Signed by"))
  }
}
