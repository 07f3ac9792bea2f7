public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

// What a recipient asked or said is to be done (宿題): noted, listed until it is done, and then put aside.
extension Visit {
  /// Notes what a recipient asked of a briefing, or said is to be done.
  ///
  /// - Parameters:
  ///   - owner: who deals with it, a unit or a person; as people write it.
  ///   - due: a day as people write it.
  ///   - place: where it was noted in a room.
  /// - Throws: `LibraryError.noSuchBriefing`, `.notAllowed`, `.unfitText`; `DateExpressionError`, `StoreError`.
  public func assign(
    _ text: String, in number: Briefing.ID, owner: String? = nil, due: String? = nil, place: Assignment.Place? = nil
  ) async throws -> AssignmentDetails {
    let text = try OneLine(text, .assignment).value
    let owner = try OneLine.optional(owner, .owner)
    let due = try due.map { try DateExpression.parse($0, today: clock.today).day }
    return try await act(.assign, as: .project) { writer, undo in
      let briefing = try briefing(number, as: .project, writer)
      let id = try writer.insert(
        assignment: text, of: briefing.id, owner: owner, due: due, at: clock.now, by: person.name, place)
      undo.subject = text
      // Who drives in a room is called what they have typed there: it is nobody's act, for nobody to find in their way.
      if case .drives = person.standing {} else { undo.note(.assigned(id)) }
      return try assignment(id, writer)
    }
  }

  /// Says that something was dealt with, or was not after all. What is so already stays as it is.
  ///
  /// - Throws: `LibraryError.noSuchAssignment`, `.notAllowed`; `StoreError`.
  public func set(_ id: Assignment.ID, done: Bool) async throws -> AssignmentDetails {
    try await act(.assign, as: .project) { writer, undo in
      let before = try assignment(id, writer)
      _ = try briefing(before.assignment.briefing, as: .project, writer)
      guard (before.assignment.done != nil) != done else { return before }
      undo.subject = before.assignment.text
      undo.note(.assignment(id, doneAt: before.assignment.done?.at.seconds, doneBy: before.assignment.done?.by))
      try writer.set(id, done: done ? Assignment.Done(at: clock.now, by: person.name) : nil)
      return try assignment(id, writer)
    }
  }

  /// What is open, by the day by which it is due; or what is done, the latest first.
  ///
  /// - Parameter briefing: every one's when `nil`.
  /// - Throws: `StoreError`.
  public func assignments(
    done: Bool = false, of briefing: Briefing.ID? = nil, limit: Int, offset: Int = 0
  ) async throws -> [AssignmentDetails] {
    try await read { try $0.assignments(done: done, of: briefing, limit: limit, offset: offset) }
  }

  /// One of them.
  ///
  /// - Throws: `LibraryError.noSuchAssignment`, `StoreError`.
  public func assignment(_ id: Assignment.ID) async throws -> AssignmentDetails {
    try await read { try assignment(id, $0) }
  }

  /// What is open of earlier briefings of the same unit for one of the same recipients, for each of some briefings: it is
  /// to be remembered there.
  ///
  /// - Throws: `StoreError`.
  public func openAssignments(for briefings: [Briefing.ID]) async throws -> [Briefing.ID: [AssignmentDetails]] {
    try await read { try $0.openAssignments(for: briefings) }
  }

  /// - Throws: `LibraryError.noSuchAssignment`, for one of a briefing that the person may not look at as for none.
  private func assignment(_ id: Assignment.ID, _ reader: StoreReader) throws -> AssignmentDetails {
    guard let found = try reader.assignment(id),
      try reader.covers(found.assignment.briefing, within: reach(.look))
    else { throw LibraryError.noSuchAssignment(id) }
    return found
  }
}
