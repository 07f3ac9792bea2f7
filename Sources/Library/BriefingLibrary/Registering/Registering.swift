public import BriefingDomain
internal import BriefingStore
internal import HelperHost
internal import JapaneseText
internal import MaterialReading

extension Visit {
  /// Registers a briefing with its materials. Files without text are kept and registered with the reason.
  ///
  /// - Throws: `LibraryError`, `StoreError`, `HelperError` where no helper can be started. Nothing is registered then.
  public func register(_ files: [SourcePath], _ registration: Registration) async throws -> RegistrationReceipt {
    try await register(files, registration, weeks: 1)[0]
  }

  /// Registers a briefing for some weeks on end, at the same time of the day. The files go with the first: what is shown
  /// in a week, nobody has before.
  ///
  /// - Parameter weeks: from 1.
  /// - Parameter days: of later weeks on which it does not take place.
  /// - Throws: `LibraryError`, `StoreError`, `HelperError`. Nothing is registered then.
  public func register(
    _ files: [SourcePath], _ registration: Registration, weeks: Int, without days: Set<Day> = []
  ) async throws -> [RegistrationReceipt] {
    let plan = try await plan(registration, weeks: weeks, without: days, firstFile: files.first?.name)
    return try await library.receiving { arrival in
      let kept = try await keepAndRead(files, arrival)
      let unseen = try await library.unseenTexts(in: kept)
      var receipts = try await act(.register, as: .register) { writer, undo in
        let others = plan.slots.count - 1
        undo.subject = others == 0 ? plan.title : "\(plan.title) (+\(others))"
        return try register(kept, plan, registration, writer, &undo)
      }
      await library.note(unseen, in: &receipts[0])
      return receipts
    }
  }

  /// What ``register(_:_:weeks:without:)`` would say without files; nothing is registered.
  ///
  /// - Throws: as it does.
  public func preview(_ registration: Registration, weeks: Int) async throws -> [RegistrationReceipt] {
    let plan = try await plan(registration, weeks: weeks, firstFile: nil)
    do {
      return try await write(as: .register) { writer in
        var undo = Reversal()
        // Only what is registered has a place among the others. Thrown, it is taken back.
        throw Rehearsal(receipts: try register([], plan, registration, writer, &undo))
      }
    } catch let rehearsal as Rehearsal { return rehearsal.receipts }
  }

  private struct Rehearsal: Error {
    let receipts: [RegistrationReceipt]
  }

  /// What a registration says, once it is known that it can be done.
  private struct RegistrationPlan {
    let title, unit: String
    let presenter, room: String?
    let slots: [Slot]
  }

  private func plan(
    _ registration: Registration, weeks: Int, without days: Set<Day> = [], firstFile: String?
  ) async throws -> RegistrationPlan {
    let title = try OneLine(registration.title ?? firstFile.map(titleOfFile) ?? "", .title).value
    let unitName = try OneLine(registration.unit, .unit).value
    let presenter = try OneLine.optional(registration.presenter, .presenter)
    let room = try OneLine.optional(registration.room, .room)
    let slot = Slot(
      moment: registration.moment ?? Moment(instant: clock.now, dayOnly: false), end: registration.end)
    guard slot.isPossible else { throw LibraryError.unfitEnd }
    try refuseFar(slot.moment, unless: registration.takesFarDay)
    guard (1...Registration.mostWeeks).contains(weeks) else { throw LibraryError.unfitWeeks }
    let slots = (0..<weeks).compactMap { clock.slot(slot, weeksLater: $0) }.enumerated()
      .filter { $0 == 0 || !days.contains(clock.local($1.moment.instant).day) }.map(\.element)
    // Before anything is copied: a slip in a name should cost no time.
    try await read(as: .register) { reader in
      for name in registration.recipients { _ = try recipient(name, reader) }
      if !registration.takesNewNames { try refuseSlips(unit: unitName, room: room, reader) }
      try requireUnit(try reader.party(unitName), reader)
    }
    return RegistrationPlan(title: title, unit: unitName, presenter: presenter, room: room, slots: slots)
  }

