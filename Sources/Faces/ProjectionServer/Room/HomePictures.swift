public import BriefingDomain
public import BriefingLibrary
public import PagePictures

/// The pictures of a home's materials, made by its maker when they are asked for.
public struct HomePictures: PageSource, CustomStringConvertible {
  private let library: Library
  private let maker: PictureMaker

  /// - Throws: `HelperError.missing` where a helper is missing.
  public init(_ library: Library) throws {
    self.library = library
    maker = try library.pictureMaker()
  }

  public func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int {
    let document = try await asking { try await maker.document(source(version)) }
    if document.hidden.count == document.pages.count { throw .allHidden }
    return document.pages.count
  }

  public func hiddenPages(of version: MaterialVersion) async throws(PictureFault) -> Set<Int> {
    try await asking { try await maker.document(source(version)).hidden }
  }

  public func paperPages(of version: MaterialVersion) async throws(PictureFault) -> Int? {
    try await asking { try maker.paperPages(source(version)) }
  }

  public func unseenPages(of version: MaterialVersion) async throws(PictureFault) -> [Int]? {
    try await asking { try await maker.unseenTexts(source(version))?.map(\.page) }
  }

  public func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String
  {
    try await asking { try await maker.picture(source(version), page: page, width: width) }
  }

  public func part(_ part: PagePart, of page: Int, _ version: MaterialVersion, width: PictureWidth, mark: String)
    async throws(PictureFault) -> [UInt8]
  {
    try await asking { try await maker.part(part, of: page, source(version), width: width, mark: mark) }
  }

  public func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    try await asking { try await maker.text(source(version), page: page) }
  }

  public func textAloud(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    try await asking { try await maker.text(source(version), page: page, aloud: true) }
  }

  public func makeAhead(_ version: MaterialVersion, near page: Int) async {
    await maker.makeAhead(source(version), near: page)
  }

  public func prepare(_ version: MaterialVersion, pictures: Bool) async throws(PictureFault) -> Int {
    try await asking { try await maker.prepare(source(version), pictures: pictures) }
  }

  public func rest() async { maker.rest() }
  public func run() async throws {
    do { try await maker.run() } catch PictureError.cannotWrite(let path, let why) {
      throw LibraryError.cannotWrite(path, why: why)
    }
  }

  /// For logs, which would have everything in it otherwise, the environment too.
  public var description: String { "pictures of \(library.home.materials)" }

  private func source(_ version: MaterialVersion) -> PictureSource { library.pictureSource(of: version) }

  private func asking<Value>(_ body: () async throws -> Value) async throws(PictureFault) -> Value {
    do { return try await body() } catch let error as PictureError { throw PictureFault(error) } catch {
      throw .unavailable
    }
  }
}
