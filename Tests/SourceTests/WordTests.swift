import Foundation
import Testing

/// One thing has one word, so that nobody looks for a second thing.
struct WordTests {
  /// Words that were given up, each with the one that is said.
  private static let lost = [
    "報告書": "レポート", "二要素": "二段階認証", "操作する人": "進行役", "標準時": "時間帯", "アドレスを写す": "アドレスをコピー",
    "写しました": "コピーしました", "確認へ進む": "確認する",
  ]

  @Test func noLostWordIsSaid() throws {
    let folder = SourceFile.package
    let documents = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "docs").path)
      .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    let texts = try (documents + ["README.ja.md"]).map {
      ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
    #expect(documents.count > 10)
    for (path, text) in try SourceFile.all(under: "Sources/Faces").map({ ($0.path, $0.text) }) + texts {
      for (word, said) in Self.lost { #expect(!text.contains(word), "\(path): \(word) is \(said)") }
    }
  }
}
