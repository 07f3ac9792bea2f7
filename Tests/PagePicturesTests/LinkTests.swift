import Foundation
import HelperHost
import PagePictures
import Testing

/// Nothing comes into a page that was not in its document: not from the network, and not from another file of this
/// machine.
@Suite(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
struct LinkTests {
  /// What LibreOffice's own settings hold, where a kernel has no cell to offer, is the pictures of texts; the cell holds
  /// everything.
  enum Wall: CaseIterable, Sendable {
    case cell, settings

    var documents: [(name: String, make: LinkingDocuments.Maker)] {
      LinkingDocuments.all.filter { self == .cell || ["picture.docx", "picture.odt"].contains($0.name) }
    }
  }

  @Test(arguments: Wall.allCases)
  func nothingIsAskedOfTheNetwork(_ wall: Wall) async throws {
    let listener = try LoopbackListener()
    try await drawAll(wall) {
      "http://127.0.0.1:\(listener.port)/\($0).png"
    } look: { _, _ in
    }
    #expect(listener.heard == [])
  }

  @Test(arguments: Wall.allCases)
  func noOtherFileIsDrawn(_ wall: Wall) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-linked-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = folder.appending(path: "red.png")
    try Self.red.write(to: picture)
    try await drawAll(wall) { _ in
      picture.absoluteString
    } look: { name, picture in
      #expect(!picture.hasRed, "\(name)")
    }
  }

  /// The picture is red where a document has it in itself: what the other test looks for can be seen.
  @Test func itsOwnPictureIsDrawn() async throws {
    try await PictureMakerFixture.open { fixture in
      let png = try Self.red.base64EncodedString()
      let letter = try fixture.file("own.svg", Self.own(png).utf8)
      #expect(try await fixture.picture(letter).hasRed)
    }
  }

  /// Red on its left half.
  private static var red: Data {
    get throws { try #require(TinyImages.all.first { $0.ending == "png" }.flatMap { Data(base64Encoded: $0.base64) }) }
  }

  private static func own(_ png: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="200"><image \
    width="100" height="100" xlink:href="data:image/png;base64,\(png)"/></svg>
    """
  }

  /// Draws the first page of every document, all of which are to be drawn.
  private func drawAll(
    _ wall: Wall, link: @escaping (String) -> String,
    look: @escaping @Sendable (String, DecodedPicture) -> Void
  ) async throws {
    let open = try FakePrograms()
    let libreOffice = try #require(PictureMakerFixture.libreOffice)
    let used =
      wall == .settings ? LibreOffice(program: libreOffice.program, cell: try open.openCell()) : libreOffice
    let documents = try wall.documents.map { (name: $0.name, bytes: try $0.make(link($0.name))) }
    try await PictureMakerFixture.open(libreOffice: used) { fixture in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for document in documents {
          let source = try fixture.file(document.name, document.bytes)
          group.addTask {
            do {
              look(document.name, try await fixture.picture(source, width: .medium))
              guard !document.name.hasSuffix(".svg") else { return }
              let text = try await fixture.maker.text(source, page: 1)
              #expect(text.contains("HERE"), "\(document.name)")
            } catch { #expect(Bool(false), "\(document.name): \(error)") }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}

extension DecodedPicture {
  fileprivate var hasRed: Bool {
    stride(from: 0, to: pixels.count, by: 3).contains {
      pixels[$0] > 200 && pixels[$0 + 1] < 60 && pixels[$0 + 2] < 60
    }
  }
}
