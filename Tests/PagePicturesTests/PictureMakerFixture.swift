import BriefingDomain
import BuiltPrograms
import Foundation
import HelperHost
import PagePictures

/// A maker with a folder of its own, open while `body` runs.
struct PictureMakerFixture {
  let maker: PictureMaker
  let folder: String

  static let libreOffice = LibreOffice.program(environment: ProcessInfo.processInfo.environment).map {
    LibreOffice(program: $0, cell: Built.program("utsusu-cell"))
  }

  @discardableResult
  static func open<Result: Sendable>(
    painter: String = Built.program("utsusu-painter"), reader: String = Built.program("utsusu-reader"),
    libreOffice: LibreOffice? = libreOffice, limits: PictureLimits = PictureLimits(),
    _ body: @Sendable (PictureMakerFixture) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-pictures-\(UUID())").path
    defer {
      for path in [folder, folder + "-files"] { try? FileManager.default.removeItem(atPath: path) }
    }
    let maker = PictureMaker(
      painter: painter, reader: reader,
      sources: [Built.repository.path, FileManager.default.temporaryDirectory.path], folder: folder,
      libreOffice: libreOffice,
      limits: limits)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await maker.run() }
      defer { group.cancelAll() }
      return try await body(PictureMakerFixture(maker: maker, folder: folder))
    }
  }

  /// A new file for the maker, beside its folder.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> PictureSource {
    let files = folder + "-files"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    let path = files + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return Self.source(path)
  }

  /// A sample deck by the beginning of its name.
  static func deck(_ beginning: String) throws -> PictureSource {
    let folder = Built.sampleDecks.path
    let name = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix(beginning) } ?? ""
    return source(folder + "/" + name)
  }

  /// A file, under a hash that is none, but its own.
  static func source(_ path: String, _ format: MaterialFormat? = nil) -> PictureSource {
    let name = (path as NSString).lastPathComponent
    let formats: [String: MaterialFormat] = [
      "md": .markdown, "txt": .text, "png": .image, "jpg": .image, "gif": .image, "tiff": .image, "bmp": .image,
      "webp": .image, "svg": .image,
    ]
    let ending = (name as NSString).pathExtension
    let hash = path.utf8.reduce(into: UInt64(14_695_981_039_346_656_037)) {
      $0 = ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return PictureSource(
      sha256: String(repeating: "0", count: 49) + String(hash >> 4 | 1 << 59, radix: 16), path: path,
      format: format ?? formats[ending] ?? MaterialFormat(rawValue: ending) ?? .other, name: name)
  }
}
