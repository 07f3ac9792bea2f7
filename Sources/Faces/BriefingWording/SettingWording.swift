internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

extension SettingChange {
  /// What is set, such as the base period.
  package var label: String {
    switch entry.setting {
    case .basePeriod: tr("Base period", "基準期間")
    case .goal: tr("Goal", "目標")
    case .zone: tr("Time zone", "標準時")
    case .logFrom: tr("Log kept from", "台帳の開始月")
    case .monthsWithoutReport: tr("Months without a report", "報告のなかった月")
    case .factor(let name): tr("Factor \(name.safe)", "換算「\(name.safe)」")
    case .adoption: tr("\((subject ?? "").safe) projects from", "\((subject ?? "").safe)の開始月")
    }
  }

  /// What it is set to, or was, as people read it.
  package func text(_ value: String?) -> String {
    guard let value else { return tr("not set", "設定なし") }
    switch entry.setting {
    case .goal: return Double(value).map(Figure.percent) ?? value.safe
    case .factor:
      let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).safe }
      return lines.count == 3
        ? tr("\(lines[0]) \(lines[1]) (\(lines[2]))", "\(lines[0]) \(lines[1])（\(lines[2])）") : value.safe
    case .monthsWithoutReport: return value.safe.split(separator: " ").joined(separator: tr(", ", "、"))
    default: return value.safe
    }
  }

  /// When it was set.
  func day(_ clock: OfficeClock) -> String {
    entry.recordedAt.map { "\(clock.local($0).day)" } ?? tr("before changes were kept", "変更の記録より前")
  }

  /// When it was set, and who did.
  package func origin(_ clock: OfficeClock) -> String {
    [day(clock), entry.recordedBy?.safe].compactMap(\.self).joined(separator: tr(", ", "、"))
  }
}
