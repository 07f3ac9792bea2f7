package import BriefingDomain

/// The pages of the desk that stand in its menu, in their order.
package enum DeskPlace: String, CaseIterable, Sendable {
  case board, unrecorded, assignments, register, search, reports, surveys, settings, me

  package var path: String { "/\(rawValue)" }

  var label: String {
    switch self {
    case .board: tr("Schedule", "予定表")
    case .unrecorded: tr("Unrecorded", "未確認")
    case .assignments: tr("Assignments", "宿題")
    case .register: tr("Register", "登録")
    case .search: tr("Search", "検索")
    case .reports: tr("Reports", "レポート")
    case .surveys: tr("Surveys", "アンケート")
    case .settings: tr("Settings", "設定")
    case .me: tr("My page", "マイページ")
    }
  }

  /// What somebody needs to be shown the way there: one of these, or nothing.
  var permissions: Set<Permission>? {
    switch self {
    case .board, .search, .assignments, .surveys: [.look]
    case .unrecorded: [.submit]
    case .register: [.register]
    case .reports: [.figures]
    case .settings: [.configure, .people]
    case .me: nil
    }
  }

  /// Where it stands for somebody: whoever has the reports finds the surveys there, so that the menu stays short.
  func standing(for may: Set<Permission>) -> DeskPlace { self == .surveys && may.contains(.figures) ? .reports : self }

  func isShown(to may: Set<Permission>) -> Bool {
    standing(for: may) == self && !(permissions?.isDisjoint(with: may) ?? false)
  }
}

/// What stands around a page of the desk: whose it is, and where else they may go.
package struct DeskFrame {
  let name: String
  /// What a form of the page sends back; empty before somebody has signed in.
  package let token: String
  /// What they may do, be it for a part of the office alone.
  package let may: Set<Permission>
  let place: DeskPlace?
  let notice: DeskNotice?

  package init(name: String, token: String, may: Set<Permission>, place: DeskPlace?, notice: DeskNotice?) {
    self.name = name
    self.token = token
    self.may = may
    self.place = place?.standing(for: may)
    self.notice = notice
  }

  /// Of a page for those who have not signed in.
  static func outside(_ notice: DeskNotice?) -> DeskFrame {
    DeskFrame(name: "", token: "", may: [], place: nil, notice: notice)
  }

  private var isInside: Bool { !token.isEmpty }

  var header: HTML {
    tag("header", ["class": "desk"]) {
      tag("a", ["href": "#content", "class": "skip"]) { tr("To the content", "本文へ") }
      tag("a", ["href": "/", "class": "name"]) { tr("utsusu", "utsusu 映す") }
      if isInside {
        tag("nav", ["aria-label": tr("Pages", "ページ")]) {
          tag("ul") {
            for place in DeskPlace.allCases where place.isShown(to: may) {
              tag("li") { link(to: place) }
            }
          }
        }
        DeskPages.form("/sign-out", token) { DeskPages.button(tr("Sign out", "サインアウト")) }
      }
    }
  }

  private func link(to place: DeskPlace) -> HTML {
    let label = place == .me && !name.isEmpty ? name : place.label
    return place == self.place
      ? tag("a", ["href": place.path, "aria-current": "page"]) { label } : tag("a", ["href": place.path]) { label }
  }

  /// What was just done, or is wrong.
  var said: HTML? {
    notice.map { notice in
      tag("p", ["role": notice.isFault ? "alert" : "status", "class": notice.isFault ? "fault" : "done"]) {
        notice.sentence
      }
    }
  }
}
