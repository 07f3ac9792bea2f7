internal import BlockingThreads
internal import Foundation

/// Where pictures are kept: a folder for each content, readable for the owner alone. All of it can be made again at any
/// time, so that it may be taken away, and no backup holds it.
struct PictureFolder: Sendable {
  let path: String

  /// Where it is written and flushed: what somebody looks at does not wait for what others register.
  static let threads = BlockingThreads(most: 2)

  /// To be changed with whatever changes how pages look, the typefaces too: what was drawn before is thrown away then.
  static let layout = "4"

  func folder(_ source: PictureSource) -> String { "\(path)/\(source.sha256)" }

  func picture(_ source: PictureSource, page: Int, width: PictureWidth) -> String {
    "\(folder(source))/\(page)-\(width.rawValue)\(PictureFile.ending)"
  }

  /// The PDF that stands for a source that is none.
  func document(_ source: PictureSource) -> String { "\(folder(source))/document.pdf" }

  /// The numbers of the hidden pages, a line each; missing where there can be none.
  func hiddenPages(_ source: PictureSource) -> String { "\(folder(source))/hidden" }

  /// How many pages of paper the source makes, on a line; missing where they are those of its pictures.
  func paperPages(_ source: PictureSource) -> String { "\(folder(source))/paper" }

  /// A configuration of fontconfig for all that draws.
  var fonts: String { "\(path)/fonts.conf" }

  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The layout of what is kept.
  var mark: String { "\(path)/layout" }

  /// LibreOffice writes where it means to leave the file, and may be stopped half-way.
  static func isWholePDF(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd() else { return false }
    try? file.seek(toOffset: end > 64 ? end - 64 : 0)
    return (try? file.readToEnd())?.range(of: Data("%%EOF".utf8)) != nil
  }

  /// Makes what everything else needs, as often as something begins: somebody may have taken the folder away.
  func prepare() throws(PictureError) {
    try Self.makeFolder(path)
    for (place, content) in [(mark, Self.layout), (fonts, Typefaces.configuration)] where !Self.exists(place) {
      let temporary = "\(path)/.\(UInt64.random(in: 0 ... .max))"
      try Self.write(Array(content.utf8), to: temporary)
      try Self.settle(temporary, as: place)
    }
  }

  /// A path beside the finished things, for what is not finished.
  func newPath(_ source: PictureSource) throws(PictureError) -> String {
    try prepare()
    try Self.makeFolder(folder(source))
    return "\(folder(source))/.\(UInt64.random(in: 0 ... .max))"
  }

  /// Writes a file that is either not there or whole.
  func keep(_ bytes: [UInt8], as place: String, _ source: PictureSource) throws(PictureError) {
    let temporary = try newPath(source)
    do throws(PictureError) {
      try Self.write(bytes, to: temporary)
      try Self.settle(temporary, as: place)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(PictureError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { throw failure(path) }
      done += max(0, written)
    }
  }

  /// Copies a file's content into a new file.
  static func copy(_ source: String, to path: String) throws(PictureError) {
    let from = open(source, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard from >= 0 else { throw failure(source) }
    defer { close(from) }
    let to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard to >= 0 else { throw failure(path) }
    defer { close(to) }
    while true {
      let copied = sendfile(to, from, nil, 1 << 30)
      if copied == 0 { return }
      if copied < 0, errno != EINTR { throw failure(path) }
    }
  }

  /// Gives a file its name once its content is on the disk.
  static func settle(_ temporary: String, as place: String) throws(PictureError) {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure(temporary) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0, rename(temporary, place) == 0 else {
      throw failure(place)
    }
  }

  /// Whether there is no room left for what a document needs on its way to pictures. LibreOffice does not say so itself.
  var isFull: Bool {
    var system = statvfs()
    return statvfs(path, &system) == 0 && system.f_bavail * system.f_frsize < 32 << 20
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  static func makeFolder(_ path: String) throws(PictureError) {
    guard mkdir(path, 0o700) == 0 && chmod(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
  }

  static func failure(_ path: String) -> PictureError {
    .cannotWrite(path: path, why: String(cString: strerror(errno)))
  }
}
