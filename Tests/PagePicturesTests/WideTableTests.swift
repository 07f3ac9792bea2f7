import Foundation
import PagePictures
import Testing

/// A table that is wider than a page is drawn to be read from the back of a room.
struct WideTableTests {
  private static let (rows, columns) = (60, 40)

  /// Each cell stands on one page, with the names of its row and its column, and rows stay together.
  @Test func columnsGoOnOnTheNextPages() async throws {
    let lines =
      [(1...Self.columns).map { "列\($0)。" }]
      + (1...Self.rows).map { row in
        (1...Self.columns).map { $0 == 3 ? "避難所の備蓄に関する\(row)の\($0)。" : "\(row)の\($0)。" }
      }
    let texts = try await PictureMakerFixture.open { fixture in
      let csv = try fixture.file("wide.csv", lines.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)
      let document = try await fixture.maker.document(csv)
      #expect(document.pages.allSatisfy { $0.width * 9 == $0.height * 16 && $0.height <= 54_000 * 3 / 2 })
      var texts: [Set<String>] = []
      for page in document.pages.indices {
        let words = try await fixture.maker.text(csv, page: page + 1).split { $0.isWhitespace || $0 == "。" }
        texts.append(Set(words.map(String.init)))
      }
      return texts
    }
    func pages(_ word: String) -> Set<Int> { Set(texts.indices.filter { texts[$0].contains(word) }) }
    let groups = pages("列2").count
    #expect((4...6).contains(groups) && texts.count == 3 * groups)
    #expect(pages("列1").count == texts.count)
    let rows = (1...Self.rows).map { pages("\($0)の1") }
    #expect(rows.allSatisfy { $0.count == 3 })
    for column in 2...Self.columns where column != 3 {
      let named = pages("列\(column)")
      #expect(named.count == groups)
      for row in 1...Self.rows {
        let own = pages("\(row)の\(column)")
        #expect(own.count == 1 && own.isSubset(of: named) && own.isSubset(of: rows[row - 1]), "\(row) \(column)")
      }
    }
  }

  /// Digits are 1.5 % of the page's height where a page has no room, and larger where it has.
  @Test(arguments: [("8888888888888888", 0.0145...0.0165), ("8", 0.020...0.024)])
  func digitsCanBeRead(_ number: String, _ share: ClosedRange<Double>) async throws {
    try await PictureMakerFixture.open { fixture in
      let columns = number.count > 1 ? 40 : 4
      let line = Array(repeating: number, count: columns).joined(separator: ",")
      let csv = try fixture.file("digits\(columns).csv", "\(line)\n\(line)\n\(line)".utf8)
      let picture = try await fixture.picture(csv, width: .large)
      #expect(share.contains(picture.heightOfFirstLine), "\(picture.heightOfFirstLine)")
    }
  }

  /// What is wide and low stands on one page.
  @Test func lowTablesAreSetBelowEachOther() async throws {
    try await PictureMakerFixture.open { fixture in
      let csv = try fixture.file(
        "low.csv",
        ["列", "値"].map { word in (1...30).map { "\(word)の名前は\($0)。" }.joined(separator: ",") }.joined(separator: "\n")
          .utf8)
      #expect(try await fixture.maker.document(csv).pages.count == 1)
      let text = try await fixture.maker.text(csv, page: 1)
      for column in 1...30 { #expect(text.contains("値の名前は\(column)。")) }
      #expect(text.ranges(of: "列の名前は1。").count == 4)
    }
  }

  /// Sentences get lines of their own before a column goes elsewhere.
  @Test func sentencesAreBroken() async throws {
    try await PictureMakerFixture.open { fixture in
      let sentence = "備蓄倉庫の点検結果に基づき、更新が必要な物資の一覧を作成し、来年度の予算要求に反映する。"
      let csv = try fixture.file(
        "words.csv",
        Array(repeating: Array(repeating: sentence, count: 8).joined(separator: ","), count: 2).joined(separator: "\n")
          .utf8)
      #expect(try await fixture.maker.document(csv).pages.count == 1)
    }
  }

  @Test func moreThanAThousandColumnsAreCutOff() async throws {
    try await PictureMakerFixture.open { fixture in
      let csv = try fixture.file("huge.csv", (1...1001).map { "列\($0)" }.joined(separator: ",").utf8)
      let pages = try await fixture.maker.document(csv).pages.count
      let text = try await fixture.maker.text(csv, page: pages)
      #expect(text.contains("列1000") && !text.contains("列1001") && text.contains("以下は省略"))
    }
  }
}

extension DecodedPicture {
  /// The height of the first rows with ink on them, as a share of the picture's.
  var heightOfFirstLine: Double {
    let row = width * 3
    let hasInk = (0..<height).map { y in pixels[(y * row)..<((y + 1) * row)].contains { $0 < 128 } }
    guard let first = hasInk.firstIndex(of: true) else { return 0 }
    return Double(hasInk[first...].prefix { $0 }.count) / Double(height)
  }
}
