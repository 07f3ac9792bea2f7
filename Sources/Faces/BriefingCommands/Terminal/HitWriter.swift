internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import JapaneseText

/// Prints the pages that a search finds, each as it is found.
struct HitWriter {
  let clock: OfficeClock
  let query: String
  let isJSON: Bool
  private(set) var count = 0
  /// There are pages that are not printed.
  var more = false

  init(clock: OfficeClock, query: String, isJSON: Bool) {
    self.clock = clock
    self.query = query
    self.isJSON = isJSON
  }

  mutating func write(_ hit: PageHit) throws {
    if isJSON {
      try Output.put((count == 0 ? head : ",\n") + "    " + hit.json(clock).text(indent: 2))
    } else {
      try Output.put(hit.text(clock))
    }
    count += 1
  }

  func finish() throws {
    if isJSON {
      return try Output.put((count == 0 ? head.dropLast() + "]" : "\n  ]") + ",\n  \"more\": \(more)\n}\n")
    }
    if more {
      Output.say(tr("… and more; --all shows every page.", "… ほかにもあります。--all ですべて表示します。"))
    }
    if count == 0 { Output.say(tr("Nothing found.", "見つかりませんでした。")) }
  }

  private var head: String { "{\n  \"query\": \(JSON(query).text(indent: 0)),\n  \"hits\": [\n" }
}

extension PageHit {
  fileprivate func json(_ clock: OfficeClock) -> JSON {
    [
      "briefing": JSON(version.briefing), "material": JSON(version.material), "version": JSON(version.number),
      "file": JSON(version.fileName), "page": JSON(page), "title": JSON(title), "on": JSON(moment.map(clock.iso)),
      "snippet": JSON(snippet.text),
      "match": JSON(snippet.matches.map { JSON([JSON($0.lowerBound), JSON($0.upperBound)]) }),
    ]
  }

  fileprivate func text(_ clock: OfficeClock) -> String {
    let owner = version.briefing.map { tr("briefing \($0)", "報告 \($0)") + "  " } ?? ""
    let day = moment.map { $0.label(clock) + "  " } ?? ""
    let file = title == nil ? "" : version.fileName.safe + "  "
    let old = version.number > 1 ? tr("version \(version.number)", "第\(version.number)版") + "  " : ""
    let place = "  " + file + old + tr("page \(page)", "\(page)ページ") + "  "
    let line = SnippetLine(snippet).text(columns: max(40, Output.columns - displayWidth(place)))
    return "\(owner)\(day)\((title ?? version.fileName).safe)\n\(place)\(line)\n"
  }
}
