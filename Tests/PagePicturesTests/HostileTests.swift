import BriefingDomain
import Foundation
import PagePictures
import Testing

/// Whatever a file or a helper does, the next file is drawn.
@Suite struct HostileTests {
  @Test func bombTimesOut() async throws {
    try await PictureMakerFixture.open(limits: PictureLimits(drawing: .seconds(2))) { fixture in
      let bomb = try fixture.file("bomb.pdf", HandmadePDF.bomb())
      await #expect(throws: PictureError.timedOut) { try await fixture.picture(bomb) }
      _ = try await fixture.picture(try fixture.file("good.pdf", HandmadePDF.pages(1)))
    }
  }

  @Test(arguments: HandmadePDF.loops.indices)
  func loopsEnd(_ number: Int) async throws {
    try await PictureMakerFixture.open { fixture in
      let loop = try fixture.file("loop.pdf", HandmadePDF.loops[number])
      // Some page or a reason; which of them is poppler's to say.
      do { _ = try await fixture.picture(loop) } catch is PictureError {}
      _ = try await fixture.picture(try fixture.file("good.pdf", HandmadePDF.pages(1)))
    }
  }

  @Test(arguments: [
    ("a.pdf", "%PDF-1.4 and nothing else", UnreadableReason.damaged), ("b.pdf", "", .damaged),
    ("c.doc", "not a compound file", .unsupported), ("d.jtd", "\u{1}", .unsupported), ("e", "x", .unsupported),
  ])
  func damagedFiles(_ name: String, _ content: String, _ reason: UnreadableReason) async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file(name, content.utf8)
      let error = await #expect(throws: PictureError.self) { try await fixture.picture(source) }
      guard case .cannotRead(reason, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
  }

  /// Answers that no sound helper gives, and what they come to.
  @Test(arguments: [
    "exit", "kill -9 $$", "printf 'S\\000\\000\\000\\000'", "printf 'S\\010\\000\\000\\000\\000\\000\\000\\000aaaa'",
    "printf 'D\\377\\377\\377\\177'", "printf 'D\\003\\000\\000\\000abc'", "printf 'Z'", "ready", "picture",
  ])
  func forgedAnswers(_ answer: String) async throws {
    let fake = try FakePrograms()
    try fake.put([UInt8](repeating: 7, count: 1024), as: "picture.webp")
    let painter = try fake.painter(
      """
      ready
      while true; do
        request
        if [ "$act" = 1 ] && [ -e "$here/once" ]; then sizes; else touch "$here/once"; \(answer); fi
      done
      """)
    try await PictureMakerFixture.open(painter: painter) { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      for _ in 1...2 {
        let error = await #expect(throws: PictureError.self) { try await fixture.picture(source) }
        guard case .crashed = error else { return #expect(Bool(false), "\(String(describing: error))") }
      }
      #expect(!FileManager.default.fileExists(atPath: "\(fixture.folder)/\(source.sha256)/1-320.webp"))
    }
  }

  /// A helper that dies of what came before does not take the next file with it.
  @Test func helperThatDiesIsReplaced() async throws {
    let fake = try FakePrograms()
    let painter = try fake.painter("ready; request; sizes; request; kill -9 $$")
    try await PictureMakerFixture.open(painter: painter) { fixture in
      for name in ["a.pdf", "b.pdf", "c.pdf"] {
        let source = try fixture.file(name, HandmadePDF.pages(1))
        #expect(try await fixture.maker.document(source).pages.count == 1)
      }
    }
  }
}
