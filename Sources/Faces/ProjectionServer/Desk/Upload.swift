internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// A form with files, read as it comes: each file goes to the disk piece by piece, and what is too much is refused before it
/// is read.
struct Upload {
  private(set) var fields: [String: String] = [:]
  /// Where the files are.
  private(set) var batch = ""

  /// With the token of a session where a script sends the form.
  static let token = HTTPField.Name("Utsusu-Token")!
  /// Of the fields that are no files, in bytes.
  private static let largestFields = 64 * 1024
  /// So much of a form that was refused is still read, in bytes: a browser shows an answer only once all is sent.
  private static let mostLeftOver = 32 * 1024 * 1024

  /// - Parameter refused: called with what came before the fault where a form is refused on its way.
  /// - Throws: `RequestError`, `Failure`; `LibraryError` where the disk takes nothing. What came of the file that was at it is
  ///   gone then; files before it are not.
  init(
    _ desk: DeskRequest, _ staged: StagedUploads, refused: (Upload) async -> Void = { _ in }
  ) async throws {
    let (request, limits) = (desk.request, staged.limits)
    guard var reader = MultipartReader(contentType: request.headers[.contentType] ?? "") else {
      throw RequestError(status: .unsupportedMediaType, code: "notAForm")
    }
    let most = limits.largestBatch + Self.largestFields
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most { throw Failure.tooMuch(most) }
    desk.context.channel.pipeline.fireUserInboundEventTriggered(UploadBegins())
    // Before that nothing is kept of a file: other pages can send forms here, and not this.
    var isOurs = request.headers[Self.token] == desk.token
    var (field, arriving): (String?, Arriving?) = (nil, nil)
    var (text, room) = ([UInt8](), Self.largestFields)
    var (fault, leftOver): ((any Error)?, Int) = (nil, 0)
    for try await piece in request.body {
      if fault != nil {
        leftOver += piece.readableBytes
        if leftOver > Self.mostLeftOver { break }
        continue
      }
      do {
        for event in try reader.events(of: piece) {
          switch event {
          case .begin(let name, nil): (field, text) = (name, [])
          case .begin(_, let file?):
            guard isOurs else { throw RequestError.foreign }
            // What a browser sends where nobody has chosen a file.
            if file.isEmpty { continue }
            arriving = try await begin(file, desk, staged)
          case .bytes(let bytes):
            if let arriving {
              try await arriving.write(bytes)
            } else if field != nil {
              room -= bytes.count
              guard room >= 0 else { throw RequestError.tooLarge }
              text += bytes
            }
          case .end:
            if let file = arriving { await staged.add(try await file.finish(), to: batch) }
            if let field {
              let value = String(decoding: text, as: UTF8.self)
              guard fields.updateValue(value, forKey: field) == nil else { throw RequestError.malformed }
              if field == "token", value == desk.token { isOurs = true }
            }
            (field, arriving) = (nil, nil)
          }
        }
      } catch { (fault, arriving) = (error, nil) }
    }
    if let fault {
      await refused(self)
      throw fault
    }
    guard reader.isComplete else { throw RequestError.malformed }
    guard isOurs else { throw RequestError.foreign }
    batch = await staged.open(batch.isEmpty ? fields["batch"] ?? "" : batch, of: desk.visitor.account.id)
  }

  private mutating func begin(_ name: String, _ desk: DeskRequest, _ staged: StagedUploads) async throws -> Arriving {
    // Fields stand before the files, as they do in our forms.
    batch = await staged.open(batch.isEmpty ? fields["batch"] ?? "" : batch, of: desk.visitor.account.id)
    guard let number = await staged.nextNumber(in: batch) else { throw Failure.tooManyFiles(staged.limits.mostFiles) }
    let room = await staged.limits.largestBatch - staged.byteCount(of: batch)
    let (visit, batch) = (desk.visit, batch)
    // Old browsers send the folders of their machine along.
    let name = name.split { "/\\".contains($0) }.last.map(String.init) ?? ""
    return try await Arriving(
      name, most: min(room, staged.limits.largestFile), file: { try visit.stage(name, in: batch, number) })
  }
}

/// A file on its way, written where nobody waits for the disk. One task uses it.
private final class Arriving: @unchecked Sendable {
  private let file: ArrivingFile
  private let name: String
  private let most: Int

  init(_ name: String, most: Int, file: @escaping @Sendable () throws -> ArrivingFile) async throws {
    (self.name, self.most) = (name, most)
    self.file = try await NIOThreadPool.singleton.runIfActive { UncheckedBox(try file()) }.value
  }

  func write(_ bytes: [UInt8]) async throws {
    guard file.byteCount + bytes.count <= most else { throw Failure.tooLarge(name, most) }
    try await NIOThreadPool.singleton.runIfActive { [self] in try bytes.withUnsafeBytes { try file.write($0) } }
  }

  func finish() async throws -> StagedFile {
    try await NIOThreadPool.singleton.runIfActive { [self] in try file.finish() }
  }
}

private struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}

extension MultipartReader {
  fileprivate mutating func events(of piece: ByteBuffer) throws -> [Event] {
    do { return try read(piece.readableBytesView) } catch { throw RequestError.malformed }
  }
}
