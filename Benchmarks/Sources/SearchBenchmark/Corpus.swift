import BriefingDomain
import Foundation

/// Pages of text in the order of their documents.
struct Corpus {
  var documents: [[Page]] = []
  var pageCount: Int { documents.reduce(0) { $0 + $1.count } }
  var byteCount: Int { documents.reduce(0) { $0 + $1.reduce(0) { $0 + $1.text.utf8.count } } }

  /// Reads lines of document, page and text with `\n` for line ends, packed by xz.
  init(_ path: String, pages limit: Int) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CorpusFailure(path: path) }
    var last: Substring?
    var count = 0
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where count < limit {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      if fields[0] != last { documents.append([]) }
      last = fields[0]
      let text = fields[2].replacingOccurrences(of: "\\n", with: "\n")
      documents[documents.count - 1].append(Page(number: documents[documents.count - 1].count + 1, text: text))
      count += 1
    }
  }
}

struct CorpusFailure: Error { let path: String }

/// Numbers that are the same in every run.
struct SteadyNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Corpus {
  /// Pieces of the text of 1 to 8 characters, white space left out; every tenth has its characters shuffled, so that most
  /// of those stand nowhere. Half of them are pieces as they come, mostly of common characters; of the other half,
  /// each is the rarest of eight, by its rarest character.
  func queries(_ count: Int) -> [String] {
    var numbers = SteadyNumbers(1)
    var frequency: [Unicode.Scalar: Int] = [:]
    for document in documents {
      for page in document { for scalar in page.text.unicodeScalars { frequency[scalar, default: 0] += 1 } }
    }
    func draw(_ length: Int) -> [Unicode.Scalar] {
      while true {
        let page = documents.randomElement(using: &numbers)?.randomElement(using: &numbers)
        let scalars = (page?.text ?? "").unicodeScalars.filter { !$0.properties.isWhitespace }
        guard scalars.count > 2 * length else { continue }
        let start = Int.random(in: 0..<scalars.count - length, using: &numbers)
        return Array(scalars.dropFirst(start).prefix(length))
      }
    }
    return (0..<count).map { number in
      let length = number % 8 + 1
      let drawn = (0..<(number / 8 % 2 == 0 ? 1 : 8)).map { _ in draw(length) }
      var scalars = drawn.min { rarity($0) < rarity($1) } ?? []
      if number % 10 == 9 { scalars.shuffle(using: &numbers) }
      return String(String.UnicodeScalarView(scalars))
    }
    func rarity(_ scalars: [Unicode.Scalar]) -> Int { scalars.map { frequency[$0] ?? 0 }.min() ?? 0 }
  }
}
