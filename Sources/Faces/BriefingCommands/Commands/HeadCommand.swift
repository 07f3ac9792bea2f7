internal import ArgumentParser
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct HeadCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "head",
      abstract: tr("The ledger's head in a line for paper, to be compared later.", "台帳の末尾（紙などに控え、後で照合するための一行）。"),
      discussion: tr(
        """
        Whoever keeps the line outside of the office can tell later that no entry up to it was changed: utsusu verify --head, or \
        utsusu check --head.
        Example: utsusu head
        """,
        """
        この行を庁外などに控えておくと、そこまでの記録が後で書き換えられていないことを、utsusu verify --head や \
        utsusu check --head で確かめられます。
        例: utsusu head
        """))
  }

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let head = try await common.visit().ledgerHead()
    try Output.put(json.json ? NotablePayload(head).json : head.line + "\n")
  }
}
