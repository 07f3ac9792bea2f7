internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

// What a search has found: names, pages with their pictures, and of what all of them are.
extension DeskPages {
  static func hits(
    _ found: SearchFindings, _ asked: SearchAsked, mayProject: Bool, _ clock: OfficeClock
  ) -> HTML {
    tag("h2", ["id": "hits"]) { title(found, asked) }
      + HTML([
        names(found, asked, clock) ?? HTML(),
        tag("ol", ["class": "hits", "start": "\(asked.passed + 1)"]) {
          for hit in found.hits { item(hit, found, mayProject: mayProject, clock) }
        },
        tag("p", ["class": "paging"]) {
          if asked.behind != nil { tag("a", ["href": asked.asking(asked.text).address]) { tr("To the first", "最初へ") } }
          if let next = found.next {
            tag("a", ["href": asked.following(found.hits.count, behind: next).address, "rel": "next"]) {
              tr("Next \(SearchFindings.most)", "次の \(SearchFindings.most) ページ")
            }
          }
        },
      ])
  }

  private static func title(_ found: SearchFindings, _ asked: SearchAsked) -> String {
    let (pages, first) = (found.facets.pages, asked.passed + 1)
    if found.hits.isEmpty {
      return found.nameCount > 0
        ? tr("No page, but names", "本文に一致するページはありません") : tr("Nothing was found", "見つかりませんでした")
    }
    let all =
      found.facets.isAll
      ? tr(counted(pages, "page"), "\(pages) ページ") : tr("more than \(pages) pages", "\(pages) ページ以上")
    let shown = "\(first)–\(asked.passed + found.hits.count)"
    return tr("\(shown) of \(all)", "\(all)中 \(shown)")
  }

  private static func names(_ found: SearchFindings, _ asked: SearchAsked, _ clock: OfficeClock) -> HTML? {
    guard !found.names.isEmpty else { return nil }
    let left = found.nameCount - found.names.count
    return tag("section", ["aria-labelledby": "names"]) {
      tag("h3", ["id": "names"]) { tr("Found by name", "名前が一致") }
      tag("ul", ["class": "names"]) {
        for hit in found.names {
          tag("li") {
            let title = hit.briefing?.title ?? hit.version?.fileName ?? ""
            if let place = hit.briefing.map({ "/briefings/\($0.id)" }) {
              tag("a", ["href": place]) { title }
            } else {
              tag("span") { title }
            }
            tag("br")
            tag("small") { told(of: hit, found, clock) }
          }
        }
      }
      let isAll = found.nameCount < SearchFindings.countedNames
      if left > 0 {
        tag("p", ["class": "names"]) {
          tag("a", ["href": asked.askingAllNames.address + "#names"]) {
            isAll ? tr("and \(left) more", "ほか \(left) 件") : tr("and \(left) more at least", "ほか \(left) 件以上")
          }
        }
      } else if !isAll {
        tag("p", ["class": "quiet"]) {
          tr(
            "The newest \(found.names.count). There may be more: another word or from: and on: narrow it down.",
            "新しい \(found.names.count) 件です。ほかにもある場合は、語を足すか from: や on: で絞り込んでください。")
        }
      }
    }
  }

  private static func told(of hit: NameHit, _ found: SearchFindings, _ clock: OfficeClock) -> String {
    let fields = hit.fields.map { $0 == .file ? "\($0.label) \(hit.version?.fileName ?? "")" : $0.label }
    return
      ([hit.briefing?.moment.label(clock), hit.briefing.flatMap { parties(of: $0.id, found) }].compactMap(\.self)
      + [tr("found in: ", "一致: ") + fields.joined(separator: tr(", ", "、"))]).joined(separator: tr(" · ", "　"))
  }

  /// `危機管理課 → 局長、危機管理監`.
  private static func parties(of briefing: Briefing.ID?, _ found: SearchFindings) -> String? {
    briefing.flatMap { found.parties[$0] }.map { "\($0.unit) → \($0.recipients.joined(separator: tr(", ", "、")))" }
  }

