internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import JapaneseText

/// Prints the pages that a search finds, each as it is found.
struct HitWriter {
  let clock: OfficeClock
  let query: String
  let isJSON: Bool
  private(set) var count = 0
  /// What stands above the pages of one briefing.
  private var heading = ""
  /// There are pages that are not printed.
  var more = false

  init(clock: OfficeClock, query: String, isJSON: Bool) {
    self.clock = clock
    self.query = query
    self.isJSON = isJSON
  }

  mutating func write(_ hit: PageHit) throws {
    if isJSON {
      let lead = try count == 0 ? frame.head : ","
      try Output.put(lead + "\n    " + HitPayload(hit, clock).json(.indented(by: 2)))
    } else {
      let heading = hit.heading(clock)
      try Output.put((heading == self.heading ? "" : heading) + hit.line)
      self.heading = heading
    }
    count += 1
  }

  func finish() throws {
    if isJSON { return try Output.put((count == 0 ? frame.head : "\n  ") + frame.tail) }
    if more {
      Output.say(tr("… and more; --all shows every page.", "… ほかにもあります。--all ですべて表示します。"))
    }
    if count == 0 { Output.say(nothingFound) }
  }

  /// What stands around the hits, which are not waited for.
  private var frame: (head: String, tail: String) {
    get throws {
      let json = try SearchPayload(query: query, more: more).json
      let end = json.lastIndex(of: "]") ?? json.endIndex
      return (String(json[..<end]), String(json[end...]))
    }
  }
}

extension PageHit {
  fileprivate func heading(_ clock: OfficeClock) -> String {
    let owner = version.briefing.map { tr("briefing \($0)", "報告 \($0)") + "  " } ?? ""
    let day = moment.map { $0.label(clock) + "  " } ?? ""
    return "\(owner)\(day)\((title ?? version.fileName).safe)\n"
  }

  fileprivate var line: String {
    let file = title == nil ? "" : version.fileName.safe + "  "
    let old = version.number > 1 ? versionLabel("\(version.number)") + "  " : ""
    let place = "  " + file + old + pageLabel("\(page)") + "  "
    let line = SnippetLine(snippet).text(columns: max(40, Output.columns - displayWidth(place)))
    return "\(place)\(line)\n"
  }
}
