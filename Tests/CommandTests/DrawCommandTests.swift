import Foundation
import Testing

/// `utsusu draw`: what a server draws ahead, without one.
struct DrawCommandTests {
  private let program: Program
  private let pictures: String

  init() throws {
    program = try Program()
    pictures = program.folder.path + "/home/pictures"
  }

  private func register(_ files: [String], on: String = "11/26 10:00") throws {
    let receipt = try program.run(
      ["register"] + files + ["--title", "件", "--to", "局長", "--from", "危機管理課", "--on", on])
    try #require(receipt.status == 0, "\(receipt.stderr)")
  }

  private func deck() throws -> String {
    let path = program.folder.path + "/計画.pptx"
    try FileManager.default.copyItem(
      atPath: Program.sampleDecks.appending(path: "01_洪水避難所.pptx").path, toPath: path)
    return path
  }

  /// A file of a kind that nobody draws.
  private func unknownKind() throws -> String {
    let path = program.folder.path + "/図面.xdw"
    try Data([0x60, 0x0E, 0x82, 0x01, 0, 1, 2, 3]).write(to: URL(filePath: path))
    return path
  }

  /// Everything in the folder of pictures, with what changes when it is made again.
  private func drawn() throws -> [String: Date] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: pictures)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.contains("/") }.map { name in
        let facts = try FileManager.default.attributesOfItem(atPath: pictures + "/" + name)
        return (name, try #require(facts[.modificationDate] as? Date))
      })
  }

  private func states(_ json: [String: Any]) throws -> [String] {
    try #require(json["materials"] as? [[String: Any]]).map { "\($0["file"] ?? "") \($0["state"] ?? "")" }
  }

  /// The next days and what came last; then nothing is left. Only what somebody asks for by number or day is old or far.
  @Test func whatAServerWouldDraw() throws {
    try register([program.file("来月.txt", "来月")], on: "12/26 10:00")
    try register([program.file("明日.txt", "明日"), program.file("別表.csv", "名,数\n甲,1\n")])
    try program.run("cancel", "1", "--reason", "延期")
    let plan = try program.run("draw", "--dry-run")
    #expect(plan.stdout == "2 files not drawn yet\n  Briefing 2  明日.txt\n  Briefing 2  別表.csv\n")
    #expect(try plan.status == 0 && drawn().isEmpty)
    let receipt = try program.run("draw")
    #expect(
      receipt.stdout == "2 files drawn (2 pages)\n  Briefing 2  明日.txt  1 page\n  Briefing 2  別表.csv  1 page\n")
    #expect(receipt.status == 0 && receipt.stderr.isEmpty)
    let pages = try drawn()
    #expect(pages.keys.count { $0.hasSuffix("/1-2560.webp") } == 2)
    #expect(try program.run("draw").stdout == "Nothing to draw: 2 files drawn already.\n")
    #expect(try program.run("draw", "--on", "今日").stdout == "Nothing to draw.\n")
    #expect(try program.run("draw", "--week", "11/27").stdout == "Nothing to draw: 2 files drawn already.\n")
    #expect(try drawn() == pages)
    let named = try program.run("draw", "１", "2", "--json").json
    #expect(try states(named) == ["来月.txt drawn", "明日.txt known", "別表.csv known"])
    #expect(named["drawn"] as? Int == 1 && named["known"] as? Int == 2)
    #expect(try program.run("draw", "7").status == 65)
    #expect(try program.run("draw", "2", "--on", "今日").status == 64)
  }

  /// Sheets that were not known are known when the pages are counted, and the receipt says so. No picture is made for that.
  @Test func sheetsBecomeKnown() throws {
    try register([program.file("昨年.csv", "名,数\n甲,1\n")], on: "2025-11-26")
    try register((1...50).map { try program.file("\($0).txt", "\($0)") }, on: "2025-12-01")
    try program.run("submit", "1", "--form", "paper", "--copies", "2")
    let receipt = try program.run("draw").stdout
    let told = """
        Briefing 1  昨年.csv  1 page, counted only
          entry 1 is known now: 局長, paper ×2, 2 sheets
      To correct the pages: utsusu submit 1 --to 局長 --form paper --pages N

      """
    #expect(receipt.hasPrefix("51 files drawn (51 pages)\n") && receipt.hasSuffix(told), "\(receipt)")
    #expect(try drawn().keys.count { $0.hasSuffix("/document.pdf") } == 51)
    #expect(try drawn().keys.count { $0.hasSuffix("/1-320.webp") } == 50)
    #expect(try program.run("draw").stdout == "Nothing to draw: 50 files drawn already.\n")
    try register([program.file("一昨年.csv", "名,数\n乙,1\n")], on: "2024-11-26")
    try program.run("submit", "3", "--form", "both", "--copies", "3")
    let materials = try #require(try program.run("draw", "3", "--json").json["materials"] as? [[String: Any]])
    let entry = try #require((materials[0]["entries"] as? [[String: Any]])?.first)
    #expect(entry["entry"] as? Int == 2 && entry["pages"] as? Int == 1 && entry["sheets"] as? Int == 3)
    #expect(entry["recipient"] as? String == "局長")
    #expect(try program.run("verify").status == 0)
  }

  /// What cannot be drawn keeps nothing else from being drawn, and is said with what to do.
  @Test func whatCannotBeDrawn() throws {
    try register([program.file("古い.pdf", "%PDF-1.4\nこわれた資料\n"), unknownKind(), program.file("計画.txt", "計画")])
    let result = try program.run("draw")
    #expect(result.status == 65)
    #expect(
      result.stdout == """
        1 file drawn (1 page)
          Briefing 1  計画.txt  1 page
        Cannot be drawn (2):
          Briefing 1  古い.pdf  damaged
            Save it anew, or as PDF: utsusu register FILE --replaces 1 --material 1
          Briefing 1  図面.xdw  a kind that is not read
            Register a PDF of it: utsusu register FILE --replaces 1 --material 2

        """)
    let json = try program.run("draw", "--json")
    #expect(try json.status == 65 && states(json.json) == ["古い.pdf failed", "図面.xdw failed", "計画.txt known"])
  }

  /// A kind that is never drawn is a failure only for who has named it.
  @Test func aKindThatIsNeverDrawn() throws {
    try register([unknownKind()])
    try register([])
    #expect(try program.run("draw").status == 0)
    let named = try program.run("draw", "1-2")
    #expect(named.status == 65 && named.stdout.hasSuffix("Without material: 2\n"), "\(named.stdout)")
  }

  @Test func withoutLibreOffice() throws {
    try register([deck(), program.file("計画.txt", "計画")])
    program.environment["UTSUSU_SOFFICE"] = program.folder.path + "/soffice"
    let result = try program.run("draw")
    #expect(result.status == 69)
    #expect(result.stdout.hasPrefix("1 file drawn (1 page)\n"), "\(result.stdout)")
    #expect(
      result.stdout.contains("  Briefing 1  計画.pptx  This format needs LibreOffice\nInstall LibreOffice:\n  sudo "))
  }

  /// Starts to draw a text, and then a deck with which LibreOffice never comes to an end.
  private func drawingWithoutEnd() throws -> RunningProgram {
    try register([program.file("計画.txt", "計画"), deck()])
    for name in ["soffice.bin", "cell"] {
      let path = try program.file(name, "#!/bin/sh\nexec sleep 600\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }
    program.environment["UTSUSU_SOFFICE"] = program.folder.path + "/soffice.bin"
    program.environment["UTSUSU_CELL"] = program.folder.path + "/cell"
    let drawing = try program.start(["draw"])
    for _ in 0..<6000 where !FileManager.default.fileExists(atPath: pictures + "/.office-2/in") { usleep(10_000) }
    return drawing
  }

  /// Ctrl-C leaves what is finished, and nothing half made.
  @Test(arguments: [SIGINT, SIGTERM]) func stopped(_ signal: Int32) throws {
    let drawing = try drawingWithoutEnd()
    drawing.send(signal)
    let result = try drawing.result()
    #expect(result.status == 75, "\(result)")
    #expect(result.stdout == "1 file drawn (1 page)\n  Briefing 1  計画.txt  1 page\n")
    #expect(result.stderr.hasPrefix("utsusu: Stopped: 1 file not drawn yet."), "\(result.stderr)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: pictures)
    #expect(names.contains { $0.hasSuffix("/1-2560.webp") })
    #expect(!names.contains { $0.hasPrefix(".") || $0.contains("/.") }, "\(names)")
    #expect(try program.run("draw", "--dry-run").stdout.hasPrefix("1 file not drawn yet, 1 drawn already\n"))
  }

  /// One makes pictures at a time, and each says of the other what it is.
  @Test func besideAServer() throws {
    let drawing = try drawingWithoutEnd()
    let other = try program.run("draw")
    #expect(other.status == 75 && other.stderr.contains("`utsusu draw` is at work on this home"), "\(other.stderr)")
    let refused = try program.run("serve", "--listen", "127.0.0.1:0")
    #expect(refused.status == 75 && refused.stderr.contains("(process \(drawing.id))"), "\(refused.stderr)")
    #expect(try program.run("project", "1", "--room", "3A").stderr.contains("No server runs on this home."))
    drawing.kill()
    let server = try program.start(["serve", "--listen", "127.0.0.1:0"])
    defer { server.kill() }
    _ = try server.firstLine()
    let beside = try program.run("draw", "1")
    #expect(beside.status == 75 && beside.stderr.contains("draws by itself"), "\(beside.stderr)")
    #expect(try program.run("draw", "--dry-run").stdout.hasPrefix("1 file not drawn yet, 1 drawn already\n"))
  }
}
