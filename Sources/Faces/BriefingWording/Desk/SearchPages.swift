internal import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

extension DeskPages {
  /// The search, with what it has found.
  ///
  /// - Parameter found: `nil` before anything was asked.
  /// - Parameter fault: why nothing could be asked.
  /// - Parameter rooms: where a briefing can be put up; `nil` for who may not.
  package static func search(
    _ asked: SearchAsked, _ found: SearchFindings? = nil, fault: LibraryError? = nil, rooms: [String]? = nil,
    clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    page(tr("Search", "検索"), frame, isWide: true, script: "search.js") {
      searchForm(asked)
      if let fault { self.fault(fault, asked) }
      if found == nil { searchHelp() }
      if let found {
        tag("div", ["class": "found"]) {
          facets(found.facets, asked)
          tag("section", ["aria-labelledby": "hits"]) {
            if let rooms, found.hits.contains(where: { $0.version.briefing != nil }) { screen(rooms, frame.token) }
            hits(found, asked, mayProject: rooms != nil, clock)
          }
        }
      }
    }
  }

  /// Where somebody reads on who has found a page.
  static func place(of version: MaterialVersion, page: Int?) -> String? {
    if let briefing = version.briefing { return "/briefings/\(briefing)" }
    return page.map { picture(of: version, page: $0, width: 1280) }
  }

  /// The picture of a page, as wide as one of those that are made.
  static func picture(of version: MaterialVersion, page: Int, width: Int) -> String {
    "/pages/\(version.material)/\(version.number)/\(page)/\(width).webp"
  }

  private static func searchForm(_ asked: SearchAsked) -> HTML {
    line("/search", isSearch: true) {
      tag("div", ["class": "grows"]) {
        tag("label", ["for": "q"]) { tr("What to find", "探す語") }
        tag(
          "input",
          [
            "id": "q", "name": "q", "type": "text", "value": asked.text, "autocomplete": "off", "spellcheck": "false",
            "aria-describedby": "q-filters", "enterkeyhint": "search",
          ])
      }
      tag("div") {
        choice(
          "by", tr("Order", "並び順"),
          [
            (SearchOrder.newest.rawValue, tr("newest first", "新しい順")),
            (SearchOrder.relevance.rawValue, tr("most relevant first", "関連の強い順")),
          ], chosen: asked.order.rawValue)
      }
      tick("versions", tr("old versions too", "差替え前の版も"), isOn: asked.includesOldVersions)
      tag("button", ["type": "submit", "class": "main"]) { tr("Search", "検索") }
      tag("p", ["id": "q-filters", "class": "quiet line-wide"]) {
        tr(
          "to: recipient, from: unit, on: day or period, type: kind of file, room: and form: narrow it down.",
          "to:（報告先） from:（所属） on:（日・期間） type:（種類） room:（会議室） form:（提出形態）で絞り込めます。")
      }
      if !asked.filters.isEmpty {
        tag("ul", ["class": "chips line-wide", "aria-label": tr("Filters", "絞り込み")]) {
          for filter in asked.filters {
            tag("li") {
              tag("a", ["href": filter.without.address]) {
                filter.label
                tag("span", ["class": "hidden-text"]) { tr(" take off", " を外す") }
                tag("span", ["aria-hidden": "true"]) { " ×" }
              }
            }
          }
        }
      }
    }
  }

  private static func fault(_ fault: LibraryError, _ asked: SearchAsked) -> HTML {
    tag("div", ["role": "alert", "class": "fault"]) {
      tag("p") { fault.sentence }
      if case .unreadableFilter(let field, let value, let near) = fault,
        let rest = asked.without(SearchFilter(field: field, value: value))
      {
        tag("ul", ["class": "chips"]) {
          for name in near {
            if let meant = rest.adding(field, name) {
              tag("li") { tag("a", ["href": meant.address]) { "\(field.rawValue):\(name)" } }
            }
          }
        }
      }
    }
  }

  private static func searchHelp() -> HTML {
    tag("section") {
      tag("h2") { tr("How to ask", "探し方") }
      tag("table", ["class": "cards"]) {
        tag("tbody") {
          for (example, meaning) in [
            ("避難所 備蓄", tr("both words on one page, or in one name", "両方の語があるページ、または名前")),
            ("\"収容 人数\"", tr("a phrase", "続いた語句")), ("洪水 OR 津波", tr("either of them", "どちらか")),
            ("-訓練", tr("not this word", "この語を除く")),
          ] + SearchFilter.Field.allCases.map({ ($0.example, $0.values) }) {
            tag("tr") {
              tag("th", ["scope": "row"]) { tag("a", ["href": address("/search", [("q", example)])]) { example } }
              tag("td") { meaning }
            }
          }
        }
      }
    }
  }

  /// From which room's screen a hit can be seen: one form for the buttons of all hits.
  private static func screen(_ rooms: [String], _ token: String) -> HTML {
    tag("form", ["method": "post", "action": "/search/screen", "id": "screen", "class": "line"]) {
      hidden("token", token)
      tag("div") {
        choice(
          "room", tr("Room for “To the screen”", "「画面に出す」会議室"),
          [("", tr("the briefing's room", "報告の会議室"))] + rooms.map { ($0, $0) }, chosen: "")
      }
    }
  }
}

extension SearchFilter.Field {
  fileprivate var example: String {
    switch self {
    case .to: "to:局長"
    case .from: "from:危機管理課"
    case .room: "room:3A"
    case .on: "on:今年度"
    case .form: "form:紙"
    case .type: "type:pdf"
    }
  }
}
