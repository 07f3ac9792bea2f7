internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// The HTML, CSS and JavaScript that the program serves: files of the folder `Pages`, which the build puts beside the
/// program.
final class WebPages: Sendable {
  /// Read anew at each request where the folder was named, so that a page can be worked on while the server runs.
  private let folder: String?
  private let first: PageFiles
  private let logger: Logger
  private let canRead = Mutex(true)

  /// - Parameter environment: for `UTSUSU_PAGES`, a folder in the place of the one beside the program.
  /// - Throws: `LibraryError.cannotRead` where the pages are missing.
  init(environment: [String: String], logger: Logger) throws {
    self.logger = logger
    folder = environment["UTSUSU_PAGES"].flatMap { $0.isEmpty ? nil : $0 }
    let place = folder ?? Self.besideProgram
    do { first = try PageFiles(reading: place) } catch {
      throw LibraryError.cannotRead(place, why: "\(type(of: error))")
    }
  }

  /// SwiftPM puts a target's resources there; its own accessor would look in the folder of the build as well.
  private static var besideProgram: String {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
    return (program as NSString).deletingLastPathComponent + "/utsusu_ProjectionServer.resources/Pages"
  }

  /// Where the folder cannot be read any more, the files are those of the start, and the log says so once.
  private var files: PageFiles {
    guard let folder else { return first }
    do {
      let files = try PageFiles(reading: folder)
      canRead.withLock { $0 = true }
      return files
    } catch {
      let couldRead = canRead.withLock { canRead in
        defer { canRead = false }
        return canRead
      }
      if couldRead { logger.note(.pagesFailed, .error, ["error": .error(error)]) }
      return first
    }
  }

  /// Tells whether a page that is open is made of the files that are served now.
  var mark: String { files.mark }

  /// A style sheet, script or drawing; `nil` for everything else.
  func asset(_ name: String, for request: Request) -> Response? {
    let types = [
      "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
      "png": "image/png",
    ]
    guard let type = types[(name as NSString).pathExtension], let file = files[name] else { return nil }
    var headers: HTTPFields = [.contentType: type, .eTag: file.tag, .cacheControl: "no-cache"]
    if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
    headers[.contentLength] = "\(file.bytes.readableBytes)"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }

  /// A page in the language that the browser wants.
  func page(_ page: RoomPage, for request: Request) -> Response {
    html("\(page.rawValue).html", for: request) { ["title": "utsusu"] }
  }

  func plain(_ page: PlainPage, for request: Request) -> Response {
    html("plain.html", for: request) {
      ["heading": page.heading, "text": page.text, "title": page.heading, "page": "\(page)"]
    }
  }

  /// - Parameter values: gives, in the page's language, what stands in the file as `{{name}}`; escaped here.
  private func html(_ name: String, for request: Request, _ values: () -> [String: String]) -> Response {
    Language.$current.withValue(request.language) {
      let (files, language) = (files, Language.current.rawValue)
      guard let file = files[name] else { return Response(status: .internalServerError) }
      let known = ["lang": language, "mark": files.mark, "needsScript": RoomPageWords.needsScript]
      var html = String(buffer: file.bytes)
      for (key, value) in values().merging(known, uniquingKeysWith: { $1 }) {
        html = html.replacingOccurrences(of: "{{\(key)}}", with: value.escapedForHTML)
      }
      return Response(
        status: .ok,
        headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language, .vary: "Accept-Language"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
  }
}

extension Request {
  /// What was chosen; else Japanese where the browser names it before English, or instead of it.
  var language: Language {
    if let chosenLanguage { return chosenLanguage }
    guard let wish = headers[.acceptLanguage]?.lowercased(), let ja = wish.range(of: "ja") else { return .en }
    guard let en = wish.range(of: "en") else { return .ja }
    return ja.lowerBound < en.lowerBound ? .ja : .en
  }
}
