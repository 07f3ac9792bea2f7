internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import JapaneseText

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
    let heads = [[tr("State", "状態"), tr("What", "項目")]] + found.map { [$0.state, $0.subject.label] }
    let taken = (0...1).reduce(4) { sum, column in sum + (heads.map { displayWidth($0[column]) }.max() ?? 0) }
    var table = TextTable(columns: (heads[0] + [tr("Found", "結果")]).map { .init(title: $0) })
    let room = max(20, Output.columns - taken)
    // A path is copied whole: where there is no room for it, it stands below.
    var paths: [Int: [String]] = [:]
    for check in found {
      let detail = check.detail.text.safe
      var lines = lineWrapped(detail, columns: room)
      if lines.contains(where: { displayWidth($0) > room }) {
        paths[table.rows.count] = lineWrapped(detail, columns: Output.columns - 4).map { "    " + $0 }
        lines = []
      }
      table.rows.append([check.state, check.subject.label, lines.first ?? ""])
      table.rows += lines.dropFirst().map { ["", "", $0] }
    }
    var rows = table.text(width: .max / 2).split(separator: "\n").map(String.init)
    // The first line has the headings.
    for (row, path) in paths.sorted(by: { $0.key > $1.key }) { rows.insert(contentsOf: path, at: row + 2) }
    let advice = found.filter { !$0.isThere }.map { "\($0.subject.label): \($0.subject.remedy)" }
    let verdict =
      isWell
      ? tr("Everything needed is there.", "必要なものはそろっています。")
      : tr("Something needed is missing.", "必要なものが欠けています。")
    let below = (advice + [verdict]).flatMap { lineWrapped($0, columns: Output.columns) }
    return (rows + below).map { $0 + "\n" }.joined()
  }
}
