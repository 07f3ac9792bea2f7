import Foundation

// Figures for docs/measured.md: `make bench`. Every ratio is to a peer in the same run on the same machine.

guard CommandLine.arguments.count >= 3 else {
  print("usage: MainJobBenchmark UTSUSU ARGUMENTS-ONLY [CORPUS]")
  exit(64)
}
let utsusu = CommandLine.arguments[1]
let argumentsOnly = CommandLine.arguments[2]
let corpus = CommandLine.arguments.count > 3 ? CommandLine.arguments[3] : "../shared/corpus"
let folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-bench-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

func home(_ name: String) -> [String: String] {
  ["UTSUSU_HOME": folder.appending(path: name).path, "UTSUSU_NOW": "2026-11-24T03:00:00Z", "LANG": "C.UTF-8"]
}

/// The longest of the registrations that somebody makes while a table is imported.
///
/// - Parameter pause: seconds between two of them.
func longestRegister(beside file: URL, pause: Double, environment: [String: String]) throws -> Double {
  let page = folder.appending(path: "beside.txt")
  var number = 0
  func register() throws -> Double {
    number += 1
    try Data("報告 \(number)\n".utf8).write(to: page)
    return try measure(
      [utsusu, "register", page.path, "--to", "局長", "--from", "危機管理課"], environment: environment
    ).wall
  }
  _ = try register()
  let importing = Process()
  importing.executableURL = URL(filePath: utsusu)
  importing.arguments = ["import", "ledger", file.path]
  importing.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  importing.standardOutput = FileHandle.nullDevice
  importing.standardError = FileHandle.nullDevice
  try importing.run()
  var longest = 0.0
  // The first one soon, so that it meets the import.
  var next = ContinuousClock.now + .seconds(pause / 3)
  while importing.isRunning {
    if ContinuousClock.now < next {
      usleep(10_000)
      continue
    }
    longest = max(longest, try register())
    next = .now + .seconds(pause)
  }
  guard importing.terminationStatus == 0 else { throw BenchmarkFailure(description: "the import beside ended badly") }
  return longest
}

let table = ResultTable()

/// `ONLY=prints` measures that alone.
func section(_ name: String, _ body: () throws -> Void) rethrows {
  if [nil, name].contains(ProcessInfo.processInfo.environment["ONLY"]) { try body() }
}

// A start, beside a program that only parses its arguments.
try section("start") {
  let floor = try median(of: 31) { try measure([argumentsOnly, "--version"]) }
  let start = try median(of: 31) { try measure([utsusu, "--version"]) }
  table.row("`utsusu --version`, wall", start.wall, beside: floor.wall, asked: "≤ 2 ×")
}

// Registering a page of text, as a whole process with its helper.
try section("register") {
  let path = folder.appending(path: "page.txt").path
  try Data(String(repeating: "避難所の収容人数を確かめる。\n", count: 60).utf8).write(to: URL(filePath: path))
  let environment = home("register")
  var number = 0
  let register = try median(of: 21) {
    number += 1
    return try measure(
      [utsusu, "register", path, "--title", "計測 \(number)", "--to", "局長", "--from", "危機管理課"], environment: environment)
  }
  table.row("`register`, one page of text, wall", register.wall, beside: nil, asked: "≤ 60 ms")
}

// The corpus's PDFs, beside pdftotext one file after another.
try section("index") {
  let pdfs = ["cio-jp", "pdfjs", "openpreserve"].flatMap { name -> [String] in
    let path = corpus + "/" + name
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { $0.hasSuffix(".pdf") }.map { path + "/" + $0 }
  }
  if pdfs.isEmpty {
    print("(no PDFs under \(corpus): the reading is not measured)")
  } else {
    var round = 0
    let index = try median(of: 5) {
      round += 1
      return try measure([utsusu, "index"] + pdfs, environment: home("index-\(round)"))
    }
    let pdftotext = try median(of: 5) {
      try pdfs.reduce(Measurement(wall: 0, cpu: 0)) {
        // Files that cannot be opened are part of both sides.
        $0 + (try measure(["pdftotext", $1, "-"], accepting: nil))
      }
    }
    table.row("`index`, \(pdfs.count) PDFs, CPU", index.cpu, beside: pdftotext.cpu, asked: "≤ 1.15 ×")
    table.row("`index`, \(pdfs.count) PDFs, wall", index.wall, beside: pdftotext.wall, asked: "≤ 0.6 ×")
  }
}