  private func register(
    _ kept: [KeptFile], _ plan: RegistrationPlan, _ registration: Registration, _ writer: StoreWriter,
    _ undo: inout Reversal
  ) throws -> [RegistrationReceipt] {
    var recipients: [Recipient] = []
    for name in registration.recipients {
      let party = try recipient(name, writer)
      if !recipients.contains(party) { recipients.append(party) }
    }
    let knownUnit: OfficeUnit? = try writer.party(plan.unit)
    let nearCopy = try registration.like == nil ? self.nearCopy(of: plan.title, writer) : nil
    try requireUnit(knownUnit, writer)
    let unit = try knownUnit ?? addUnit(plan.unit, writer, &undo)
    let room = try oneSpelling(ofRoom: plan.room, writer)
    return try plan.slots.enumerated().map { week, slot in
      let id = try writer.insert(
        NewBriefing(
          title: plan.title, unit: unit, presenter: plan.presenter, slot: slot, room: room,
          plannedForm: registration.plannedForm, recipients: recipients,
          isConfidential: registration.isConfidential, keeping: registration.keeping, registeredAt: clock.now,
          registeredBy: person.name))
      try requireSight(of: id, writer)
      undo.note(.registered(id))
      let materials = try (week == 0 ? kept : []).map { try add($0, to: id, writer) }
      return RegistrationReceipt(
        briefing: try briefing(id, writer), recipients: recipients, materials: materials,
        unitIsNew: week == 0 && knownUnit == nil, nearCopy: week == 0 ? nearCopy : nil,
        collisions: try collisions(of: id, writer), taken: try taken(room, during: slot, writer))
    }
  }

  /// Adds materials to a briefing, behind those that it has. What is one of them already is not added again.
  ///
  /// - Throws: `LibraryError`, `StoreError`, `HelperError`. Nothing is added then.
  public func add(_ files: [SourcePath], to number: Briefing.ID) async throws -> RegistrationReceipt {
    _ = try await read(as: .register) { try self.briefing(number, as: .register, $0) }
    return try await library.receiving { arrival in
      let kept = try await keepAndRead(files, arrival)
      let unseen = try await library.unseenTexts(in: kept)
      var receipt = try await act(.add, as: .register) { writer, undo in
        let briefing = try self.briefing(number, as: .register, writer)
        undo.subject = briefing.title
        let added = try kept.map { file in
          if let same = try writer.currentVersions(of: number).first(where: { $0.sha256 == file.sha256 }) {
            return try registered(same, known: same, unchanged: true, writer)
          }
          let added = try add(file, to: number, writer)
          undo.note(.versionAdded(added.version.id))
          return added
        }
        return RegistrationReceipt(
          briefing: briefing, recipients: try writer.recipients(of: number), materials: added, unitIsNew: false,
          nearCopy: nil, collisions: [])
      }
      await library.note(unseen, in: &receipt)
      return receipt
    }
  }

  private func add(
    _ file: KeptFile, to briefing: Briefing.ID, _ writer: StoreWriter
  ) throws -> RegistrationReceipt.Registered {
    let known = try known(file.sha256, writer)
    let version = try writer.addVersion(file, to: try writer.addMaterial(to: briefing), at: clock.now)
    return try registered(version, known: known, writer)
  }

  /// Registers new versions of a briefing's materials (差替え).
  ///
  /// - Parameter material: its position in the briefing, from 1; told from the file's name when `nil`, or the only one, where
  ///   that has the same kind and a name that is like it.
  /// - Parameter isMeant: whether another kind of file, or another name, is meant; where the material is said, when `nil`.
  /// - Throws: `LibraryError`, `StoreError`, `HelperError`. Nothing is replaced then.
  public func replace(
    _ files: [SourcePath], in number: Briefing.ID, material: Int? = nil, isMeant: Bool? = nil
  ) async throws -> RegistrationReceipt {
    _ = try await read(as: .register) { try self.briefing(number, as: .register, $0) }
    return try await library.receiving { arrival in
      let kept = try await keepAndRead(files, arrival)
      let unseen = try await library.unseenTexts(in: kept)
      var receipt = try await act(.replace, as: .register) { writer, undo in
        let briefing = try self.briefing(number, as: .register, writer)
        undo.subject = briefing.title
        var current: [Material.ID: MaterialVersion] = [:]
        for version in try writer.versions(of: number) { current[version.material] = version }
        var replacing: [Material.ID: String] = [:]
        let replaced = try kept.map { file in
          let old = try materialReplaced(
            by: file, at: material, isMeant: isMeant ?? (material != nil), among: Array(current.values), in: number)
          if let other = replacing.updateValue(file.name, forKey: old.material) {
            throw LibraryError.replacedTwice(file: old.fileName, by: [other, file.name])
          }
          if old.sha256 == file.sha256, old.removal == nil {
            return try registered(old, known: old, unchanged: true, writer)
          }
          let known = try known(file.sha256, writer)
          let version = try writer.addVersion(file, to: old.material, at: clock.now)
          undo.note(.versionAdded(version))
          return try registered(version, known: known, writer)
        }
        return RegistrationReceipt(
          briefing: briefing, recipients: try writer.recipients(of: number), materials: replaced, unitIsNew: false,
          nearCopy: nil, collisions: try collisions(of: number, writer))
      }
      await library.note(unseen, in: &receipt)
      return receipt
    }
  }

