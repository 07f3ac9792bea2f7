package import BriefingDomain

/// The pages of the settings.
package enum SettingPlace: String, CaseIterable, Sendable {
  case figures, recipients, units, rooms, people, history

  package var path: String { "/settings/\(rawValue)" }

  package var permission: Permission { self == .people ? .people : .configure }

  var label: String {
    switch self {
    case .figures: tr("Figures", "数値の基準")
    case .recipients: tr("Recipients", "報告先")
    case .units: tr("Units", "所属")
    case .rooms: tr("Rooms", "会議室")
    case .people: tr("People", "利用者")
    case .history: tr("History", "変更の履歴")
    }
  }
}

extension DeskPages {
  static func settingTabs(_ place: SettingPlace, _ frame: DeskFrame) -> HTML {
    tag("nav", ["class": "tabs", "aria-label": tr("Settings", "設定")]) {
      tag("ul") {
        for other in SettingPlace.allCases where frame.may.contains(other.permission) {
          tab(other.label, other.path, isCurrent: other == place)
        }
      }
    }
  }
}
