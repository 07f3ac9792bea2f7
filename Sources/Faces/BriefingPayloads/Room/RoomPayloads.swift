package import BriefingDomain
package import BriefingLibrary

/// Where a briefing that is live is found.
package struct AddressesPayload: Payload {
  package let briefing: Briefing.ID
  package let room, screen, drive, follow: String

  package init(_ request: ProjectionRequest, server: String) {
    (briefing, room, screen) = (request.briefing.id, request.room.name, request.room.screen(server))
    drive = "\(server)/drive/\(request.drive.text)"
    follow = "\(server)/follow/\(request.follow.text)"
  }
}

/// A room, and what is on in it.
package struct RoomPayload: Payload {
  package let room, screen: String
  package let briefing: Briefing.ID?
  package let title: String?

  package init(_ status: RoomStatus, server: String?) {
    (room, screen) = (status.room.name, status.room.screen(server))
    (briefing, title) = (status.live?.briefing, status.title)
  }
}

extension Room {
  /// - Parameter server: where it runs; the path alone where it does not.
  package func screen(_ server: String?) -> String { "\(server ?? "")/screen/\(screenKey)" }
}
