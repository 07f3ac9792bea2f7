internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import PagePictures

// What the addresses of pictures have in common, whoever may ask for them.

extension PageAddress {
  /// The page that an address names by its `material`, `version` and `page`.
  init?(named context: RoomContext) {
    guard let material = context.parameters.get("material", as: Material.ID.self),
      let version = context.parameters.get("version", as: Int.self),
      let page = context.parameters.get("page", as: Int.self)
    else { return nil }
    self.init(material: material, version: version, page: page)
  }
}

extension DeskRequest {
  /// A picture for this person: of what is confidential with their name and the time across it, once it is noted that they
  /// look. Where it cannot be made, what is drawn says why.
  ///
  /// - Throws: `RequestError`, `LibraryError`, `StoreError`.
  func picture(
    of version: MaterialVersion, page: Int, _ pages: any PageSource, _ pictures: PictureCache
  ) async throws -> Response {
    do {
      // Nobody has looked at a page that there is none of.
      guard try await (1...max(1, pages.counted(version))).contains(page) else { throw RequestError.noSuchPlace }
      let isConfidential = try await visit.noteLook(at: version, page: page)
      let mark = isConfidential ? PictureMark.text(visitor.account.fullName, visit.clock.now, visit.clock) : ""
      return try await pictures.response(of: version, page: page, mark: mark, isOneViewers: true, context)
    } catch let error as RequestError {
      guard let fault = PictureFault(rawValue: error.code) else { throw error }
      let svg = Language.$current.withValue(request.language) { MissingPicture.svg(version, fault) }
      return Response(
        status: error.status, headers: [.contentType: "image/svg+xml"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: svg)))
    }
  }
}

/// What is written across the pictures of what is confidential: for whom and when, for who finds a photograph of it.
enum PictureMark {
  /// - Parameter clock: where it is not known, the mark has no time and is not left out.
  static func text(_ name: String, _ now: Instant, _ clock: OfficeClock?) -> String {
    // That of the quarter of an hour, so that all who look on get one picture.
    let begun = Moment(instant: Instant(seconds: now.seconds - now.seconds % Look.spell), dayOnly: false)
    let time = clock.map { "  " + $0.iso(begun).prefix(16).replacing("T", with: " ") } ?? ""
    return "取扱注意  \(name.prefix(40))\(time)"
  }
}

extension PictureCache {
  /// A picture as wide as an address says by its `width`.
  ///
  /// - Throws: `RequestError`.
  func response(
    of version: MaterialVersion, page: Int, part: PagePart = .whole, mark: String, isOneViewers: Bool = false,
    _ context: RoomContext
  ) async throws -> Response {
    guard let name = context.parameters.get("width"), name.hasSuffix(PictureFile.ending),
      let width = Int(name.dropLast(PictureFile.ending.count)),
      let width = PictureWidth(rawValue: width)
    else { throw RequestError.noSuchPlace }
    do {
      let picture = try await picture(
        of: version, page: page, width: width, part: part, mark: mark, isOneViewers: isOneViewers)
      return Response(
        status: .ok,
        headers: [
          // Not kept by the browser: when the key ends, nothing is to be left on a machine that others use.
          .contentType: PictureFile.mediaType, .contentLength: "\(picture.readableBytes)",
        ], body: ResponseBody(byteBuffer: picture))
    } catch let fault as PictureFault { throw RequestError(status: .serviceUnavailable, code: fault.rawValue) }
  }
}