  private static func item(
    _ hit: PageHit, _ found: SearchFindings, mayProject: Bool, _ clock: OfficeClock
  ) -> HTML {
    let (version, title) = (hit.version, hit.title ?? hit.version.fileName)
    return tag("li") {
      // Beside the title, which leads to the same place.
      tag("div", ["class": "thumbnail", "aria-hidden": "true"]) {
        if let page = hit.page {
          tag(
            "img",
            [
              "src": picture(of: version, page: page, width: 320), "alt": "", "loading": "lazy", "width": "160",
              "height": "113",
            ])
        } else {
          tag("span") { version.format == .other ? "…" : version.format.rawValue }
        }
      }
      tag("div") {
        tag("h3") {
          if let place = place(of: version, page: hit.page) { tag("a", ["href": place]) { title } } else { title }
        }
        tag("p", ["class": "quiet"]) {
          [hit.moment?.label(clock), parties(of: version.briefing, found)].compactMap(\.self)
            .joined(separator: tr(" · ", "　"))
        }
        tag("p") { marked(version.format == .markdown ? hit.snippet.withoutMarkdown : hit.snippet) }
        tag("p", ["class": "quiet"]) {
          [
            hit.title == nil ? nil : version.fileName, version.number > 1 ? versionLabel("\(version.number)") : nil,
            hit.place.isEmpty ? nil : hit.place,
          ].compactMap(\.self).joined(separator: tr(" · ", "　"))
        }
        if mayProject, found.current.contains(version.id), let briefing = version.briefing {
          tag(
            "button",
            [
              "type": "submit", "form": "screen", "name": "hit",
              "value": "\(briefing)/\(version.material)/\(hit.page ?? 1)",
              "aria-label": tr("To the screen: \(title) \(hit.place)", "画面に出す: \(title) \(hit.place)"),
            ]
          ) { tr("To the screen", "画面に出す") }
        }
      }
    }
  }

  /// A piece of a page with what was found marked.
  private static func marked(_ snippet: Snippet) -> HTML {
    let scalars = Array(snippet.text.unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var (parts, at) = ([HTML(text: snippet.isCutBefore ? "…" : "")], 0)
    for match in snippet.matches {
      parts += [HTML(text: text(at..<match.lowerBound)), tag("mark") { text(match) }]
      at = match.upperBound
    }
    return HTML(parts + [HTML(text: text(at..<scalars.count) + (snippet.isCutAfter ? "…" : ""))])
  }

  // MARK: Facets

  static func facets(_ facets: SearchFacets, _ asked: SearchAsked) -> HTML {
    let inForce = Set(asked.filters.map(\.label))
    return tag("aside", ["aria-label": tr("Narrow it down", "絞り込む")]) {
      if !facets.isAll {
        tag("p", ["class": "quiet"]) {
          tr("Numbers of the first \(facets.pages) pages.", "件数は先頭の \(facets.pages) ページのものです。")
        }
      }
      facet(tr("Recipient", "報告先"), .to, facets.recipients.map { ($0.value, $0.value, $0.pages) }, asked, inForce)
      facet(tr("Unit", "所属"), .from, facets.units.map { ($0.value, $0.value, $0.pages) }, asked, inForce)
      facet(
        tr("Year", "年度"), .on,
        facets.years.map { ("\($0.value)年度", tr("FY \($0.value)", "\($0.value)年度"), $0.pages) }, asked, inForce)
      facet(
        tr("Kind of file", "種類"), .type, facets.formats.map { ($0.value.rawValue, $0.value.rawValue, $0.pages) }, asked,
        inForce)
    }
  }

  /// So many values are shown at first.
  private static let mostValues = 8

  private static func facet(
    _ title: String, _ field: SearchFilter.Field, _ values: [(value: String, label: String, pages: Int)],
    _ asked: SearchAsked, _ inForce: Set<String>
  ) -> HTML? {
    let links = values.map { value, label, pages in
      tag("li") {
        // A filter that is in force, and a name that no query can say, narrow nothing down.
        if inForce.contains("\(field.rawValue):\(value)") {
          tag("strong") { label }
        } else if let narrower = asked.adding(field, value) {
          tag("a", ["href": narrower.address]) { label }
        } else {
          tag("span") { label }
        }
        tag("span", ["class": "number quiet"]) { " \(pages)" }
      }
    }
    guard !links.isEmpty else { return nil }
    return tag("section") {
      tag("h2") { title }
      tag("ul") { Array(links.prefix(mostValues)) }
      if links.count > mostValues {
        tag("details") {
          tag("summary") { tr("\(links.count - mostValues) more", "ほか \(links.count - mostValues)") }
          tag("ul") { Array(links.dropFirst(mostValues)) }
        }
      }
    }
  }
}
