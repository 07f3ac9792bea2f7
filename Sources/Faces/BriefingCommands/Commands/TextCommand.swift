internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct TextCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "text",
      abstract: tr("The text of a briefing's materials or of files, page by page.", "報告の資料やファイルの本文をページごとに出力する。"),
      discussion: tr(
        """
        Example: utsusu text 42
        Example: utsusu text 42 --material 2 --page 3
        Example: utsusu text 収容計画.pptx

        A number is a briefing; its text is what search finds, by the pages as they print, and behind them what stands on \
        none. What nobody has drawn yet is parted by sections or sheets. Of files it is what the readers get, and nothing is \
        kept; ./42 is a file. Pages are separated by form feeds.
        """,
        """
        例: utsusu text 42
        例: utsusu text 42 --material 2 --page 3
        例: utsusu text 収容計画.pptx

        番号は報告を表し、検索の対象になる本文を印刷どおりのページごとに出力します。どのページにもない本文はその後に続きます。\
        まだ描画していない資料は、節またはシートごとに出力します。ファイルの場合は読み取れる本文を出力し、何も保管しません。./42 と書けば\
        ファイルです。ページの間は改ページ文字で区切ります。
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("The briefing's number, or files.", "報告の番号、またはファイル。"), valueName: "briefing|file"))
  var files: [SourcePath]
  @OptionGroup var chosen: VersionOptions
  @Option(help: ArgumentHelp(tr("One page (else all).", "ページ（省略時はすべて）。"), valueName: "n"))
  var page: Count?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  private var briefing: Briefing.ID? { files.count == 1 ? Briefing.ID(argument: files[0].text) : nil }

  func validate() throws {
    guard briefing == nil else { return }
    if page != nil || chosen.material != nil || chosen.edition != nil {
      throw ValidationError(
        tr(
          "--material, --edition and --page go with the number of one briefing.",
          "--material、--edition、--page は報告の番号一つと一緒に使います。"))
    }
  }

  func run() async throws {
    if let briefing { return try await put(briefing) }
    let read = try await Library.text(of: files, environment: ProcessInfo.processInfo.environment)
    if json.json {
      let texts = read.map { TextPayload($0.content, file: $0.file) }
      return try Output.put(texts.count == 1 ? texts[0].json : texts.json)
    }
    try put(read.map { ($0.file, $0.content, nil) })
  }

  private func put(_ briefing: Briefing.ID) async throws {
    let visit = try await common.visit()
    let versions = try await chosen.versions(of: briefing, visit)
    // Each of several materials may have a page with that number.
    if page != nil { _ = try versions.onlyOne(of: briefing) }
    let texts = try await visit.text(of: versions, page: page?.value)
    if json.json { return try Output.put(BriefingTextPayload(briefing, texts).json) }
    try put(texts.map { ($0.version.fileName, $0.content, $0.rest) })
    for text in texts where page != nil && !text.hasPages { Output.say(text.version.notDrawnYet) }
  }

  private func put(_ texts: [(file: String, content: MaterialContent, rest: String?)]) throws {
    for (position, (file, content, rest)) in texts.enumerated() {
      if position > 0 { try Output.put("\u{C}") }
      let parts = content.pages.map(\.text) + (rest.map { [$0] } ?? [])
      try Output.put(parts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\u{C}"))
      if let reason = content.reason {
        Output.say("\(file.safe): \(reason.label(detail: content.detail))")
      }
    }
  }
}
