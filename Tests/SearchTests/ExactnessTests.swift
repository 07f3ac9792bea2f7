import BriefingDomain
import BriefingStore
import Foundation
import JapaneseText
import Testing

/// What a search finds is what reading everything finds.
struct ExactnessTests {
  /// The pages of the law text where the corpus lies beside the repository; `nil` without it.
  private static func corpus(pages: Int) throws -> [String]? {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = repository.deletingLastPathComponent().appending(path: "shared/corpus/laws-pages.tsv.xz").path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    // Every 29th page: many laws, and none of them whole.
    process.arguments = ["-c", "xz -dc '\(path)' | awk 'NR % 29 == 1' | head -n \(pages)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.split(separator: "\t", maxSplits: 2).last.map { $0.replacingOccurrences(of: "\\n", with: "\n") }
    }
  }

  /// What the law text lacks, in the forms that office papers have it in.
  private static let papers = [
    "第１３回　会議（ﾊﾟｿｺﾝ研修）\n㈱青葉 ①収容人数 ②予　算 髙橋　𠮷野家にて 2月〜4月", "第3回 会議(パソコン研修)\n(株)青葉 1収容人数 2予算 高橋 吉野家 2月～4月",
    "避難\n所の収容計画。避難、所", "Ａ４判 A4判 a4 判 ABC-12 abc12 12,500円 12 500 円 R&D", "한국어 문서 한국 어", "㌔㍍ ㎡ ㊤ Ⅳ章 ½ ℃ ㋿7年",
    "人々々 〇〇課 すゝめ いすゞ サーバー ｻｰﾊﾞｰ サ ー バ ー", "😀👨‍👩‍👧 ※注意！ ⇒次頁 ★★★", "葛\u{E0101}飾区 葛飾区 か\u{3099}く がく", "ⅰ Ⅰ i café CAFE\u{301}",
  ]

  @Test func drawnFromTheCorpus() async throws {
    guard let laws = try Self.corpus(pages: 900) else {
      print("skipped: ../shared/corpus is not there")
      return
    }
    let texts = laws + Self.papers
    let fixture = try await SearchFixture(texts)
    let plain = texts.map(PlainScan.init)
    var numbers = SteadyNumbers(state: 3)
    var found = 0
    for number in 0..<2000 {
      let query = Self.draw(number, from: texts, &numbers)
      guard let term = SearchTerm(query) else { continue }
      let needle = PlainScan(query)
      let expected = plain.indices.filter { plain[$0].contains(needle) }.map { Int64($0 + 1) }
      let pages = try await fixture.found(PageSearch(.term(term)))
      found += pages.count
      // A date is found in its other forms as well, which a scan for the letters does not know.
      if DateScanner.matches(in: Folding.fold(query).bytes).isEmpty {
        #expect(pages.reversed() == expected, "\(query.debugDescription)")
      } else {
        #expect(Set(pages).isSuperset(of: expected), "\(query.debugDescription)")
      }
    }
    #expect(found > 100_000)
  }

  /// 1 to 12 characters from anywhere: across line ends, from the edges of runs, in another width; every other one without
  /// its white space, some with two characters exchanged.
  private static func draw(_ number: Int, from texts: [String], _ numbers: inout SteadyNumbers) -> String {
    let text = number % 5 == 0 ? papers.randomElement(using: &numbers) : texts.randomElement(using: &numbers)
    let scalars = Array((text ?? "").unicodeScalars)
    let length = number % 12 + 1
    guard scalars.count > length else { return "予算" }
    var start = Int.random(in: 0...scalars.count - length, using: &numbers)
    if number % 7 == 0, let line = scalars[start...].firstIndex(of: "\n") { start = max(0, line - length / 2) }
    var piece = Array(scalars[start...].prefix(length))
    if number % 2 == 0 { piece.removeAll { $0.properties.isWhitespace } }
    if number % 11 == 0, piece.count > 1 { piece.swapAt(0, piece.count - 1) }
    if number % 3 == 0 { piece = piece.map(wide) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: piece)
    return String(view)
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
  }

