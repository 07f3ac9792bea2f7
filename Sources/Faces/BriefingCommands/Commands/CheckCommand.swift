internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: tr(
        "Check a signed report from its file alone: signature, chain, every figure.",
        "署名されたレポートをファイルだけで確かめる（署名、連鎖、すべての数値）。"),
      discussion: tr(
        """
        No home is needed, and no network. Exit code 65 when something does not fit; each changed cell is named. Without --key the \
        key in the file is taken, which says nothing of whose it is: compare its fingerprint with one from elsewhere.
        Example: utsusu check report-2026-11.txt --key utsusu-ledger-1a2b3c4d+…
        Example: utsusu check report-2026-11.txt --against report-2026-10.txt
        """,
        """
        データフォルダもネットワークも要りません。合わないものがあれば終了コードは 65 で、変わった箇所を示します。--key がなければファイルの\
        中の鍵を使います。それがだれの鍵かは分からないため、指紋を別に控えたものと見比べてください。
        例: utsusu check 月次報告_11月.txt --key utsusu-ledger-1a2b3c4d+…
        例: utsusu check 月次報告_11月.txt --against 月次報告_10月.txt
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("What `utsusu report --signed` wrote.", "utsusu report --signed で書き出したファイル。")),
    completion: .file())
  var file: SourcePath
  @Option(
    help: ArgumentHelp(
      tr("The office's public key, or a file that holds it.", "役所の公開鍵、またはそれを収めたファイル。"), valueName: "key"),
    completion: .file())
  var key: String?
  @OptionGroup var noted: NotedHeadOptions
  @Option(
    help: ArgumentHelp(
      tr("An earlier signed report of the same ledger; may be repeated.", "同じ台帳の、以前に署名されたレポート。複数回指定できる。"),
      valueName: "earlier"),
    completion: .file())
  var against: [SourcePath] = []
  @OptionGroup var json: JSONOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let key = try key.map(Self.key)
    let earlier = try against.map { path in
      guard let checkpoint = ReportCheck.checkpoint(of: try CheckedFile.bytes(of: path)) else {
        throw Failure(
          .badData,
          tr(
            "\(path.text.quoted) is no signed report. Give a file that `utsusu report --signed` has written.",
            "\(path.text.quoted) は署名されたレポートではありません。utsusu report --signed で書き出したファイルを指定してください。"))
      }
      return checkpoint
    }
    let check = ReportCheck(try CheckedFile.bytes(of: file), key: key, heads: noted.head, earlier: earlier)
    try Output.put(json.json ? check.json : CheckWording(check).text)
    if !check.ok { throw FailureKind.badData.exitCode }
  }

  private static func key(_ text: String) throws -> NoteKey {
    if let key = NoteKey(text) { return key }
    let bytes = try CheckedFile.bytes(of: RawArguments.path(text), upTo: 1 << 16)
    for word in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace) {
      if let key = NoteKey(String(word)) { return key }
    }
    throw Failure(
      .badData,
      tr(
        "\(text.quoted) holds no public key, such as `utsusu key show` prints it.",
        "\(text.quoted) に公開鍵（utsusu key show が表示するもの）がありません。"))
  }
}
