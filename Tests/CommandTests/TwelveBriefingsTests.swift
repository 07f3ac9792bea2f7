import Foundation
import Testing

/// A day of twelve briefings in few key strokes: what is typed is counted from the command lines themselves.
struct TwelveBriefingsTests {
  private let program: Program

  /// Twelve of the day: the fourth does not take place, the fifth goes on paper, the twelfth to one of its two recipients
  /// on paper.
  init() throws {
    program = try Program(now: "2026-11-30T08:30:00Z", language: "ja")
    for number in 1...12 {
      _ = try program.registered(
        "報告その\(number)", on: "11/30 \(8 + number / 2):\(number % 2 * 3)0", to: ["局長", "危機管理監"], text: "\(number)")
    }
  }

  /// Types lines of shell that have to do what they say.
  private func type(_ lines: [String], atMost characters: Int) throws -> [Program.Result] {
    let typed = lines.joined(separator: "\n")
    #expect(typed.count <= characters, "\(typed.count) characters: \(typed)")
    return try lines.map { line in
      let result = try program.shell(line)
      #expect(result.status == 0, "\(line): \(result.stderr)")
      return result
    }
  }

  @Test func theMorningsList() throws {
    let list = try type(["utsusu today"], atMost: 60)[0].stdout
    for number in 1...12 { #expect(list.contains("報告その\(number) "), "\(list)") }
  }

  @Test func recordingTwelve() throws {
    let results = try type(
      [
        "utsusu cancel 4 --reason 延期",
        "utsusu submit 5 --form 紙 --copies 2",
        "utsusu submit 12 --to 局長 --form 紙",
        "utsusu submit --on 今日 --form 投影",
      ], atMost: 200)
    // Ten briefings, and how to take them back.
    #expect(results[3].stdout.split(separator: "\n").count == 11, "\(results[3].stdout)")
    let rows = try #require(try program.run("status", "--on", "今日", "--json").json["rows"] as? [[String: Any]])
    let forms = rows.map { "\($0["briefing"] ?? "") \($0["form"] as? String ?? $0["state"] as? String ?? "")" }
    let expected = (1...12).flatMap { number in
      switch number {
      case 4: ["4 cancelled", "4 cancelled"]
      case 5: ["5 paper", "5 paper"]
      case 12: ["12 paper", "12 projected"]
      default: ["\(number) projected", "\(number) projected"]
      }
    }
    #expect(forms == expected)
  }

  /// The list of the day, with the forms filled in, records them.
  @Test(arguments: ["en", "ja"])
  func recordingInASpreadsheet(_ language: String) throws {
    let list = try program.run("status", "--on", "今日", "--format", "csv", "--lang", language).stdout
    var rows = list.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 1 + 24)
    let form = try #require(rows[0].firstIndex { ["form", "提出形態"].contains($0) })
    let copies = try #require(rows[0].firstIndex { ["copies", "部数"].contains($0) })
    for row in rows.indices.dropFirst() {
      rows[row][form] = row == 5 ? "紙" : "投影"
      rows[row][copies] = row == 5 ? "2" : ""
    }
    let filled = try program.file("filled.csv", rows.map { $0.joined(separator: ",") + "\n" }.joined())
    let receipt = try program.run("import", "ledger", filled)
    #expect(receipt.status == 0 && receipt.stdout.contains("24 行を取り込み、報告 0 件"), "\(receipt)")
    let recorded = try #require(try program.run("status", "--on", "今日", "--json").json["rows"] as? [[String: Any]])
    #expect(recorded.count { $0["form"] as? String == "projected" } == 23)
    #expect(recorded[4]["form"] as? String == "paper" && recorded[4]["copies"] as? Int == 2)
  }
}
