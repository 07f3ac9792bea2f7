public import BriefingDomain
public import PagePictures

/// Where pictures of pages come from.
public protocol PageSource: Sendable {
  /// How many pages a version has as pictures, at least 1; what is needed for that is made first, such as a PDF of a
  /// workbook.
  func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int

  /// Those of a version's pages that are hidden, as slides may be; not all.
  func hiddenPages(of version: MaterialVersion) async throws(PictureFault) -> Set<Int>
  /// How many pages of paper a version that was drawn makes; `nil` where they are those that are shown.
  func paperPages(of version: MaterialVersion) async throws(PictureFault) -> Int?

  /// The pages of a version that say what they do not show; `nil` where that cannot be told.
  func unseenPages(of version: MaterialVersion) async throws(PictureFault) -> [Int]?

  /// The path of a finished WebP.
  ///
  /// - Parameter page: from 1, one that there is.
  func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String

  /// A WebP of a part of a page, sharper than the picture of the whole.
  ///
  /// - Parameter mark: is written across it unless it is empty.
  func part(_ part: PagePart, of page: Int, _ version: MaterialVersion, width: PictureWidth, mark: String)
    async throws(PictureFault) -> [UInt8]

  /// The text of the page that the picture shows, line by line as it is drawn.
  func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String

  /// The same for those who cannot see it: as one reads it aloud.
  func textAloud(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String

  /// Makes pictures that are likely to be asked for next, when nothing else is asked for.
  func makeAhead(_ version: MaterialVersion, near page: Int) async

  /// Makes what is likely to be asked for when a version is first shown, while nothing else is asked for.
  ///
  /// - Parameter pictures: else only what is needed to count its pages.
  /// - Returns: how many pages there are.
  func prepare(_ version: MaterialVersion, pictures: Bool) async throws(PictureFault) -> Int

  /// Nothing is live: what is held in readiness may go.
  func rest() async

  /// Works until cancelled; the others wait for it.
  func run() async throws
}
