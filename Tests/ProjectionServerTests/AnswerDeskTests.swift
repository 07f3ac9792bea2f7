import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// A survey tool's file at the desk: told what it is taken as, chosen what is not known, taken in once.
struct AnswerDeskTests {
  private static let place = "/surveys/1/answers"

  /// Twelve answers of a tool that says who and when.
  private static func file(_ count: Int = 12) -> (name: String, content: String) {
    let words = ["大変よい", "よい<b>", "ふつう", "わからない"]
    let rows = (0..<count).map { row in
      "\(1 + row),2026/11/01 10:00,山田\(row),\(["危機管理課", "新しい課", "その他"][row % 3]),\(words[row % 4]),x\(row)\n"
    }
    return ("<回答>.csv", "ID,完了時刻,名前,お勤めの課,全体の満足,備考\n" + rows.joined())
  }

  private static let columns = [
    ("column-3", "unit"), ("before-3", ""), ("column-4", "q:overall"), ("before-4", ""), ("column-5", "-"),
    ("before-5", ""),
  ]
  /// What is chosen of answers, in the order in which the file has them.
  private static let answers = [
    ("column-3", "unit"), ("before-3", "unit"), ("answer-3-1", "new"), ("answer-3-2", "-"), ("column-4", "q:overall"),
    ("before-4", "q:overall"), ("answer-4-0", "5"), ("answer-4-1", "4"), ("answer-4-2", "3"), ("answer-4-3", "-"),
    ("column-5", "-"), ("before-5", "-"),
  ]

  private static func within(
    _ body: @escaping @Sendable (Browser, [(String, String)], Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    try await hall.visit.addSurveyQuestion(
      SurveyQuestion(
        try #require(SurveyQuestion.Key("overall")), "新しい働き方に満足していますか", topic: .overall,
        scale: SurveyScale(answers: 5, best: .last)))
    for name in ["改革前", "改革後"] {
      try await hall.visit.addSurveyWave(SurveyWave(name, .before, try hall.visit.clock.days(of: "2026-10"), asked: 20))
    }
    try await hall.visit.openSurveyWave("改革前")
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(browser, [("token", try await browser.token())], hall)
    }
  }

