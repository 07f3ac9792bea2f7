public import ArgumentParser
public import BriefingDomain
public import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import JapaneseText

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr(
        "The folder that holds everything (else UTSUSU_HOME, else the data folder).",
        "データフォルダ: すべてを収める場所（省略時は UTSUSU_HOME、なければ ~/.local/share/utsusu）。"), valueName: "dir"),
    completion: .directory)
  var home: String?

  @OptionGroup var language: LanguageOption

  /// - Parameter zone: in place of the office's.
  /// - Parameter patience: seconds that others who keep the database are waited for, in place of as long as an import takes.
  /// - Parameter isConcurrent: whether the command reads while it writes.
  func visit(zone: String? = nil, patience: Double? = nil, isConcurrent: Bool = false) async throws -> Visit {
    let environment = ProcessInfo.processInfo.environment
    let line = ProgressLine()
    defer { line.end() }
    let now = try Self.now(environment)
    let library = try await Library(
      home: Home(given: home, environment: environment), environment: environment, patience: patience,
      isConcurrent: isConcurrent
    ) { done, of in
      line.show(tr("making the search index again: \(done)/\(of) pages", "検索用の索引を作り直しています: \(done)/\(of) ページ"))
    }
    try await library.removeExpired(at: now)
    return try await library.visit(by: Person(NSUserName()), at: now, zone: zone)
  }

  /// `UTSUSU_NOW`, an instant in ISO 8601, stands in for the clock where a result must not depend on the day.
  private static func now(_ environment: [String: String]) throws(Failure) -> Instant {
    guard let fixed = environment["UTSUSU_NOW"], !fixed.isEmpty else {
      return Instant(seconds: Int64(Date().timeIntervalSince1970))
    }
    guard let date = try? Date(fixed, strategy: .iso8601) else {
      throw Failure(
        .usage,
        tr(
          "UTSUSU_NOW is \(fixed.quoted); write an instant such as 2026-11-25T01:00:00Z.",
          "UTSUSU_NOW の \(fixed.quoted) を読めません。2026-11-25T01:00:00Z のように書いてください。"))
    }
    return Instant(seconds: Int64(date.timeIntervalSince1970))
  }
}

/// Taken out by `Language` before anything is parsed; named here so that help explains it.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(tr("ja or en (else the locale).", "ja または en（省略時はロケールに従う）。"), valueName: "ja|en"),
    completion: .list(["ja", "en"]))
  var lang: String?
}

struct JSONOption: ParsableArguments {
  @Flag(help: ArgumentHelp(tr("Print JSON, as docs/json.md documents it.", "JSON で出力する（形式は docs/json.md に記載）。")))
  var json = false
}

/// The argument that names a briefing.
struct BriefingArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The briefing's number.", "報告の番号。"), valueName: "briefing"))
  var number: Briefing.ID
}

/// What is planned of a briefing beside its beginning.
struct PlanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr("When it ends; --on \"12/1 10:00-10:30\" says both.", "終了時刻。--on \"12/1 10:00-10:30\" とも書けます。"),
      valueName: "time"))
  var until: String?
  @Option(
    name: .customLong("plan"),
    help: ArgumentHelp(tr("How it is meant to be handed over.", "予定している提出形態。"), valueName: "form"))
  var form: SubmissionForm?

  var isGiven: Bool { until != nil || form != nil }
}

/// How long the materials are kept.
struct KeepingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr(
        "The last day of its materials; then their text, pictures and files are gone.", "資料の期限（この日を過ぎると本文・画像・ファイルを削除）。"),
      valueName: "day"))
  var expires: String?
  @Option(
    help: ArgumentHelp(
      tr("How many years they are to be kept: 1, 3, 5, 10 or permanent.", "保存期間。1、3、5、10（年）か常用。"), valueName: "years"))
  var retention: Retention?

  var isGiven: Bool { expires != nil || retention != nil }
}

extension Retention: ExpressibleByArgument {
  public init?(argument: String) {
    // 3, 3年, 常用.
    let word = Folding.key(argument).replacing("年", with: "").replacing("常用", with: Self.permanent.rawValue)
    guard let found = Self(rawValue: word) else { return nil }
    self = found
  }
}

extension SubmissionForm {
  /// A line of a receipt.
  var planLine: String { tr("  Planned: ", "  予定: ") + label }
}

extension SubmissionForm: ExpressibleByArgument {
  /// English or Japanese words.
  public init?(argument: String) {
    guard let form = SubmissionForm(word: argument) else { return nil }
    self = form
  }

  /// Help, complaints and completion name those of the language.
  public static var allValueStrings: [String] { allCases.map(\.label) }
}

extension FloorPhase: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }
}

extension SourcePath: ExpressibleByArgument {
  public static var defaultCompletionKind: CompletionKind { .file() }

  public init?(argument: String) { self = RawArguments.path(argument) }
}

/// A count in half- or full-width digits.
struct Count: ExpressibleByArgument {
  let value: Int
  var defaultValueDescription: String { "\(value)" }

  init(_ value: Int) { self.value = value }

  init?(argument: String) {
    guard let value = LedgerWord.number(argument) else { return nil }
    self.value = value
  }
}

/// Of what people type by its number there are briefings alone.
extension Identifier: ExpressibleByArgument {
  /// In half- or full-width digits.
  public init?(argument: String) {
    guard let number = Self(argument) ?? Self(Folding.key(argument)) else { return nil }
    self = number
  }

  public static var defaultCompletionKind: CompletionKind { HomeCompletion.briefings }
}

extension Measure: ExpressibleByArgument {}
extension ReportRequest.Grouping: ExpressibleByArgument {}
extension LengthUnit: ExpressibleByArgument {}
extension SearchOrder: ExpressibleByArgument {}
extension SheetFactor.Kind: ExpressibleByArgument {}
extension SurveyQuestion.Topic: ExpressibleByArgument {}
extension SurveyWave.Phase: ExpressibleByArgument {}
extension SurveyScale.End: ExpressibleByArgument {}
extension SurveyGroup.Level: ExpressibleByArgument {}
