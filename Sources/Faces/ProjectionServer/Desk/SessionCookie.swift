internal import BriefingDomain
internal import BriefingLedger
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The key of a session in a browser: no script reads it, no other site's form sends it, and where there is TLS it goes no
/// other way.
struct SessionCookie {
  /// Whether browsers reach the server by TLS.
  let isSecure: Bool
  var kind = Kind.whole

  enum Kind: String {
    case whole = "utsusu"
    /// Of who has yet to give the code of their second factor.
    case half = "utsusu-code"
  }

  /// With this prefix a browser takes no cookie that another host, or plain HTTP, has set.
  fileprivate static let safe = "__Host-"
  private var name: String { (isSecure ? Self.safe : "") + kind.rawValue }

  func key(of request: Request) -> AccessKey? { request.cookie(name).flatMap { AccessKey($0) } }

  /// - Parameter key: `nil` takes it away.
  func header(_ key: AccessKey?) -> String { header(name, key?.text, seconds: nil) }

  /// The language that somebody has chosen in this browser, which says nothing of who they are.
  ///
  /// - Parameter language: `nil` for what the browser asks for.
  func choosing(_ language: Language?) -> String {
    header((isSecure ? Self.safe : "") + Request.languageCookie, language?.rawValue, seconds: 365 * 86_400)
  }

  private func header(_ name: String, _ value: String?, seconds: Int?) -> String {
    "\(name)=\(value ?? ""); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
      + (value == nil ? "; Max-Age=0" : seconds.map { "; Max-Age=\($0)" } ?? "")
  }
}

extension Request {
  fileprivate static let languageCookie = "utsusu-language"

  func cookie(_ name: String) -> String? {
    for header in headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name else { continue }
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }

  /// What somebody has chosen in this browser, if they have.
  var chosenLanguage: Language? {
    (cookie(SessionCookie.safe + Self.languageCookie) ?? cookie(Self.languageCookie)).flatMap { Language(rawValue: $0) }
  }
}

extension AccessKey {
  /// What every form of a session's pages sends back, so that no page but ours can make one that is taken.
  var formToken: String { Data(ContentHash(of: "form \(text)").bytes).base64EncodedString() }
}
