/// What a person may be allowed to do.
public enum Permission: String, Sendable, CaseIterable {
  /// Look at briefings, their pages and submissions, and at what the office has set.
  case look
  /// Register briefings and files, replace, amend and cancel them.
  case register
  /// Take materials away for good.
  case remove
  /// Record submissions in the ledger.
  case submit
  /// Bring tables in: submissions into the ledger, and print logs.
  case importLedger
  /// Have a briefing projected, and end it.
  case project
  /// Compute the reduction of the office.
  case figures
  /// Set what the office sets: recipients, units, rooms, printers, the base period, the goal, the zone, factors.
  case configure
  /// Keep what the office measures of its rooms: the stock-take and the areas of floors, with their bases and goals.
  case stock
  /// Keep surveys: questions, waves, and what people answered.
  case survey
  /// See who has looked at what is confidential.
  case audit
  /// Say who may sign in and what they may do.
  case people
  /// Back up, verify and repair.
  case maintain
}
