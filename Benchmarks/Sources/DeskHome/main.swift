// usage: DeskHome UTSUSU HOME [BRIEFINGS]
//
// Makes the home of a large office for the desk's benchmark: by default 120,000 briefings of ten years with 500,000 entries
// and 1,000,000 pages, and 2,000 people. It is the same every time, and ends on the day that `today` says.
import BriefingDomain
import BriefingStore
import Foundation
import GRDB

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: DeskHome UTSUSU HOME [BRIEFINGS]")
  exit(64)
}
let (utsusu, home) = (arguments[1], arguments[2])
let office = LargeOffice(briefings: arguments.count > 3 ? Int(arguments[3]) ?? 120_000 : 120_000)
try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)

// What was handed over comes as an office brings it: as a table.
let table = home + "/ledger.csv"
try Data(office.table().utf8).write(to: URL(filePath: table))
try run(["import", "ledger", table, "--new"] + LargeOffice.recipients.flatMap { ["--add-recipient", $0] })
for room in LargeOffice.rooms { try run(["room", "add", room]) }
try FileManager.default.removeItem(atPath: table)

func run(_ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(filePath: utsusu)
  process.arguments = arguments + ["--home", home]
  process.environment = ProcessInfo.processInfo.environment.merging(["UTSUSU_NOW": LargeOffice.now]) { $1 }
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { fatalError("\(arguments) ended with \(process.terminationStatus)") }
}

let path = home + "/utsusu.sqlite"
try DatabaseQueue(path: path).write(office.complete)

// Materials, sixteen of them in a transaction.
let store = try BriefingStore(path: path)
var words = Words()
for start in stride(from: 1, through: office.briefings, by: 16) {
  let materials = (start..<min(start + 16, office.briefings + 1)).map {
    (briefing: $0, pages: words.pages($0 % 3 == 0 ? 9 : 8))
  }
  try await store.write { writer in
    for (briefing, pages) in materials {
      let bytes = (0..<32).map { $0 < 8 ? UInt8(truncatingIfNeeded: briefing >> ($0 * 8)) : 0 }
      guard let hash = ContentHash(bytes) else { continue }
      let content = MaterialContent(format: .pdf, pages: pages, reason: nil)
      let file = KeptFile(name: "資料\(briefing).pdf", sha256: hash, byteCount: 1, content: content)
      let material = try writer.addMaterial(to: Briefing.ID(Int64(briefing)))
      _ = try writer.addVersion(file, to: material, at: Instant(seconds: 1_790_000_000))
    }
  }
}
try store.close()
