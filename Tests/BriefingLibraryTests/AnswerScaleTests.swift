import Testing

@testable import BriefingLibrary

/// What answers in words and numbers stand for.
struct AnswerScaleTests {
  private static func numbers(
    _ cells: [String], of count: Int = 5, lowestIsPositive: Bool = true, said: [String: Int?] = [:]
  ) -> [AnswerScale.Reading] {
    let question = AskedQuestion(key: "q", text: "満足度", answers: count, lowestIsPositive: lowestIsPositive)
    let scale = AnswerScale(question, count, cells, said: said)
    return cells.map(scale.reading)
  }

  @Test(arguments: [
    ["満足", "やや満足", "どちらともいえない", "やや不満", "不満"],
    ["とても満足", "満足", "普通", "不満", "とても不満"],
    ["非常に満足", "やや満足", "どちらでもない", "やや不満", "非常に不満"],
    ["大変満足", "満足", "ふつう", "やや不満", "不満"],
    ["満足している", "どちらかといえば満足している", "どちらとも言えない", "どちらかといえば不満である", "不満である"],
    ["そう思う", "ややそう思う", "どちらともいえない", "あまりそう思わない", "そう思わない"],
    ["そう思う", "どちらかといえば、そう思う", "どちらともいえない", "あまりそう思わない", "全くそう思わない"],
    ["とてもそう思う", "そう思う", "どちらともいえない", "そう思わない", "まったくそう思わない"],
    ["当てはまる", "やや当てはまる", "どちらでもない", "あまり当てはまらない", "当てはまらない"],
    ["強く同意する", "同意する", "中立", "同意しない", "強く同意しない"],
    ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"],
    ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"],
    ["5 満足", "4 やや満足", "3 どちらともいえない", "2 やや不満", "1 不満"],
    ["⑤ 満足", "④　やや満足", "③ どちらともいえない", "② やや不満", "① 不満"],
  ])
  func theUsualScales(_ words: [String]) {
    let rises = words[0].contains("満足") && (words[0].first?.isNumber ?? false)
    let numbers = rises ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5]
    #expect(Self.numbers(words, lowestIsPositive: !rises) == numbers.map { .number($0) })
    // The other end is the positive one.
    if !rises { #expect(Self.numbers(words, lowestIsPositive: false) == [5, 4, 3, 2, 1].map { .number($0) }) }
  }

  @Test func scalesOfOtherLengths() {
    #expect(Self.numbers(["はい", "いいえ"], of: 2) == [.number(1), .number(2)])
    #expect(Self.numbers(["満足", "普通", "不満"], of: 3) == [.number(1), .number(2), .number(3)])
    #expect(Self.numbers(["満足", "やや満足", "やや不満", "不満"], of: 4) == (1...4).map { .number($0) })
    #expect(
      Self.numbers(["非常に満足", "満足", "やや満足", "どちらでもない", "やや不満", "不満", "非常に不満"], of: 7)
        == (1...7).map { .number($0) })
    // A middle that the scale does not have.
    #expect(Self.numbers(["満足", "普通", "やや不満"], of: 4) == [.unknown, .unknown, .number(3)])
  }

  /// Two numbers in a cell are not the first of them.
  @Test func twoNumbers() {
    #expect(Self.numbers(["4, 5", "4. 5", "4: 2", "4,5"]) == [.several, .unknown, .unknown, .unknown])
    #expect(Self.numbers(["4. やや不満", "2."]) == [.number(4), .number(2)])
  }

  /// Where the words that are there leave open which scale it is, nothing is guessed.
  @Test func whatIsOpenIsAsked() {
    #expect(Self.numbers(["満足", "普通", "不満"]) == [.unknown, .number(3), .unknown])
    #expect(Self.numbers(["やや満足", "とても不満"]) == [.number(2), .number(5)])
    #expect(Self.numbers(["満足", "普通", "不満"], said: ["満足": 1, "不満": 5]) == [.number(1), .number(3), .number(5)])
    // Two words for one place may be two places.
    #expect(Self.numbers(["とても満足", "大変満足", "不満", "やや不満"]) == [.unknown, .unknown, .number(5), .number(4)])
    #expect(Self.numbers(["最高", "わからない"], said: ["わからない": Int?.none]) == [.unknown, .silent])
    // Three ways are more than two places.
    #expect(Self.numbers(["とても満足", "満足", "やや満足"]) == [.unknown, .unknown, .unknown])
  }

  @Test func numbersAsToolsWriteThem() {
    #expect(
      Self.numbers(["1", "２", "3.0", "4点", "(5)", "A1", "AO02", "3. 3年未満", "5）最高", " 4 "]) == [
        .number(1), .number(2), .number(3), .number(4), .number(5), .number(1), .number(2), .number(3), .number(5),
        .number(4),
      ])
    #expect(
      Self.numbers(["0", "6", "2.5", "3年未満", "1-2回", "10人", "5 最高", "A6", "1 - 2", "3,5"]).allSatisfy { $0 == .unknown }
    )
    #expect(Self.numbers(["", "　", "無回答", "N/A", "-"]).allSatisfy { $0 == .silent })
    #expect(
      Self.numbers(["満足;", "やや満足;", "満足;不満;", "満足, 不満", "満足\n不満"])
        == [.number(1), .number(2), .several, .several, .several])
  }

  /// A number at one end and a word of the other: whoever made the form counted from the other side.
  @Test func aScaleThatRunsTheOtherWay() {
    #expect(Self.numbers(["5 満足", "3 普通", "1 不満"]) == [.otherWay, .number(3), .otherWay])
    #expect(Self.numbers(["4 普通"]) == [.otherWay])
    #expect(Self.numbers(["1 とても不満", "5 とても満足"], lowestIsPositive: false) == [.number(1), .number(5)])
  }
}
