import BriefingDomain
import ForgedFiles
import Foundation
import GRDB
import JapaneseText
import Testing

@testable import BriefingLibrary

/// Files of survey tools on their way into a wave.
struct AnswerImportTests {
  let fixture: LibraryFixture
  let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    for (key, text, best) in [("overall", "新しい働き方に満足していますか", SurveyScale.End.first), ("ict", "ICT環境の満足度", .last)] {
      _ = try await visit.addSurveyQuestion(
        SurveyQuestion(
          try #require(SurveyQuestion.Key(key)), text, topic: .overall, scale: SurveyScale(answers: 5, best: best)))
    }
    _ = try await visit.addSurveyQuestion(
      SurveyQuestion(try #require(SurveyQuestion.Key("wishes")), "ご意見", topic: .other, scale: nil))
    let days = try visit.clock.day("2026-10-01")...visit.clock.day("2026-10-31")
    for (name, phase) in [("改革前", SurveyWave.Phase.before), ("改革後", .after)] {
      _ = try await visit.addSurveyWave(SurveyWave(name, phase, days))
      _ = try await visit.openSurveyWave(name)
    }
    try await fixture.importing(
      "2026-10-01,計画,危機管理課,局長,digital,0,,,", "2026-10-01,堤防,河川課,局長,digital,0,,,", into: visit)
  }

  private static let forms = """
    ID,開始時刻,完了時刻,メール,名前,所属,フロア,新しい働き方に満足していますか,ICT環境の満足度,ご意見
    1,2026-10-03 9:00,2026-10-03 9:02,anonymous,佐藤,危機管理課,3階,やや満足,4,広い
    2,2026-10-03 9:05,2026-10-03 9:06,anonymous,加藤,河川課,,満足,2,
    3,2026-10-03 9:05,2026-10-03 9:06,anonymous,,,,,,

    """

  func take(
    _ text: String, _ options: AnswerImportOptions = AnswerImportOptions(), to wave: String = "1"
  ) async throws -> AnswerImportReceipt {
    try await visit.importAnswers(fixture.file("回答.csv", text), to: wave, options)
  }

  func faults(
    _ text: String, _ options: AnswerImportOptions = AnswerImportOptions()
  ) async throws -> [TableFault.Expected] {
    do {
      _ = try await take(text, options)
      return []
    } catch LibraryError.badTable(_, _, let faults) { return faults.map(\.expected) }
  }

  /// What lies in the database, sorted, since its order says nothing.
  func sheets(_ wave: Int = 1) throws -> [String] {
    try fixture.raw { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT answers || '|' || coalesce(floor, '') || '|' || coalesce((SELECT name FROM unit WHERE id = unitID), '')
          FROM surveySheet WHERE wave = ?
          """, arguments: [wave])
    }.sorted()
  }

  @Test func aFileComesInOnce() async throws {
    let trial = try await take(Self.forms, AnswerImportOptions(isTrial: true))
    #expect(trial.dryRun && trial.rows == 2 && trial.added == nil && trial.known == nil)
    #expect(try sheets().isEmpty)
    let receipt = try await take(Self.forms)
    #expect(receipt.added == 2 && receipt.known == 0 && receipt.blank == 1 && receipt.wave == 1)
    #expect(receipt.withheld == ["開始時刻", "完了時刻", "メール", "名前"] && receipt.missing.isEmpty)
    #expect(receipt.columns.map(\.taken) == ["number", "unit", "floor", "overall", "ict", "wishes"])
    #expect(try sheets() == ["ict=2 overall=1||河川課", "ict=4 overall=2|3階|危機管理課"])
    // A newer export adds what is new, in whichever form it comes.
    let more = Self.forms + "4,,,,,,,やや不満,5,\n"
    let again = try await take(more.replacing(",", with: ";"), AnswerImportOptions(keepsKnown: true))
    #expect(again.added == 1 && again.known == 2)
    #expect(try sheets().count == 3)
    // Another wave's first response is another person's.
    #expect(try await take(Self.forms, to: "改革後").added == 2)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  /// Neither who nor when, not even as what the home could compare: the whole database is looked through.
  @Test func personsAndTimesAreNowhere() async throws {
    _ = try await take(Self.forms.replacing("anonymous", with: "sato@example.jp"))
    let names = try fixture.raw { database -> String in
      var all = ""
      for table in try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'survey%'")
      {
        for row in try Row.fetchAll(database, sql: "SELECT * FROM \(table)") { all += "\(row)" }
      }
      return all
    }
    for said in ["佐藤", "加藤", "sato", "9:0", "2026-10-03"] { #expect(!names.contains(said), "\(said)") }
    #expect(names.contains("広い"))
  }

  /// The same numbers of another form are other people: it is asked rather than left out.
  @Test func numbersOfAnotherForm() async throws {
    _ = try await take(Self.forms)
    let other = "ID,新しい働き方に満足していますか,ICT環境の満足度\n1,やや不満,1\n2,不満,1\n"
    let options = AnswerImportOptions(answers: ["やや不満=4", "不満=5"])
    #expect(try await faults(other, options) == [.answers(.numbersTaken)])
    var named = options
    named.source = "河川局"
    #expect(try await take(other, named).added == 2)
    #expect(try await take(other, named).known == 2)
    var keeping = options
    keeping.keepsKnown = true
    let kept = try await take(other, keeping)
    #expect(kept.known == 2 && kept.added == 0)
    #expect(try sheets().count == 4)
  }

  /// As where cells are merged; a group that is not said stays so.
  @Test func groupsAsAbove() async throws {
    let text = "ID,階,所属,ICT環境の満足度\n1,3階,河川課,1\n2,〃,同上,2\n3,,,3\n4,〃,〃,4\n"
    _ = try await take(text)
    #expect(try sheets() == ["ict=1|3階|河川課", "ict=2|3階|河川課", "ict=3||", "ict=4||"])
    #expect(try await faults("ID,階,ICT環境の満足度\n1,〃,1\n", AnswerImportOptions(source: "別")) == [.cellAbove])
  }

  /// Each says which cell it is, and is told once.
  @Test func cellsThatCannotBeKept() async throws {
    #expect(
      try await faults("ID,階,ICT環境の満足度\n1,3\u{202E}階,1\n2,3\u{202E}階,1\n") == [.text(.controlCharacter(0x202E))])
    #expect(try await faults("ID,ICT環境の満足度\n1,#REF!\n2,#REF!\n") == [.calculated])
  }

  /// A table of one column is one.
  @Test func oneColumn() async throws {
    #expect(try await take("ICT環境の満足度\n4\n5\n", AnswerImportOptions(source: "紙")).added == 2)
    #expect(try await faults("ICT環境の満足度\n4\n") == [.answers(.unnumbered)])
    #expect(try await faults("メモ\nきょうは雨\n").contains(.answers(.column(near: []))))
    await #expect(throws: LibraryError.notATable("回答.csv")) { try await take("\n\n") }
  }

  @Test func allRowsOrNone() async throws {
    let bad = Self.forms + "4,,,,,河川課,,すごい,6,\n5,,,,,河川課,,すごい,6,\n"
    let expected: [TableFault.Expected] = [
      .answers(.answer(question: "overall", upTo: 5, rows: 2)), .answers(.answer(question: "ict", upTo: 5, rows: 2)),
    ]
    #expect(try await faults(bad) == expected)
    #expect(try sheets().isEmpty)
    let unit = Self.forms.replacing("河川課", with: "河川かんり課")
    #expect(try await faults(unit) == [.answers(.unit(near: ["河川課"]))])
    #expect(try await take(unit, AnswerImportOptions(newUnits: ["河川かんり課"], isTrial: true)).newUnits == ["河川かんり課"])
    #expect(try await take(unit, AnswerImportOptions(answers: ["河川かんり課=-"])).added == 2)
    #expect(try sheets() == ["ict=2 overall=1||", "ict=4 overall=2|3階|危機管理課"])
  }

  /// What is said of a file once is kept, and found by its headings.
  @Test func aFormIsKept() async throws {
    let text = "Q1. 全体はどうですか,Q2. ICT,備考\n大変よい,3,あ\nよい,4,\n"
    let said = AnswerImportOptions(
      columns: ["Q1. 全体はどうですか=overall", "Q2. ICT=ict"], answers: ["大変よい=1", "よい=2"], skipsRest: true,
      keepForm: "職員アンケート", source: "職員")
    let first = try await take(text, said)
    #expect(first.keptForm == "職員アンケート" && first.form == nil && first.ignoredColumns == ["備考"])
    let next = try await take(text.replacing("大変よい,3", with: "よい,5"), AnswerImportOptions(source: "部長"))
    #expect(next.form == "職員アンケート" && next.added == 2 && next.keptForm == nil)
    let form = try #require(try await visit.answerForms().first)
    #expect(form.columns == ["Q1. 全体はどうですか=overall", "Q2. ICT=ict"] && form.answers == ["大変よい=1", "よい=2"])
    #expect(form.skipsRest)
    await #expect(throws: LibraryError.noSuchForm("別", known: ["職員アンケート"])) {
      try await take(text, AnswerImportOptions(form: "別"))
    }
    try await visit.forgetAnswerForm("職員アンケート")
    #expect(try await visit.answerForms().isEmpty)
    #expect(try await faults(text).count == 2)
    _ = try await visit.undo()
    #expect(try await visit.answerForms().count == 1)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  /// Without numbers, as many alike as a form has brought are known, and one more is new.
  @Test func formsWithoutNumbers() async throws {
    let text = "タイムスタンプ,新しい働き方に満足していますか,ご意見\n9:00,やや満足,あ\n9:01,やや満足,い\n9:02,満足,\n"
    #expect(try await faults(text) == [.answers(.unnumbered)])
    let options = AnswerImportOptions(source: "総務局")
    #expect(try await take(text, options).added == 3)
    let more = try await take(text + "9:03,やや満足,う\n9:04,やや不満,\n", options)
    #expect(more.known == 3 && more.added == 2)
    #expect(try sheets() == ["overall=1||", "overall=2||", "overall=2||", "overall=2||", "overall=4||"])
    #expect(try await take(text, AnswerImportOptions(source: "河川局")).added == 3)
    let texts = try fixture.raw { try String.fetchAll($0, sql: "SELECT text FROM surveyText") }
    #expect(texts.sorted() == ["あ", "あ", "い", "い", "う"])
  }

  @Test func columnsWithTheirAnswers() async throws {
    let columns = try await visit.answerColumns(of: fixture.file("回答.csv", Self.forms + "4,,,,,,,すごい,5,\n"))
    #expect(columns.columns.map(\.taken).suffix(5) == ["unit", "floor", "overall", "ict", "wishes"])
    let overall = try #require(columns.columns.first { $0.taken == "overall" })
    #expect(overall.answers.map(\.text) == ["やや満足", "満足", "すごい"])
    #expect(
      overall.answers.map(\.number) == [2, 1, nil] && overall.answers.map(\.reading) == [.taken, .taken, .unknown])
    // Of persons nothing, of what is written freely only how many.
    for column in columns.columns where ["person", "time"].contains(column.taken) {
      #expect(column.distinct == nil && column.answers.isEmpty)
    }
    let wishes = try #require(columns.columns.last)
    #expect(wishes.filled == 1 && wishes.distinct == 1 && wishes.answers.isEmpty)
  }

  /// As Excel has them when Microsoft Forms writes them, in CP932, and in UTF-16 with tabs.
  @Test func workbooksAndEncodings() async throws {
    let rows = Self.forms.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        Int(cell) == nil ? "<c t=\"inlineStr\"><is><t>\(cell)</t></is></c>" : "<c><v>\(cell)</v></c>"
      }
      return "<row>\(cells.joined())</row>"
    }
    let names = OfficeFixture.sheetNamespace
    var book = OfficeFixture(
      .sheets,
      main:
        "<workbook \(names)><sheets><sheet name=\"説明\" r:id=\"s0\"/><sheet name=\"Sheet1\" r:id=\"s1\"/></sheets></workbook>"
    )
    for (number, data) in ["<row><c><v>1</v></c></row>", rows.joined()].enumerated() {
      book.add(
        "\(number).xml", "<worksheet \(names)><sheetData>\(data)</sheetData></worksheet>", id: "s\(number)",
        kind: "worksheet")
    }
    let path = fixture.folder.appending(path: "回答.xlsx")
    try Data(book.bytes()).write(to: path)
    let receipt = try await visit.importAnswers(SourcePath(path.path), to: "1")
    #expect(receipt.added == 2 && receipt.sheet == "Sheet1" && receipt.otherSheets.isEmpty)
    let known = try sheets()
    let text = fixture.folder.appending(path: "cp932.csv")
    try Data(try TextEncoding.cp932.encode(Self.forms)).write(to: text)
    let again = AnswerImportOptions(keepsKnown: true)
    #expect(try await visit.importAnswers(SourcePath(text.path), to: "1", again).known == 2)
    try Data([0xEF, 0xBB, 0xBF] + Self.forms.replacing(",", with: "\t").utf8).write(to: text)
    #expect(try await visit.importAnswers(SourcePath(text.path), to: "1", again).known == 2)
    #expect(try sheets() == known)
  }

  /// The code that people repeat pairs the waves, is kept as a secret makes it, and lets nobody answer twice.
  @Test func codesOfPeople() async throws {
    func file(_ answers: [(code: String, answer: Int)]) -> String {
      "ID,合言葉,新しい働き方に満足していますか\n"
        + answers.enumerated().map { "\($0 + 1),\($1.code),\($1.answer)" }.joined(separator: "\n") + "\n"
    }
    let people = (1...6).map { "みどりのもり\($0)" }
    let nobody = [(code: String, answer: Int)](repeating: ("", 2), count: 5)
    let before = try await take(file(people.map { ($0, 4) } + [("みどりのもり１", 1)] + nobody))
    #expect(before.added == 11 && before.known == 1)
    #expect(before.columns.map(\.taken) == ["number", "code", "overall"])
    #expect(try await take(file(people.map { ($0, 4) })).added == 0)
    _ = try await visit.closeSurveyWave("改革前")
    _ = try await take(file(people.map { (" " + $0, 1) }), to: "2")
    let overall = try #require(SurveyQuestion.Key("overall"))
    #expect(
      try await visit.closeSurveyWave("改革後").result.pairs
        == [SurveyPairs(overall, other: 1, both: 0, onlyOther: 0, onlyThis: 6, never: 0)])
    let columns = try await visit.answerColumns(of: fixture.file("回答.csv", file([("みどりのもり", 1)])))
    #expect(columns.columns[1].answers.isEmpty)
  }

  /// Groups are shown by name for good, and a short code may be another one's.
  @Test func personsAreNoGroups() async throws {
    for target in ["floor", "unit", "overall"] {
      #expect(
        try await faults(Self.forms, AnswerImportOptions(columns: ["メール=\(target)"])).contains(.answers(.person)),
        "\(target)")
    }
    #expect(try await faults("ID,合言葉,ICT環境の満足度\n1,あおい,3\n") == [.answers(.shortCode)])
    #expect(try sheets().isEmpty)
  }

  @Test func aWaveThatIsNotOpen() async throws {
    _ = try await take(Self.forms)
    _ = try await visit.closeSurveyWave("改革前")
    await #expect(throws: LibraryError.self) { try await take(Self.forms) }
    await #expect(throws: LibraryError.self) { try await take(Self.forms, to: "9") }
  }
}
