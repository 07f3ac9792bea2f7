import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// What is drawn before anybody asks for it.
struct DrawingAheadTests {
  /// The briefings of the next days, the first one first; then what was registered last. Each content once, and none that
  /// was cancelled.
  @Test func whatComesFirst() async throws {
    let pages = StillPages(broken: ["明日.txt"])
    let hall = try await Hall(pages: pages)
    @Sendable func register(_ name: String, hours: Int64) async throws -> Briefing.ID {
      try await hall.register(name, [name + ".txt"], at: Hall.start.instant.advanced(by: hours * 3600))
    }
    _ = try await register("来月", hours: 24 * 30)
    _ = try await register("明後日", hours: 48)
    _ = try await register("明日", hours: 24)
    let cancelled = try await register("中止", hours: 3)
    try await hall.visit.cancel(cancelled, reason: "延期")
    _ = try await register("昨年", hours: -24 * 300)
    let expected = ["収容計画.txt", "図面.txt", "明日.txt", "明後日.txt", "昨年.txt", "来月.txt"]
    try await hall.serving { _ in
      while pages.prepared.names.count < expected.count { try await Task.sleep(for: .milliseconds(20)) }
      #expect(pages.prepared.names == expected)
      // What comes while the server runs is drawn as well, and nothing again, not even what has failed.
      _ = try await register("追加", hours: 1)
      while pages.prepared.names.count == expected.count { try await Task.sleep(for: .milliseconds(20)) }
      #expect(pages.prepared.names == expected + ["追加.txt"])
    }
    #expect(hall.log.told("picturesFailed").map { $0["why"] } == ["cannot-read"])
  }

  /// A file that is taken away while it is drawn leaves no picture.
  @Test func nothingStaysOfWhatIsRemoved() async throws {
    let hall = try await Hall()
    let version = try #require(try await hall.visit.library.versionsToDraw(at: Hall.start.instant).first)
    let folder = hall.visit.library.home.pictures + "/\(version.sha256)"
    func put() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("drawn".utf8).write(to: URL(filePath: folder + "/1-320.webp"))
    }
    try put()
    try await hall.visit.library.dropPictures(ifRemoved: version)
    #expect(FileManager.default.fileExists(atPath: folder))
    _ = try await hall.visit.remove(1, material: 1, reason: "誤送付")
    #expect(!FileManager.default.fileExists(atPath: folder))
    try put()
    try await hall.visit.library.dropPictures(ifRemoved: version)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
