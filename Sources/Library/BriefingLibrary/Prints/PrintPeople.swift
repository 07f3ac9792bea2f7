internal import BlockingThreads
public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// Somebody who prints, with the unit that somebody has said.
public struct PrintPersonDetails: Sendable {
  public let person: PrintPerson
  public let unit: String?
}

/// What is kept of who prints what.
public struct PrintKeeping: Sendable {
  /// Whether names are kept beside pseudonyms.
  public let keepsNames: Bool
  /// For how many months; `nil` where nobody has said, so that nothing is too old.
  public let months: Int?
  /// The last day whose persons and titles are to be forgotten; `nil` without months.
  public let until: Day?
  /// Jobs of those days of which person or title is known.
  public let jobs: Int
  /// Names that are kept.
  public let names: Int
}

extension Visit {
  /// People of whom somebody has said a unit, or whose names are kept.
  ///
  /// - Throws: `StoreError`.
  public func printPeople() async throws -> [PrintPersonDetails] {
    try await read(as: .configure) { reader in
      let (names, merged) = (try reader.names(of: OfficeUnit.self), try reader.merged(OfficeUnit.self))
      return try reader.printPeople().map { person in
        PrintPersonDetails(person: person, unit: person.unit.flatMap { names[merged[$0] ?? $0] })
      }
    }
  }

  /// Says of which unit somebody is who prints. The name is turned into the pseudonym and not kept.
  ///
  /// - Parameter unit: nobody's when `nil`: the printer tells whose their jobs are.
  /// - Throws: `LibraryError.unfitText`, `.unknown`; `.noSuchPrintPerson` where no log has named them who are to be nobody's.
  public func setPrintPerson(_ name: String, unit: String?) async throws -> PrintPersonDetails {
    let key = PrintPersonKey.key(try OneLine(name, .name).value)
    guard !key.isEmpty else { throw LibraryError.unfitText(.name, .empty) }
    return try await act(.printer, as: .configure) { writer, undo in
      let unit: OfficeUnit? = try unit.map { try party($0, writer) }
      // Whose they are not need not be said of who has printed nothing.
      guard let person = try unit == nil ? writer.printPerson(called: key) : writer.person(called: key) else {
        throw LibraryError.noSuchPrintPerson(name)
      }
      undo.subject = person.pseudonym
      if person.unit != unit?.id {
        undo.note(.printPerson(person.id, unit: person.unit))
        try writer.setUnit(unit?.id, of: person.id)
      }
      return PrintPersonDetails(person: try writer.printPerson(person.id) ?? person, unit: unit?.name)
    }
  }

  /// - Throws: `StoreError`.
  public func printKeeping() async throws -> PrintKeeping { try await read(as: .configure) { try keeping($0) } }

  /// Whether names of those who print are kept from the next log on, and for how many months persons and titles are to be
  /// kept. What is `nil` stays.
  ///
  /// - Throws: `LibraryError.unfitMonths`.
  public func keepPrints(names: Bool?, months: Int?) async throws {
    if let months, !(1...1200).contains(months) { throw LibraryError.unfitMonths }
    try await act(.set, as: .configure) { writer, undo in
      if let names { try set(.printNames, to: names ? "kept" : nil, writer, &undo) }
      if let months { try set(.printMonths, to: "\(months)", writer, &undo) }
    }
  }

  /// Forgets persons and titles of jobs that are older than the office keeps them, and names where it keeps none. Nothing brings
  /// them back; the numbers stay.
  ///
  /// - Returns: what was forgotten.
  /// - Throws: `LibraryError.unfitMonths` where nothing says for how long they are kept; `.removalUnfinished` where remains may
  ///   be on the disk.
  public func forgetPrints() async throws -> PrintKeeping {
    let forgotten = try await write(as: .configure, ofAll: true) { writer in
      let due = try keeping(writer)
      guard due.until != nil || !due.keepsNames else { throw LibraryError.unfitMonths }
      let end = due.until.map { clock.instants(from: $0, through: $0).upperBound } ?? .earliest
      _ = try writer.forgetPrints(before: end, withNames: !due.keepsNames)
      try writer.note(.forgotten, by: person.name)
      return due
    }
    do { try await Library.threads.run { try await library.finishRemovals() } } catch let error
      where !(error is CancellationError)
    {
      throw LibraryError.removalUnfinished
    }
    return forgotten
  }

  private func keeping(_ reader: StoreReader) throws -> PrintKeeping {
    let keepsNames = try reader.setting(.printNames) != nil
    let months = try reader.setting(.printMonths) { Int($0).flatMap { (1...1200).contains($0) ? $0 : nil } }
    // Whole months: what was printed in the month that runs counts as its beginning.
    let until = months.flatMap { clock.today.inMonth.advanced(by: -$0) }?.firstDay.advanced(by: -1)
    let end = until.map { clock.instants(from: $0, through: $0).upperBound } ?? .earliest
    let remembered = try reader.rememberedPrints(before: end)
    return PrintKeeping(
      keepsNames: keepsNames, months: months, until: until, jobs: remembered.jobs, names: remembered.names)
  }
}
