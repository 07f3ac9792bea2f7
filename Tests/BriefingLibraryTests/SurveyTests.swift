import BriefingDomain
import BriefingLedger
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// Surveys in a home: what is asked, answered, closed, taken back, and found where somebody has changed it.
struct SurveyTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let overall = SurveyQuestion.Key("overall")!
  private let stress = SurveyQuestion.Key("stress")!
  private let opinion = SurveyQuestion.Key("opinion")!

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    _ = try await visit.setUnit("河川課", bureau: nil, department: nil, floor: "10階", adoptedFrom: nil)
    try await visit.addSurveyQuestion(
      SurveyQuestion(overall, "満足していますか", topic: .overall, scale: SurveyScale(answers: 5, best: .last)))
    try await visit.addSurveyQuestion(
      SurveyQuestion(
        stress, "負担を感じますか", topic: .selfManagement, scale: SurveyScale(answers: 4, best: .first), isDelicate: true))
    try await visit.addSurveyQuestion(SurveyQuestion(opinion, "ご意見", topic: .other, scale: nil))
  }

  @discardableResult
  private func wave(_ name: String = "改革前", open: Bool = true, floors: [SurveyWave.Floor] = []) async throws
    -> SurveyWaveStatus
  {
    let days = try visit.clock.days(of: "2026-10")
    let status = try await visit.addSurveyWave(SurveyWave(name, .before, days, asked: 80, floors: floors))
    return open ? try await visit.openSurveyWave(name) : status
  }

  private func unit(_ name: String) async throws -> OfficeUnit.ID {
    try #require(try await visit.named(name, OfficeUnit.self)).party.id
  }

  private func sheets(
    _ counts: [Int], _ key: SurveyQuestion.Key? = nil, floor: String? = nil, unit: OfficeUnit.ID? = nil
  ) -> [AnswerSheet] {
    counts.enumerated().flatMap { answer, count in
      (0..<count).map { _ in AnswerSheet(floor: floor, unit: unit, answers: [key ?? overall: answer + 1]) }
    }
  }

  @Test func aWave() async throws {
    try await wave(floors: [SurveyWave.Floor("３階", asked: 40), SurveyWave.Floor("10F", asked: 40)])
    let (crisis, river) = (try await unit("危機管理課"), try await unit("河川課"))
    // The floor as it is written, or the unit's.
    let receipt = try await visit.addSheets(
      sheets([1, 2, 4, 10, 8], floor: "3F") + sheets([0, 2, 3, 0, 0], unit: crisis)
        + sheets([1, 2, 5, 10, 2], unit: river),
      to: "改革前")
    #expect(receipt.added == 50 && receipt.known == 0 && receipt.empty == 0)
    let report = try await visit.closeSurveyWave("改革前")
    let result = try await visit.surveyReport(of: "1").result
    #expect(result == report.result && result.isSound)
    #expect(result.groups.map { $0.unitName ?? $0.floor } == [nil, "３階", "危機管理課", "３階", "10F", "河川課"])
    #expect(result.asked == [80, 40, nil, nil, 40, nil])
    #expect(result.sheets == [50, 30, 5, 25, 20, 20])
    #expect(result.questions.map(\.question.key) == [overall])
    let figures = try #require(result.figures(of: result.questions[0], 0))
    #expect(figures.positive == 30 && figures.share?.value == 0.6 && figures.bounds?.low == 0.375)
    #expect(result.figures(of: result.questions[0], 1)?.positive == 18)
    #expect(result.rate(of: 1) == 0.75)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  @Test func aFewAreNeitherShownNorCounted() async throws {
    try await wave()
    _ = try await visit.addSheets(sheets([1, 1, 1, 1, 0]), to: "改革前")
    #expect(try await visit.surveyWave(named: "改革前").sheets == nil)
    _ = try await visit.addSheets(sheets([1, 0, 0, 0, 0]), to: "改革前")
    #expect(try await visit.surveyWaves().map(\.sheets) == [5])
    // Delicate, and answered by nine.
    _ = try await visit.addSheets(sheets([3, 2, 2, 2], stress), to: "改革前")
    let result = try await visit.closeSurveyWave("改革前").result
    #expect(result.sheets == [14] && result.questions.map(\.counts) == [[[2, 1, 1, 1, 0]], [nil]])
  }

  @Test func nothingIsShownBeforeItIsClosed() async throws {
    let status = try await wave(open: false)
    let planned = LibraryError.survey(.wrongState(status.record, needed: .open))
    await #expect(throws: planned) { _ = try await visit.addSheets(sheets([1]), to: "改革前") }
    await #expect(throws: planned) { _ = try await visit.closeSurveyWave("改革前") }
    let open = try await visit.openSurveyWave("1").record
    await #expect(throws: LibraryError.survey(.wrongState(open, needed: .planned))) {
      try await visit.openSurveyWave("改革前")
    }
    await #expect(throws: LibraryError.survey(.nothingAnswered("改革前"))) { _ = try await visit.closeSurveyWave("改革前") }
    _ = try await visit.addSheets(sheets([9]), to: "改革前")
    for look in [{ _ = try await visit.surveyReport(of: "1") }, { _ = try await visit.surveyTexts(of: "1") }]
      as [() async throws -> Void]
    {
      await #expect(throws: LibraryError.survey(.wrongState(open, needed: .closed))) { try await look() }
    }
  }

  @Test func nothingOfAClosedWaveChanges() async throws {
    try await wave()
    _ = try await visit.addSheets(sheets([5]) + [AnswerSheet(answers: [:], texts: [opinion: "よい"])], to: "改革前")
    // Open before and after, so that only the closing keeps it from going back.
    try await visit.changeSurveyWave("改革前") { $0.asked = 70 }
    let closed = try await visit.closeSurveyWave("改革前").record
    let refusal = LibraryError.survey(.wrongState(closed, needed: .open))
    await #expect(throws: refusal) { _ = try await visit.addSheets(sheets([1]), to: "1") }
    await #expect(throws: refusal) { _ = try await visit.addSheets(sheets([1]), to: "1", from: .form) }
    await #expect(throws: refusal) { try await visit.changeSurveyWave("1") { $0.asked = 6 } }
    await #expect(throws: refusal) { _ = try await visit.closeSurveyWave("1") }
    for sql in [
      "INSERT INTO surveySheet (wave, id, answers) VALUES (1, randomblob(16), 'overall=1')",
      "UPDATE surveySheet SET answers = 'overall=5'", "DELETE FROM surveySheet", "DELETE FROM surveyText",
      "INSERT INTO surveyText (wave, id, question, text) VALUES (1, randomblob(16), 'opinion', '別')",
      "UPDATE surveyText SET text = '別'", "UPDATE surveyResult SET json = '{}'", "DELETE FROM surveyResult",
    ] { #expect(throws: DatabaseError.self, "\(sql)") { try fixture.raw { try $0.execute(sql: sql) } } }
    // Nor by a way back past it.
    await #expect(throws: LibraryError.deedStays(.closedWave(closed.wave), before: nil)) {
      _ = try await visit.undo()
    }
    await #expect(throws: refusal) { _ = try await visit.undo(past: true) }
  }

  @Test func allOrNothing() async throws {
    try await wave()
    let five = SurveyScale(answers: 5, best: .last)
    func refused(_ sheet: AnswerSheet, _ error: LibraryError) async throws {
      await #expect(throws: error) { _ = try await visit.addSheets(sheets([1]) + [sheet], to: "改革前") }
      #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM surveySheet") } == 0)
    }
    for answer in [0, 6, -1] {
      try await refused(
        AnswerSheet(answers: [overall: answer]),
        .survey(.unfitAnswer(sheet: 1, overall, "\(answer)", scale: five)))
    }
    try await refused(AnswerSheet(answers: [opinion: 1]), .survey(.unfitAnswer(sheet: 1, opinion, "1", scale: nil)))
    try await refused(
      AnswerSheet(answers: [:], texts: [overall: "5"]), .survey(.unfitAnswer(sheet: 1, overall, "5", scale: five)))
    let none = try #require(SurveyQuestion.Key("none"))
    try await refused(
      AnswerSheet(answers: [none: 1]), .survey(.noSuchQuestion("none", known: ["opinion", "overall", "stress"])))
    try await refused(AnswerSheet(unit: 99, answers: [overall: 1]), .unknown(.unit, "99", near: []))
    try await refused(
      AnswerSheet(answers: [:], texts: [opinion: "\u{202E}"]), .unfitText(.answer, .controlCharacter(0x202E)))
    try await visit.withdrawSurveyQuestion("overall", reason: "重複")
    try await refused(AnswerSheet(answers: [overall: 1]), .survey(.questionWithdrawn(overall)))
  }

  @Test func nobodyAnswersTwice() async throws {
    try await wave()
    let mine = AnswerSheet(answers: [overall: 5], key: .code("あおいそら 12"))
    _ = try await visit.addSheets([mine], to: "改革前", from: .form)
    // Width and spaces make no other code.
    let same = AnswerSheet(answers: [overall: 1], key: .code("あおいそら　１２"))
    await #expect(throws: LibraryError.survey(.answeredAlready)) {
      _ = try await visit.addSheets([same], to: "改革前", from: .form)
    }
    await #expect(throws: LibraryError.survey(.emptySheet)) {
      _ = try await visit.addSheets(
        [AnswerSheet(answers: [:], texts: [opinion: " "], key: .code("みどりのもり"))], to: "改革前", from: .form)
    }
    // What two people would choose alike is no code.
    for key in [nil, .code("あおい"), .code("あ お い 1 2")] as [AnswerSheet.Key?] {
      await #expect(throws: LibraryError.survey(.shortCode)) {
        _ = try await visit.addSheets([AnswerSheet(answers: [overall: 5], key: key)], to: "改革前", from: .form)
      }
    }
    let responses = (1...3).map { AnswerSheet(answers: [overall: 3], key: .response("forms \($0)")) }
    #expect(try await visit.addSheets(responses, to: "改革前").added == 3)
    let again = try await visit.addSheets(
      responses + [mine, AnswerSheet(answers: [:]), AnswerSheet(answers: [overall: 3], key: .response("forms 4"))],
      to: "改革前")
    #expect(again.added == 1 && again.known == 4 && again.empty == 1)
    // What is kept tells nobody's code.
    let keys = try fixture.raw { try Data.fetchAll($0, sql: "SELECT key FROM surveySheet WHERE key IS NOT NULL") }
    #expect(keys.count == 5 && keys.allSatisfy { $0.count == 32 })
  }

  /// Who uses the same code in two waves is one person; a tool's numbers are not.
  @Test func pairs() async throws {
    func answers(_ values: [Int], _ key: (Int) -> AnswerSheet.Key?) -> [AnswerSheet] {
      values.enumerated().map { AnswerSheet(answers: [overall: $1], key: key($0)) }
    }
    try await wave()
    // 3 positive both times, 1 only before, 2 only after, 4 never; six more in each wave that nobody can pair.
    _ = try await visit.addSheets(
      answers([5, 4, 5, 4, 1, 2, 3, 1, 2, 3]) { .code("c\($0)") } + answers([5, 5, 5, 5, 5, 5]) { .response("\($0)") },
      to: "改革前")
    #expect(try await visit.closeSurveyWave("改革前").result.pairs.isEmpty)
    try await wave("改革後")
    _ = try await visit.addSheets(
      answers([4, 5, 5, 1, 5, 4, 3, 1, 2, 3]) { .code("c\($0)") } + answers([1, 1, 1, 1, 1, 1]) { .response("\($0)") },
      to: "改革後")
    let result = try await visit.closeSurveyWave("改革後").result
    #expect(result.pairs == [SurveyPairs(overall, other: 1, both: 3, onlyOther: 1, onlyThis: 2, never: 4)])
    // One who answers the second time alone would be known by the difference.
    try await wave("その後")
    _ = try await visit.addSheets(
      answers([4, 5, 5, 1, 5, 4, 3, 1, 2, 3]) { .code("c\($0)") } + answers([1]) { .response("\($0)") }, to: "その後")
    #expect(try await visit.closeSurveyWave("その後").result.pairs.isEmpty)
  }

  @Test(arguments: ["2", "２", "-1"]) func aNumberIsNoName(_ name: String) async throws {
    await #expect(throws: LibraryError.survey(.numberAsName(name))) { try await wave(name) }
    #expect(try await visit.surveyWaves().isEmpty)
  }

  /// A unit that moves takes nobody along who has answered.
  @Test func aFloorIsThatOfTheDayOfTheAnswer() async throws {
    try await wave()
    let crisis = try await unit("危機管理課")
    _ = try await visit.addSheets(sheets([5, 0, 0, 0, 0], unit: crisis), to: "改革前")
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "5階", adoptedFrom: nil)
    _ = try await visit.addSheets(sheets([0, 0, 0, 0, 5], unit: crisis), to: "改革前")
    let result = try await visit.closeSurveyWave("改革前").result
    #expect(result.groups.filter { $0.level == .floor }.map(\.floor) == ["3階", "5階"])
    #expect(result.questions[0].counts[1] == [5, 0, 0, 0, 0])
  }

  @Test func askedOnAFloor() {
    #expect(SurveyWave.Floor(written: "3階＝40") == SurveyWave.Floor("3階", asked: 40))
    for text in ["3階", "3階=", "3階=4=5", "3階=四", "=4=5"] { #expect(SurveyWave.Floor(written: text) == nil, "\(text)") }
  }

  /// Ten of a floor who answered before, one who came to it, and a floor that is new: the one would be told by the difference.
  @Test func pairsTellNobodyOnAFloor() async throws {
    func floor(_ name: String, _ codes: ClosedRange<Int>) -> [AnswerSheet] {
      codes.map { AnswerSheet(floor: name, answers: [overall: 5], key: .code("みどりのもり\($0)")) }
    }
    for (name, newcomers) in [("改革前", 0), ("一人", 1), ("五人", 5)] {
      try await wave(name)
      let others = newcomers > 0 ? floor("4階", 31...40) : []
      _ = try await visit.addSheets(floor("3階", 1...(10 + newcomers)) + others, to: name)
      let pairs = try await visit.closeSurveyWave(name).result.pairs
      #expect(pairs.map(\.other.rawValue) == (newcomers == 5 ? [1] : []), "\(name)")
    }
  }

  @Test func undoing() async throws {
    try await visit.changeSurveyQuestion("overall") { $0.text = "全体として満足していますか" }
    #expect(try await visit.undo().act.kind == .survey)
    #expect(try await visit.surveyQuestions().first { $0.key == overall }?.text == "満足していますか")
    try await wave(open: false)
    _ = try await visit.undo()
    #expect(try await visit.surveyWaves().isEmpty)
    // A number is given once.
    #expect(try await wave().record.number == 2)
    _ = try await visit.undo()
    #expect(try await visit.surveyWaves().map(\.record.wave.state) == [.planned])
    try await visit.openSurveyWave("改革前")
    _ = try await visit.addSheets([AnswerSheet(answers: [overall: 1], key: .code("みどりのもり"))], to: "改革前", from: .form)
    // It stays open, and what it asks stays.
    await #expect(throws: LibraryError.survey(.waveAnswered("改革前"))) { _ = try await visit.undo() }
    await #expect(throws: LibraryError.survey(.questionAnswered(overall))) {
      try await visit.changeSurveyQuestion("overall") { $0.scale = SurveyScale(answers: 4, best: .last) }
    }
    _ = try await visit.addSheets(sheets([1], stress), to: "改革前")
    await #expect(throws: LibraryError.survey(.questionAnswered(stress))) {
      try await visit.changeSurveyQuestion("stress") { $0.isDelicate = false }
    }
    try await visit.changeSurveyQuestion("overall") { $0.isDelicate = true }
    await #expect(throws: LibraryError.survey(.questionAnswered(overall))) { _ = try await visit.undo() }
  }

  /// Of one name there is one wave, whoever has taken it since.
  @Test func aNameThatAnotherWaveHasNow() async throws {
    try await wave(open: false)
    try await visit.changeSurveyWave("改革前") { $0.name = "春" }
    let other = try await visit.library.visit(by: Person("別"), at: LibraryFixture.now)
    try await other.addSurveyWave(SurveyWave("改革前", .before, try visit.clock.days(of: "2026-10")))
    await #expect(throws: LibraryError.survey(.waveNameTaken("改革前"))) { _ = try await visit.undo() }
    #expect(try await visit.surveyWaves().map(\.record.wave.name) == ["春", "改革前"])
    try await other.changeSurveyWave("改革前") { $0.name = "秋" }
    _ = try await visit.undo()
    #expect(try await visit.surveyWaves().map(\.record.wave.name) == ["改革前", "秋"])
  }

  /// Nine of a group who were asked and left the question out, and three: of the three it is not told, nor does it follow.
  @Test func aGroupOfAFewThatHasAnsweredNothing() async throws {
    try await wave()
    func silent(_ count: Int, _ floor: String) -> [AnswerSheet] { sheets([0, 0, 0, count], stress, floor: floor) }
    _ = try await visit.addSheets(
      sheets([7], floor: "1階") + sheets([6], floor: "2階") + silent(3, "3階") + silent(9, "4階"), to: "改革前")
    let result = try await visit.closeSurveyWave("改革前").result
    let shown = try #require(result.questions.first { $0.question.key == overall })
    #expect(result.groups.map(\.floor) == [nil, "1階", "2階", "3階", "4階"])
    #expect(result.sheets == [25, 7, nil, nil, 9])
    #expect(shown.counts.map { $0?.reduce(0, +) } == [13, 7, 6, nil, nil])
  }

  @Test func whatIsWithdrawnIsNotCounted() async throws {
    try await wave()
    _ = try await visit.addSheets(sheets([6]) + sheets([0, 12], stress), to: "改革前")
    try await visit.withdrawSurveyQuestion("overall", reason: "重複")
    let result = try await visit.closeSurveyWave("改革前").result
    #expect(result.questions.map(\.question.key) == [stress] && result.sheets == [18])
  }

  @Test func texts() async throws {
    try await wave()
    let written = ["う", "い", "あ\nと　つづき", "え"].map { AnswerSheet(answers: [:], texts: [opinion: $0]) }
    _ = try await visit.addSheets(written, to: "改革前")
    let four = try await visit.closeSurveyWave("改革前").result
    #expect(four.texts.map(\.count) == [nil])
    #expect(try await visit.surveyTexts(of: "改革前").map(\.texts) == [nil])
    try await wave("改革後")
    _ = try await visit.addSheets(written + sheets([1]), to: "改革後")
    #expect(try await visit.closeSurveyWave("改革後").result.texts.map(\.count) == [nil])
    #expect(try await visit.surveyTexts(of: "改革後").map(\.texts) == [["あ と　つづき", "い", "う", "え"]])
    // That none of a few has written tells of each of them.
    for (name, others, count) in [("三回目", 4, nil), ("四回目", 5, 0)] as [(String, Int, Int?)] {
      try await wave(name)
      _ = try await visit.addSheets(sheets([others]), to: name)
      #expect(try await visit.closeSurveyWave(name).result.texts.map(\.count) == [count])
    }
  }

  @Test func damage() async throws {
    try await wave()
    _ = try await visit.addSheets(sheets([5]), to: "改革前")
    _ = try await visit.closeSurveyWave("改革前")
    let finding = [Finding(subject: .setting, fault: .changed, detail: "survey result 1")]
    func change(_ sql: String) throws {
      try fixture.raw { database in
        let rules = try Row.fetchAll(
          database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'surveyResult'")
        for rule in rules { try database.execute(sql: "DROP TRIGGER \(rule["name"] as String)") }
        try database.execute(sql: sql)
        for rule in rules { try database.execute(sql: rule["sql"]) }
      }
    }
    try change("UPDATE surveyResult SET json = replace(json, '[5,0', '[4,1')")
    #expect(try await visit.verify { _ in } == finding)
    await #expect(throws: StoreError.damagedDatabase("survey result 1")) { _ = try await visit.surveyReport(of: "1") }
    try change("UPDATE surveyResult SET json = replace(json, '[4,1', '[5,0')")
    #expect(try await visit.verify { _ in }.isEmpty)
    try change("DELETE FROM surveyResult")
    #expect(try await visit.verify { _ in }.map(\.fault) == [.missing])
  }

  @Test func whatIsRefused() async throws {
    try await wave()
    await #expect(throws: LibraryError.survey(.waveNameTaken("改革前"))) { try await wave() }
    await #expect(throws: LibraryError.survey(.floorTwice("３F"))) {
      try await wave("別", floors: [SurveyWave.Floor("3階", asked: 1), SurveyWave.Floor("３F", asked: 2)])
    }
    await #expect(throws: LibraryError.survey(.unfitNumber(0))) {
      try await wave("別", floors: [SurveyWave.Floor("3階", asked: 0)])
    }
    await #expect(throws: LibraryError.survey(.floorsAboveWhole(81, asked: 80))) {
      try await wave("別", floors: [SurveyWave.Floor("3階", asked: 41), SurveyWave.Floor("4階", asked: 40)])
    }
    await #expect(throws: LibraryError.survey(.noSuchWave("別", known: ["改革前"]))) {
      _ = try await visit.surveyReport(of: "別")
    }
    await #expect(throws: LibraryError.survey(.keyTaken(overall))) {
      try await visit.addSurveyQuestion(SurveyQuestion(overall, "別", topic: .other, scale: nil))
    }
    await #expect(throws: LibraryError.survey(.noSuchQuestion("x", known: ["opinion", "overall", "stress"]))) {
      try await visit.withdrawSurveyQuestion("x", reason: "重複")
    }
  }

  /// A unit that has become part of another one, and one that was taken away, whose answers stay.
  @Test func unitsOfNow() async throws {
    try await wave()
    let (crisis, river) = (try await unit("危機管理課"), try await unit("河川課"))
    _ = try await visit.addSheets(
      sheets([3], floor: "3階", unit: crisis) + sheets([4], floor: "3階", unit: river), to: "改革前")
    _ = try await visit.mergeUnit("河川課", into: "危機管理課")
    let result = try await visit.closeSurveyWave("改革前").result
    #expect(result.groups.map(\.unit) == [nil, nil, crisis] && result.sheets == [7, 7, 7])
  }

  /// Who takes a unit back that somebody has answered for leaves its answers.
  @Test func aUnitThatIsTakenBack() async throws {
    try await wave()
    let other = try await visit.library.visit(by: Person("別"), at: LibraryFixture.now)
    _ = try await other.setUnit("新課", bureau: nil, department: nil, floor: "5階", adoptedFrom: nil)
    _ = try await visit.addSheets(sheets([5], unit: try await unit("新課")), to: "改革前")
    _ = try await other.undo()
    #expect(try await visit.closeSurveyWave("改革前").result.groups.map(\.unitName) == [nil, nil, "新課"])
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  @Test(arguments: [
    SurveyWave("改革前", .before, try! Self.days(), asked: 3, floors: [.init("3 階 A", asked: 7), .init("4", asked: 1)]),
    SurveyWave("改革後", .later, try! Self.days(), state: .closed),
  ])
  func waveAsASetting(_ wave: SurveyWave) {
    #expect(SurveyWave(settingValue: wave.settingValue) == wave)
    for text in ["", wave.settingValue + "\nx", wave.settingValue + "\n-1 3階", "x" + wave.settingValue] {
      #expect(SurveyWave(settingValue: text) == nil)
    }
  }

  private static func days() throws -> ClosedRange<Day> {
    let day = try #require(Day(2026, 10, 1))
    return day...day
  }

  @Test func questionAsASetting() {
    for scale in [nil, SurveyScale(answers: 7, best: .first, positive: 1)] {
      let question = SurveyQuestion(
        overall, "問 1", topic: .ict, scale: scale, isDelicate: true, isWithdrawn: true, reason: "重複")
      #expect(SurveyQuestion(overall, settingValue: question.settingValue) == question)
      for text in ["", question.settingValue + "\n", "x" + question.settingValue] {
        #expect(SurveyQuestion(overall, settingValue: text) == nil)
      }
    }
  }
}
