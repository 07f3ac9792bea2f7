/// A report (報告) as it is registered, without its materials and entries.
public struct Briefing: Hashable, Sendable {
  public typealias ID = Identifier<Briefing>

  public let id: ID
  public let title: String
  public let unit: OfficeUnit
  public let presenter: String?
  public let moment: Moment
  public let room: String?
  /// Why it did not take place; `nil` for one that stands.
  public let cancelReason: String?

  public init(
    id: ID, title: String, unit: OfficeUnit, presenter: String?, moment: Moment, room: String?, cancelReason: String?
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.presenter = presenter
    self.moment = moment
    self.room = room
    self.cancelReason = cancelReason
  }
}
