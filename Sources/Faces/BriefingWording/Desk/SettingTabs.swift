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
  static func settingTabs(_ place: SettingPlace, _ frame: DeskFrame) -> HTML { tabs(at: place.path, frame) }

  /// The settings and, beside them, the premises.
  static func tabs(at path: String, _ frame: DeskFrame) -> HTML {
    let settings = SettingPlace.allCases.filter { frame.may.contains($0.permission) }.map { ($0.path, $0.label) }
    let premises = frame.may.contains(.look) ? PremisesPlace.allCases.map { ($0.path, $0.label) } : []
    let title = settings.isEmpty ? tr("Premises", "階と書架") : tr("Settings", "設定")
    return tag("nav", ["class": "tabs", "aria-label": title]) {
      tag("ul") {
        for (other, label) in settings + premises {
          tab(label, other, isCurrent: other == path)
        }
      }
    }
  }
}
