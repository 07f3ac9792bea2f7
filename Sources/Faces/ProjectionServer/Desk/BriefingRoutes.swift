internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The page of a briefing, its pages with their pictures, and the files as they were registered.
struct BriefingRoutes: Sendable {
  let pages: any PageSource
  let pictures: PictureCache

  var routes: [DeskRoute] {
    [
      .page("briefings/:briefing", for: .look) { try await $0.briefingPage() },
      .page("briefings/:briefing/proof", for: .look) { desk in
        let proof = try await desk.visit.proof(of: try desk.briefing)
        return Response.document(for: desk.request) { ProofPage(proof, desk.visit.clock, isAtDesk: true).html }
      },
      .page("due", for: .register) { desk in
        let first = max(0, desk.query("first").flatMap { Int($0) } ?? 0)
        let due = try await desk.visit.due((first, DeskPages.mostDue))
        return desk.page(nil) {
          DeskPages.due(due.briefings, first: first, of: due.count, clock: desk.visit.clock, in: $0)
        }
      },
      .page("briefings/:briefing/materials/:material/:version/pages/:page", for: .look) { try await leaf($0) },
      .page("briefings/:briefing/materials/:material/:version/file", for: .look) { try await file($0) },
      .page("briefings/:briefing/pages/:material/:version/:page/:width", for: .look) { desk in
        try await desk.picture(of: try desk.version().version, page: try desk.number("page"), pages, pictures)
      },
    ]
  }

  private func leaf(_ desk: DeskRequest) async throws -> Response {
    let ((version, title), page) = (try await desk.version(), try desk.number("page"))
    var (counted, fault): (Int?, PictureFault?) = (nil, nil)
    do throws(PictureFault) { counted = try await pages.pageCount(of: version) } catch { fault = error }
    // Nobody has looked at a page that there is none of.
    guard page <= counted ?? page else { throw RequestError.noSuchPlace }
    let stored = try await desk.visit.text(of: [version], shown: page)[0]
    let count = counted ?? max(1, stored.pages.count)
    guard page <= count else { throw RequestError.noSuchPlace }
    var text = stored.pages.first { $0.number == page }?.text ?? ""
    // Before it is known which text stands on which page, the page says it itself.
    if !stored.hasPages, fault == nil {
      do throws(PictureFault) { text = try await pages.textAloud(of: version, page: page) } catch { fault = error }
    }
    return desk.page(nil) { [count, fault, text] in
      DeskPages.leaf(
        version, of: title, page: page, count: count, text: text, fault: fault, in: $0)
    }
  }

  /// As it was registered, byte by byte; a browser never opens it in this page's name.
  private func file(_ desk: DeskRequest) async throws -> Response {
    let version = try await desk.version().version
    let path = try await desk.visit.file(of: version)
    let body = try await FileIO().loadFile(path: path, context: desk.context)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: ContentDisposition.attachment(version.nameOutside),
        .contentSecurityPolicy: "default-src 'none'; sandbox", .contentLength: "\(version.byteCount)",
      ], body: body)
  }
}

extension PageSource {
  /// How many pages there are, for an answer.
  func counted(_ version: MaterialVersion) async throws(RequestError) -> Int {
    do throws(PictureFault) { return try await pageCount(of: version) } catch {
      throw RequestError(status: .serviceUnavailable, code: error.rawValue)
    }
  }
}

/// How a file is named to a browser that keeps it (RFC 6266).
enum ContentDisposition {
  /// For old browsers in ASCII, and as it is in UTF-8 (RFC 8187).
  static func attachment(_ name: String) -> String {
    let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
    let whole = name.utf8.map { isToken($0) ? String(UnicodeScalar($0)) : percent($0) }.joined()
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(whole)"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x20...0x7E).contains(scalar.value) && !#""\%;"#.unicodeScalars.contains(scalar)
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$&+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func percent(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}

extension DeskRequest {
  /// A number of the address, from 1.
  ///
  /// - Throws: `RequestError.noSuchPlace`.
  func number(_ name: String) throws(RequestError) -> Int {
    guard let number = context.parameters.get(name, as: Int.self), number >= 1 else { throw .noSuchPlace }
    return number
  }

  /// The briefing that the address names.
  var briefing: Briefing.ID {
    get throws(RequestError) { Briefing.ID(Int64(try number("briefing"))) }
  }

  /// The version that the address names, of a briefing that this one may look at; it was not taken away.
  func version() async throws -> (version: MaterialVersion, title: String) {
    let found = try await visit.version(try number("version"), of: try number("material"), in: try briefing)
    if found.version.removal != nil { throw LibraryError.takenAway(found.version) }
    return found
  }

  /// - Parameter typed: what stood in a form of it that was refused.
  func briefingPage(_ notice: DeskNotice? = nil, typed: [String: String] = [:]) async throws -> Response {
    let view = try await visit.view(of: try briefing)
    return page(nil, notice) { DeskPages.briefing(view, typed: typed, visit.clock, in: $0) }
  }
}