// A million rows into a new ledger, beside the same file into a table without rules; and how long others wait for it. Then a
// month's report over that ledger, beside the same over the months it reads alone.
try section("ledger") {
  let small = home("small")
  let large = home("large")
  let months = SampleLedger.months(count: 120)
  let perMonth = 1_000_000 / months.count
  let all = folder.appending(path: "all.csv")
  let part = folder.appending(path: "part.csv")
  try SampleLedger.write(months, perMonth: perMonth, to: all)
  let read = Array(months[0..<3]) + [months[60]]
  try SampleLedger.write(read, perMonth: perMonth, to: part)
  let plain = try median(of: 3) {
    let database = folder.appending(path: "plain.sqlite")
    defer { try? FileManager.default.removeItem(at: database) }
    return try measure(["sqlite3", database.path, ".mode csv", ".import '\(all.path)' ledger"])
  }
  let imported = try measure([utsusu, "import", "ledger", all.path], environment: large)
  table.row("`import ledger`, \(perMonth * months.count) rows, wall", imported.wall, beside: plain.wall, asked: "≤ 8 ×")
  let few = folder.appending(path: "few.csv")
  try SampleLedger.write(Array(months[..<12]), perMonth: 833, to: few)
  for (file, rows, pause) in [(all, perMonth * months.count, 15.0), (few, 833 * 12, 0)] {
    let wait = try longestRegister(beside: file, pause: pause, environment: home("beside-\(rows)"))
    let often = pause == 0 ? "one after the other" : "every \(Int(pause)) s"
    table.row(
      "… the longest `register`, \(often), beside an import of \(rows) rows, wall", wait, beside: nil, asked: "≤ 1 s")
  }
  _ = try measure([utsusu, "import", "ledger", part.path], environment: small)
  let arguments = [utsusu, "report", months[60], "--base", "\(months[0])..\(months[2])"]
  let whole = try median(of: 11) { try measure(arguments, environment: large) }
  let alone = try median(of: 11) { try measure(arguments, environment: small) }
  table.row("`report`, a month of 1,000,000 entries, wall", whole.wall, beside: nil, asked: "≤ 150 ms")
  table.row("… beside a ledger of only the 4 months it reads", whole.wall, beside: alone.wall, asked: "no slower")
}

// A million print jobs, and 120,000 briefings that are held against them.
try section("prints") {
  let environment = home("prints")
  let (ledger, log) = (folder.appending(path: "briefings.csv"), folder.appending(path: "page_log"))
  try SamplePrints.writeLedger(120_000, to: ledger)
  try SamplePrints.writeLog(1_000_000, to: log)
  _ = try measure([utsusu, "import", "ledger", ledger.path], environment: environment)
  let imported = try measure([utsusu, "import", "prints", log.path], environment: environment)
  table.row("`import prints`, 1,000,000 jobs, wall", imported.wall, beside: nil, asked: "≤ 20 s")
  for unit in 0..<SamplePrints.units {
    _ = try measure([utsusu, "printer", "set", "P\(unit)", "--unit", "課\(unit)"], environment: environment)
  }
  let matched = try median(of: 3) {
    try measure([utsusu, "evidence", "--month", "2025年度", "--contradicted"], environment: environment)
  }
  table.row("`evidence`, 120,000 briefings and 1,000,000 jobs, wall", matched.wall, beside: nil, asked: "≤ 10 s")
}
