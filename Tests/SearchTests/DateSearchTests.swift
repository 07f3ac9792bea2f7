import BriefingStore
import JapaneseText
import Testing

struct DateSearchTests {
  /// Each of these is written on a page of its own, and each finds all of them.
  private static let days = [
    "令和7年3月1日", "R7.3.1", "2025年3月1日", "2025-03-01", "２０２５/３/１", "令和七年三月一日", "㋿7年3月1日", "R7/3/1", "Ｒ７．３．１",
    "2025.3.1", "令和 ７ 年 ３ 月 １ 日", "令和7年(2025年)3月1日", "二〇二五年三月一日", "2025/03/01", "令和7年\n3月1日",
  ]

  @Test func everyWayOfWritingFindsEveryOther() async throws {
    let fixture = try await SearchFixture(Self.days.map { "日付は\($0)です" } + ["令和7年3月2日", "2025-03-011", "3月1日"])
    for day in Self.days {
      #expect(try await fixture.found("\"\(day)\"").reversed() == Self.days.indices.map { Int64($0 + 1) }, "\(day)")
    }
  }

  @Test(arguments: [
    ["令和元年", "令和1年", "2019年", "２０１９年"], ["令和元年5月1日", "R1.5.1", "2019/5/1"], ["昭和二十二年", "1947年", "S22年"],
  ])
  func theSameYear(_ written: [String]) async throws {
    let fixture = try await SearchFixture(written)
    for date in written { #expect(try await fixture.found(date).count == written.count, "\(date)") }
  }

  @Test(arguments: [
    ("2025年3月", "令和7年3月15日", true), ("R7年3月", "2025-03-15", true), ("2025-03", "R7.3.15", true),
    ("2025年", "令和7年3月15日", true), ("令和7年", "2025/3/15", true), ("2025年", "2025-03", true), ("2025年3月", "2025年", false),
    ("2025年3月15日", "令和7年3月", false), ("2025年4月", "令和7年3月15日", false), ("2025年", "12025年", false),
    ("2025年3月", "電話 2025-0301", false), ("2025-03-01", "電話 2025-0301", false), ("2025-03", "電話 2025-0301", false),
    ("12025年", "令和7年", false), ("2025-0301", "2025-03-01", false), ("2025年", "令和7年度", false), ("令和7年", "2025年度", false),
    // As it stands, a text is found in any case.
    ("令和7年", "令和7年度", true), ("12025年", "12025年", true), ("2025-0301", "電話 2025-0301", true),
    ("2025", "2025年3月", true), ("2025", "令和7年3月", false), ("3月1日", "2025年3月1日", true), ("3月1日", "2025-03-01", false),
  ])
  func datesInside(_ query: String, _ text: String, _ isFound: Bool) async throws {
    let fixture = try await SearchFixture(["前。" + text + "、後"])
    #expect(try await fixture.found(query) == (isFound ? [1] : []))
  }

  @Test(arguments: [
    ("2025-03-01開催", "令和7年3月1日開催", true), ("2025-03-01開催", "R7.3.1 開催", true), ("会議 2025年3月", "会議は2025-03-05", true),
    ("\"会議 2025年3月\"", "会議 2025-03-05", true), ("\"会議 2025年3月\"", "会議は2025-03-05", false),
    ("2025-03-01開催", "令和7年3月1日閉会、開催", false), ("第3回2025年", "第3回 令和7年3月1日", true), ("第3回2025年", "第13回 令和7年", false),
    ("2025年3月1日〜2025年3月5日", "R7.3.1～R7.3.5", true), ("2025年3月1日〜2025年3月5日", "R7.3.1～R7.3.6", false),
    ("2025-03-01 ABC", "令和7年3月1日ABC", true), ("\"2025-03-01 ABC\"", "令和7年3月1日 ABC", true),
    ("\"2025-03-01 ABC\"", "令和7年3月1日 ABCD", false), ("\"xyz 2025-03-01\"", "xyz令和7年3月1日", true),
  ])
  func datesInPhrases(_ query: String, _ text: String, _ isFound: Bool) async throws {
    let fixture = try await SearchFixture([text])
    #expect(try await fixture.found(query) == (isFound ? [1] : []))
  }
}