  @Test(arguments: 0..<12)
  func generated(seed: Int) async throws {
    var numbers = SteadyNumbers(state: UInt64(seed))
    let alphabets: [[String]] = [
      ["予", "算", "の", " ", "\n", "、", "a", "b", "1", "12", "𠮷"], ["ｶ", "ﾞ", "カ", "ガ", "か", "\u{3099}", "ー", "ｰ", "　"],
      ["a", "B", "Ａ", "é", "e\u{301}", " ", "-", "第", "１", "2"],
      ["한", "국", "々", "〇", "(", ")", "㈱", "株", "\t", "\u{200B}"],
      ["い", "い", "い", " ", "い\u{E0100}", "。"], ["\"", "*", "'", "年", "1", "^", "+", "a", " ", "\u{1}"],
    ]
    let alphabet = alphabets[seed % alphabets.count]
    func text(_ length: ClosedRange<Int>) -> String {
      (0..<Int.random(in: length, using: &numbers)).compactMap { _ in alphabet.randomElement(using: &numbers) }.joined()
    }
    let texts = (0..<60).map { _ in text(0...25) }
    let fixture = try await SearchFixture(texts)
    let plain = texts.map(PlainScan.init)
    for _ in 0..<120 {
      let query = text(1...6)
      guard let term = SearchTerm(query) else { continue }
      let needle = PlainScan(query)
      let expected = plain.indices.filter { plain[$0].contains(needle) }.map { Int64($0 + 1) }
      #expect(
        try await fixture.found(PageSearch(.term(term))).reversed() == expected,
        "\(query.debugDescription) in \(texts.map(\.debugDescription))")
    }
  }

  /// Words of several terms against the plain scan of each.
  @Test(arguments: 0..<6)
  func generatedCombinations(seed: Int) async throws {
    var numbers = SteadyNumbers(state: UInt64(100 + seed))
    let words = ["予算", "の", "避難所", "12", "plan", "、", "算の", "第3", "a b"]
    let texts = (0..<80).map { _ in
      (0..<Int.random(in: 0...5, using: &numbers)).compactMap { _ in words.randomElement(using: &numbers) }.joined(
        separator: Bool.random(using: &numbers) ? " " : "")
    }
    let fixture = try await SearchFixture(texts)
    let plain = texts.map(PlainScan.init)

    /// A query, and what it says of each text.
    func query(_ depth: Int) -> (text: String, holds: [Bool]) {
      let kind = Int.random(in: 0..<(depth > 0 ? 6 : 2), using: &numbers)
      if kind < 2 {
        let word = words.randomElement(using: &numbers) ?? ""
        let holds = plain.map { $0.contains(PlainScan(word)) }
        let quoted = word.contains(" ") || Bool.random(using: &numbers) ? "\"\(word)\"" : word
        return kind == 0 ? (quoted, holds) : ("-" + quoted, holds.map { !$0 })
      }
      let (a, b) = (query(depth - 1), query(depth - 1))
      switch kind {
      case 2: return ("(\(a.text) \(b.text))", zip(a.holds, b.holds).map { $0 && $1 })
      case 3: return ("(\(a.text) AND \(b.text))", zip(a.holds, b.holds).map { $0 && $1 })
      case 4: return ("(\(a.text) OR \(b.text))", zip(a.holds, b.holds).map { $0 || $1 })
      default: return ("NOT (\(a.text) ＯＲ \(b.text))", zip(a.holds, b.holds).map { !($0 || $1) })
      }
    }
    for _ in 0..<100 {
      let (text, holds) = query(3)
      let expected = holds.indices.filter { holds[$0] }.map { Int64($0 + 1) }
      let found = Array(try await fixture.found(text).reversed())
      #expect(
        found == expected,
        "\(text) \(Set(found).symmetricDifference(expected).map { texts[Int($0) - 1].debugDescription })")
      #expect(try await Set(fixture.found(text, order: .relevance)) == Set(expected), "\(text)")
    }
  }
}
