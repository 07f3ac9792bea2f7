package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// What the text of a version says otherwise than that of an earlier one.
package struct ChangedText {
  private let differences: [Int: [TextDifference]]
  package let remark: String

  /// On a page more than these are no help.
  private static let most = 40

  package init(_ former: StoredText, _ current: StoredText) {
    let both = [former, current]
    // What stands on no page, or nobody knows on which one, is on page 0.
    let isByPage = both.allSatisfy(\.hasPages)
    let pages = both.map { text in
      (text.rest.map { [Page(number: 0, text: $0)] } ?? [])
        + text.pages.map { Page(number: isByPage ? $0.number : 0, text: $0.text) }
    }
    let found = TextDifference.all(from: pages[0], to: pages[1])
    differences = Dictionary(grouping: found, by: \.page)
    remark =
      pages.joined().allSatisfy(\.text.isEmpty)
      ? tr("Neither has text that could be compared.", "比べられる文字はありません。")
      : found.isEmpty
        ? tr("The text is the same in both.", "文字の違いはありません。")
        : tr("The text differs in \(counted(found.count, "place")).", "文字の違い: \(found.count)か所")
  }

  func html(ofPage number: Int) -> HTML {
    let found = differences[number] ?? []
    return found.isEmpty
      ? HTML()
      : tag("ul", ["class": "wording"]) {
        found.prefix(Self.most).map { difference in tag("li") { difference.html } }
        if found.count > Self.most {
          tag("li") { tr("… and \(found.count - Self.most) more", "…ほか\(found.count - Self.most)か所") }
        }
      }
  }
}

extension TextDifference {
  fileprivate var html: HTML {
    HTML(
      stretches.enumerated().map { place, stretch in
        switch stretch.kind {
        // As much of what stays as leads to what does not.
        case .kept:
          Self.lines(stretch.text.shortened(head: place == 0 ? 0 : 40, tail: place == stretches.count - 1 ? 0 : 40))
        case .removed: marked("del", tr("[gone: ", "［削除: "), stretch)
        case .added: marked("ins", tr("[new: ", "［追加: "), stretch)
        }
      })
  }

  private static func lines(_ text: String) -> HTML {
    HTML(
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, line in
        place == 0 ? HTML(text: String(line)) : tag("br") + HTML(text: String(line))
      })
  }

  /// In colour and by a line for who sees it, in words for who hears it.
  private func marked(_ name: StaticString, _ word: String, _ stretch: Stretch) -> HTML {
    tag(name) {
      tag("span", ["class": "hidden-text"]) { word }
      Self.lines(stretch.text.shortened(head: 600, tail: 100))
      tag("span", ["class": "hidden-text"]) { tr("]", "］") }
    }
  }
}

extension String {
  fileprivate func shortened(head: Int, tail: Int) -> String {
    count <= head + tail + 10 ? self : "\(prefix(head))…\(suffix(tail))"
  }
}

extension DeskPages {
  /// More pairs of pages than these are looked at in the room.
  private static let mostPairs = 120

  /// A version beside an earlier one, page by page, with what the text says otherwise; a script marks what differs in the pictures.
  ///
  /// - Parameter counts: of the pages of each.
  package static func changes(
    _ former: MaterialVersion, _ version: MaterialVersion, of title: String, counts: (Int, Int), texts: ChangedText,
    in frame: DeskFrame
  ) -> String {
    let both = [(former, counts.0), (version, counts.1)]
    return page(
      tr("What changed in \(version.fileName)", "\(version.fileName) の変更点"), frame, isWide: true, script: "changes.js"
    ) {
      tag("p") {
        if let briefing = version.briefing { tag("a", ["href": DeskPath.briefing(briefing)]) { title } }
        tag("span", ["class": "quiet"]) {
          "  \(versionLabel("\(former.number)")) → \(versionLabel("\(version.number)"))"
        }
      }
      tag("p", ["class": "quiet"]) { texts.remark }
      texts.html(ofPage: 0)
      tag(
        "ol",
        [
          "class": "pairs", "id": "pairs", "data-base": version.briefing.map(DeskPath.briefing) ?? "",
          "data-material": "\(version.position)", "data-former": "\(former.number)",
          "data-current": "\(version.number)",
          "data-same": tr("no difference", "違いはありません"), "data-differ": tr("differences: ", "違い: "),
          "data-other": tr("another shape of page", "ページの大きさが違います"),
        ]
      ) {
        for number in 1...min(max(counts.0, counts.1), mostPairs) {
          tag("li", ["data-page": "\(number)"]) {
            tag("h2") {
              pageLabel("\(number)")
              tag("span", ["class": "quiet"]) {}
            }
            for (each, count) in both {
              tag("figure") {
                if number <= count {
                  tag("a", ["href": DeskPath.version(each, page: number)]) {
                    tag(
                      "img",
                      [
                        "src": DeskPath.picture(each, page: number, width: 1280), "loading": "lazy", "width": "640",
                        "height": "453", "alt": "\(versionLabel("\(each.number)")) \(pageLabel("\(number)"))",
                      ])
                  }
                }
                tag("figcaption") {
                  versionLabel("\(each.number)") + (number <= count ? "" : tr(": no such page", ": このページはありません"))
                }
              }
            }
            texts.html(ofPage: number)
          }
        }
      }
    }
  }
}
