internal import BriefingDomain
internal import BriefingLibrary
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOFoundationEssentialsCompat

extension Keyring {
  /// What the key in a request's address opens, if it is of that kind. Every other key gets the same answer, from which
  /// nothing is to be learned.
  ///
  /// - Throws: `RequestError.noSuchKey`; `.busy` where that cannot be told yet.
  func door(_ place: RoomPage, _ context: RoomContext) throws(RequestError) -> Door {
    context.trace.note(["key": "\(place.rawValue)"])
    guard let text = context.parameters.get("key"), let key = AccessKey(text), let door = door(for: key),
      place.admits(door.kind)
    else { throw isComplete ? .noSuchKey : .busy }
    context.trace.note(["room": .number(door.number)])
    return door
  }

  /// The same for a request that brings JSON, with its body: it comes from a page of ours, and is no larger than one may be.
  ///
  /// - Throws: `RequestError`.
  func door(
    _ place: RoomPage, readingJSONOf request: Request, _ trusted: TrustedNames, _ context: RoomContext
  ) async throws -> (Door, Data) {
    if let caller = context.caller, trusted.isForeign(request, caller) { throw RequestError.foreign }
    _ = try door(place, context)
    let type = request.headers[.contentType]?.lowercased() ?? ""
    guard type == "application/json" || type.hasPrefix("application/json;") else {
      throw RequestError(status: .unsupportedMediaType, code: "notJSON")
    }
    let body = try await request.smallBody
    // Who takes long over a body may have lost the key meanwhile.
    return (try door(place, context), body)
  }
}

/// The three pages of a room.
enum RoomPage: String, CaseIterable {
  case screen, drive, follow

  func admits(_ kind: Door.Kind) -> Bool {
    switch (self, kind) {
    case (.screen, .screen), (.drive, .drive), (.follow, .follow): true
    default: false
    }
  }
}

extension Request {
  /// Whether anything follows the head.
  var hasBody: Bool {
    headers[.transferEncoding] != nil || headers[.contentLength].flatMap(Int.init) ?? 0 > 0
  }

  fileprivate var smallBody: Data {
    get async throws {
      if let length = headers[.contentLength].flatMap(Int.init), length > RoomContext.largestBody {
        throw RequestError.tooLarge
      }
      do {
        return Data(buffer: try await body.collect(upTo: RoomContext.largestBody))
      } catch is NIOTooManyBytesError { throw RequestError.tooLarge }
    }
  }
}
