internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Spreadsheet

struct CertifyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "certify",
      abstract: tr(
        "Which pages of a briefing were shown to whom, when and how long, with the hashes.",
        "どのページを、いつ、だれに、どれだけ投影したか（ハッシュ付きの証明）。"),
      discussion: tr(
        """
        Example: utsusu certify 7
        Example: utsusu certify 7 --html proof.html
        """,
        """
        例: utsusu certify 7
        例: utsusu certify 7 --html 提示証明.html
        """))
  }

  @OptionGroup var briefing: BriefingArgument
  @Option(
    help: ArgumentHelp(
      tr("Write it as a page for print, into a new file.", "印刷用のページとして新しいファイルに書き出す。"), valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if html != nil, json.json {
      throw ValidationError(tr("Say --html or --json, not both.", "--html と --json はどちらか一方にしてください。"))
    }
  }

  func run() async throws {
    let file = try html.map { try NewFile($0, isPrivate: true) }
    let visit = try await common.visit()
    let proof = try await visit.proof(of: briefing.number)
    if let file, let html {
      try file.write(Array(ProofPage(proof, visit.clock).html.utf8))
      return Output.say(tr("\(html.quoted) is written.", "\(html.quoted) に書き出しました。"))
    }
    try Output.put(json.json ? ProofPayload(proof, visit.clock).json : ProofWording(proof, visit.clock).text)
  }
}
