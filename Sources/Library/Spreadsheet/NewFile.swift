internal import Foundation

/// A file that is there under its name when it is whole, and not before, and that never takes the place of another.
public final class NewFile {
  let path: String
  let partial: String

  /// - Parameter isPrivate: whether it is for its owner alone.
  /// - Throws: `SpreadsheetError.exists`, `.cannotWrite`.
  public init(_ path: String, isPrivate: Bool = false) throws(SpreadsheetError) {
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    self.path = path
    partial = "\(path).\(getpid()).part"
    let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard file >= 0 else { throw Self.failure(path, errno) }
    close(file)
  }

  deinit { unlink(partial) }

  /// Writes it whole.
  public func write(_ bytes: [UInt8]) throws(SpreadsheetError) {
    let file = open(partial, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(path, errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path, errno) }
      rest = rest.dropFirst(count)
    }
    try settle()
  }

  /// Gives it its name. A link, unlike a renaming, takes nobody's place; where a file system has none, nothing is better
  /// than to look once more.
  func settle() throws(SpreadsheetError) {
    if link(partial, path) == 0 { return }
    switch errno {
    case EEXIST: throw .exists(path)
    case EPERM, ENOTSUP, EMLINK, ENOSYS:
      guard access(path, F_OK) != 0 else { throw .exists(path) }
      guard rename(partial, path) == 0 else { throw Self.failure(path, errno) }
    default: throw Self.failure(path, errno)
    }
  }

  static func failure(_ path: String, _ code: CInt) -> SpreadsheetError {
    .cannotWrite(path, why: code > 0 ? String(cString: strerror(code)) : "libxlsxwriter")
  }
}
