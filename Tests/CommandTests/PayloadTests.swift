import BriefingLibrary
import BriefingPayloads
import Foundation
import Testing

/// What `--json` prints can be read back: decoded and encoded again, every byte is the same.
struct PayloadTests {
  private let program: Program

  init() throws { program = try Program() }

  private func expect<P: Payload>(_ type: P.Type, _ arguments: String...) throws {
    let result = try program.run(arguments + ["--json"])
    let payload = try JSONDecoder().decode(type, from: Data(result.stdout.utf8))
    #expect(try payload.json == result.stdout, "\(arguments)")
  }

  private func expect<P: Payload>(_ type: P.Type, ofFailing arguments: String...) throws {
    let result = try program.run(arguments + ["--json"])
    #expect(result.status != 0)
    #expect(try JSONDecoder().decode(type, from: Data(result.stderr.utf8)).json == result.stderr, "\(arguments)")
  }

  @Test func aBriefingAndItsEntries() throws {
    let odd = try program.file("\"od\\d\"\t.txt", "a\tb \u{2028}\u{C}「避難所」\u{202E} \u{85}")
    let first = try program.file("a.txt", "避難所")
    try expect(RegistrationPayload.self, "register", odd, first, "--to", "局長", "--from", "危機管理課", "--room", "3A")
    try expect(RegistrationPayload.self, "register", first, "--to", "局長", "--from", "危機管理課", "--title", "a b")
    try expect(RegistrationPayload.self, "register", first, "--replaces", "1", "--material", "1")
    try expect(RegistrationPayload.self, "add", "1", try program.file("b.txt", "避難所の別表"))
    try expect([RegistrationPayload].self, "register", "--like", "1", "--on", "12/1", "--weekly", "2")
    try expect([String: [TakenFile]].self, "get", "1", "--material", "3", "--output", program.folder.path, "--force")
    for form in ["paper", "digital"] {
      try expect([String: [SubmissionPayload]].self, "submit", "1", "--to", "局長", "--form", form)
    }
    try expect([String: [SubmissionPayload]].self, "withdraw", "1", "--reason", "誤登録")
    try expect([String: [ActPayload]].self, "undo", "--list")
    try expect([String: UndonePayload].self, "undo")
    try expect([String: [StatusPayload]].self, "status")
    try expect([String: [AgendaPayload]].self, "today")
    try expect([String: [AgendaPayload]].self, "next")
    try expect(BriefingPayload.self, "show", "1")
    try expect(ProofPayload.self, "certify", "1")
    try expect(BriefingPayload.self, "amend", "2", "--by", "佐藤")
    try expect(RemovalReceiptPayload.self, "material", "remove", "2", "--reason", "誤登録", "--yes")
    try expect(BriefingPayload.self, "show", "2")
    try expect([String: [EntryPayload]].self, "export", "ledger")
    try program.run("submit", "1", "--form", "paper")
    try expect(DrawingPayload.self, "draw", "--dry-run")
    try expect(DrawingPayload.self, "draw")
    try expect(SearchPayload.self, "search", "避難所", "--limit", "1")
    try expect(SearchPayload.self, "search", "]ない")
    try expect(CountPayload.self, "search", "避難所", "--count")
    try expect(TextPayload.self, "text", odd)
    try expect([TextPayload].self, "text", odd, first)
    try expect(BriefingTextPayload.self, "text", "1")
  }

  @Test func printLogs() throws {
    let line = "3F k.abe 102 [05/Oct/2026:16:20:00 +0900] total 18 - 10.1.2.3 \"a\\b\" 備蓄物資の点検 A4 two-sided-long-edge\n"
    let log = try program.file("page_log", line)
    let table = try program.file(
      "log.csv", "日付,所属,件名,報告先,提出形態,部数,ページ数\n2026-10-05,危機管理課,備蓄物資の点検,局長,投影,0,6\n")
    try program.run("import", "ledger", table)
    try expect(PrintImportReceipt.self, "import", "prints", log, "--dry-run")
    try expect(PrintImportReceipt.self, "import", "prints", log)
    try expect(PrintImportReceipt.self, "import", "prints", log)
    try expect(PrinterPayload.self, "printer", "set", "3F", "--unit", "危機管理課")
    try expect([String: [PrinterPayload]].self, "printer")
    try expect([String: [PrintLogPayload]].self, "printer", "logs")
    try expect(PrintPersonPayload.self, "printer", "person", "k.abe", "--unit", "危機管理課")
    try expect([String: [PrintPersonPayload]].self, "printer", "people")
    try expect(PrintKeepingPayload.self, "printer", "keep", "--months", "1")
    try expect([String: [PrintProfilePayload]].self, "printer", "profiles")
    try expect(PrintProfilePayload.self, "printer", "profile", "Ricoh")
    try expect(EvidencePayload.self, "evidence", "--month", "2026-10")
    try expect(ExplainedPayload.self, "evidence", "explain", "1", "--reason", "控え")
    try expect(EvidencePayload.self, "evidence", "--month", "2026-10")
    try expect(ReportPayload.self, "report", "2026-10")
    try expect([String: [SubmissionPayload]].self, "evidence", "accept", "1")
    try expect(PrintKeepingPayload.self, "printer", "forget")
  }

