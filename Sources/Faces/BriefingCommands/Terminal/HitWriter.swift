internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import JapaneseText

/// Prints the names and the pages that a search finds, each page as it is found.
struct HitWriter {
  /// Of names, unless all are asked for: pages are what is looked for.
  static let mostNames = 5
  /// So many of them are counted: whoever finds more narrows it down.
  static let countedNames = 1000

  let clock: OfficeClock
  let query: String
  let isJSON: Bool
  let names: (hits: [NameHit], count: Int)
  /// Whether there may be names that are not counted.
  private let moreNames: Bool
  private(set) var count = 0
  /// What stands above the pages of one briefing.
  private var heading = ""
  /// There are pages that are not printed.
  var more = false

  init(clock: OfficeClock, query: String, isJSON: Bool, names: (hits: [NameHit], count: Int)) throws {
    (self.clock, self.query, self.isJSON) = (clock, query, isJSON)
    moreNames = names.count > max(Self.countedNames, names.hits.count)
    self.names = (names.hits, moreNames ? Self.countedNames : names.count)
    if isJSON { return }
    for hit in names.hits { try Output.put(hit.text(clock)) }
    let left = self.names.count - names.hits.count
    if left > 0 {
      try Output.put(
        moreNames
          ? tr("  … and more than \(left) more whose names fit\n", "  … 名前が一致するもの、ほか \(left) 件以上\n")
          : tr("  … and \(left) more whose names fit\n", "  … 名前が一致するもの、ほか \(left) 件\n"))
    }
  }

  mutating func write(_ hit: PageHit) throws {
    if isJSON {
      let lead = try count == 0 ? frame.head : ","
      try Output.put(lead + "\n    " + HitPayload(hit, clock).json(.indented(by: 2)))
    } else {
      let heading = hit.heading(clock)
      try Output.put((heading == self.heading ? "" : heading) + hit.text)
      self.heading = heading
    }
    count += 1
  }

  func finish() throws {
    if isJSON { return try Output.put((count == 0 ? frame.head : "\n  ") + frame.tail) }
    if more {
      Output.say(tr("… and more; --all shows every page.", "… ほかにもあります。--all ですべて表示します。"))
    }
    if hasNothing { Output.say(nothingFound) }
  }

  var hasNothing: Bool { count == 0 && names.count == 0 }

  /// What stands around the hits, which are not waited for.
  private var frame: (head: String, tail: String) {
    get throws {
      let names = names.hits.map { NamePayload($0, clock) }
      let json = try SearchPayload(
        query: query, names: names, namesFound: self.names.count, moreNames: moreNames, more: more
      ).json
      let end = json.lastIndex(of: "]") ?? json.endIndex
      return (String(json[..<end]), String(json[end...]))
    }
  }
}

/// A line as wide as the terminal; whole where there is none, such as in a pipe.
private func line(_ text: String) -> String {
  (Output.isTerminal ? fitted(text, columns: Output.columns) : text) + "\n"
}

private func head(
  _ briefing: Briefing.ID?, _ material: Material.ID?, _ moment: Moment?, _ title: String, _ clock: OfficeClock
) -> String {
  let owner = briefing.map { tr("briefing \($0)", "報告 \($0)") + "  " } ?? material.map { indexedLabel($0) + "  " } ?? ""
  return line(owner + (moment.map { $0.label(clock) + "  " } ?? "") + title.safe)
}

extension PageHit {
  fileprivate func heading(_ clock: OfficeClock) -> String {
    head(version.briefing, version.material, moment, title ?? version.fileName, clock)
  }

  fileprivate var text: String {
    let old = version.number > 1 ? versionLabel("\(version.number)") + "  " : ""
    var file = title == nil ? "" : version.fileName.safe
    // Half of a terminal's line is for what was found.
    if Output.isTerminal { file = fitted(file, columns: Output.columns / 2 - 20) }
    let page = self.place.isEmpty ? "" : self.place + "  "
    let place = "  " + (title == nil ? "" : file + "  ") + old + page
    let columns = max(Output.isTerminal ? 10 : 40, Output.columns - displayWidth(place))
    return place + SnippetLine(snippet).text(columns: columns) + "\n"
  }
}

extension NameHit {
  /// Says in which names the words stand; the title is in the line above.
  fileprivate func text(_ clock: OfficeClock) -> String {
    let names = fields.map { field in
      let name: String? =
        switch field {
        case .title: nil
        case .file: briefing == nil ? nil : version?.fileName
        case .presenter: briefing?.presenter
        case .unit: briefing?.unit.name
        }
      return field.label + (name.map { " " + $0.safe } ?? "")
    }
    let head = head(
      briefing?.id, version?.material, briefing?.moment, briefing?.title ?? version?.fileName ?? "", clock)
    return head + line("  " + tr("found in: ", "一致: ") + names.joined(separator: tr(", ", "、")))
  }
}
