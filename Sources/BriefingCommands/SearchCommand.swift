internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingStore
internal import Foundation
internal import JapaneseText

struct SearchCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search", abstract: tr("Find pages that have every word.", "すべての語を含むページを探す。"),
      discussion: tr("Example: utsusu search 避難所 収容人数", "例: utsusu search 避難所 収容人数"))
  }

  @Argument(help: ArgumentHelp(tr("The words.", "探す語。"), valueName: "word"))
  var words: [String]
  @Option(help: ArgumentHelp(tr("At most so many pages.", "表示する件数。"), valueName: "n"))
  var limit = 20
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else {
      throw ValidationError(tr("--limit is from 1 to 10000.", "--limit は 1 から 10000 までです。"))
    }
  }

  func run() async throws {
    let library = try await common.library()
    let (hits, more) = try await library.search(words, limit: limit)
    if json.json {
      try Output.put(
        JSON.object([
          ("query", JSON(words.joined(separator: " "))),
          ("hits", JSON(hits.map { $0.json(library.clock, words: words) })), ("more", JSON(more)),
        ]).text)
    } else {
      try Output.put(hits.map { $0.text(library.clock, words: words) }.joined())
      if more { Output.say(tr("… and more; raise --limit to see them.", "… ほかにもあります。--limit を大きくしてください。")) }
      if hits.isEmpty { Output.say(tr("Nothing found.", "見つかりませんでした。")) }
    }
    if hits.isEmpty { throw ExitCode(1) }
  }
}

extension PageHit {
  fileprivate func json(_ clock: OfficeClock, words: [String]) -> JSON {
    [
      "briefing": JSON(version.briefing), "material": JSON(version.material), "version": JSON(version.number),
      "file": JSON(version.fileName), "page": JSON(page), "title": JSON(title),
      "on": JSON(moment.map(clock.iso)), "snippet": JSON(snippet(around: words)),
    ]
  }

  fileprivate func text(_ clock: OfficeClock, words: [String]) -> String {
    let owner = version.briefing.map { tr("briefing \($0)", "報告 \($0)") + "  " } ?? ""
    let day = moment.map { $0.label(clock) + "  " } ?? ""
    let head = "\(owner)\(day)\((title ?? version.fileName).safe)"
    let place = title == nil ? "" : "\(version.fileName.safe)  "
    return "\(head)\n  \(place)\(tr("page \(page)", "\(page)ページ"))  \(snippet(around: words).safe)\n"
  }

  private func snippet(around words: [String]) -> String {
    let line = text.split(whereSeparator: \.isNewline).first { line in
      words.contains { line.localizedCaseInsensitiveContains($0) }
    }
    return fitted(String(line ?? text.prefix(80)), columns: 60)
  }
}
