internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: tr("Look whether this machine has what utsusu needs.", "このコンピューターに必要なものがそろっているか調べる。"),
      discussion: tr(
        """
        Also tells which limits the helper that reads files really runs under. Nothing is changed. Exit code 69 when \
        something needed is missing.
        Example: utsusu doctor
        """,
        """
        ファイルを読み取る補助プログラムに実際にかかっている制限も示します。何も変更しません。必要なものが欠けていれば終了コードは 69 です。
        例: utsusu doctor
        """))
  }

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let found = await MachineCheck.all(
      home: Home(given: common.home, environment: environment), environment: environment)
    let isWell = found.allSatisfy { $0.isThere || !$0.isNeeded }
    try Output.put(json.json ? Self.payload(found, isWell).json : Self.text(found, isWell))
    if !isWell { throw FailureKind.unavailable.exitCode }
  }

  /// Scripts get the details in one language, whoever runs them.
  private static func payload(_ found: [MachineCheck], _ isWell: Bool) -> DoctorPayload {
    Language.$current.withValue(.en) { DoctorPayload(found, isWell: isWell, detail: \.detail.text) }
  }

  private static func text(_ found: [MachineCheck], _ isWell: Bool) -> String {
    var table = TextTable(columns: [
      // The last may run over the edge: of a path the end is what counts.
      .init(title: tr("State", "状態")), .init(title: tr("What", "項目")), .init(title: tr("Found", "結果")),
    ])
    table.rows = found.map { [$0.state, $0.subject.label, $0.detail.text] }
    let advice = found.filter { !$0.isThere }.map { "\($0.subject.label): \($0.subject.remedy)\n" }.joined()
    let verdict =
      isWell
      ? tr("Everything needed is there.\n", "必要なものはそろっています。\n")
      : tr("Something needed is missing.\n", "必要なものが欠けています。\n")
    return table.text + advice + verdict
  }
}
