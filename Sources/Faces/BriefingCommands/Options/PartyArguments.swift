internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

// Renaming and aliases, which recipients and units have alike.

func renaming(_ example: String) -> CommandConfiguration {
  CommandConfiguration(
    commandName: "rename",
    abstract: tr("Rename; the old name stays as an alias.", "名前を変える（前の名前は別名として残る）。"),
    discussion: tr("Example: \(example)", "例: \(example)"))
}

struct RenameArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The name until now.", "今の名前。")))
  var name: String
  @Argument(help: ArgumentHelp(tr("The new name.", "新しい名前。")))
  var newName: String

  func rename<P: Party>(_ kind: P.Type, with visit: Visit, _ json: JSONOption) async throws {
    try await visit.rename(name, to: newName, kind)
    if json.json { return try await visit.putJSON(newName, kind) }
    try Output.put("\(name.safe) → \(newName.safe)\n" + visit.undoLine)
  }
}

func aliasing(_ example: String) -> CommandConfiguration {
  CommandConfiguration(
    commandName: "alias", abstract: tr("Add or remove other names.", "別名を加える・外す。"),
    discussion: tr("Example: \(example)", "例: \(example)"))
}

struct AliasArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The name.", "名前。")))
  var name: String
  @Argument(help: ArgumentHelp(tr("Other names for it.", "別名。"), valueName: "alias"))
  var aliases: [String]
  @Flag(help: ArgumentHelp(tr("Remove them instead.", "加えずに外す。")))
  var remove = false

  func change(_ kind: (some Party).Type, with visit: Visit, _ json: JSONOption) async throws {
    if remove {
      try await visit.removeAliases(aliases, from: name, kind)
    } else {
      try await visit.addAliases(aliases, to: name, kind)
    }
    if json.json { return try await visit.putJSON(name, kind) }
    guard let named = try await visit.named(name, kind) else { return }
    try Output.put("\(named.party.name.safe): \(named.aliases.map(\.safe).joined(separator: ", "))\n" + visit.undoLine)
  }
}

extension Visit {
  /// Prints a recipient or a unit as it is now.
  func putJSON(_ name: String, _ kind: (some Party).Type) async throws {
    switch try await named(name, kind) {
    case let unit as NamedParty<OfficeUnit>: try Output.put(UnitPayload(unit).json)
    case let recipient as NamedParty<Recipient>: try Output.put(RecipientPayload(recipient).json)
    default: break
    }
  }
}
