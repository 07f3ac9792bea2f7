import Foundation
import Testing

/// `get` and `open`.
struct GetCommandTests {
  private let program: Program
  private let files: [String]

  init() throws {
    program = try Program()
    files = [try program.file("in/計画.txt", "計画の本文"), try program.file("in/別表.csv", "避難所,320")]
    try program.run(["register"] + files + ["--title", "件", "--to", "局長", "--from", "危機管理課"])
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }

  @Test func filesComeBackOut() throws {
    #expect(try program.run("get", "1").stdout == "計画.txt\n別表.csv\n")
    #expect(try text("計画.txt") == "計画の本文" && text("別表.csv") == "避難所,320")
    let again = try program.run("get", "1")
    #expect(again.status == 73 && again.stdout.isEmpty && again.stderr.contains("--force"))
    #expect(try program.run("get", "1", "--force").status == 0)
    #expect(try program.run("get", "1", "--material", "2", "--output", "-").stdout == "避難所,320")
    #expect(try program.run("get", "1", "--material", "1", "--edition", "1", "--output", "x.txt").stdout == "x.txt\n")
    #expect(try program.run("get", "1", "--output", "in/", "--force", "--json").json["files"] != nil)
    for place in ["-", "y.txt"] { #expect(try program.run("get", "1", "--output", place).status == 64) }
    #expect(try program.run("get", "1", "--output", "none/").status == 73)
    #expect(try program.run("get", "1", "--material", "3").status == 65)
    #expect(try program.run(["get", "1", "--output", "-", "--material", "1"], stdout: "/dev/full").status == 73)
  }

  /// Of a file that is read in part, the receipt does not say that it has no text.
  @Test func aFileReadInPart() throws {
    let broken = """
      <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell>\
      <Data>毛布</Data></Cell></Row>
      """
    let file = try program.file("in/備蓄.xls", broken)
    let receipt = try program.run("register", file, "--title", "件", "--to", "局長", "--from", "危機管理課").stdout
    #expect(receipt.contains("  備蓄.xls  pages unknown\n    kept, but not read in full: damaged"), "\(receipt)")
  }

  /// What search finds comes out as text, all of it or one page, without the file being read again.
  @Test func theTextOfABriefing() throws {
    #expect(try program.run("text", "1").stdout == "計画の本文\n\u{C}避難所,320\n")
    #expect(try program.run("text", "１", "--material", "2").stdout == "避難所,320\n")
    let deck = Program.sampleDecks.appending(path: "01_洪水避難所.pptx").path
    try program.run("register", deck, "--title", "収容計画", "--to", "局長", "--from", "危機管理課")
    let pages = try program.run("text", deck).stdout.split(separator: "\u{C}", omittingEmptySubsequences: false)
    #expect(pages.count == 9)
    #expect(try program.run("text", "2").stdout == pages.joined(separator: "\u{C}"))
    for page in [1, 3, 9] { #expect(try program.run("text", "2", "--page", "\(page)").stdout == pages[page - 1]) }
    let json = try program.run("text", "2", "--page", "3", "--json").json
    let read = try #require((json["materials"] as? [[String: Any]])?.first?["pages"] as? [[String: Any]])
    #expect(read.map { $0["n"] as? Int } == [3])
    #expect(read[0]["text"] as? String == pages[2].dropLast().description)
    for (page, said) in [("10", "9 pages"), ("0", "9 pages")] {
      let none = try program.run("text", "2", "--page", page)
      #expect(none.status == 65 && none.stdout.isEmpty && none.stderr.contains(said), "\(none.stderr)")
    }
    let several = try program.run("text", "1", "--page", "1")
    #expect(several.status == 64 && several.stderr.contains("2 別表.csv"))
    #expect(try program.run("text", "9").status == 65)
    #expect(try program.run("text", files[0], "--page", "1").status == 64)
    // A file with such a name is named by its path.
    _ = try program.file("1", "ファイル")
    #expect(try program.run("text", "./1").stdout == "ファイル\n")
  }

  @Test func textThatIsNotThereIsSaid() throws {
    let unread = try program.file("in/古い.pdf", "%PDF-1.4\nこわれた資料\n")
    try program.run("register", unread, "--title", "古い", "--to", "局長", "--from", "危機管理課")
    let whole = try program.run("text", "2")
    #expect(whole.status == 0 && whole.stdout.isEmpty && whole.stderr.contains("古い.pdf"), "\(whole.stderr)")
    let page = try program.run("text", "2", "--page", "1")
    #expect(page.status == 65 && page.stderr.contains("no page that could be read"), "\(page.stderr)")
    try program.run("material", "remove", "1", "--material", "2", "--reason", "誤登録", "--yes")
    #expect(try program.run("text", "1").stdout == "計画の本文\n")
    for command in ["text", "get"] {
      let gone = try program.run(command, "1", "--material", "2")
      #expect(gone.status == 65 && gone.stderr.contains("taken away") && gone.stderr.contains("誤登録"), "\(gone.stderr)")
    }
  }

  /// The desktop's program gets a copy that nobody else reads and that cannot be written by accident.
  @Test func opensOnADesktop() throws {
    #expect(try program.run("open", "1").stderr.contains("utsusu get 1"))
    let opener = try program.file("bin/xdg-open", "#!/bin/sh\nstat -c '%a %n' \"$1\" > opened\ncat \"$1\" > content\n")
    chmod(opener, 0o700)
    let desktop = [
      "DISPLAY": ":0", "PATH": "\(program.folder.path)/bin:/usr/bin:/bin", "XDG_RUNTIME_DIR": program.folder.path,
    ]
    let opened = try program.run(["open", "1", "--material", "2"], environment: desktop)
    #expect(opened.status == 0 && opened.stderr.isEmpty, "\(opened.stderr)")
    #expect(try text("opened") == "400 " + opened.stdout && opened.stdout.hasSuffix("/別表.csv\n"))
    #expect(try text("content") == "避難所,320")
    let folder = (opened.stdout as NSString).deletingLastPathComponent
    #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
    let first = try program.run(["open", "1"], environment: desktop)
    #expect(first.stdout.hasSuffix("/計画.txt\n") && first.stderr.contains("2 別表.csv"))
    let failing = try program.run(["open", "1"], environment: ["UTSUSU_OPENER": "false"])
    #expect(failing.status == 69 && failing.stdout.isEmpty && failing.stderr.contains("utsusu get 1"))
    #expect(try program.run(["open", "1"], environment: ["UTSUSU_OPENER": "none"]).status == 69)
    let noProgram = try program.file("bin/broken", "")
    chmod(noProgram, 0o700)
    let broken = try program.run(
      ["open", "1"], environment: ["UTSUSU_OPENER": noProgram, "XDG_RUNTIME_DIR": program.folder.path + "/bin"])
    #expect(broken.status == 69 && broken.stderr.contains("utsusu get 1"), "\(broken.stderr)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/bin").count == 2)
  }
}
