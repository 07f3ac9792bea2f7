/// A room with a screen.
public struct Room: Hashable, Sendable {
  public typealias ID = Identifier<Room>

  public let id: ID
  public let name: String
  /// Part of its screen's address; 43 characters, and for those who may see the screen only. Empty in a copy of a
  /// database, such as a backup's, which opens no room.
  public let screenKey: String

  public init(
    id: ID, name: String, screenKey: String
  ) {
    self.id = id
    self.name = name
    self.screenKey = screenKey
  }
}
