import JapaneseText
import Testing

struct DateScannerTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return DateScanner.matches(in: bytes).map {
      "\($0.date)=" + String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("令和7年3月1日", "2025-03-01"), ("R7.3.1", "2025-03-01"), ("r7/3/1", "2025-03-01"), ("R7-03-01", "2025-03-01"),
    ("2025年3月1日", "2025-03-01"), ("2025-03-01", "2025-03-01"), ("2025/3/1", "2025-03-01"), ("2025.3.1", "2025-03-01"),
    ("令和七年三月一日", "2025-03-01"), ("二〇二五年三月一日", "2025-03-01"), ("R7年3月1日", "2025-03-01"), ("令和元年5月1日", "2019-05-01"),
    ("令和1年5月1日", "2019-05-01"), ("令和 7 年 3 月 1 日", "2025-03-01"), ("令和\n7年\n3月\r\n1日", "2025-03-01"),
    ("令和7年(2025年)3月1日", "2025-03-01"), ("2025(令和7)年3月1日", "2025-03-01"), ("2025年3月", "2025-03"),
    ("令和7年3月", "2025-03"), ("2025-03", "2025-03"), ("2025/03", "2025-03"), ("2025年", "2025"), ("令和7年", "2025"),
    ("令和元年", "2019"), ("平成32年", "2020"), ("昭和二十二年", "1947"),
  ])
  func findsEveryWayOfWriting(_ written: String, _ date: String) {
    for (before, after) in [("", ""), ("次の", "に"), ("(", ")"), ("a ", "."), ("1、", "、2")] {
      #expect(found(before + written + after) == ["\(date)=\(written)"])
    }
  }

  @Test(arguments: [
    "12025年", "12,025年", "1.2025年", "2025-0301", "電話 2025-0301", "12025-03-01", "2025-03-011", "2025-03-01-5",
    "03-2025-03-01", "2025.3.1.4", "v2025.3.1", "R2025.3.1", "xR7.3.1", "R7.3.1.2", "R7.3", "2025.3", "2025-3",
    "2025-13",
    "2025-02-30", "2025年2月30日", "令和元年4月30日", "令和元年4月", "令和0年", "令和100年", "3月1日", "3/1", "25/3/1", "0025年", "3000年",
    "令和7年度", "2025年度", "2025年 度", "令和7年度末", "2025年間", "2025-03/01", "2025", "R7", "令和", "R", "一二〇二五年", "令和7", "2025-",
    "2025-03-", "十年", "令和百年", "2025-13-01", "1000000000年", "令和7 3月1日",
  ])
  func findsNothingIn(_ text: String) {
    #expect(found(text) == [])
    #expect(found("あ\(text)い") == [])
  }

  @Test func findsSeveral() {
    #expect(
      found("2025/3/1-2025/3/5、令和7年3月 10部、R7.3.1〜R7.3.5。2025年3月1日〜3日")
        == [
          "2025-03-01=2025/3/1", "2025-03-05=2025/3/5", "2025-03=令和7年3月", "2025-03-01=R7.3.1", "2025-03-05=R7.3.5",
          "2025-03-01=2025年3月1日",
        ])
  }

  @Test func aDateContainsTheMoreExact() throws {
    let day = try #require(DateScanner.matches(in: Array("令和7年3月15日".utf8)).first?.date)
    for (text, contains) in [
      ("2025年", true), ("2025-03", true), ("2025年4月", false), ("R7.3.15", true), ("2024年", false),
    ] {
      let date = try #require(DateScanner.matches(in: Array(text.utf8)).first?.date)
      #expect(date.contains(day) == contains)
      #expect(day.contains(date) == (date == day))
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["令和", "令和 ", "1", "2025-", "二", "令", "R7.", "2025年(", "2025年 ", "\u{3000}", "\0"])
  func takesLinearTime(_ part: String) {
    let bytes = Array(String(repeating: part, count: 300_000).utf8)
    #expect(DateScanner.matches(in: bytes).count <= 300_000)
  }

  @Test func survivesWhatIsNoText() {
    var state: UInt64 = 88_172_645_463_325_252
    let alphabet = Array("2025年月日-/.(0)令和元R7 \u{3000}二十度".utf8) + [0x80, 0xFF, 0xE4, 0]
    for size in 0..<3000 {
      let bytes = (0..<size % 60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      var end = 0
      for match in DateScanner.matches(in: bytes) {
        #expect(match.range.lowerBound >= end && match.range.upperBound <= bytes.count)
        end = match.range.upperBound
      }
    }
  }
}
