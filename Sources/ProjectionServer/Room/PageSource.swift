public import BriefingDomain
public import BriefingStore

/// Where pictures of pages come from.
public protocol PageSource: Sendable {
  /// How many pages a version has as pictures, at least 1; what is needed for that is made first, such as a PDF of a
  /// workbook.
  func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int

  /// The path of a finished PNG.
  ///
  /// - Parameter page: from 1, one that there is.
  func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String

  /// The text of the page that the picture shows, for those who cannot see it.
  func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String

  /// Makes pictures that are likely to be asked for next, when nothing else is asked for.
  func makeAhead(_ version: MaterialVersion, near page: Int) async
}

/// Widths of pictures, in pixels.
public enum PictureWidth: Int, Sendable, CaseIterable {
  case small = 320
  case usual = 1280
  case large = 2560
}
