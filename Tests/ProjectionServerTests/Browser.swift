import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// A browser at the desk, with its cookie.
final class Browser: @unchecked Sendable {
  let visitor: Visitor
  private(set) var cookie: String?

  init(_ visitor: Visitor) { self.visitor = visitor }

  private var headers: HTTPFields {
    let language: HTTPFields = [.acceptLanguage: "en", .accept: "text/html"]
    return cookie.map { language + [.cookie: $0] } ?? language
  }

  func get(_ path: String) async throws -> Visitor.Answer { take(try await visitor.get(path, headers: headers)) }

  func post(_ path: String, _ form: [(String, String)], _ more: HTTPFields = [:]) async throws -> Visitor.Answer {
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    for field in more { headers[field.name] = field.value }
    let body = form.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    return take(try await visitor.post(path, body, headers: headers))
  }

  /// A form with files.
  func upload(
    _ path: String, _ fields: [(String, String)], _ files: [(name: String, content: String)], _ more: HTTPFields = [:]
  ) async throws -> Visitor.Answer {
    var headers = headers
    headers[.contentType] = "multipart/form-data; boundary=----parts"
    for field in more { headers[field.name] = field.value }
    let parts =
      fields.map { ("name=\"\($0)\"", $1) } + files.map { ("name=\"files\"; filename=\"\($0.name)\"", $0.content) }
    let body = parts.map { "------parts\r\nContent-Disposition: form-data; \($0)\r\n\r\n\($1)\r\n" }.joined()
    return take(try await visitor.post(path, body + "------parts--\r\n", headers: headers))
  }

  /// The page that an answer leads to, or the answer where it leads nowhere.
  func led(_ answer: Visitor.Answer) async throws -> Visitor.Answer {
    guard answer.status == 303, let place = answer.headers[.location] else { return answer }
    return try await get(place)
  }

  /// What is said of a registration before it is one.
  func check(
    _ fields: [(String, String)], _ files: [(name: String, content: String)], _ more: HTTPFields = [:]
  ) async throws -> Visitor.Answer { try await led(upload("/register/files", fields, files, more)) }

  func signIn(_ name: String = "h.sato", _ password: String = Hall.password) async throws -> Visitor.Answer {
    try await post("/sign-in", [("name", name), ("password", password)])
  }

  /// What the pages of the session send back.
  func token() async throws -> String {
    let page = try await get("/me").text
    return String(try #require(page.firstMatch(of: #/name="token" type="hidden" value="([^"]+)"/#)).1)
  }

  private func take(_ answer: Visitor.Answer) -> Visitor.Answer {
    // That of the language says nothing of who it is.
    if let set = answer.headers[.setCookie], !set.contains("utsusu-language") {
      cookie = set.contains("Max-Age=0") ? nil : String(set.prefix { $0 != ";" })
    }
    return answer
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension HTTPFields {
  static func + (a: HTTPFields, b: HTTPFields) -> HTTPFields {
    var sum = a
    for field in b { sum.append(field) }
    return sum
  }
}

extension Hall {
  static let password = "緑の傘を さす火曜日"

  /// Lets somebody sign in by `password`.
  func add(_ name: String, fullName: String? = nil, _ roles: String...) async throws {
    try await add(name, fullName: fullName, roles)
  }

  func add(_ name: String, fullName: String? = nil, _ roles: [String]) async throws {
    let roles = try roles.map { try #require(RoleExpression($0)) }
    let link = try await visit.addAccount(name, fullName: fullName, roles: roles)
    // At a cost for tests, which sign in often.
    let hashed = try await PasswordHash.of(Hall.password, at: .init(logRounds: 14, blockSize: 1, parallelism: 1)).text
    _ = try await visit.library.setPassword(hashed, link: link.key, at: Hall.start.instant)
  }
}