  @Test func stock() throws {
    let list = try program.file("棚.csv", "場所,調査日,文書量(fm)\nA\\b,2026-10-01,12.4\nB,2026-10-02,－\n")
    try expect(StockImportReceipt.self, "import", "stock", list, "--dry-run")
    try expect(StockImportReceipt.self, "import", "stock", list)
    try expect(StockReceiptPayload.self, "stock", "measure", "B", "3", "--on", "2026-11-02")
    try expect(StockReceiptPayload.self, "stock", "shelves", "B", "--removed", "2", "--area", "0.45")
    try expect(StockReceiptPayload.self, "stock", "correct", "1", "12.5", "--reason", "読み違い")
    try expect([String: BaseDaysPayload?].self, "stock", "base")
    try expect([String: BaseDaysPayload?].self, "stock", "base", "2026-10")
    try expect([String: Double?].self, "stock", "goal", "50%")
    try expect(StockPayload.self, "stock")
    try expect([String: [StockEntryPayload]].self, "stock", "show", "B")
    try expect(ReportPayload.self, "report", "2026-10")
  }

  @Test func space() throws {
    let list = try program.file("面積.csv", "階,調査日,執務,プラスα,合計\nA\\b,2026-10-01,12.4,1,20\nB,2026-10-02,,2,30\n")
    try expect(SpaceImportReceipt.self, "import", "space", list, "--dry-run")
    try expect(SpaceImportReceipt.self, "import", "space", list)
    try expect(
      SpaceReceiptPayload.self, "space", "measure", "B", "--plus-alpha", "3", "--total", "30", "--on", "2026-11-02")
    try expect(SpaceReceiptPayload.self, "space", "correct", "1", "--plus-alpha", "2", "--reason", "読み違い")
    try expect([String: BaseDaysPayload?].self, "space", "base")
    try expect([String: BaseDaysPayload?].self, "space", "base", "2026-10")
    try expect(SpacePayload.self, "space")
    try expect([String: [SpaceEntryPayload]].self, "space", "show", "B")
    try expect(FloorPayload.self, "floor", "phase", "B", "設計", "--planned", "2026-04")
    try expect([String: [FloorPayload]].self, "floor")
  }

  @Test func survey() throws {
    try expect(SurveyQuestionPayload.self, "survey", "question", "add", "overall", "満足\\度")
    try expect(SurveyQuestionPayload.self, "survey", "question", "add", "opinion", "ご意見", "--free")
    try expect(SurveyQuestionPayload.self, "survey", "question", "change", "overall", "--topic", "ict")
    try expect([String: [SurveyQuestionPayload]].self, "survey", "question")
    try expect(
      SurveyWavePayload.self, "survey", "wave", "add", "改革前", "--phase", "before", "--days", "2026-10", "--asked", "9",
      "--floor", "3階=5")
    try expect(SurveyWavePayload.self, "survey", "wave", "change", "1", "--asked", "8")
    try expect(SurveyWavePayload.self, "survey", "open", "1")
    for answer in 1...5 {
      try expect(SheetReceiptPayload.self, "survey", "answer", "1", "overall=\(answer)", "opinion=a\\b")
    }
    let answers = try program.file("回答.csv", "ID,名前,overall,メモ\n1,a,4,x\\y\n")
    try expect(AnswerColumns.self, "survey", "columns", answers)
    try expect(
      AnswerImportReceipt.self, "survey", "import", answers, "--wave", "1", "--skip-rest", "--keep-form", "a\\b")
    try expect([String: [KeptAnswerForm]].self, "survey", "forms")
    try expect([String: [SurveyWavePayload]].self, "survey", "wave")
    try expect(SurveyReportPayload.self, "survey", "close", "1", "--yes")
    try expect(SurveyReportPayload.self, "survey", "show", "1", "--by", "unit")
    try expect(EffectPayload.self, "effects", "2026-10")
    try expect([String: [SurveyTextPayload]].self, "survey", "texts", "1")
    try expect(SurveyQuestionPayload.self, "survey", "question", "withdraw", "overall", "--reason", "重複")
  }

