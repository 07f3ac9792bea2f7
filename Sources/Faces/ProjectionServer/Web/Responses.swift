internal import BriefingLibrary
internal import BriefingPayloads
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The context of a request: what the server knows of it beside the request itself.
struct RoomContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Largest body that is read, in bytes.
  let maxUploadSize = RoomContext.largestBody

  static let largestBody = 16 * 1024

  /// The two ends of the connection.
  let peer, local: NetworkAddress?
  /// To tell the connection that a long body is welcome.
  let channel: any Channel
  /// Known once the request has been let in.
  var caller: Caller?
  let trace = Trace()

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
    peer = source.channel.remoteAddress?.network
    local = source.channel.localAddress?.network
  }

  /// Who asks, as far as it is known.
  var client: NetworkAddress? { caller.map(\.client) ?? peer }
}

/// An answer that is no success. Thrown by routes, and worded for whoever asked: a page for a browser, JSON for a program.
struct RequestError: Error {
  let status: HTTPResponse.Status
  let code: String
  /// More members of the JSON.
  var details: [String: String] = [:]
  /// Whether what is left of the request is not read.
  var closes = false
  var reason = Reason.other

  /// What is refused, for the log.
  enum Reason { case host, key, full, other }

  static let noSuchPlace = RequestError(status: .notFound, code: "notFound")
  /// To whoever asks the same as `noSuchPlace`.
  static let noSuchKey = RequestError(status: .notFound, code: "notFound", reason: .key)
  /// To be asked again in a moment.
  static let busy = RequestError(status: .serviceUnavailable, code: "busy")
  static let full = RequestError(status: .serviceUnavailable, code: "full", reason: .full)
  static let foreign = RequestError(status: .forbidden, code: "foreign")
  /// Called by a name that is not this server's.
  static let misdirected = RequestError(status: .misdirectedRequest, code: "misdirected", closes: true, reason: .host)
  static let hostNeeded = RequestError(
    status: .badRequest, code: "malformed", details: ["message": "one Host is needed"], closes: true, reason: .host)
  static let malformed = RequestError(status: .badRequest, code: "malformed")
  static let tooLarge = RequestError(status: .contentTooLarge, code: "tooLarge", closes: true)
  static let bodyNotWanted = RequestError(
    status: .badRequest, code: "malformed", details: ["message": "a body is not wanted here"], closes: true)

  static func malformed(_ message: String) -> RequestError {
    RequestError(status: .badRequest, code: "malformed", details: ["message": message])
  }

  var json: Response { Response.json(RefusalPayload(error: code, details: details), status: status) }
}

extension Response {
  static func json(_ payload: some Payload, status: HTTPResponse.Status = .ok) -> Response {
    guard let json = try? payload.json(.compact) else { return Response(status: .internalServerError) }
    return Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }

  static func text(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
