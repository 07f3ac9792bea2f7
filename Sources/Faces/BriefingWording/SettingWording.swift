internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

extension Setting {
  /// What is set, such as the base period.
  ///
  /// - Parameter unit: the name of the unit that it is about.
  fileprivate func label(of unit: String?) -> String {
    switch self {
    case .basePeriod: tr("Base period", "基準期間")
    case .goal: tr("Goal", "目標")
    case .zone: tr("Time zone", "時間帯")
    case .template: tr("Template of reports", "レポートの様式")
    case .printNames: tr("Names of those who print", "印刷した人の名前")
    case .printMonths: tr("Months that persons and titles of print jobs are kept", "ジョブの利用者と文書名を残す月数")
    case .stock(let entry): tr("Stock-take, entry \(entry)", "文書量の記録 \(entry)")
    case .stockBase: tr("Base of the stock", "文書量の基準")
    case .stockGoal: tr("Goal of the stock", "文書量の目標")
    case .floorArea(let entry): tr("Areas of floors, entry \(entry)", "階の面積の記録 \(entry)")
    case .spaceBase: tr("Base of the areas of floors", "面積の基準")
    case .floorPhase(let floor): tr("Roll-out of floor \(floor.safe)", "階の展開 \(floor.safe)")
    case .surveyQuestion(let key): tr("Question \(key)", "設問 \(key)")
    case .surveyWave(let wave): tr("Survey, wave \(wave)", "調査回 \(wave)")
    case .surveyForm(let name): tr("Form of answers \(name.quoted)", "回答の読み取り形式\(name.quoted)")
    case .surveyResult(let wave): tr("Result of wave \(wave), SHA-256", "調査回 \(wave) の結果（SHA-256）")
    case .key: tr("Key that signs reports", "レポートに署名する鍵")
    case .logFrom: tr("Log kept from", "台帳の開始月")
    case .monthsWithoutReport: tr("Months without a report", "報告のなかった月")
    case .factor(let name): tr("Factor \(name.safe)", "換算「\(name.safe)」")
    case .pages(let entry): tr("Pages of entry \(entry)", "記録 \(entry) のページ数")
    case .adoption: tr("\((unit ?? "").safe) projects from", "\((unit ?? "").safe)の開始月")
    }
  }
}

extension ActSummary {
  /// What it was about: a title or a name as it is, a setting in words.
  package var about: String {
    guard act.kind == .set else { return subject.safe }
    return Setting(name: subject, subject: "")?.label(of: nil) ?? subject.safe
  }
}

extension SettingChange {
  package var label: String { entry.setting.label(of: subject) }

  /// What it is set to, or was, as people read it.
  package func text(_ value: String?) -> String {
    guard let value else { return tr("not set", "設定なし") }
    switch entry.setting {
    case .goal, .stockGoal: return Double(value).map(Figure.percent) ?? value.safe
    case .factor(let name):
      guard let factor = SheetFactor(name: name, settingValue: value) else { return value.safe }
      let said = [factor.kind?.label, factor.origin].compactMap(\.self).joined(separator: tr("; ", "、"))
      return tr("\(factor.amountText) (\(said))", "\(factor.amountText)（\(said)）")
    case .pages:
      guard let pages = PaperPages(value) else { return value.safe }
      return switch pages.basis {
      case .file: "\(pages.count)"
      case .author: tr("\(pages.count) as the author's program counts", "\(pages.count)（作成ソフトの数え）")
      case .drawn: tr("\(pages.count) as drawn here", "\(pages.count)（utsusu の描画）")
      }
    case .stock: return StockEntry(settingValue: value)?.sentence ?? value.safe
    case .floorArea: return SpaceEntry(settingValue: value)?.sentence ?? value.safe
    case .floorPhase: return FloorPlan(settingValue: value)?.sentence ?? value.safe
    case .stockBase, .spaceBase: return BaseDays.days(value).map(StockWording.days) ?? value.safe
    case .surveyQuestion(let key):
      return SurveyQuestion(key, settingValue: value)?.sentence ?? value.safe
    case .surveyForm(let name):
      return KeptAnswerForm(name, settingValue: value)?.sentence ?? value.safe
    case .surveyWave: return SurveyWave(settingValue: value)?.sentence ?? value.safe
    case .printNames: return tr("kept", "残す")
    case .template: return OfficeTemplate(value)?.name.safe ?? value.safe
    case .key: return NoteKey(value)?.fingerprint ?? value.safe
    case .monthsWithoutReport: return value.safe.split(separator: " ").joined(separator: tr(", ", "、"))
    default: return value.safe
    }
  }

  /// When it was set.
  func day(_ clock: OfficeClock) -> String { clock.day(ofChange: entry.recordedAt) }

  /// When it was set, and who did.
  package func origin(_ clock: OfficeClock) -> String {
    clock.origin(ofChange: entry.recordedAt, by: entry.recordedBy)
  }
}

extension OfficeClock {
  fileprivate func day(ofChange instant: Instant?, withTime: Bool = false) -> String {
    guard let instant else { return tr("before changes were kept", "変更の記録より前") }
    return withTime ? Moment(instant: instant, dayOnly: false).label(self) : "\(local(instant).day)"
  }

  /// When something was changed, and who did.
  func origin(ofChange instant: Instant?, by who: String?, withTime: Bool = false) -> String {
    [day(ofChange: instant, withTime: withTime), who?.safe].compactMap(\.self).joined(separator: tr(", ", "、"))
  }
}
