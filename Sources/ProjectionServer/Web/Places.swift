internal import BriefingLibrary
internal import BriefingStore
internal import HTTPTypes
internal import Hummingbird
internal import Logging

extension Keyring {
  /// What the key in a request's address opens, if it is of that kind. Every other key gets the same answer, from which
  /// nothing is to be learned.
  ///
  /// - Throws: `Refusal.noSuchKey`.
  func door(_ place: Place, _ context: RoomContext) throws(Refusal) -> Door {
    context.trace.note(["key": "\(place.rawValue)"])
    guard let text = context.parameters.get("key"), let key = AccessKey(text), let door = door(for: key),
      place.admits(door.kind)
    else { throw .noSuchKey }
    context.trace.note(["room": .number(door.number)])
    return door
  }
}

/// The three pages of a room.
enum Place: String, CaseIterable {
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
}
