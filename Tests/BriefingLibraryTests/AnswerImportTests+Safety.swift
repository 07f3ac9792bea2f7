import BriefingDomain
import Foundation
import Testing

@testable import BriefingLibrary

/// What a file cannot find out of those who have answered.
extension AnswerImportTests {
  fileprivate static let head = "ID,新しい働き方に満足していますか,ICT環境の満足度\n"

  /// Answers to the two questions, numbered from 1.
  fileprivate static func numbered(_ answers: [(Int, Int)], from first: Int = 1) -> String {
    head + answers.enumerated().map { "\(first + $0),\($1.0),\($1.1)\n" }.joined()
  }

  /// Somebody who keeps surveys, and tries out what one person has answered: whatever the guess, a trial and a refusal say the
  /// same, also beside rows that surely say something else than before.
  @Test func nobodyIsAskedByTrials() async throws {
    _ = try await take(Self.numbered(Array(repeating: (4, 2), count: 8)))
    var trials: Set<String> = []
    for guess in 1...5 {
      for around in [[], Array(repeating: (1, 5), count: 6)] {
        let text = Self.numbered([(guess, 2)] + around)
        for options in [AnswerImportOptions(isTrial: true), AnswerImportOptions(source: "別", isTrial: true)] {
          let receipt = try await take(text, options)
          #expect(receipt.added == nil && receipt.known == nil)
          trials.insert("\(receipt.rows) \(receipt.blank) \(receipt.wave)")
        }
        #expect(try await faults(text) == [.answers(.numbersTaken)], "\(guess)")
      }
      // Nor where the number is what alike answers have in common.
      let alike = "新しい働き方に満足していますか,ICT環境の満足度\n\(guess),2\n"
      #expect(try await take(alike, AnswerImportOptions(source: "", isTrial: true)).known == nil)
    }
    #expect(trials.count == 2)
    #expect(try sheets().count == 8)
  }

  /// Five made-up answers of one's own, and a sixth that is a guess: of a wave that has others, too, it is told nothing.
  @Test(arguments: 1...5) func nobodyIsAskedBesideOnesOwn(_ guess: Int) async throws {
    _ = try await take(Self.numbered([(4, 2), (3, 2), (5, 1), (4, 4), (2, 2), (1, 1), (3, 1)]))
    let own = (1...5).map { _ in (1, 5) }
    _ = try await take(Self.numbered(own, from: 9001))
    let text = Self.numbered(own.dropLast() + [(2, 5)], from: 9001) + "1,\(guess),2\n"
    #expect(try await faults(text) == [.answers(.numbersTaken)])
    #expect(try sheets().count == 12)
    // Nor of one that is closed, by way of another.
    _ = try await visit.closeSurveyWave("改革前")
    #expect(try await take(text, to: "改革後").added == 6)
  }

  /// A sum or a mean beneath the answers is nobody's.
  @Test func sumsBeneath() async throws {
    let receipt = try await take(Self.numbered([(4, 2), (2, 4)]) + "平均,3,3\n件数,2,2\n合計,6,6\n")
    #expect(receipt.added == 2 && receipt.blank == 3)
  }

  /// Most say the same as before: a newer export, in which some have changed their answers.
  @Test func aNewerExport() async throws {
    let first = [(4, 2), (3, 2), (5, 1), (4, 4), (2, 2), (1, 1), (3, 1)]
    _ = try await take(Self.numbered(first))
    let changed = Self.numbered(first.dropLast() + [(5, 5), (3, 3)])
    let receipt = try await take(changed)
    #expect(receipt.added == 1 && receipt.known == 7)
    // Two of seven are too many to be the same form's.
    let other = Self.numbered(first.dropLast(2) + [(5, 5), (5, 5)])
    #expect(try await faults(other) == [.answers(.numbersTaken)])
    #expect(try await take(other, AnswerImportOptions(source: "河川局")).added == 7)
    #expect(try await take(other, AnswerImportOptions(source: "河川局", keepsKnown: true)).known == 7)
  }

  /// The newer export of a form whose answers a closed wave has: its result less that one's would be the new answer alone.
  @Test func aResponseCountsInOneWave() async throws {
    let first = [(4, 2), (3, 2), (5, 1), (4, 4), (2, 2), (1, 1)]
    _ = try await take(Self.numbered(first))
    _ = try await visit.closeSurveyWave("改革前")
    let newer = Self.numbered(first + [(1, 5)])
    await #expect(
      throws: LibraryError.badTable(
        file: "回答.csv", sheet: nil,
        faults: [TableFault(line: 1, column: nil, value: "", expected: .answers(.inAnotherWave("改革前")))])
    ) { try await take(newer, to: "改革後") }
    let rest = try await take(newer, AnswerImportOptions(keepsKnown: true), to: "改革後")
    #expect(rest.added == 1 && rest.known == 6)
    #expect(try sheets(2) == ["ict=5 overall=1||"])
    // Of another form, also one that counts from 1, other people come in; of those that are alike by chance it is said.
    #expect(
      try await take(Self.numbered(first.map { (6 - $0.0, $0.1) }), AnswerImportOptions(source: "新"), to: "改革後").added
        == 6)
    #expect(try await take(newer, AnswerImportOptions(keepsKnown: true, takesAgain: true), to: "改革後").added == 6)
  }

  /// The same people under their codes, and the same form without numbers.
  @Test func codesAndAlikeAnswersOfAnotherWave() async throws {
    let codes = "合言葉,ICT環境の満足度\n" + (1...6).map { "みどりのもり\($0),\($0 % 5 + 1)\n" }.joined()
    let alike = "ICT環境の満足度\n" + (1...6).map { "\($0 % 3 + 1)\n" }.joined()
    for (text, source) in [(codes, nil), (alike, "総務局")] as [(String, String?)] {
      let (first, second) = ("前 \(source ?? "")", "後 \(source ?? "")")
      for name in [first, second] {
        _ = try await visit.addSurveyWave(SurveyWave(name, .later, visit.clock.days(of: "2026-10")))
        _ = try await visit.openSurveyWave(name)
      }
      _ = try await take(text, AnswerImportOptions(source: source), to: first)
      do {
        _ = try await take(text, AnswerImportOptions(source: source), to: second)
        Issue.record("\(text) came in twice")
      } catch LibraryError.badTable(_, _, let faults) {
        #expect(faults.map(\.expected) == [.answers(.inAnotherWave(first.trimmingCharacters(in: .whitespaces)))])
      }
      #expect(try await take(text, AnswerImportOptions(source: source, takesAgain: true), to: second).added == 6)
    }
    // The same codes with other answers are the second time of the same people.
    let later = codes.replacing(",1\n", with: ",5\n").replacing(",2\n", with: ",4\n")
    _ = try await visit.addSurveyWave(SurveyWave("その後", .later, visit.clock.days(of: "2026-10")))
    _ = try await visit.openSurveyWave("その後")
    #expect(try await take(later, to: "その後").added == 6)
  }
}
