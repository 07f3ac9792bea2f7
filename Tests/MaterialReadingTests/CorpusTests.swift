import BriefingDomain
import BuiltPrograms
import Foundation
import HelperHost
import MaterialReading
import Synchronization
import Testing

/// Real documents beside the package, where there are any: each gives its text or a reason, and none a crash.
@Suite struct CorpusTests {
  static let corpus = Built.repository.deletingLastPathComponent().appending(path: "shared/corpus")

  static func pool(
    readable: [String] = [corpus.path, FileManager.default.temporaryDirectory.path],
    limits: ReadingLimits = ReadingLimits(silence: .seconds(30))
  ) throws -> ReaderPool {
    ReaderPool(
      executable: try ReaderLocation.find(environment: ProcessInfo.processInfo.environment), limits: limits,
      readable: readable.map { Array($0.utf8) })
  }

  private static func files(in folder: String) throws -> [MaterialFile] {
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.appending(path: folder).path).sorted()
    return names.map { MaterialFile(path: corpus.appending(path: folder).appending(path: $0).path) }
  }

  private static var isThere: Bool { FileManager.default.fileExists(atPath: corpus.path) }

  @Test(
    .enabled(if: isThere, "no ../shared/corpus beside the package"),
    arguments: ["gif", "cio-jp", "pdfjs", "poi", "tika", "openpreserve"])
  func everyFileGivesTextOrReason(_ folder: String) async throws {
    let files = try Self.files(in: folder)
    try #require(!files.isEmpty)
    let seen = Mutex<Set<Int>>([])
    try await Self.pool().readAll(files) { index, content in
      seen.withLock { #expect($0.insert(index).inserted) }
      #expect(![.crashed, .timedOut].contains(content.reason), "\(files[index].name): \(content.detail ?? "")")
      let hasText = content.pages.contains { page in page.text.contains { !$0.isWhitespace } }
      #expect(hasText || content.reason != nil, "\(files[index].name)")
      if folder == "gif" || folder == "cio-jp" { #expect(content.reason == nil, "\(files[index].name)") }
    }
    #expect(seen.withLock { $0.count } == files.count)
  }

  @Test(
    .enabled(if: isThere, "no ../shared/corpus beside the package"),
    arguments: ["dp2020_01", "dp2020_03", "dp2020_04", "dp2021_02"])
  func pairsAgree(_ name: String) async throws {
    let folder = Self.corpus.appending(path: "cio-jp")
    let word = try await Self.pool().read(MaterialFile(path: folder.appending(path: name + ".docx").path))
    let pdf = try await Self.pool().read(MaterialFile(path: folder.appending(path: name + ".pdf").path))
    let (fromWord, fromPDF) = (Self.grams(word), Self.grams(pdf))
    try #require(fromWord.count > 1000)
    let common = Double(fromWord.intersection(fromPDF).count)
    #expect(common / Double(fromWord.count) >= 0.97)
    #expect(common / Double(fromPDF.count) >= 0.95)
  }

  /// The distinct runs of four CJK characters in the normalised text without white space.
  private static func grams(_ content: MaterialContent) -> Set<[UInt32]> {
    let text = content.pages.map(\.text).joined().precomposedStringWithCompatibilityMapping
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    var result: Set<[UInt32]> = []
    for start in scalars.indices.dropLast(3) {
      let gram = Array(scalars[start..<(start + 4)])
      if gram.allSatisfy(isCJK) { result.insert(gram) }
    }
    return result
  }

  private static func isCJK(_ value: UInt32) -> Bool {
    switch value {
    case 0x3005, 0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }

  /// The whole way of one small file, from the start of the helper to its text.
  @Test func oneSmallFile() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-\(UUID()).txt").path
    try Data("避難所の開設".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pool = try Self.pool()
    let content = try await pool.read(MaterialFile(path: path))
    #expect(content == MaterialContent(format: .text, pages: [Page(number: 1, text: "避難所の開設")], reason: nil))
    #expect(try await pool.read(MaterialFile(path: "/dev/null")).reason == .damaged)
    #expect(try await pool.read(MaterialFile(path: "/tmp")).reason == .damaged)
    // A pipe that nobody writes to must not be waited for.
    let pipe = path + ".fifo"
    #expect(mkfifo(pipe, 0o600) == 0)
    defer { unlink(pipe) }
    #expect(try await pool.read(MaterialFile(path: pipe)).reason == .damaged)
  }
}
