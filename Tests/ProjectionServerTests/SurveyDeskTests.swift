import BriefingDomain
import BriefingLibrary
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Surveys kept at the desk alone: questions, waves, and what they have come to.
struct SurveyDeskTests {
  private static let question = [
    ("key", "overall"), ("text", "満足<b>していますか"), ("topic", "overall"), ("answers", "5"), ("best", "last"),
    ("positive", ""),
  ]
  private static let wave = [
    ("name", "改革<前>"), ("phase", "before"), ("days", "2026-11-02..2026-11-13"), ("asked", "１２０"),
    ("floors", "3階=40\r\n\r\n４階＝８０\r\n"),
  ]

  private static func within(
    _ role: String = "reform-office", _ body: @escaping @Sendable (Keeper, Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", role)
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(Keeper(browser: browser, token: try await browser.token()), hall)
    }
  }

  /// Sends the forms of the pages as they are.
  private struct Keeper {
    let browser: Browser
    let token: String

    /// - Parameter page: that the form is on, as it was seen.
    func send(_ path: String, from page: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
      try await post(path, try Self.value("seen", try await browser.get(page).text), fields)
    }

    func post(_ path: String, _ seen: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
      try await browser.post(path, [("token", token), ("seen", seen)] + fields)
    }

    func takeBack() async throws -> Visitor.Answer {
      let act = try Self.value("act", try await browser.get("/surveys").text)
      return try await browser.post("/surveys/undo", [("token", token), ("act", act)])
    }

