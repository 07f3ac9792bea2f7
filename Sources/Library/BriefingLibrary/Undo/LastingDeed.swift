public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What a person did that `undo` does not take back.
public enum LastingDeed: Hashable, Sendable {
  /// A material was taken away for good.
  case removed(MaterialVersion)
  /// A projection was begun, or ended.
  case projected(LastProjection)
  /// Files were brought in without a briefing; one of them.
  case indexed(MaterialVersion)
  /// What follows from something that is whole was rebuilt.
  case repaired
  /// Who printed what was forgotten.
  case forgotten
  /// Another key signs reports.
  case renewedKey
  /// Answers were brought into a wave of a survey.
  case answered(SurveyWave)
  case closedWave(SurveyWave)
}

public struct LastProjection: Hashable, Sendable {
  public let briefing: Briefing.ID
  public let title: String
  public let room: String
  /// Whether it is on still, or about to be.
  public let isOpen: Bool
  /// Whether the ledger says that it took place.
  public let isRecorded: Bool

  public init(briefing: Briefing.ID, title: String, room: String, isOpen: Bool, isRecorded: Bool) {
    self.briefing = briefing
    self.title = title
    self.room = room
    self.isOpen = isOpen
    self.isRecorded = isRecorded
  }
}

extension Visit {
  /// - Parameter act: what this person did last that can be taken back.
  func lastingDeed(after act: Act.ID?, _ reader: StoreReader) throws -> LastingDeed? {
    switch try reader.deed(by: person.name, after: act) {
    case .removed(let version): try reader.version(version).map { .removed($0) }
    case .indexed(let version): try reader.version(version).map { .indexed($0) }
    case .repaired: .repaired
    case .forgotten: .forgotten
    case .renewedKey: .renewedKey
    case .answered(let number): try reader.surveyWave(number).map { .answered($0.wave) }
    case .closedWave(let number): try reader.surveyWave(number).map { .closedWave($0.wave) }
    case .projected(let id):
      // A request that no server has taken up is gone.
      try reader.projection(id).map { row in
        .projected(
          LastProjection(
            briefing: row.briefing, title: try briefing(row.briefing, reader).title,
            room: try row.roomName ?? reader.room(row.room)?.name ?? "", isOpen: row.endedAt == nil,
            isRecorded: try !reader.entries(provedBy: id).isEmpty))
      }
    case nil: nil
    }
  }
}
