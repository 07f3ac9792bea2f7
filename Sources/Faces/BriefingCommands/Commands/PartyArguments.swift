internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
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

  func rename(_ kind: (some Party).Type, with visit: Visit) async throws {
    try await visit.rename(name, to: newName, kind)
    try Output.put("\(name.safe) → \(newName.safe)\n")
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

  func change(_ kind: (some Party).Type, with visit: Visit) async throws {
    if remove {
      try await visit.removeAliases(aliases, from: name, kind)
    } else {
      try await visit.addAliases(aliases, to: name, kind)
    }
    guard let named = try await visit.named(name, kind) else { return }
    try Output.put("\(named.party.name.safe): \(named.aliases.map(\.safe).joined(separator: ", "))\n")
  }
}
