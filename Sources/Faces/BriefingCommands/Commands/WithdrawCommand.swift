internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct WithdrawCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "withdraw", abstract: tr("Take back what is recorded of a briefing.", "報告の提出の記録を取り下げる。"),
      discussion: tr(
        """
        Example: utsusu withdraw 42 --reason 誤登録
        Example: utsusu withdraw 42 --to 局長 --reason 誤登録
        Example: utsusu withdraw 4-8 --reason 誤登録

        The record stays in the ledger and counts in no figure. The briefing waits for its record again.
        """,
        """
        例: utsusu withdraw 42 --reason 誤登録
        例: utsusu withdraw 42 --to 局長 --reason 誤登録
        例: utsusu withdraw 4-8 --reason 誤登録

        取り下げた記録は台帳に残りますが、集計には含まれません。報告は未記録に戻ります。
        """))
  }

  @Argument(help: .briefings)
  var briefings: [BriefingNumbers]
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      tr("The recipient (else all of whom something is recorded); may be repeated.", "報告先（省略時は記録のあるすべて、繰り返し可）。"),
      valueName: "recipient"), completion: HomeCompletion.recipients)
  var recipients: [String] = []
  @Option(help: ArgumentHelp(tr("Why.", "理由。")))
  var reason: String
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let numbers = try briefings.flatMap { try $0.numbers }
    let receipts = try await visit.withdraw(numbers, from: recipients, reason: reason)
    try Output.put(
      json.json
        ? ["entries": receipts.map(SubmissionPayload.init)].json
        : receipts.map { $0.withdrawal + "\n" }.joined() + visit.undoLine,
      afterDoing: tr("Withdrawing the record of briefing \(numbers.listed)", "報告 \(numbers.listed) の記録の取下げ"))
  }
}

extension SubmissionReceipt {
  fileprivate var withdrawal: String {
    let label = "\(entry.recipient.name.safe): \(entry.handout.label)  \(entry.title.safe)"
    let before = "\(corrected?.number ?? number)"
    return label + "\n  "
      + tr(
        "Entry \(before) is withdrawn by entry \(number), and stays in the ledger.",
        "記録 \(before) を記録 \(number) で取り下げました。前の記録も台帳に残ります。")
  }
}
