import Testing

@testable import BriefingLibrary

/// Tables as survey tools write them, and what their columns are taken as.
///
/// LimeSurvey's are by the source of its export (CsvWriter.php, export.php, version 6); those of the others by what is known
/// of them.
struct AnswerTableTests {
  static let questions = [
    AskedQuestion(key: "overall", text: "新しい働き方に満足していますか", answers: 5),
    AskedQuestion(key: "ict", text: "ICT環境の満足度", answers: 5),
    AskedQuestion(key: "wishes", text: "ご意見", answers: nil),
  ]

  static func read(
    _ text: String, columns: [String] = [], answers: [String] = [], skipsRest: Bool = false
  ) throws -> ReadAnswers {
    let table = try AnswerTable(LedgerSource(file: "回答.csv", text: text))
    let marks = try AnswerMarks(columns: columns, answers: answers, skipsRest: skipsRest, questions: questions)
    return ReadAnswers(table, questions, marks)
  }

  private static func faults(_ read: ReadAnswers) -> [AnswerFault?] {
    read.faults.map { if case .answers(let fault) = $0.expected { fault } else { nil } }
  }

  @Test func microsoftForms() throws {
    let read = try Self.read(
      """
      ID,開始時刻,完了時刻,メール,名前,最終変更時刻,所属,新しい働き方に満足していますか,ICT環境の満足度\u{A0},ご意見
      1,2025-03-03 9:00,2025-03-03 9:02,anonymous,,,危機管理課;,やや満足,4,"広くなった。
      静かでもある"
      2,2025-03-03 9:05,2025-03-03 9:06,anonymous,,,河川課;,満足,2,
      3,2025-03-03 9:05,2025-03-03 9:06,anonymous,,,,,,
      """)
    #expect(read.faults.isEmpty && read.blank == 1 && read.unsent == 0)
    #expect(
      read.columns.map(\.kind) == [
        .number, .time, .time, .person, .person, .time, .unit, .question("overall"), .question("ict"),
        .question("wishes"),
      ])
    #expect(read.sheets.map(\.answers) == [["overall": 2, "ict": 4], ["overall": 1, "ict": 2]])
    #expect(read.sheets.map(\.number) == ["1", "2"] && read.sheets.map(\.unit) == ["危機管理課", "河川課"])
    #expect(read.sheets[0].texts == ["wishes": "広くなった。 静かでもある"])
  }

  @Test func googleForms() throws {
    let read = try Self.read(
      """
      "タイムスタンプ","ユーザー名","執務フロア","満足度 [新しい働き方に満足していますか]","満足度 [ICT環境の満足度]"
      "2025/03/03 9:02:11 午前 GMT+9","sato@example.jp","3階","やや満足","不満"
      "2025/03/03 9:03:11 午前 GMT+9","kato@example.jp","３Ｆ","満足","やや不満"
      """)
    #expect(read.faults.isEmpty)
    #expect(read.columns.map(\.kind) == [.time, .person, .floor, .question("overall"), .question("ict")])
    #expect(read.sheets.map(\.answers) == [["overall": 2, "ict": 5], ["overall": 1, "ict": 4]])
    #expect(read.sheets.map(\.floor) == ["3階", "３Ｆ"] && read.sheets.allSatisfy { $0.number == nil })
  }

  /// Semicolons, all in quotes; what was begun and never sent has no day.
  @Test func limeSurvey() throws {
    let codes = #"""
      "id";"submitdate";"lastpage";"startlanguage";"seed";"token";"ipaddr";"overall";"G1[ict]";"wishes"
      "7";"1980-01-01 00:00:00";"2";"ja";"123";"aB3dE";"192.0.2.7";"AO02";"A5";""
      "8";;"1";"ja";"124";"xY9zW";"192.0.2.8";"A1";;
      "9";"1980-01-01 00:00:00";"2";"ja";"125";"pQ1rS";"192.0.2.9";;"A1";"a ""b"""
      """#
    let read = try Self.read(codes)
    #expect(read.faults.isEmpty && read.unsent == 1)
    #expect(
      read.columns.map(\.kind) == [
        .number, .time, .technical, .technical, .technical, .person, .person, .question("overall"), .question("ict"),
        .question("wishes"),
      ])
    #expect(read.sheets.map(\.answers) == [["overall": 2, "ict": 5], ["ict": 1]])
    #expect(read.sheets[1].texts == ["wishes": "a \"b\""])
    let texts = try Self.read(
      """
      "Response ID","Date submitted","Last page","Start language","Q1. 新しい働き方に満足していますか","評価 [ICT環境の満足度]"
      "7","1980-01-01 00:00:00","2","ja","やや満足","とても不満"
      """)
    #expect(texts.faults.isEmpty && texts.sheets.map(\.answers) == [["overall": 2, "ict": 5]])
  }

  /// Two headings, tabs, and escapes.
  @Test func limeSurveyVV() throws {
    let read = try Self.read(
      """
      "Response ID"\t"Date submitted"\t"Last page"\t"Start language"\t新しい働き方に満足していますか\t"評価 (ICT環境の満足度)"\tその他
      id\tsubmitdate\tlastpage\tstartlanguage\tQ1\tQ2_SQ001\twishes
      1\t"2025-03-03 09:00:00"\t2\tja\tA2\tA5\t"{quote}広い{quote} と{newline}思う{lbrace}x}{tab}。{other}"
      2\t{question_not_shown}\t1\tja\tA1\t{question_not_shown}\t{question_not_shown}
      3\t"2025-03-03 09:09:00"\t2\tja\t{question_not_shown}\tA4\t
      """)
    #expect(read.faults.isEmpty && read.unsent == 1 && read.columns[6].kind == .question("wishes"))
    #expect(read.sheets.map(\.answers) == [["overall": 2, "ict": 5], ["ict": 4]])
    #expect(read.sheets[0].texts == ["wishes": "\"広い\" と 思う{x} 。{other}"])
    #expect(read.sheets.map(\.line) == [3, 5])
  }

  @Test func kintoneAndDesknets() throws {
    let kintone = try Self.read(
      """
      "レコード番号","作成者","作成日時","更新者","更新日時","所属","ICT環境の満足度","ご意見"
      "12","佐藤","2025/03/03 9:00","佐藤","2025/03/03 9:00","河川課","4",""
      """)
    #expect(kintone.faults.isEmpty && kintone.sheets.map(\.number) == ["12"])
    #expect(kintone.columns.prefix(5).map(\.kind) == [.number, .person, .time, .person, .time])
    let desknets = try Self.read(
      "No.,回答者,所属組織,回答日時,1.ICT環境の満足度\r\n1,佐藤,河川課,2025/03/03 09:00,満足\r\n2,加藤,河川課,2025/03/03 09:10,やや満足\r\n")
    #expect(desknets.faults.isEmpty && desknets.sheets.map(\.answers) == [["ict": 1], ["ict": 2]])
  }

  /// What no question is known for is asked about, and persons are never taken.
  @Test func columnsAreMarkedOnce() throws {
    let text = "ID,Q3. 満足度,ICTの満足度,名前,備考\n1,満足,3,佐藤,なし\n2,やや満足,4,加藤,\n"
    #expect(
      Self.faults(try Self.read(text)) == [.column(near: ["ict"]), .column(near: ["ict"]), .column(near: []), nil])
    let marked = try Self.read(text, columns: ["Q3. 満足度=overall", "ＩＣＴの満足度=ict", "備考=-"])
    #expect(
      marked.faults.isEmpty && marked.sheets.map(\.answers) == [["overall": 1, "ict": 3], ["overall": 2, "ict": 4]])
    // By the question's own words, and without the number in front.
    let other = try Self.read(text, columns: ["満足度=新しい働き方に満足していますか"], skipsRest: true)
    #expect(other.faults.isEmpty && other.sheets.map(\.answers) == [["overall": 1], ["overall": 2]])
    #expect(Self.faults(try Self.read(text, columns: ["名前=wishes"], skipsRest: true)) == [.person])
    #expect(
      Self.faults(try Self.read(text, columns: ["備考=wish", "Q3. 満足度=overall"], skipsRest: true))
        == [.noSuchQuestion("wish", known: ["overall", "ict", "wishes"])])
    #expect(
      try Self.read(text, columns: ["ない列=ict"], skipsRest: true).faults.first?.expected == .header(missing: ["ない列"]))
    #expect(
      try Self.read("ict,ICT環境の満足度\n1,2\n").faults.map(\.expected) == [.columnTwice])
  }

  /// An answer that is not known is told once, with how many rows have it.
  @Test func anAnswerThatIsNotKnown() throws {
    let text = "ID,ict\n1,よい感じ\n2,満足\n3,よい感じ\n4,やや満足\n"
    let read = try Self.read(text)
    #expect(read.sheets.isEmpty && read.faults.map(\.line) == [2] && read.faults.map(\.value) == ["よい感じ"])
    #expect(Self.faults(read) == [.answer(question: "ict", upTo: 5, rows: 2)])
    #expect(try Self.read(text, answers: ["よい感じ=1"]).sheets.map(\.answers) == [1, 1, 1, 2].map { ["ict": $0] })
    #expect(try Self.read(text, answers: ["ict:よい感じ=3", "よい感じ=1"]).sheets.map { $0.answers["ict"] } == [3, 1, 3, 2])
    #expect(try Self.read(text, answers: ["よい感じ=-"]).blank == 2)
    #expect(Self.faults(try Self.read(text, answers: ["よい感じ=9"])) == [.answer(question: "ict", upTo: 5, rows: 2)])
    #expect(throws: LibraryError.unfitMark("よい感じ=12", .answer)) { try Self.read(text, answers: ["よい感じ=12"]) }
    #expect(throws: LibraryError.unfitMark("よい感じ", .column)) { try Self.read(text, columns: ["よい感じ"]) }
    #expect(Self.faults(try Self.read("ID,ict\n1,1\n1,2\n")) == [.twice(line: 2)])
  }

  @Test(arguments: ["", "\n\n", "ID\n1\n", "満足\n", "a,b\n\"1,2\n", ",\n,\n", "\u{FEFF}", "\"", "id\tsubmitdate\n"])
  func whatIsNoTableOfAnswers(_ text: String) throws {
    do {
      let read = try Self.read(text)
      #expect(!read.faults.isEmpty && read.sheets.isEmpty)
    } catch LibraryError.notATable {}
  }

  @Test func whatAFormKeeps() throws {
    let marks = try AnswerMarks(
      columns: ["Q3.\n満足度＝overall", "a=b=unit"], answers: ["ict:大変 よい=5", "わからない=-"], skipsRest: true,
      questions: Self.questions)
    #expect(marks.columns.map(\.heading) == ["Q3. 満足度", "a=b"] && marks.columns.map(\.target) == ["overall", "unit"])
    let form = AnswerForm(headings: String(repeating: "0", count: 64), marks: marks)
    #expect(AnswerForm(settingValue: form.settingValue) == form)
    for damaged in [
      "", "x", form.settingValue + "\n", form.settingValue.replacing("answer", with: "answers"), "0\nrest",
      form.settingValue.replacing("\t5\t", with: "\t05\t"),
    ] {
      #expect(AnswerForm(settingValue: damaged) == nil)
    }
    // What is said now goes before the form.
    let now = try AnswerMarks(
      columns: ["Q3. 満足度=ict"], answers: ["わからない=3"], skipsRest: false, questions: Self.questions)
    let all = now.over(marks)
    #expect(all.columns.map(\.target) == ["ict", "unit"] && all.skipsRest)
    #expect(all.answers.map(\.number) == [3, 5])
  }
}
