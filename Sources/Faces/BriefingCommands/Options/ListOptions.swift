internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording

/// Whose rows of a list are wanted.
struct PartyOptions: ParsableArguments {
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(tr("One recipient (else all).", "報告先（省略時はすべて）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var recipient: String?
  @Option(
    name: .customLong("from"), help: ArgumentHelp(tr("One unit (else all).", "所属（省略時はすべて）。"), valueName: "unit"),
    completion: HomeCompletion.units)
  var unit: String?
}

/// Which rows of a list are wanted.
struct FilterOptions: ParsableArguments {
  @OptionGroup var parties: PartyOptions
  @Option(help: ArgumentHelp(tr("One room (else all).", "会議室（省略時はすべて）。")), completion: HomeCompletion.rooms)
  var room: String?

  func request(_ instants: Range<Instant>? = nil) -> StatusRequest {
    StatusRequest(instants: instants, recipient: parties.recipient, unit: parties.unit, room: room)
  }
}
