import BriefingDomain
import InstantLiterals
import JapaneseText
import Spreadsheet
import Testing

@testable import BriefingWording

/// What the board says of the roll-out: never a bare number, and in words where there is none.
struct EffectRollOutTests {
  private typealias Counts = (documents: Int, reports: Int, now: Int, reportsNow: Int)

  private static let first: [Counts] = [
    (60, 10, 20, 12), (48, 8, 15, 9), (90, 15, 21, 14), (30, 6, 0, 5), (75, 12, 40, 13), (55, 11, 18, 10),
  ]
  private static let rest: [Counts] = [
    (50, 10, 45, 10), (64, 8, 60, 9), (40, 10, 42, 11), (81, 9, 70, 8), (36, 6, 30, 6),
  ]

  private static func group(_ name: String, _ units: [Counts]) -> RollOut.Group {
    .init(
      units.enumerated().map { place, unit in
        RollOut.Member(
          "\(name)\(place + 1)課", base: Tally(form: .paper, count: unit.reports, documents: unit.documents),
          period: Tally(form: .paper, count: unit.reportsNow, documents: unit.now))
      })
  }

  private static func wording(_ first: [Counts], _ rest: [Counts]) -> RollOutWording {
    RollOutWording(
      course: nil,
      outlook: RollOutOutlook(
        .modelFloors, RollOut(adopted: group("先", first), notYet: group("後", rest), leftOut: ["<監査課>"]), .documents,
        floors: [
          .init(name: "4階", units: ["後1課", "後2課"], amount: 147), .init(name: nil, units: ["後3課"], amount: 100),
        ],
        months: 1))
  }

  private func texts(_ wording: RollOutWording) -> String { wording.outlookLines.map(\.text).joined(separator: "\n") }

  @Test(arguments: [
    (
      Language.en, "−64.8 %, 95 % −78.3 % to −42.9 % (leaves zero out)",
      "160.1 documents a month of 247.0 (95 % 106.0 to 193.5)", "(not set)", "Sum"
    ),
    (.ja, "−64.8 %、95 % −78.3 % 〜 −42.9 %（0 を含まない）", "月 247.0 部のうち 160.1 部（95 % 106.0 〜 193.5）", "（未設定）", "計"),
  ])
  func saving(_ language: Language, _ rate: String, _ sum: String, _ noFloor: String, _ total: String) throws {
    try Language.$current.withValue(language) {
      let wording = Self.wording(Self.first, Self.rest)
      #expect(texts(wording).contains(rate) && texts(wording).contains(sum))
      let rows = wording.outlookRows
      #expect(rows.map { $0[0] } == ["4階", noFloor, total])
      #expect(rows[0][2] == "147.0" && rows[0][3] == "95.3" && rows[1][3] == "64.8" && rows[2][3] == "160.1")
      let page = try ParsedPage("<p>" + RollOutSection(wording: wording).html.source + "</p>")
      #expect(page.texts.contains { $0.contains("<監査課>") } && page.texts.contains("95.3"))
    }
  }

  private static let silent: [([(documents: Int, reports: Int, now: Int, reportsNow: Int)], [Counts], String, String)] =
    [
      (first, Array(rest.prefix(4)), "too few units to conclude (6 went first, 4 not yet", "判断できない"),
      (rest, rest, "the interval holds zero", "区間が 0 を含み"), (rest, first, "have fallen less, or risen more", "増えています"),
      (first.map { ($0.documents, $0.reports, 0, $0.reportsNow) }, rest, "one side has no documents", "一方の書類がない"),
    ]

  /// No saving, and why.
  @Test(arguments: silent.indices, [Language.en, .ja])
  func none(_ place: Int, _ language: Language) {
    Language.$current.withValue(language) {
      let (first, rest, english, japanese) = Self.silent[place]
      let wording = Self.wording(first, rest)
      #expect(texts(wording).contains(tr(english, japanese)) && wording.outlookRows.isEmpty)
    }
  }

  private static func course(last: Int) throws -> RollOutCourse {
    func unit(_ name: String, _ adopted: Month?, _ now: Int) -> RollOutCourse.Unit {
      let months = (1...6).map { month in
        (Month(2026, month)!, Tally(form: .paper, count: 2, documents: month < 4 ? 4 : now))
      }
      return RollOutCourse.Unit(name, adoptedFrom: adopted, months: Dictionary(uniqueKeysWithValues: months))
    }
    let units = (1...5).map { unit("先\($0)課", Month(2026, 4), 2) } + (1...last).map { unit("後\($0)課", nil, 16) }
    return try #require(
      RollOutCourse(
        units + [RollOutCourse.Unit("総務課", adoptedFrom: Month(2020, 1), months: [:])],
        counted: (1...6).map { Month(2026, $0)! }, through: Month(2026, 6)!, .documents))
  }

  @Test(arguments: [Language.en, .ja])
  func chart(_ language: Language) throws {
    try Language.$current.withValue(language) {
      let wording = RollOutWording(course: try Self.course(last: 4), outlook: nil)
      #expect(wording.courseRows.first == ["−3", "100", "5", "100 ※", "4"])
      #expect(wording.courseRows.last == ["+2", "50", "5", "400 ※", "4"])
      let lines = wording.courseLines.map { $0.label + " " + $0.text }.joined(separator: "\n")
      #expect(lines.contains(tr("Too few units no conclusion (5 adopted, 4 not yet", "所属が少数 判断できません（実施 5 所属、未実施 4 所属")))
      #expect(lines.contains(tr("Left out adopted more than 36 months before: 総務課 (1)", "除外 開始が 36 か月より前：総務課（1）")))
      let page = try ParsedPage("<p>" + RollOutSection(wording: wording).html.source + "</p>")
      // Told apart by shape: six dots, six squares, which are open; and what is cut off has its value.
      func marks(_ name: String, _ style: String) -> Int {
        page.elements.count { $0.name == name && $0.attributes["class"] == style }
      }
      #expect(marks("circle", "dot first") == 6 + 1 && marks("rect", "dot rest few") == 6)
      #expect(page.texts.count { $0 == "400" } == 3)
      #expect(page.elements.contains { $0.name == "desc" })
    }
  }

  @Test func enoughUnits() throws {
    let wording = RollOutWording(course: try Self.course(last: 5), outlook: nil)
    #expect(wording.courseLines[0].label == tr("Index", "指数") && wording.courseRows[0][3] == "100")
    #expect(wording.sheets.map(\.rows.count) == [6, 0])
    #expect(wording.sheets[0].rows[5].prefix(3) == [.whole(2), .share(0.5), .whole(5)])
    for row in RollOutWording.terminal(RollOutWording.courseHeadings, wording.courseRows).lines(width: 78) {
      #expect(displayWidth(row) <= 78)
    }
  }
}
