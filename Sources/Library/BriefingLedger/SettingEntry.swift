public import BriefingDomain

/// What moves a figure and stands in no entry of the ledger: what the office sets, and what became known of an entry. Each
/// change is a ``SettingEntry``.
public enum Setting: Hashable, Sendable {
  /// `2026-02..2026-04`.
  case basePeriod
  /// A fraction, `0.55`.
  case goal
  /// An IANA zone, `Asia/Tokyo`.
  case zone
  /// The first month of which the log is kept: `2025-07`.
  case logFrom
  /// Months in which nothing was reported: `2025-08 2026-01`.
  case monthsWithoutReport
  /// What a sheet stands for, by its name: a line each for the number or the range, the unit, the source, and at times for the
  /// date of the source and the kind.
  case factor(String)
  /// The month from which on a unit projects: `2026-03`.
  case adoption(OfficeUnit.ID)
  /// The pages of a copy that an entry of the ledger does not say, as they became known later: `21 drawn`.
  case pages(LedgerEntry.ID)
  /// The office's own workbook for reports, as an `OfficeTemplate` writes it. It moves no figure.
  case template
  /// `kept` where the names of those who print are kept beside their pseudonyms.
  case printNames
  /// For how many months persons and titles of print jobs are kept: `12`.
  case printMonths
  /// An entry of the stock-take, as `StockEntry.settingValue` writes it.
  case stock(StockEntry.ID)
  /// The days that a stock is measured against, as ``BaseDays`` writes them.
  case stockBase
  /// The reduction of the stock that the office wants to reach, as a fraction.
  case stockGoal
  /// The areas of a floor on a day, as `SpaceEntry.settingValue` writes them.
  case floorArea(SpaceEntry.ID)
  /// The days that floor areas are measured against, as ``BaseDays`` writes them.
  case spaceBase
  /// Where a floor stands in the roll-out, by what all its spellings have in common, as `FloorPlan.settingValue` writes it.
  case floorPhase(String)
  /// A question of surveys, as `SurveyQuestion.settingValue` writes it.
  case surveyQuestion(SurveyQuestion.Key)
  /// A round of a survey, as `SurveyWave.settingValue` writes it.
  case surveyWave(SurveyWave.ID)
  /// The SHA-256 of what a closed round has come to.
  case surveyResult(SurveyWave.ID)
  /// What was said of the columns of a survey tool's file, by name; as `AnswerForm` writes it.
  case surveyForm(String)
  /// The key that signs reports, as a ``NoteKey`` writes it. It moves no figure.
  case key

  /// Whether a figure may be another one by it.
  public var movesFigures: Bool {
    switch self {
    case .template, .printNames, .printMonths, .surveyQuestion, .surveyWave, .surveyResult, .surveyForm, .key: false
    default: true
    }
  }
}

/// One entry in the chain of settings: who set what, when. The one before of the same setting says from what.
public struct SettingEntry: Hashable, Sendable {
  public typealias ID = Identifier<SettingEntry>

  public let number: ID
  public let setting: Setting
  /// `nil` goes back to what utsusu takes without a setting.
  public let value: String?
  /// `nil` where it was set before settings were entries.
  public let recordedAt: Instant?
  public let recordedBy: String?

  public init(number: ID, setting: Setting, value: String?, recordedAt: Instant?, recordedBy: String?) {
    self.number = number
    self.setting = setting
    self.value = value
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }
}

extension Setting {
  /// How it lies in the database: a name, and what of it is meant.
  public init?(name: String, subject: String) {
    switch name {
    case "factor": self = .factor(subject)
    case "adoption":
      guard let unit = Int64(subject) else { return nil }
      self = .adoption(OfficeUnit.ID(unit))
    case "pages":
      guard let entry = Int64(subject) else { return nil }
      self = .pages(LedgerEntry.ID(entry))
    case "stock":
      guard let entry = Int64(subject) else { return nil }
      self = .stock(StockEntry.ID(entry))
    case "floorArea":
      guard let entry = Int64(subject) else { return nil }
      self = .floorArea(SpaceEntry.ID(entry))
    case "floorPhase": self = .floorPhase(subject)
    case "surveyForm": self = .surveyForm(subject)
    case "surveyQuestion":
      guard let key = SurveyQuestion.Key(subject) else { return nil }
      self = .surveyQuestion(key)
    case "surveyWave", "surveyResult":
      guard let number = Int64(subject) else { return nil }
      self = name == "surveyWave" ? .surveyWave(SurveyWave.ID(number)) : .surveyResult(SurveyWave.ID(number))
    default:
      guard subject.isEmpty, let setting = Self.single.first(where: { $0.name == name }) else { return nil }
      self = setting
    }
  }

  private static let single: [Setting] = [
    .basePeriod, .goal, .zone, .logFrom, .monthsWithoutReport, .template, .printNames, .printMonths, .stockBase,
    .stockGoal, .spaceBase, .key,
  ]

  public var name: String {
    switch self {
    case .basePeriod: "base"
    case .goal: "goal"
    case .zone: "zone"
    case .logFrom: "logFrom"
    case .monthsWithoutReport: "monthsWithoutReport"
    case .factor: "factor"
    case .adoption: "adoption"
    case .pages: "pages"
    case .template: "template"
    case .printNames: "printNames"
    case .printMonths: "printMonths"
    case .stock: "stock"
    case .stockBase: "stockBase"
    case .stockGoal: "stockGoal"
    case .floorArea: "floorArea"
    case .spaceBase: "spaceBase"
    case .floorPhase: "floorPhase"
    case .surveyQuestion: "surveyQuestion"
    case .surveyWave: "surveyWave"
    case .surveyResult: "surveyResult"
    case .surveyForm: "surveyForm"
    case .key: "key"
    }
  }

  /// The name of a factor, the number of a unit or an entry, what tells a floor from others, else nothing.
  public var subject: String {
    switch self {
    case .factor(let name), .surveyForm(let name): name
    case .adoption(let unit): "\(unit.rawValue)"
    case .pages(let entry): "\(entry.rawValue)"
    case .stock(let entry): "\(entry.rawValue)"
    case .floorArea(let entry): "\(entry.rawValue)"
    case .floorPhase(let floor): floor
    case .surveyQuestion(let key): "\(key)"
    case .surveyWave(let number), .surveyResult(let number): "\(number)"
    default: ""
    }
  }
}