  private static func batch(_ answer: Visitor.Answer) throws -> (String, String) {
    let place = try #require(answer.headers[.location])
    return ("batch", String(try #require(place.split(separator: "=").last)))
  }

  @Test func toldChosenAndTakenIn() async throws {
    try await Self.within { browser, token, hall in
      let brought = try await browser.upload(Self.place, token, [Self.file()])
      let batch = try Self.batch(brought)
      let told = try await browser.led(brought).text
      for word in [
        "&lt;回答&gt;.csv", "Choose at the 3 places marked", "a person, never kept", "a time, never kept",
        #"name="column-4""#, "よい&lt;b&gt;", "number of the response",
      ] { #expect(told.contains(word), "\(word)") }
      // Nobody is named, nothing can be taken in, and no command is told.
      #expect(!told.contains("山田") && !told.contains("/take") && !told.contains("<b>") && !told.contains("--"))
      #expect(try await browser.post(Self.place + "/take", token + [batch]).status == 422)
      // Once its columns are known, its answers are asked for, and the units that are none.
      let asked = try await browser.led(browser.post(Self.place + "/look", token + [batch] + Self.columns)).text
      for word in [#"name="answer-4-1""#, #"name="answer-4-3""#, "Choose at the 2 places"] {
        #expect(asked.contains(word), "\(word)")
      }
      let answered = Self.answers.filter { !$0.0.hasPrefix("answer-3") }
      let units = try await browser.led(browser.post(Self.place + "/look", token + [batch] + answered)).text
      #expect(units.contains("Choose at the 2 places") && units.contains(#"name="answer-3-1""#))
      #expect(units.contains(#"name="answer-3-2""#) && !units.contains(#"name="answer-3-0""#))
      // Answers that were chosen of another question are not taken for this one's.
      let other = Self.answers.map { $0.0 == "before-4" ? ("before-4", "q:other") : $0 }
      let still = try await browser.led(browser.post(Self.place + "/look", token + [batch] + other)).text
      #expect(!still.contains("/take"))
      let chosen = Self.answers + [("keep", "職員<フォーム>")]
      let ready = try await browser.led(browser.post(Self.place + "/look", token + [batch] + chosen)).text
      #expect(ready.contains("They would bring") && ready.contains("/take") && ready.contains("9 answers"))
      #expect(!ready.contains("Column overall"))
      #expect(ready.contains("New units: ") && ready.contains("新しい課"))
      #expect(ready.contains(#"<option value="5" selected="selected">"#))
      #expect(try await hall.visit.surveyWave(named: "1").sheets == 0)
      let taken = try await browser.post(Self.place + "/take", token + [batch])
      let done = try await browser.led(taken).text
      #expect(done.contains("Taken in") && done.contains("職員&lt;フォーム&gt;"))
      #expect(try await hall.visit.surveyWave(named: "1").sheets == 9)
      // Sent twice it is taken in once, and leads to the same page.
      let again = try await browser.post(Self.place + "/take", token + [batch])
      #expect(again.headers[.location] == taken.headers[.location])
      // A newer export of the same form asks for nothing more.
      let newer = try await browser.led(browser.upload(Self.place, token, [Self.file(18)])).text
      #expect(newer.contains("They would bring") && newer.contains("Read by the form: 職員"))
      let result = try await hall.visit.closeSurveyWave("1").result
      #expect(result.questions.first?.counts.first == [0, 0, 3, 3, 3])
      // What has been closed takes nothing.
      #expect(try await browser.get(Self.place).text.contains("is closed for good"))
      let forgotten = try await browser.post(Self.place + "/forget", token + [("form", "職員<フォーム>")])
      #expect(forgotten.status == 303)
      #expect(try await hall.visit.answerForms().isEmpty)
    }
  }

  @Test func whatCannotBeTaken() async throws {
    try await Self.within { browser, token, hall in
      for (files, sentence) in [
        ([], "Bring one file."), ([Self.file(), ("b.csv", "a,b\n1,2\n")], "Bring one file."),
        ([("<b>.txt", "\u{0}\u{1}")], "&lt;b&gt;.txt"), ([("empty.csv", "")], "empty.csv"),
      ] as [([(name: String, content: String)], String)] {
        let refused = try await browser.upload(Self.place, token, files)
        #expect(refused.status >= 400 && refused.text.contains(sentence), "\(sentence)")
      }
      #expect(hall.staged.isEmpty)
      // To no wave, and to one that is not open.
      #expect(try await browser.get("/surveys/9/answers").status == 404)
      #expect(try await browser.upload("/surveys/9/answers", token, [Self.file()]).status != 500)
      let early = try await browser.get("/surveys/2/answers")
      #expect(early.status == 409 && early.text.contains("is not open yet") && !early.text.contains("utsusu survey"))
      for act in ["look", "take"] {
        let gone = try await browser.post("\(Self.place)/\(act)", token + [("batch", "gone")])
        #expect(gone.status == 409 && gone.text.contains("not here any more"), "\(act)")
      }
      // What no page of ours sends is passed over or refused, and nothing comes in.
      let batch = try Self.batch(try await browser.upload(Self.place, token, [Self.file()]))
      for fields in [
        [("column-4", "q:nothing=a"), ("before-4", "")], [("column-4", "person"), ("column-999", "unit")],
        [("column-2", "unit"), ("before-2", "")], Self.columns + [("answer-4-0", "999"), ("answer--1-x", "1")],
        [("sheet", "<none>")], [("keep", "a\u{7}")],
      ] {
        let page = try await browser.led(browser.post(Self.place + "/look", token + [batch] + fields))
        #expect(page.status < 500 && !page.text.contains("/take") && !page.text.contains("<none>"), "\(fields)")
        #expect(page.text.contains("/leave"), "\(fields)")
      }
      // Nor does it come in for somebody else.
      try await hall.add("k.kato", "reform-office")
      let other = Browser(browser.visitor)
      #expect(try await other.signIn("k.kato").status == 303)
      let their = ("token", try await other.token())
      #expect(!(try await other.get("\(Self.place)?batch=\(batch.1)").text.contains("山田")))
      #expect(try await other.post(Self.place + "/look", [their, batch]).status == 409)
      #expect(try await browser.post(Self.place + "/leave", token + [batch]).headers[.location] == Self.place)
      #expect(try await hall.visit.surveyWave(named: "1").sheets == 0)
      #expect(hall.staged.isEmpty)
    }
  }
}
