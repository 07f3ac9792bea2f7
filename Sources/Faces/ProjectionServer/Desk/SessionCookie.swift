internal import BriefingDomain
internal import BriefingLedger
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
  private var name: String { (isSecure ? "__Host-" : "") + kind.rawValue }

  func key(of request: Request) -> AccessKey? {
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name else { continue }
        return AccessKey(parts[1].trimmingCharacters(in: .whitespaces))
      }
    }
    return nil
  }

  /// - Parameter key: `nil` takes it away.
  func header(_ key: AccessKey?) -> String {
    "\(name)=\(key?.text ?? ""); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
      + (key == nil ? "; Max-Age=0" : "")
  }
}

extension AccessKey {
  /// What every form of a session's pages sends back, so that no page but ours can make one that is taken.
  var formToken: String { Data(ContentHash(of: "form \(text)").bytes).base64EncodedString() }
}
