public import BriefingDomain
internal import BriefingStore

extension Visit {
  /// Notes that this person is about to see a page of what is confidential. Whoever shows one says so first; ``text(of:page:shown:)``
  /// and taking a file out do by themselves.
  ///
  /// - Parameter page: the file as a whole when `nil`.
  /// - Returns: whether it is confidential, so that there is something to note.
  /// - Throws: `LibraryError.noSuchBriefing`; `StoreError`, where nothing can be noted and so nothing is to be shown.
  @discardableResult public func noteLook(at version: MaterialVersion, page: Int? = nil) async throws -> Bool {
    let sight = Look.Sight(version: version, page: page)
    let (isConfidential, isKnown) = try await read { reader in
      try refuse(version, reader)
      return (
        try version.briefing.map { try briefing($0, reader).isConfidential } ?? false,
        try reader.isKnown(sight, by: person.name, at: clock.now)
      )
    }
    if !isKnown { try await write(as: .look) { try $0.note(sight, by: person.name, at: clock.now) } }
    return isConfidential
  }

  /// Who has looked at a confidential briefing, the last one first. Who may see that of the whole office is told who and when.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`, `.notAllowed`; `StoreError`.
  public func looks(of number: Briefing.ID) async throws -> [Look] {
    try await read(as: .audit) { reader in
      if try reader.covers(number) { return try reader.looks(of: number) }
      guard reader.reach.isWhole, try reader.briefing(number) != nil else {
        _ = try briefing(number, reader)
        throw LibraryError.notAllowed(.audit, person)
      }
      return try reader.looks(of: number).map { Look(person: $0.person, at: $0.at, sight: nil) }
    }
  }
}
