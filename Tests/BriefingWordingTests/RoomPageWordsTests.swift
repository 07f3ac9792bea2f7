import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import BriefingWording

/// The words of the room's pages, and what the pages and their server ask for.
struct RoomPageWordsTests {
  /// A page that says something: the names that it may say it by, and how many values it gives.
  struct Use: Sendable {
    let place: String
    let names: [String]
    let values: Int
  }

  /// Every name stands in the table, every word of the table is said, and each gets the values that it has places for.
  @Test func whatThePagesSay() throws {
    let words = RoomPageWords.words
    let uses = try Self.uses()
    #expect(uses.count > 150)
    for use in uses {
      #expect(!use.names.isEmpty, "no name: \(use.place)")
      for name in use.names {
        let word = try #require(words[name], "\(name) of \(use.place)")
        for place in Self.places(word) { #expect(place < use.values, "\(name) of \(use.place)") }
      }
    }
    #expect(Set(words.keys).subtracting(uses.flatMap(\.names)) == [])
  }

  /// What has no name of its own in the domain is a code of the server.
  @Test func whatTheServerAnswers() throws {
    let server = try Self.texts("Sources/Faces/ProjectionServer", "swift").map(\.text).joined()
    let known =
      PictureFault.allCases.map(\.rawValue) + ProjectionRemark.allCases.map(\.rawValue)
      + NameField.allCases.map(\.rawValue)
    let others = Set(RoomPageWords.codes.keys).subtracting(known)
    #expect(others.count == RoomPageWords.codes.count - known.count)
    for code in others { #expect(server.contains(#"code: "\#(code)""#), "\(code)") }
  }

  @Test func bothLanguagesHaveTheSamePlaces() {
    for table in [{ RoomPageWords.words }, { RoomPageWords.codes }] {
      let japanese = Language.$current.withValue(.ja) { table() }
      let english = Language.$current.withValue(.en) { table() }
      #expect(Set(japanese.keys) == Set(english.keys))
      for (name, word) in japanese {
        #expect(Self.places(word).sorted() == Self.places(english[name] ?? "").sorted(), "\(name)")
      }
      #expect(japanese != english)
    }
  }

  @Test func nothingStandsTwice() {
    let words = Language.allCases.map { language in Language.$current.withValue(language) { RoomPageWords.words } }
    let pairs = words[0].keys.map { name in words.map { $0[name] ?? "" } }
    #expect(Dictionary(grouping: pairs) { $0 }.filter { $0.value.count > 1 }.keys.map { $0 } == [])
  }

  /// The shell says the same as the page, and names the command besides.
  @Test(arguments: ProjectionRemark.allCases)
  func aRemark(_ remark: ProjectionRemark) throws {
    for language in Language.allCases {
      try Language.$current.withValue(language) {
        let word = try #require(RoomPageWords.codes[remark.rawValue])
        #expect(word == remark.statement + tr(".", "。"))
        #expect(!word.contains("utsusu"))
      }
    }
  }

  private static func places(_ word: String) -> [Int] { word.matches(of: /\{(\d)\}/).compactMap { Int($0.1) } }

  private static func texts(_ folder: String, _ ending: String) throws -> [(name: String, text: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".\(ending)") }.map {
      ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }

  /// `data-say="name"`, `data-label="name"`, `say("name", value)`; in `words.js` these are looked up.
  private static func uses() throws -> [Use] {
    let folder = "Sources/Faces/ProjectionServer/Pages"
    var uses: [Use] = []
    for (file, text) in try texts(folder, "html") {
      uses += text.matches(of: /data-(say|label)="(\w+)"/).map { Use(place: file, names: [String($0.2)], values: 0) }
    }
    for (file, text) in try texts(folder, "js") where file != "words.js" {
      for call in text.matches(of: /(^|[^.#\w])say\(/) {
        let arguments = arguments(text[call.range.upperBound...])
        // What something is compared with is no name.
        let name = (arguments.first ?? "").replacing(/===? "\w+"/, with: "")
        uses.append(
          Use(
            place: "\(file): say(\(arguments.joined(separator: ",")))",
            names: name.matches(of: /"(\w+)"/).map { String($0.1) }, values: arguments.count - 1))
      }
    }
    return uses
  }

  /// What stands between commas, up to the bracket that ends a call.
  private static func arguments(_ text: Substring) -> [String] {
    var arguments = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"`".contains(character) {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
        if depth < 0 { break }
      } else if character == ",", depth == 0 {
        arguments.append("")
        continue
      }
      arguments[arguments.count - 1].append(character)
    }
    return arguments
  }
}
