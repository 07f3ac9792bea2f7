public import BriefingDomain
internal import BriefingStore
internal import HelperHost
internal import JapaneseText
internal import MaterialReading

/// What a person says of a briefing when registering it.
public struct Registration: Sendable {
  /// The first file's name without its ending when `nil`.
  public var title: String?
  public var recipients: [String]
  public var unit: String
  public var presenter: String?
  /// Now when `nil`.
  public var moment: Moment?
  public var end: Instant?
  public var room: String?
  /// How it is meant to be handed over.
  public var plannedForm: SubmissionForm?

  public init(
    title: String?, recipients: [String], unit: String, presenter: String? = nil, moment: Moment? = nil,
    end: Instant? = nil, room: String? = nil, plannedForm: SubmissionForm? = nil
  ) {
    self.title = title
    self.recipients = recipients
    self.unit = unit
    self.presenter = presenter
    self.moment = moment
    self.end = end
    self.room = room
    self.plannedForm = plannedForm
  }
}

/// What was registered, for the person who waits for it.
public struct RegistrationReceipt: Sendable {
  public let briefing: Briefing
  public let recipients: [Recipient]
  public let materials: [Registered]
  /// The unit was not known before.
  public let unitIsNew: Bool
  /// A briefing with nearly the same title, the nearest one.
  public let nearCopy: (id: Briefing.ID, title: String)?
  /// What stands in its way.
  public let collisions: [Collision]

  /// One file of those given, as it is registered now.
  public struct Registered: Sendable {
    public let version: MaterialVersion
    /// Where the same content was registered before, the newest place.
    public let known: MaterialVersion?
    /// Nothing was written, since the current version has this content.
    public let unchanged: Bool
  }
}

extension Visit {
  /// Registers a briefing with its materials. Files without text are kept and registered with the reason.
  ///
  /// - Throws: `LibraryError`, `StoreError`, `HelperError` where no helper can be started. Nothing is registered then.
  public func register(_ files: [SourcePath], _ registration: Registration) async throws -> RegistrationReceipt {
    let title = try OneLine(registration.title ?? files.first.map { titleOfFile($0.name) } ?? "", .title).value
    let unitName = try OneLine(registration.unit, .unit).value
    let presenter = try OneLine.optional(registration.presenter, .presenter)
    let room = try OneLine.optional(registration.room, .room)
    let slot = Slot(
      moment: registration.moment ?? Moment(instant: clock.now, dayOnly: false), end: registration.end)
    guard slot.isPossible else { throw LibraryError.unfitEnd }
    // Before anything is copied: a slip in a name should cost no time.
    try await read(as: .register) { reader in for name in registration.recipients { _ = try recipient(name, reader) } }

    return try await library.receiving { arrival in
      let kept = try await keepAndRead(files, arrival)
      return try await act(.register, as: .register) { writer, undo in
        undo.subject = title
        var recipients: [Recipient] = []
        for name in registration.recipients {
          let party = try recipient(name, writer)
          if !recipients.contains(party) { recipients.append(party) }
        }
        let knownUnit: OfficeUnit? = try writer.party(unitName)
        let nearCopy = try self.nearCopy(of: title, writer)
        let id = try writer.insert(
          NewBriefing(
            title: title, unit: try knownUnit ?? addUnit(unitName, writer, &undo), presenter: presenter,
            slot: slot, room: room, plannedForm: registration.plannedForm, recipients: recipients,
            registeredAt: clock.now, registeredBy: person.name))
        undo.note(.registered(id))
        let materials = try kept.map { file in
          let known = try writer.versions(with: file.sha256).last
          let version = try writer.addVersion(file, to: try writer.addMaterial(to: id), at: clock.now)
          return try registered(version, known: known, writer)
        }
        return RegistrationReceipt(
          briefing: try briefing(id, writer), recipients: recipients, materials: materials,
          unitIsNew: knownUnit == nil, nearCopy: nearCopy, collisions: try collisions(of: id, writer))
      }
    }
  }

  /// Registers new versions of a briefing's materials (差替え).
  ///
  /// - Parameter material: its position in the briefing, from 1; told from the file's name when `nil`, or the only one.
  /// - Throws: `LibraryError`, `StoreError`, `HelperError`. Nothing is replaced then.
  public func replace(_ files: [SourcePath], in number: Briefing.ID, material: Int? = nil) async throws
    -> RegistrationReceipt
  {
    _ = try await read(as: .register) { try self.briefing(number, $0) }
    return try await library.receiving { arrival in
      let kept = try await keepAndRead(files, arrival)
      return try await act(.replace, as: .register) { writer, undo in
        let briefing = try self.briefing(number, writer)
        undo.subject = briefing.title
        var current: [Material.ID: MaterialVersion] = [:]
        for version in try writer.versions(of: number) { current[version.material] = version }
        var replacing: [Material.ID: String] = [:]
        let replaced = try kept.map { file in
          let old = try materialReplaced(by: file.name, at: material, among: Array(current.values), in: number)
          if let other = replacing.updateValue(file.name, forKey: old.material) {
            throw LibraryError.replacedTwice(file: old.fileName, by: [other, file.name])
          }
          if old.sha256 == file.sha256 {
            return RegistrationReceipt.Registered(version: old, known: old, unchanged: true)
          }
          let known = try writer.versions(with: file.sha256).last
          let version = try writer.addVersion(file, to: old.material, at: clock.now)
          undo.note(.versionAdded(version))
          return try registered(version, known: known, writer)
        }
        return RegistrationReceipt(
          briefing: briefing, recipients: try writer.recipients(of: number), materials: replaced, unitIsNew: false,
          nearCopy: nil, collisions: try collisions(of: number, writer))
      }
    }
  }

  private func materialReplaced(
    by name: String, at position: Int?, among materials: [MaterialVersion], in briefing: Briefing.ID
  ) throws(LibraryError) -> MaterialVersion {
    guard !materials.isEmpty else { throw .noMaterials(briefing: briefing) }
    let candidates =
      if let position {
        materials.filter { $0.position == position }
      } else if materials.count == 1 {
        materials
      } else {
        materials.filter { Folding.key($0.fileName) == Folding.key(name) }
      }
    guard candidates.count == 1 else {
      throw .whichMaterial(
        briefing: briefing, file: name,
        materials: materials.sorted { $0.position < $1.position }.map { "\($0.position) \($0.fileName)" })
    }
    return candidates[0]
  }

  private func registered(_ id: MaterialVersion.ID, known: MaterialVersion?, _ reader: StoreReader) throws
    -> RegistrationReceipt.Registered
  {
    guard let version = try reader.version(id) else { throw StoreError.damagedDatabase("version \(id)") }
    return .init(version: version, known: known, unchanged: false)
  }

  /// Copies the files into the library.vault and asks the helpers for their pages.
  private func keepAndRead(_ files: [SourcePath], _ arrival: IncomingFiles) async throws -> [KeptFile] {
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
