internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingStore

// Renaming and aliases, which recipients and units have alike.

var renaming: CommandConfiguration {
  CommandConfiguration(
    commandName: "rename",
    abstract: tr("Rename; the old name stays as an alias.", "名前を変える（前の名前は別名として残る）。"))
}

struct RenameArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The name until now.", "今の名前。")))
  var name: String
  @Argument(help: ArgumentHelp(tr("The new name.", "新しい名前。")))
  var newName: String

  func rename(_ kind: PartyKind, in library: Library) async throws {
    try await library.rename(name, to: newName, kind)
    try Output.put("\(name.safe) → \(newName.safe)\n")
  }
}

var aliasing: CommandConfiguration {
  CommandConfiguration(commandName: "alias", abstract: tr("Add or remove other names.", "別名を加える・外す。"))
}

struct AliasArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The name.", "名前。")))
  var name: String
  @Argument(help: ArgumentHelp(tr("Other names for it.", "別名。"), valueName: "alias"))
  var aliases: [String]
  @Flag(help: ArgumentHelp(tr("Remove them instead.", "加えずに外す。")))
  var remove = false

  func change(_ kind: PartyKind, in library: Library) async throws {
    if remove {
      try await library.removeAliases(aliases, from: name, kind)
    } else {
      try await library.addAliases(aliases, to: name, kind)
    }
    let party = try await library.parties(kind).first { $0.party.name == name || $0.aliases.contains(name) }
    try Output.put("\(name.safe): \((party?.aliases ?? []).map(\.safe).joined(separator: ", "))\n")
  }
}
