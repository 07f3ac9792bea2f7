package import BriefingDomain
internal import BriefingLibrary

/// Addresses of a briefing and what belongs to it.
package enum DeskPath {
  package static func briefing(_ number: Briefing.ID) -> String { "/briefings/\(number)" }

  /// A version of one of its materials; its page is what a search leads to.
  package static func version(_ version: MaterialVersion, page: Int? = nil) -> String {
    let place = version.briefing.map { "\($0)" } ?? "0"
    return "/briefings/\(place)/materials/\(version.position)/\(version.number)" + (page.map { "/pages/\($0)" } ?? "")
  }

  /// - Parameter width: one that pictures are made in.
  static func picture(_ version: MaterialVersion, page: Int, width: Int) -> String {
    let place = version.briefing.map { "\($0)" } ?? "0"
    return "/briefings/\(place)/pages/\(version.position)/\(version.number)/\(page)/\(width).webp"
  }
}

extension DeskPages {
  /// More thumbnails than these are looked at one by one.
  private static let mostThumbnails = 120

  static func materials(of view: BriefingView, _ acts: BriefingActs, _ clock: OfficeClock) -> HTML {
    let details = view.details
    guard !details.materials.isEmpty else {
      return tag("p") { tr("None yet.", "まだありません。") } + acts.adding
    }
    let shown = details.shownPages
    let lists = details.materials.map { versions -> HTML in
      let current = versions[versions.count - 1]
      return tag("article", ["class": "material"]) {
        tag("h3") { "\(current.position). \(current.fileName)" }
        version(current, of: view, shown[current.id] ?? [], clock)
        acts.changing(current)
        if versions.count > 1 {
          folded(tr("Former versions (\(versions.count - 1))", "前の版（\(versions.count - 1)）")) {
            for former in versions.dropLast().reversed() {
              tag("h4") { former.fileName }
              version(former, of: view, shown[former.id] ?? [], clock)
            }
          }
        }
      }
    }
    return HTML(lists) + acts.adding
  }

  private static func version(
    _ version: MaterialVersion, of view: BriefingView, _ shown: Set<Int>, _ clock: OfficeClock
  ) -> HTML {
    let details = view.details
    let pages = view.pictured[version.id]
    var remarks = [
      versionLabel("\(version.number)"),
      version.removal?.label(clock) ?? version.pagesLabel(hidden: details.hiddenSlides[version.id] ?? 0),
      Moment(instant: version.registeredAt, dayOnly: false).label(clock),
    ]
    if let lack = version.lack { remarks.append(lack) }
    if !shown.isEmpty {
      remarks.append(
        pages.map { tr("\(shown.count) of \($0) pages shown", "\($0)ページ中\(shown.count)ページを投影") }
          ?? tr("\(counted(shown.count, "page")) shown", "\(shown.count)ページを投影"))
    }
    let head = tag("p", ["class": "quiet"]) { remarks.joined(separator: tr(" · ", "・")) }
    guard version.removal == nil else { return head }
    return head
      + HTML(details.unseenLines(of: version).map { line in tag("p", ["class": "fault"]) { line } })
      + original(of: version, view)
      + (view.unshowable[version.id] == nil && version.byteCount > 0 ? thumbnails(of: version, pages, shown) : HTML())
  }

  /// The file of what is confidential is its unit's alone.
  private static func original(of version: MaterialVersion, _ view: BriefingView) -> HTML {
    if view.details.briefing.isConfidential, !view.may.contains(.register) { return HTML() }
    return tag("p") {
      tag("a", ["href": DeskPath.version(version) + "/file"]) {
        tr("Download the original", "原本をダウンロード")
        tag("span", ["class": "hidden-text"]) { tr(" of \(version.fileName)", " \(version.fileName)") }
      }
    }
  }

  /// - Parameter pages: `nil` where it has to be drawn before they are known, which the first picture sees to.
  private static func thumbnails(of version: MaterialVersion, _ pages: Int?, _ shown: Set<Int>) -> HTML {
    let count = min(max(1, pages ?? 1), mostThumbnails)
    return tag("ol", ["class": "thumbnails"]) {
      for page in 1...count {
        let label = pageLabel("\(page)") + (shown.contains(page) ? tr(", shown", "（投影済）") : "")
        tag("li", ["class": shown.contains(page) ? "shown" : nil]) {
          tag("a", ["href": DeskPath.version(version, page: page)]) {
            tag(
              "img",
              [
                "src": DeskPath.picture(version, page: page, width: 320), "loading": "lazy", "alt": "", "width": "160",
                "height": "113",
              ])
            tag("span") { label }
          }
        }
      }
      if pages ?? .max > count {
        tag("li", ["class": "more"]) {
          tag("a", ["href": DeskPath.version(version, page: min(count + 1, pages ?? 1))]) {
            pages == nil ? tr("All pages", "すべてのページ") : tr("from page \(count + 1) on", "\(count + 1)ページ以降")
          }
        }
      }
    }
  }

  // MARK: One page

  /// A page of a version by itself: its picture, what it says, and the way to its neighbours.
  ///
  /// - Parameter count: of the version's pages.
  /// - Parameter fault: why there is no picture.
  package static func leaf(
    _ version: MaterialVersion, of title: String, page number: Int, count: Int, text: String, fault: PictureFault?,
    in frame: DeskFrame
  ) -> String {
    let place = "\(number) / \(count)"
    let text =
      version.format == .markdown
      ? Snippet(text: text, matches: [], isCutBefore: false, isCutAfter: false).withoutMarkdown.text : text
    func step(_ label: String, _ page: Int, _ rel: String) -> HTML {
      (1...max(1, count)).contains(page)
        ? tag("a", ["href": DeskPath.version(version, page: page), "rel": rel]) { label }
        : tag("span", ["class": "quiet"]) { label }
    }
    return page("\(version.fileName) \(place)", frame, isWide: true, script: "leaf.js") {
      tag("p") {
        if let briefing = version.briefing { tag("a", ["href": DeskPath.briefing(briefing)]) { title } }
        tag("span", ["class": "quiet"]) { "  \(versionLabel("\(version.number)"))" }
      }
      tag("nav", ["class": "leaf", "aria-label": tr("Pages of the material", "資料のページ")]) {
        step(tr("Previous page", "前のページ"), number - 1, "prev")
        tag("span") { place }
        step(tr("Next page", "次のページ"), number + 1, "next")
      }
      tag("div", ["class": "leaf"]) {
        if let fault {
          tag("p", ["class": "fault"]) { version.whyNoPicture(fault) }
        } else {
          tag("a", ["href": DeskPath.picture(version, page: number, width: 2560)]) {
            tag(
              "img",
              [
                "src": DeskPath.picture(version, page: number, width: 1280),
                "srcset": [1280, 2560].map { DeskPath.picture(version, page: number, width: $0) + " \($0)w" }
                  .joined(separator: ", "),
                "sizes": "(max-width: 60em) 100vw, 66vw",
                "alt": tr("Picture of page \(number), larger", "\(number)ページの画像を拡大"),
              ])
          }
        }
        tag("section", ["aria-labelledby": "text"]) {
          tag("h2", ["id": "text"]) { tr("What it says", "本文") }
          text.isEmpty
            ? tag("p", ["class": "quiet"]) { tr("No text.", "文字はありません。") }
            : tag("p", ["class": "text"]) {
              text.split(separator: "\n", omittingEmptySubsequences: false).map { HTML(text: String($0)) + tag("br") }
            }
        }
      }
    }
  }
}