    static func value(_ name: String, _ page: String) throws -> String {
      let fields = page.matches(of: #/name="([^"]+)" type="hidden" value="([^"]+)"/#)
      return String(try #require(fields.first { $0.1 == name }).2)
    }
  }

  private static func with(_ fields: [(String, String)], _ name: String, _ value: String) -> [(String, String)] {
    fields.filter { $0.0 != name } + (value.isEmpty && name == "delicate" ? [] : [(name, value)])
  }

  @Test func questions() async throws {
    try await Self.within { keeper, hall in
      let path = "/surveys/questions"
      let added = try await keeper.send(path, from: path, Self.question)
      #expect(added.status == 303)
      #expect(try await keeper.browser.led(added).text.contains("満足&lt;b&gt;していますか"))
      let scale = try #require(try await hall.visit.surveyQuestions().first?.scale)
      #expect((scale.answers, scale.best, scale.positive) == (5, .last, 2))
      // What is refused keeps what was typed, beside the form.
      for (name, value, status, sentence) in [
        ("key", "overall", 422, "There is a question overall already"), ("key", "Überall", 422, "no key of a question"),
        ("answers", "12", 422, "2 to 11 answers"), ("positive", "5", 422, "2 to 11 answers"),
        ("positive", "viele", 422, "is no number"), ("text", " ", 422, "The question"),
      ] {
        let fields = Self.with(Self.with(Self.question, "key", "other"), name, value)
        let refused = try await keeper.send(path, from: path, fields)
        #expect((refused.status == status || refused.status == 409) && refused.text.contains(sentence), "\(value)")
        #expect(refused.text.contains("value=\"\(["text", "answers"].contains(name) ? "other" : value)\""), "\(value)")
        #expect(refused.text.contains("<details open"), "\(value)")
      }
      for (name, value) in [("topic", "x"), ("best", "x"), ("seen", "x")] {
        #expect(try await keeper.send(path, from: path, Self.with(Self.question, name, value)).status == 400, "\(name)")
      }
      // Another scale has what is usual of it, and a free one none.
      let one = path + "/overall"
      let changes = Self.with(Self.with(Self.question, "answers", "7"), "best", "first") + [("delicate", "1")]
      #expect(try await keeper.send(one, from: one, changes).status == 303)
      let changed = try #require(try await hall.visit.surveyQuestions().first)
      #expect(changed.scale == SurveyScale(answers: 7, best: .first, positive: 3) && changed.isDelicate)
      #expect(try await keeper.send(one, from: one, Self.with(Self.question, "answers", "free")).status == 303)
      #expect(try await hall.visit.surveyQuestions().first?.scale == nil)
      #expect(try await keeper.takeBack().headers[.location] == "/surveys?done=undone")
      #expect(try await hall.visit.surveyQuestions().first?.isDelicate == true)
      // Somebody else has changed it meanwhile.
      let seen = try Keeper.value("seen", try await keeper.browser.get(one).text)
      try await hall.visit.changeSurveyQuestion("overall") { $0.text = "別の文" }
      let late = try await keeper.post(one, seen, Self.question)
      #expect(late.status >= 400 && late.text.contains("満足&lt;b&gt;していますか"))
      #expect(try await hall.visit.surveyQuestions().first?.text == "別の文")
      // Without a reason nothing is withdrawn, and the form of the change stays as it is.
      let bare = try await keeper.send(one + "/withdraw", from: one, [("reason", "")])
      #expect(bare.status == 422 && bare.text.contains(#"value="別の文""#) && bare.text.contains("checked"))
      #expect(try await keeper.send(one + "/withdraw", from: one, [("reason", "重<複>")]).status == 303)
      #expect(try await keeper.browser.get(path).text.contains("withdrawn, 重&lt;複&gt;"))
      #expect(try await keeper.send(one, from: path, Self.question).text.contains("is withdrawn"))
      #expect(try await keeper.browser.get(path + "/nothing").status == 404)
    }
  }

  @Test func waves() async throws {
    try await Self.within { keeper, hall in
      let added = try await keeper.send("/surveys", from: "/surveys", Self.wave)
      #expect(added.headers[.location] == "/surveys/1?done=saved")
      let wave = try await hall.visit.surveyWave(named: "1").record.wave
      #expect(wave.name == "改革<前>" && wave.asked == 120 && wave.state == .planned)
      #expect(wave.floors == [SurveyWave.Floor("3階", asked: 40), SurveyWave.Floor("４階", asked: 80)])
      let page = try await keeper.browser.led(added).text
      #expect(page.contains("改革&lt;前&gt;") && page.contains("3階=40\n４階=80"))
      #expect(page.contains(#"value="2026-11-02..2026-11-13""#))
      for (name, value, sentence) in [
        ("floors", "3階=40\n<4階> 80", "does not say how many are asked on a floor"), ("days", "いつか", "いつか"),
        ("asked", "many", "is no number"), ("asked", "0", "people cannot be asked"),
        ("floors", "3階=1\n３Ｆ=2", "is said twice"), ("name", "７", "would be taken for the number"),
        ("name", "", "The wave"),
      ] {
        for (path, from) in [("/surveys", "/surveys"), ("/surveys/1", "/surveys/1")] {
          let refused = try await keeper.send(path, from: from, Self.with(Self.wave, name, value))
          #expect(refused.status == 422 && refused.text.contains(sentence), "\(value)")
          #expect(refused.text.contains("<details open") && !refused.text.contains("<4階>"), "\(value)")
          #expect(refused.text.contains(name == "asked" ? "2026-11-02..2026-11-13" : #"value="１２０""#), "\(value)")
        }
      }
      #expect(try await keeper.send("/surveys", from: "/surveys", Self.wave).status == 409)
      #expect(try await hall.visit.surveyWaves().count == 1)
      // What was said of floors is taken away with its lines.
      let changes = Self.with(Self.with(Self.wave, "floors", ""), "asked", "")
      #expect(try await keeper.send("/surveys/1", from: "/surveys/1", changes).status == 303)
      let changed = try await hall.visit.surveyWave(named: "1").record.wave
      #expect(changed.asked == nil && changed.floors.isEmpty)
      #expect(try await keeper.takeBack().status == 303)
      #expect(try await hall.visit.surveyWave(named: "1").record.wave.floors.count == 2)
      // Without a question nothing opens.
      let early = try await keeper.post("/surveys/1/open", "", [])
      #expect(early.status == 409 && early.text.contains("Add a question first"))
      for path in ["/surveys/9", "/surveys/x", "/surveys/-1"] {
        #expect(try await keeper.browser.get(path).status == 404, "\(path)")
      }
      #expect(try await keeper.browser.get("/surveys/1/texts").status == 409)
    }
  }

  /// 2 of 7 on one floor are too few: both floors are hidden, as on the terminal.
  @Test(arguments: [("reform-office", true), ("reader=局長", false)])
  func results(_ role: String, _ keeps: Bool) async throws {
    try await Self.within(role) { keeper, hall in
      let (key, note) = (try #require(SurveyQuestion.Key("overall")), try #require(SurveyQuestion.Key("note")))
      try await hall.visit.addSurveyQuestion(
        SurveyQuestion(key, "満足<していますか", topic: .overall, scale: SurveyScale(answers: 5, best: .last)))
      try await hall.visit.addSurveyQuestion(SurveyQuestion(note, "一言", topic: .other, scale: nil))
      _ = try await hall.visit.setUnit("危機<管理>課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
      let unit = try #require(try await hall.visit.parties(OfficeUnit.self).first { $0.party.name == "危機<管理>課" })
      for (number, (floors, name)) in [([6, 6], "前"), ([6, 6], "半年後"), ([8, 2], "後")].enumerated() {
        try await hall.visit.addSurveyWave(
          SurveyWave(name, .before, try hall.visit.clock.days(of: "2026-10"), asked: 20))
        try await hall.visit.openSurveyWave(name)
        let sheets = zip(["3階", "4階"], floors).flatMap { floor, count in
          (0..<count).map { place in
            AnswerSheet(
              floor: floor, unit: floor == "3階" ? unit.party.id : nil, answers: [key: place < 3 ? 4 : 1],
              texts: [note: "言葉<\(place)>"], key: .code("\(floor)のひと\(place)番"))
          }
        }
        _ = try await hall.visit.addSheets(sheets, to: name)
        _ = try await hall.visit.closeSurveyWave(name)
        let page = try await keeper.browser.get("/surveys/\(number + 1)?by=unit").text
        let cells = page.matches(of: #/<th scope="row">([^<]*)</th>((?:<td class="number">[^<]*</td>)+)/#).map { row in
          ([String(row.1)] + row.2.matches(of: #/>([^<]*)</td>/#).map { String($0.1) }).joined(separator: "|")
        }
        #expect(cells.first == (number < 2 ? "Whole office|20|12|60.0 %" : "Whole office|20|10|50.0 %"))
        #expect(cells.contains("  4階||\(number < 2 ? "6" : "too few")|") == true, "\(cells)")
        #expect(cells.contains { $0.hasPrefix("    危機&lt;管理&gt;課||\(number < 2 ? "6" : "too few")") }, "\(cells)")
        #expect(page.contains("満足&lt;していますか") && !page.contains("<していますか"))
        #expect(page.contains("too few") == (number == 2) && page.contains("/texts") == keeps)
        // The same people, all of whom said the same again.
        #expect(cells.contains { $0.hasPrefix("前|12|6|0|0|6|±0.0 points|") } == (number == 1), "\(cells)")
        let whole = try await keeper.browser.get("/surveys/\(number + 1)?by=nonsense").text
        #expect(whole.contains("50.0 %") && !whole.contains("4階"))
        let texts = try await keeper.browser.get("/surveys/\(number + 1)/texts")
        #expect(texts.status == (keeps ? 200 : 403) && texts.text.contains("言葉&lt;1&gt;") == keeps)
      }
    }
  }
}
