internal import BriefingDomain
internal import BriefingStore
internal import Foundation

extension Library {
  /// Leaves nothing on the disk of what was taken away. Whoever is cut off has left a mark, and the next one goes on.
  func finishRemovals() async throws {
    let (mark, contents) = try await store.read { (try $0.unfinishedRemoval(), try $0.removedContents()) }
    for hash in contents.keys {
      FolderListing.remove(pictures(of: hash))
      if let place = picturesLeft(of: hash) { throw SystemFailure.writing(place) }
    }
    if mark != nil { try await store.scrub() }
    // A file that is being brought in may have the same content.
    _ = try await sweep(waiting: true)
    if let mark { try await store.write { try $0.finishRemoval(mark) } }
  }

  /// Where the pictures of a content lie, which `PagePictures` makes.
  func pictures(of hash: ContentHash) -> String { "\(home.pictures)/\(hash)" }

  /// Pictures that are there.
  func picturesLeft(of hash: ContentHash) -> String? {
    access(pictures(of: hash), F_OK) == 0 ? pictures(of: hash) : nil
  }
}
