/// Who does something, by the name that records have of them.
public struct Person: Hashable, Sendable {
  public let name: String
  public let standing: Standing

  public init(_ name: String, _ standing: Standing = .holdsHome) {
    self.name = name
    self.standing = standing
  }

  /// By what a person may do something.
  public enum Standing: Hashable, Sendable {
    /// They reach the files of the home, as in the shell, so that nothing that utsusu says would keep them from it.
    case holdsHome
    case roles(Set<Grant>)
    /// They drive in a room: whoever has the key, for a briefing that somebody with these roles put up, or who holds the home
    /// where it is `nil`.
    case drives(Briefing.ID?, for: Set<Grant>?)
  }
}
