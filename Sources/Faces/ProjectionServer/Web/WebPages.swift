internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The HTML, CSS and JavaScript that the program serves: files of the folder `Pages`, which the build puts beside the
/// program.
struct WebPages: Sendable {
  /// Read anew at each request where the folder was named, so that a page can be worked on while the server runs.
  private let folder: String?
  private let files: [String: File]

  private struct File {
    let bytes: ByteBuffer
    let tag: String
  }

  /// Tells whether a page that is open is made of the files that are served now.
  var mark: String { folder.flatMap { try? Self.read($0) }.map(Self.mark) ?? servedMark }
  private let servedMark: String

  private static func mark(of files: [String: File]) -> String {
    String(ContentHash(of: files.map { $0 + $1.tag }.sorted().joined()).description.prefix(16))
  }

  enum Plain { case welcome, over, failed }

  /// - Parameter environment: for `UTSUSU_PAGES`, a folder in the place of the one beside the program.
  /// - Throws: `LibraryError.cannotRead` where the pages are missing.
  init(environment: [String: String]) throws {
    folder = environment["UTSUSU_PAGES"].flatMap { $0.isEmpty ? nil : $0 }
    let place = folder ?? Self.besideProgram
    do { files = try Self.read(place) } catch { throw LibraryError.cannotRead(place, why: "\(type(of: error))") }
    servedMark = Self.mark(of: files)
  }

  private static func read(_ folder: String) throws -> [String: File] {
    var files: [String: File] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
      let hash = ContentHash(of: String(decoding: data, as: UTF8.self)).description
      files[name] = File(bytes: ByteBuffer(bytes: data), tag: "\"\(hash.prefix(16))\"")
    }
    return files
  }

  /// SwiftPM puts a target's resources there; its own accessor would look in the folder of the build as well.
  private static var besideProgram: String {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
    return (program as NSString).deletingLastPathComponent + "/utsusu_ProjectionServer.resources/Pages"
  }

  private func file(_ name: String) -> File? {
    guard let folder else { return files[name] }
    return (try? Self.read(folder))?[name]
  }

  /// A style sheet, script or drawing; `nil` for everything else.
  func asset(_ name: String, for request: Request) -> Response? {
    let types = [
      "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
      "png": "image/png",
    ]
    guard let type = types[(name as NSString).pathExtension], let file = file(name) else { return nil }
    var headers: HTTPFields = [.contentType: type, .eTag: file.tag, .cacheControl: "no-cache"]
    if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
    headers[.contentLength] = "\(file.bytes.readableBytes)"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }

  /// A page in the language that the browser wants.
  ///
  /// - Parameter values: what stands in the file as `{{name}}`; escaped here.
  func page(_ name: String, _ values: [String: String] = [:], for request: Request) -> Response {
    let language = request.wantsJapanese ? "ja" : "en"
    guard let file = file(name) else { return Response(status: .internalServerError) }
    var html = String(buffer: file.bytes)
    for (key, value) in values.merging(["lang": language, "mark": mark], uniquingKeysWith: { $1 }) {
      html = html.replacingOccurrences(of: "{{\(key)}}", with: value.escapedForHTML)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language, .vary: "Accept-Language"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// A calm page that shows nothing of any briefing.
  func plain(_ plain: Plain, for request: Request) -> Response {
    let (heading, text) =
      switch (plain, request.wantsJapanese) {
      case (.welcome, false):
        ("utsusu", "This computer projects briefings. To see one, open the address that you were given.")
      case (.welcome, true): ("utsusu 映す", "報告を投影するコンピューターです。表示するには、受け取ったアドレスを開いてください。")
      case (.over, false):
        ("Nothing to see here", "The briefing is over, or the address is not complete. Ask for the address again.")
      case (.over, true): ("表示するものはありません", "投影が終わったか、アドレスが正しくありません。もう一度アドレスを受け取ってください。")
      case (.failed, false): ("That did not work", "Please try again.")
      case (.failed, true): ("うまくいきませんでした", "もう一度お試しください。")
      }
    return page("plain.html", ["heading": heading, "text": text, "title": heading], for: request)
  }
}

extension Request {
  /// Whether the browser names Japanese before English, or instead of it.
  var wantsJapanese: Bool {
    guard let wish = headers[.acceptLanguage]?.lowercased(), let ja = wish.range(of: "ja") else { return false }
    guard let en = wish.range(of: "en") else { return true }
    return ja.lowerBound < en.lowerBound
  }
}

extension String {
  var escapedForHTML: String {
    reduce(into: "") { out, character in
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.append(character)
      }
    }
  }
}
