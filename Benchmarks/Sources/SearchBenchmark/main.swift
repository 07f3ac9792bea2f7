import BriefingDomain
import BriefingStore
import Foundation
import JapaneseText

// Figures for docs/measured.md: `make bench-search`. One run for each size; peers in the same run on the same machine.

struct Arguments {
  var corpus = "../../shared/corpus/laws-pages.tsv.xz"
  var utsusu = "../.build-release/release/utsusu"
  var copies = [1, 10]
  var pages = Int.max
  var queries = 1000
  /// Where the database stays; one that is there is searched as it is.
  var keeps: String?
  var drawn: String?

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst()
    while let name = rest.popFirst(), let value = rest.popFirst() {
      switch name {
      case "--corpus": corpus = value
      case "--utsusu": utsusu = value
      case "--copies": copies = value.split(separator: ",").compactMap { Int($0) }
      case "--pages": pages = Int(value) ?? pages
      case "--queries": queries = Int(value) ?? queries
      case "--keep": keeps = value
      case "--drawn": drawn = value
      default: fatalError("unknown option \(name)")
      }
    }
  }
}

let arguments = Arguments(CommandLine.arguments)
let corpus: Corpus
do { corpus = try Corpus(arguments.corpus, pages: arguments.pages) } catch {
  print("(no corpus at \(arguments.corpus): search is not measured)")
  exit(0)
}
let queries = corpus.queries(arguments.queries)
if let drawn = arguments.drawn {
  try Data(queries.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: drawn))
}
print("| pages | what | indexing, MB/s of CPU | index ÷ text | p50, ms | p99 | most |")
print("|---:|---|---:|---:|---:|---:|---:|")

func row(_ pages: Int, _ what: String, _ speed: Double?, _ size: Double?, _ latencies: Latencies) {
  let figures = [speed.map { String(format: "%.1f", $0) }, size.map { String(format: "%.2f", $0) }]
  print("| \(pages) | \(what) | \(figures.map { $0 ?? "–" }.joined(separator: " | ")) | \(latencies.text) |")
  fflush(nil)
}

/// Every document as a material of its own, 16 of them in a transaction.
func storePages(of corpus: Corpus, copies: Int, in store: BriefingStore) async throws {
  for copy in 0..<copies {
    for start in stride(from: 0, to: corpus.documents.count, by: 16) {
      let part = corpus.documents[start..<min(corpus.documents.count, start + 16)]
      try await store.write { writer in
        for (number, pages) in zip(start..., part) {
          let id = copy * 100_000 + number
          guard let hash = ContentHash((0..<32).map { $0 < 8 ? UInt8(truncatingIfNeeded: id >> ($0 * 8)) : 0 }) else {
            return
          }
          let content = MaterialContent(format: .text, pages: pages, reason: nil)
          let file = KeptFile(name: "\(number).txt", sha256: hash, byteCount: 0, content: content)
          _ = try writer.addVersion(file, to: try writer.addMaterial(to: nil), at: Instant(seconds: 0))
        }
      }
    }
  }
}

for copies in arguments.copies {
  let folder = URL(
    filePath: arguments.keeps.map { "\($0)-\(copies)" }
      ?? FileManager.default.temporaryDirectory.appending(path: "utsusu-search-\(getpid())-\(copies)").path)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { if arguments.keeps == nil { try? FileManager.default.removeItem(at: folder) } }
  let path = folder.appending(path: "utsusu.sqlite").path
  let pages = corpus.pageCount * copies
  let megabytes = Double(corpus.byteCount * copies) / 1e6

  let isKept = FileManager.default.fileExists(atPath: path)
  var store = try BriefingStore(path: path)
  let peers = try Peers(path: path)
  var storing = Double.nan
  var indexing = Double.nan
  if !isKept {
    // Storing the pages, with their index, as `index` and `register` do.
    let beforeStoring = cpuSeconds()
    try await storePages(of: corpus, copies: copies, in: store)
    storing = cpuSeconds() - beforeStoring
    try store.close()

    // The index alone, made again as after a change of its rules.
    try peers.ageIndex()
    let beforeIndexing = cpuSeconds()
    store = try BriefingStore(path: path)
    indexing = cpuSeconds() - beforeIndexing
  }
  let size = Double(try peers.bytes("pageRuns%", "pageFeatures%")) / 1e6

  func measured(_ byLength: ClosedRange<Int> = 1...8) async throws -> Latencies {
    try await store.read { reader in
      var latencies = Latencies()
      for text in queries where byLength.contains(text.unicodeScalars.count) {
        guard let term = SearchTerm(text) else { continue }
        var hits = 0
        let time = try milliseconds {
          try reader.search(PageSearch(.term(term))) { _ in
            hits += 1
            return hits < 20
          }
        }
        latencies.add(time, text)
      }
      return latencies
    }
  }
  _ = try await measured()
  let own = try await measured()
  row(pages, "utsusu, first 20 with snippets", megabytes / indexing, size / megabytes, own)
  row(pages, "… with storing the pages", megabytes / storing, nil, Latencies())
  row(pages, "… of 1 and 2 characters", nil, nil, try await measured(1...2))
  row(pages, "… of 3 to 8 characters", nil, nil, try await measured(3...8))

  var whole = Latencies()
  for query in queries.prefix(41) {
    let process = Process()
    process.executableURL = URL(filePath: arguments.utsusu)
    process.arguments = ["search", "--home", folder.path, "--", query]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard FileManager.default.isExecutableFile(atPath: arguments.utsusu) else { break }
    whole.add(
      try milliseconds {
        try process.run()
        process.waitUntilExit()
      }, query)
  }
  row(pages, "`utsusu search`, whole process", nil, nil, whole)

  var like = Latencies()
  for query in queries.prefix(24) { like.add(try milliseconds { try peers.like(query) }, query) }
  row(pages, "`LIKE '%…%'` (24 queries)", nil, nil, like)

  guard !isKept else { continue }
  let (trigramCPU, trigramBytes) = try peers.makeTrigrams()
  var trigrams = Latencies()
  for query in queries where query.unicodeScalars.count >= 3 {
    trigrams.add(try milliseconds { try peers.trigrams(query) }, query)
  }
  row(
    pages, "FTS5 `trigram`, 3 characters and more", megabytes / trigramCPU, Double(trigramBytes) / 1e6 / megabytes,
    trigrams)
  try store.close()
}
