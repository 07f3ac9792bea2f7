internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText
internal import Spreadsheet
internal import Synchronization

struct SearchCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search", abstract: tr("Find the pages that match.", "条件に合うページを探す。"),
      discussion: tr(
        """
        Example: utsusu search 避難所 '"収容 人数"' -訓練 to:局長 on:2026年度

        Briefings whose title, file names, presenter or unit match come first, then pages. Every word has to match, "…" is \
        a phrase, -word excludes, A OR B is either, ( … ) groups. Filters: to: from: room: on: form: type:. Widths, case and ways of writing a date make no difference. The latest registered comes first. \
        Put a word that looks like an option behind --. Exit code 1 when nothing is found.
        """,
        """
        例: utsusu search 避難所 '"収容 人数"' -訓練 to:局長 on:2026年度

        件名・ファイル名・説明者・所属が一致する報告を先に、続いてすべての語を含むページを示します。"…" は続いた語句、-語 は除外、A OR B はどちらか、( … ) はまとまりです。絞り込みは to:（報告先） \
        from:（所属） room:（会議室） on:（日・月・年度・期間） form:（提出形態） type:（ファイルの種類）。全角・半角、大文字・小文字、日付の書き方の違いは\
        区別しません。新しく登録したものから表示します。オプションと紛らわしい語は -- の後に置いてください。該当なしの終了コードは 1 です。
        """))
  }

  @Argument(parsing: .allUnrecognized, help: ArgumentHelp(tr("What to find.", "探す語。"), valueName: "word"))
  var words: [String] = []
  @Option(help: ArgumentHelp(tr("newest (the usual) or relevance.", "newest（新しい順、既定）か relevance（関連の強い順）。")))
  var by = SearchOrder.newest
  @Option(help: ArgumentHelp(tr("At most so many pages.", "表示する件数。"), valueName: "n"))
  var limit = 20
  @Flag(help: ArgumentHelp(tr("Print every page.", "すべて表示する。")))
  var all = false
  @Flag(help: ArgumentHelp(tr("Print only the number of pages.", "件数だけを表示する。")))
  var count = false
  @Flag(help: ArgumentHelp(tr("Search old versions too.", "差替え前の版も探す。")))
  var versions = false
  @OptionGroup var output: FormatOptions<ListFormat>
  @OptionGroup var common: CommonOptions

  /// The words before the first `--`, and those behind it.
  private var typed: ArraySlice<String> { words.prefix { $0 != "--" } }
  private var literal: ArraySlice<String> { words.drop { $0 != "--" }.dropFirst() }

  func validate() throws {
    if count, output.isTable {
      throw ValidationError(
        tr(
          "--count and --format \(output.chosen.rawValue) exclude each other.",
          "--count と --format \(output.chosen.rawValue) は一緒に使えません。"))
    }
    guard (1...10_000).contains(limit) else {
      throw ValidationError(
        tr(
          "--limit is from 1 to 10000; --all prints every page.", "--limit は 1 から 10000 までです。すべて表示するには --all を使ってください。")
      )
    }
    if let option = typed.first(where: { $0.hasPrefix("--") && $0.count > 2 && $0.dropFirst(2).allSatisfy(\.isASCII) })
    {
      throw ValidationError(
        tr(
          "There is no option \(option.quoted); as a word to find it goes behind --.",
          "\(option.quoted) というオプションはありません。探す語であれば -- の後に置いてください。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let query = (typed + literal).joined(separator: " ")
    let request = SearchRequest(query, order: by, includesOldVersions: versions)
    if count { return try await printCount(visit, request) }
    // One more tells whether there are more.
    let names =
      try await all
      ? visit.searchNames(request, most: .max)
      : visit.searchNames(request, most: HitWriter.mostNames, counted: HitWriter.countedNames + 1)
    if output.isTable { return try await printTable(visit, request, names.hits) }
    let writer = Mutex(try HitWriter(clock: visit.clock, query: query, isJSON: output.chosen == .json, names: names))
    let most = all ? Int.max : limit
    try await visit.search(request) { hit in
      try writer.withLock { writer in
        if writer.count == most {
          writer.more = true
          return false
        }
        try writer.write(hit)
        return true
      }
    }
    let found = try writer.withLock { writer in
      try writer.finish()
      return !writer.hasNothing
    }
    if !found { throw ExitCode(1) }
  }

  private func printTable(_ visit: Visit, _ request: SearchRequest, _ names: [NameHit]) async throws {
    let clock = visit.clock
    let table = Mutex(try TableOutput(SearchSheet.empty, into: output.output))
    try table.withLock { table in for hit in names { try table.add(SearchSheet.row(hit, clock)) } }
    let most = names.count + (all ? SpreadsheetWriter.mostRows : limit)
    try await visit.search(request) { hit in
      try table.withLock { table in
        if table.count < most { try table.add(SearchSheet.row(hit, clock)) }
        return table.count < most
      }
    }
    let count = try table.withLock { table in
      try table.finish()
      return table.count
    }
    if count == 0 { throw ExitCode(1) }
  }

  private func printCount(_ visit: Visit, _ request: SearchRequest) async throws {
    let count = try await visit.count(request)
    try Output.put(
      output.chosen == .json ? CountPayload(query: request.text, count: count).json : "\(count)\n")
    if count == 0 { throw ExitCode(1) }
  }
}
