internal import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// A change of something that moves a figure: who set it, when, from what to what.
public struct SettingChange: Sendable {
  public let entry: SettingEntry
  /// What it was before; `nil` for what utsusu takes without a setting.
  public let before: String?
  /// The unit, the factor or the floor that it is about, by its name; the number of an entry.
  public let subject: String?
}

extension Visit {
  /// Every change of a setting, in the order of recording.
  ///
  /// - Throws: `StoreError`.
  public func settingHistory() async throws -> [SettingChange] {
    try await read {
      try SettingChange.all(among: $0.settingEntries(), units: $0.names(of: OfficeUnit.self))
    }
  }
}

extension SettingChange {
  /// - Parameters:
  ///   - entries: all, in the order of recording.
  ///   - units: their names.
  static func all(among entries: [SettingEntry], units: [OfficeUnit.ID: String]) -> [SettingChange] {
    var values: [Setting: String] = [:]
    return entries.map { entry in
      let subject: String? =
        switch entry.setting {
        case .adoption(let unit): units[unit] ?? "\(unit)"
        case .factor(let name), .surveyForm(let name): name
        case .pages(let entry): "\(entry)"
        case .stock(let entry): "\(entry)"
        case .floorArea(let entry): "\(entry)"
        case .floorPhase(let floor): floor
        case .surveyQuestion(let key): "\(key)"
        case .surveyWave(let wave), .surveyResult(let wave): "\(wave)"
        default: nil
        }
      defer { values[entry.setting] = entry.value }
      return SettingChange(entry: entry, before: values[entry.setting], subject: subject)
    }
  }

  /// Of each setting of the office the change in force, where it says anything, the last change last. What became known of
  /// single entries is left out, and so is the key.
  static func inForce(among entries: [SettingEntry], units: [OfficeUnit.ID: String]) -> [SettingChange] {
    let all = all(among: entries, units: units)
    let newest = Dictionary(all.map { ($0.entry.setting, $0.entry.number) }, uniquingKeysWith: { $1 })
    return all.filter {
      switch $0.entry.setting {
      case .pages, .stock, .floorArea, .spaceBase, .floorPhase, .printNames, .printMonths, .surveyQuestion, .surveyWave,
        .surveyResult, .surveyForm, .key:
        return false
      default: return newest[$0.entry.setting] == $0.entry.number && $0.entry.value != nil
      }
    }
  }
}
