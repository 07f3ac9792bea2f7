import Foundation
import Testing

/// What `make fuzz` does to the parsers, with the inputs that it begins with: so the targets build with everything else,
/// and hold what they check.
struct SeedTests {
  @Test(arguments: FuzzTarget.allCases)
  func seedsPass(_ target: FuzzTarget) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fuzz/Seeds/\(target.rawValue)")
    let seeds = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    try #require(!seeds.isEmpty)
    for seed in seeds { target.take(Array(try Data(contentsOf: seed))) }
  }
}
