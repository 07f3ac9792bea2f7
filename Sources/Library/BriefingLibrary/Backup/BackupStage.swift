internal import BriefingStore
internal import Foundation

/// The folder beside a backup in which it is made; gone with this object. What a backup that was cut off has left there
/// is taken away by the next one, which holds the lock.
final class BackupStage {
  let folder: String
  var database: String { "\(folder)/\(Backup.databaseName)" }

  private static let prefix = ".utsusu-backup-"

  init(in parent: String) throws(LibraryError) {
    folder = "\(parent)/\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    guard PrivateFile.makeFolder(folder) else { throw SystemFailure.writing(folder) }
  }

  deinit { FolderListing.remove(folder) }

  func newPath() -> String { "\(folder)/\(UInt64.random(in: 0 ... .max))" }

  static func isOne(_ name: String) -> Bool { name.hasPrefix(prefix) }

  /// Takes away what was left in `parent`; only for the holder of its lock.
  static func sweep(_ parent: String) throws(LibraryError) {
    for name in try FolderListing.names(in: parent) where isOne(name) { FolderListing.remove("\(parent)/\(name)") }
  }
}
