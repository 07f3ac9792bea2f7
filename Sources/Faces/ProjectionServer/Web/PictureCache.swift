internal import BriefingDomain
internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import PagePictures

/// Pictures that are asked for by many at once: each is read once and handed to all of them.
actor PictureCache {
  private let pages: any PageSource
  private var pictures: [Key: Task<ByteBuffer, any Error>] = [:]
  /// The least recently asked for first.
  private var order: [Key] = []

  struct Key: Hashable {
    let version: MaterialVersion.ID
    let page: Int
    let width: PictureWidth
    let part: PagePart
    let mark: String
  }

  /// A page of a few hundred kilobytes in three widths, of what is on, was on and comes next.
  private static let most = 24

  init(_ pages: any PageSource) { self.pages = pages }

  /// A finished WebP.
  ///
  /// - Parameter mark: is written across it unless it is empty.
  /// - Parameter isOneViewers: whether the mark is of one person, so that nobody else will ask for the picture.
  /// - Throws: `PictureFault`.
  func picture(
    of version: MaterialVersion, page: Int, width: PictureWidth, part: PagePart = .whole, mark: String = "",
    isOneViewers: Bool = false
  ) async throws -> ByteBuffer {
    if isOneViewers, !mark.isEmpty {
      return ByteBuffer(bytes: try await pages.part(part, of: page, version, width: width, mark: mark))
    }
    let key = Key(version: version.id, page: page, width: width, part: part, mark: mark)
    order.removeAll { $0 == key }
    order.append(key)
    if order.count > Self.most { pictures[order.removeFirst()] = nil }
    let task =
      pictures[key]
      ?? Task { [pages] in
        if part != .whole || !mark.isEmpty {
          return ByteBuffer(bytes: try await pages.part(part, of: page, version, width: width, mark: mark))
        }
        let path = try await pages.picture(of: version, page: page, width: width)
        return try await NIOThreadPool.singleton.runIfActive {
          guard let data = FileManager.default.contents(atPath: path) else { throw PictureFault.cannotRead }
          return ByteBuffer(bytes: data)
        }
      }
    pictures[key] = task
    do { return try await task.value } catch {
      // Another try may go better.
      pictures[key] = nil
      throw error
    }
  }
}
