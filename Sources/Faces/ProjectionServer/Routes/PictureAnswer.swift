internal import BriefingDomain
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

extension PictureCache {
  /// A picture as wide as an address says by its `width`.
  ///
  /// - Throws: `RequestError`.
  func response(
    of version: MaterialVersion, page: Int, part: PagePart = .whole, mark: String, _ context: RoomContext
  ) async throws -> Response {
    guard let name = context.parameters.get("width"), name.hasSuffix(PictureFile.ending),
      let width = Int(name.dropLast(PictureFile.ending.count)),
      let width = PictureWidth(rawValue: width)
    else { throw RequestError.noSuchPlace }
    do {
      let picture = try await picture(of: version, page: page, width: width, part: part, mark: mark)
      return Response(
        status: .ok,
        headers: [
          // Not kept by the browser: when the key ends, nothing is to be left on a machine that others use.
          .contentType: PictureFile.mediaType, .contentLength: "\(picture.readableBytes)",
        ], body: ResponseBody(byteBuffer: picture))
    } catch let fault as PictureFault { throw RequestError(status: .serviceUnavailable, code: fault.rawValue) }
  }
}
