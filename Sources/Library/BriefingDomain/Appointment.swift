/// A briefing with all who hear it at one time in one room.
public struct Appointment: Sendable {
  /// As they hear it.
  public let briefing: Briefing
  /// How it reached each of them.
  public private(set) var submissions: [SubmissionStatus]

  /// What the rows of a list are of, in the order of their first rows.
  public static func all(in rows: [SubmissionStatus]) -> [Appointment] {
    var appointments: [Appointment] = []
    var places: [Briefing: Int] = [:]
    for row in rows {
      if let place = places[row.briefing] {
        appointments[place].submissions.append(row)
      } else {
        places[row.briefing] = appointments.count
        appointments.append(Appointment(briefing: row.briefing, submissions: [row]))
      }
    }
    return appointments
  }
}

/// Another briefing at the same time, in the same room or for somebody who should hear both.
public struct Collision: Sendable {
  public let other: Briefing
  public let isSameRoom: Bool
  /// Who should hear both.
  public let recipients: [String]
}

extension Appointment {
  /// `nil` where both can take place. What is cancelled takes no time.
  ///
  /// - Parameter isSameRoom: whether both rooms are one, however they are written; asked only of what takes place at
  ///   one time.
  public func collision(with other: Appointment, isSameRoom: @autoclosure () -> Bool) -> Collision? {
    guard briefing.id != other.briefing.id, briefing.cancelReason == nil, other.briefing.cancelReason == nil,
      briefing.slot.overlaps(other.briefing.slot)
    else { return nil }
    let others = other.submissions.map(\.recipient)
    let recipients = submissions.map(\.recipient).filter(others.contains)
    let isSameRoom = isSameRoom()
    guard isSameRoom || !recipients.isEmpty else { return nil }
    return Collision(other: other.briefing, isSameRoom: isSameRoom, recipients: recipients)
  }
}

/// A room that is taken for some time.
public struct TakenRoom: Hashable, Sendable {
  public let room: String
  public let slot: Slot

  public init(room: String, slot: Slot) {
    self.room = room
    self.slot = slot
  }
}