  /// A briefing is registered for, or given to, a unit that one may register for.
  ///
  /// - Parameter unit: `nil` for a new one.
  /// - Throws: `LibraryError.notAllowed`.
  func requireUnit(_ unit: OfficeUnit?, _ reader: StoreReader) throws(LibraryError) {
    guard unit.map({ reader.reach.covers($0.id) }) ?? reader.reach.isWhole else {
      throw .notAllowed(.register, person)
    }
  }

  /// Nobody makes a briefing confidential to themselves.
  ///
  /// - Throws: `LibraryError.notAllowed`.
  func requireSight(of briefing: Briefing.ID, _ reader: StoreReader) throws {
    guard try reader.covers(briefing) else { throw LibraryError.notAllowed(.register, person) }
  }

  private func materialReplaced(
    by file: KeptFile, at position: Int?, isMeant: Bool, among materials: [MaterialVersion], in briefing: Briefing.ID
  ) throws(LibraryError) -> MaterialVersion {
    guard !materials.isEmpty else { throw .noMaterials(briefing: briefing) }
    let candidates =
      if let position {
        materials.filter { $0.position == position }
      } else if materials.count == 1 {
        materials
      } else {
        materials.filter { Folding.key($0.fileName) == Folding.key(file.name) }
      }
    guard candidates.count == 1 else {
      throw .whichMaterial(
        briefing: briefing, file: file.name,
        materials: materials.sorted { $0.position < $1.position }.map { "\($0.position) \($0.fileName)" })
    }
    let old = candidates[0]
    if !isMeant, old.removal == nil, !isAlike(file, old) {
      throw .unlikeReplacement(file: file.name, old: old.fileName, position: old.position)
    }
    return old
  }

  /// Whether a file looks like another version of a material, by its kind and its name.
  private func isAlike(_ file: KeptFile, _ old: MaterialVersion) -> Bool {
    let likeness = Likeness.of(titleOfFile(file.name), titleOfFile(old.fileName))
    return file.content.format == old.format && likeness >= 0.4
  }

  func known(_ sha256: ContentHash, _ reader: StoreReader) throws -> MaterialVersion? {
    let versions = try reader.versions(with: sha256).filter { try reader.covers($0.briefing) }
    return versions.last { $0.removal != nil } ?? versions.last
  }

  private func registered(_ id: MaterialVersion.ID, known: MaterialVersion?, _ reader: StoreReader) throws
    -> RegistrationReceipt.Registered
  {
    guard let version = try reader.version(id) else { throw StoreError.damagedDatabase("version \(id)") }
    return try registered(version, known: known, unchanged: false, reader)
  }

  private func registered(
    _ version: MaterialVersion, known: MaterialVersion?, unchanged: Bool, _ reader: StoreReader
  ) throws -> RegistrationReceipt.Registered {
    .init(
      version: version, known: known, hiddenSlides: try reader.hiddenSlides(of: [version])[version.id] ?? 0,
      unchanged: unchanged)
  }

  /// Copies the files into the library.vault and asks the helpers for their pages.
  private func keepAndRead(_ files: [SourcePath], _ arrival: IncomingFiles) async throws -> [KeptFile] {
    if files.isEmpty { return [] }
    let readers = try library.readers()
    let kept = try files.map { try library.vault.keep($0, arrival) }
    let contents = try await readers.contents(of: kept.map(\.file))
    return zip(kept, contents).map { kept, content in kept.with(content) }
  }

  /// Among the newest briefings, the one whose title differs by a slip or a date at most.
  private func nearCopy(of title: String, _ reader: StoreReader) throws -> (id: Briefing.ID, title: String)? {
    let folded = Folding.key(title)
    let ranked = try reader.newestTitles(limit: 1000).map { ($0, Likeness.of(folded: folded, $0.folded)) }
    guard let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= 0.8 else { return nil }
    return (best.0.id, best.0.title)
  }
}