  @Test func theOffice() throws {
    try expect([String: BasePayload?].self, "base")
    try expect(ReportPayload.self, "report", "2026-10")
    try expect(ImportReceipt.self, "import", "ledger", Program.sampleDecks.appending(path: "ledger.csv").path)
    try program.run("base", "set", "2025-07..2026-02")
    try program.run("factor", "set", "CO2", "1e-7", "--unit", "g", "--source", "LCA")
    try program.run("unit", "set", "財政課", "--bureau", "財政局", "--adopted", "2026-03")
    try program.run("unit", "set", "河川課", "--bureau", "都市局")
    try expect([String: BasePayload?].self, "base")
    try program.run("log", "none", "2024-01")
    try expect(LogPayload.self, "log")
    try expect([String: [SettingPayload]].self, "settings")
    try expect([String: Double].self, "goal")
    try expect([String: String].self, "zone")
    try expect([String: [DuePayload]].self, "retention")
    try program.run("factor", "set", "費用", "2..3", "--kind", "print", "--source", "契約", "--dated", "2026年度")
    try expect([String: [FactorPayload]].self, "factor")
    try expect(ReportPayload.self, "report", "2026-10")
    try expect([String: [UnitPayload]].self, "unit")
    try expect([String: [RecipientPayload]].self, "recipient")
    try expect(AssignmentPayload.self, "assignment", "add", "1", "図面", "--owner", "財政課", "--due", "12/5")
    try expect([String: [AssignmentPayload]].self, "assignment")
    try expect(AccountPayload.self, "person", "add", "h.sato", "--role", "reader=局長")
    try expect([String: [AccountPayload]].self, "person")
    try program.file("people.ldif", "dn: uid=a,dc=jp\nuid: a\n\ndn: dc=jp\ndc: jp\n")
    let directory = try program.file("directory.conf", "server: file:people.ldif\nrole: reader=局長\n")
    try expect(DirectoryPayload.self, "person", "sync", directory, "--dry-run")
    try expect([String: [RoomPayload]].self, "rooms")
    try program.run("room", "add", "9F")
    try expect(RemovedPayload.self, "room", "remove", "9F")
    try expect(ErrorPayload.self, ofFailing: "room", "remove", "9F")
    let signed = program.folder.appending(path: "signed.txt").path
    try expect([String: [KeyPayload]].self, "key", "renew")
    try expect([String: [KeyPayload]].self, "key")
    try expect(NotablePayload.self, "head")
    try program.run("report", "2026-10", "--signed", signed)
    try expect(ReportCheck.self, "check", signed, "--head", String(repeating: "7", count: 64))
    try expect(VerificationPayload.self, "verify", "--head", String(repeating: "7", count: 64))
    for grouping in ["recipient", "bureau"] {
      try expect(ReportPayload.self, "report", "2026-05..2026-10", "--by", grouping, "--measure", "sheets")
    }
  }

  @Test func theHome() throws {
    let file = try program.file("a.txt", "避難所")
    try program.file("b.pdf", "%PDF-1.4")
    mkfifo(program.folder.appending(path: "pipe").path, 0o600)
    try expect(IndexPayload.self, "index", file, program.folder.appending(path: "b.pdf").path)
    try expect(IndexPayload.self, "index", file, program.folder.appending(path: "pipe").path)
    try expect(DoctorPayload.self, "doctor")
    let backup = program.folder.appending(path: "backup").path
    try expect(BackupPayload.self, "backup", backup)
    try expect(RestorePayload.self, "restore", backup, "--home", backup + "-restored")
    try expect(VerificationPayload.self, "verify")
    let vault = program.folder.appending(path: "home/materials")
    for path in try FileManager.default.subpathsOfDirectory(atPath: vault.path) where path.contains("/") {
      chmod(vault.appending(path: path).path, 0o600)
      try Data("x".utf8).write(to: vault.appending(path: path))
    }
    try expect(VerificationPayload.self, "verify")
    try expect(VerificationPayload.self, "verify", "--repair")
  }
}
