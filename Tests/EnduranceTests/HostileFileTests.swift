import ForgedFiles
import Foundation
import Testing

/// Files made to break readers: each is read or named, within the limits, and the next one goes on.
@Suite(.serialized) struct HostileFileTests {
  @Test func aFolderOfThem() async throws {
    let siege = try Siege()
    let files = try HostileFile.all()
    for file in files { try siege.give(file.name, file.bytes) }
    try siege.give("~last.txt", Array("最後の本文".utf8))
    let start = ContinuousClock.now
    let answers = try siege.index()
    // A few take all their processor time; a second each is far more than the others need.
    #expect(start.duration(to: .now) < .seconds(60 + files.count))
    for file in files {
      let answer = try #require(answers[file.name], "\(file.name)")
      if !file.reasons.isEmpty {
        #expect(file.reasons.contains(answer.reason ?? ""), "\(file.name): \(answer)")
      }
      // Contained, but none of these need come to it.
      #expect(answer.reason != "crashed", "\(file.name)")
    }
    #expect(answers["~last.txt"]?.pages == 1)
    #expect(access("/tmp/utsusu-escape", F_OK) != 0)
    // What a document fetched from elsewhere would be in a page.
    #expect(try siege.office.count("SELECT count(*) FROM page WHERE text LIKE '%root:%'") == 0)
    #expect(try await siege.office.isWhole())
    print("hostile files: \(files.count), \(Self.summary(answers)), \(start.duration(to: .now))")
  }

  @Test func theirTexts() throws {
    let siege = try Siege(seconds: 2)
    let files = try HostileFile.all()
    for file in files { try siege.give(file.name, file.bytes) }
    let outcome = try siege.text(files.map(\.name))
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let answers = try #require(JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [[String: Any]])
    #expect(answers.compactMap { $0["file"] as? String } == files.map(\.name))
    for (file, answer) in zip(files, answers) {
      #expect((answer["pages"] as? [Any])?.isEmpty == false || answer["reason"] is String, "\(file.name)")
    }
  }

  /// Every file of the corpus with a few bytes, bits or stretches of it changed.
  @Test(.enabled(if: Corpus.isThere, "no ../shared/corpus beside the package"))
  func variantsOfRealFiles() async throws {
    let files = try Corpus.files()
    let variants = Effort.isTorture ? 10_000 : 2_000
    var numbers = SeededNumbers(seed: 20_261_125)
    var reasons: [String: Int] = [:]
    let siege = try Siege(seconds: 20)
    // In parts, so that the disk need not hold all of them twice.
    for part in stride(from: 0, to: variants, by: 200) {
      for number in part..<min(part + 200, variants) {
        let file = files[number % files.count]
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        Self.spoil(&bytes, &numbers)
        try siege.give("\(number)-\((file as NSString).lastPathComponent)", bytes)
      }
      for (name, answer) in try siege.index() {
        reasons[answer.reason ?? "text", default: 0] += 1
        if answer.reason == "crashed" || answer.reason == "timed-out" { print("\(name): \(answer)") }
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: siege.given) { unlink("\(siege.given)/\(name)") }
    }
    #expect(reasons.values.reduce(0, +) == variants)
    #expect(try await siege.office.isWhole())
    print("variants: \(variants), \(reasons)")
  }

  private static func spoil(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
    guard !bytes.isEmpty else { return }
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &numbers))
    case 1:
      let start = Int.random(in: 0..<bytes.count, using: &numbers)
      for place in start..<min(bytes.count, start + 512) { bytes[place] = 0 }
    case 2:
      let start = Int.random(in: 0..<bytes.count, using: &numbers)
      bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 4096)], at: start)
    case let kind:
      for _ in 0..<Int.random(in: 1...(kind < 5 ? 4 : 200), using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        let bit: UInt8 = 1 << UInt8.random(in: 0..<8, using: &numbers)
        bytes[place] ^= kind.isMultiple(of: 2) ? bit : .random(in: 1...255, using: &numbers)
      }
    }
  }

  private static func summary(_ answers: [String: Siege.Answer]) -> [String: Int] {
    answers.values.reduce(into: [:]) { $0[$1.reason ?? "text", default: 0] += 1 }
  }
}

/// Real documents beside the package.
enum Corpus {
  private static let folder = ((#filePath as NSString).deletingLastPathComponent + "/../../../shared/corpus")
  static var isThere: Bool { access(folder, F_OK) == 0 }

  static func files() throws -> [String] {
    try ["gif", "cio-jp", "pdfjs", "poi", "tika", "openpreserve"].flatMap { part in
      try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(part)").sorted().map {
        "\(folder)/\(part)/\($0)"
      }
    }.filter { (try? FileManager.default.attributesOfItem(atPath: $0)[.type] as? FileAttributeType) == .typeRegular }
  }
}
