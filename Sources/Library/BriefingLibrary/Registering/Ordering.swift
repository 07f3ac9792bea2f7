public import BriefingDomain
internal import BriefingStore

extension Visit {
  /// Gives a material of a briefing another place; those between move up or down. What was shown, and what search finds, goes
  /// by the material and not by its place.
  ///
  /// - Parameter position: of the material, from 1.
  /// - Parameter place: the position that it is to have.
  /// - Parameter known: the materials in the order that somebody has before their eyes; whatever it is now when `nil`.
  /// - Returns: the briefing as it is now.
  /// - Throws: `LibraryError.noSuchMaterial`, `.amendedMeanwhile`; `LibraryError`, `StoreError`.
  public func move(
    material position: Int, of number: Briefing.ID, to place: Int, from known: [Material.ID]? = nil
  ) async throws -> BriefingDetails {
    try await act(.amend, as: .register) { writer, undo in
      let briefing = try self.briefing(number, as: .register, writer)
      undo.subject = briefing.title
      let current = try writer.versions(of: number).reduce(into: [MaterialVersion]()) { newest, version in
        if newest.last?.material == version.material { newest.removeLast() }
        newest.append(version)
      }
      let old = current.map(\.material)
      guard known == nil || known == old else { throw LibraryError.amendedMeanwhile(number) }
      guard let from = current.firstIndex(where: { $0.position == position }),
        let to = current.firstIndex(where: { $0.position == place })
      else { throw LibraryError.noSuchMaterial(briefing: number, materials: current.map(\.choice)) }
      var new = old
      new.insert(new.remove(at: from), at: to)
      guard new != old else { return }
      undo.note(.ordered(number, old))
      try writer.order(new, of: number)
    }
    return try await details(of: number)
  }
}
