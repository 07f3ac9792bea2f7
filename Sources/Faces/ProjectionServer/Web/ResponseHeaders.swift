internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Puts on every answer what keeps pages to themselves, on those as well that no route has given.
final class ResponseHeaders: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Where browsers reach the server by TLS, they are to do so always: for a year, as OWASP asks for.
  private let isSecure: Bool

  init(isSecure: Bool) { self.isSecure = isSecure }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
    head.headerFields[.contentSecurityPolicy] = head.headerFields[.contentSecurityPolicy] ?? Self.policy()
    head.headerFields[.xContentTypeOptions] = "nosniff"
    head.headerFields[Self.referrerPolicy] = "no-referrer"
    if isSecure { head.headerFields[.strictTransportSecurity] = "max-age=31536000" }
    if head.headerFields[.cacheControl] == nil { head.headerFields[.cacheControl] = "no-store" }
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  /// - Parameter forms: where a page may send what is typed in it.
  static func policy(forms: String = "'none'") -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
      + "form-action \(forms); frame-ancestors 'none'"
  }

  /// Of a document that holds its own style sheet and nothing else.
  ///
  /// - Parameter hash: of the sheet, SHA-256 in base64.
  static func policy(ofDocumentStyled hash: String) -> String {
    "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
