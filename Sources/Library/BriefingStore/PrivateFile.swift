internal import Foundation

/// Files and folders that are for their owner alone, whatever the folder that they lie in and the umask say.
public enum PrivateFile {
  /// Rights that anybody but the owner has.
  private static let others = mode_t(0o077)

  /// Takes the rights of others away, of a file or folder that is there and this account's own.
  ///
  /// - Returns: `false` where that cannot be done, with `errno`.
  @discardableResult public static func close(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK, status.st_mode & others != 0,
      status.st_uid == geteuid()
    else { return true }
    return chmod(path, status.st_mode & 0o700) == 0
  }

  /// Makes an empty file, where there is none yet.
  ///
  /// - Returns: `false` where that cannot be done, with `errno`.
  static func make(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno == EEXIST }
    defer { Foundation.close(descriptor) }
    return fchmod(descriptor, 0o600) == 0
  }

  /// Whether there is a file with something in it.
  static func isFilled(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
  }

  /// Makes a folder.
  ///
  /// - Returns: `false` where that cannot be done, with `errno`; `EEXIST` where it is there.
  public static func makeFolder(_ path: String) -> Bool { mkdir(path, 0o700) == 0 && chmod(path, 0o700) == 0 }

  /// The rights that others have, as `chmod` writes them; 0 for what is not there.
  public static func rightsOfOthers(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt32(status.st_mode & others) : 0
  }
}
