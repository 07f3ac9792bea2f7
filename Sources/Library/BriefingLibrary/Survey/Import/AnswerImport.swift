internal import BriefingDomain

/// How a survey tool's file is to be taken.
public struct AnswerImportOptions: Sendable {
  /// Which sheet of a workbook it is; else the first that is not hidden and has a column of a question.
  public var sheet: String?
  /// What columns are, such as `Q3. 満足度=overall`, `職場=unit`, `備考=-`.
  public var columns: [String]
  /// What answers are, such as `大変よい=5`, `overall:普通=3`, `わからない=-`.
  public var answers: [String]
  /// Columns of which nothing is known are of no use.
  public var skipsRest: Bool
  /// The form that says so; else one that was kept of the same headings.
  public var form: String?
  /// Keeps what was said as a form of this name.
  public var keepForm: String?
  /// What the tool's form is called, where a wave has answers from several that count from 1.
  public var source: String?
  /// Responses whose number the wave has already leave it as it is, and those that another wave has are left out.
  public var keepsKnown: Bool
  /// Responses that another wave has alike are taken all the same.
  public var takesAgain: Bool
  /// Units that may be added, by their names.
  public var newUnits: [String]
  /// Nothing is written.
  public var isTrial: Bool

  public init(
    sheet: String? = nil, columns: [String] = [], answers: [String] = [], skipsRest: Bool = false, form: String? = nil,
    keepForm: String? = nil, source: String? = nil, keepsKnown: Bool = false, takesAgain: Bool = false,
    newUnits: [String] = [], isTrial: Bool = false
  ) {
    self.sheet = sheet
    self.columns = columns
    self.answers = answers
    self.skipsRest = skipsRest
    self.form = form
    self.keepForm = keepForm
    self.source = source
    self.keepsKnown = keepsKnown
    self.takesAgain = takesAgain
    self.newUnits = newUnits
    self.isTrial = isTrial
  }
}

/// What a file of answers brought, or would bring. Names and order of the members are part of the JSON contract.
public struct AnswerImportReceipt: Codable, Sendable {
  public let wave: Int64
  public let name: String
  /// Rows that answer something.
  public let rows: Int
  /// `nil` in a trial, which costs nothing and would tell what single people have answered.
  public let added: Int?
  /// Responses that the wave, or another one, had already; `nil` in a trial.
  public let known: Int?
  /// Rows that were begun and never sent, and those that answer nothing.
  public let unsent, blank: Int
  public let columns: [Column]
  /// Columns of persons and times, of which nothing was kept.
  public let withheld: [String]
  /// Other columns of no use.
  public let ignoredColumns: [String]
  /// Questions that the file has no column for.
  public let missing: [String]
  public let newUnits: [String]
  /// The form that was used, and the one that was kept.
  public let form, keptForm: String?
  public let sheet: String?
  public let otherSheets: [String]
  public let dryRun: Bool

  /// A column that was taken, and as what: the key of a question, `unit`, `floor`, `number`, `code`.
  public struct Column: Codable, Sendable {
    public let heading: String
    public let taken: String
  }
}

/// What the columns of a file of answers are taken as. Names and order of the members are part of the JSON contract.
public struct AnswerColumns: Codable, Sendable {
  public let columns: [Column]
  /// Questions that the file has no column for.
  public let missing: [String]
  public let form: String?
  public let sheet: String?
  public let otherSheets: [String]

  public struct Column: Codable, Sendable {
    public let heading: String
    /// The key of a question, or `unit`, `floor`, `number`, `code`, `person`, `time`, `technical`, `-`, `unknown`.
    public let taken: String
    /// Whether `taken` is a question's key.
    public let isQuestion: Bool
    /// Of a column that nothing is known of: questions that it looks like.
    public let near: [String]
    /// How many rows say something.
    public let filled: Int
    /// How many different things they say; `null` for persons and times.
    public let distinct: Int?
    /// Those, where they are answers: not of persons, times, numbers and what was written freely.
    public let answers: [Answer]
  }

  public struct Answer: Codable, Sendable {
    public let text: String
    public let rows: Int
    /// What it is taken as; `null` where it is none, or where nothing is known.
    public let number: Int?
    public let reading: Reading
  }

  public enum Reading: String, Codable, Sendable {
    /// A number, or the name of a group.
    case taken
    case none, unknown, several, otherWay
  }
}

extension AnswerImportReceipt {
  init(
    _ found: FoundAnswers, _ added: SheetReceipt, _ taking: AnswerTaking, _ kept: String?,
    _ options: AnswerImportOptions
  ) {
    let read = found.read
    func headings(_ fits: (AnswerColumn) -> Bool) -> [String] {
      read.columns.filter { fits($0.kind) && !$0.heading.isEmpty }.map(\.heading)
    }
    wave = added.wave.number.rawValue
    name = added.wave.wave.name
    rows = read.sheets.count
    self.added = options.isTrial ? nil : added.added
    known = options.isTrial ? nil : added.known + taking.elsewhere
    (unsent, blank) = (read.unsent, read.blank + added.empty)
    columns = read.columns.filter { $0.kind.isTaken }.map { Column(heading: $0.heading, taken: $0.kind.word) }
    withheld = headings { [.person, .time].contains($0) }
    ignoredColumns = headings { !$0.isTaken && ![.person, .time].contains($0) }
    missing = found.missing
    newUnits = taking.newUnits
    (form, keptForm) = (found.form, kept)
    (sheet, otherSheets) = (read.table.source.sheet, found.others)
    dryRun = options.isTrial
  }
}

extension AnswerColumns {
  /// A column that nothing is known of, and that says more than these different things, is written freely.
  private static let most = 20

  init(_ found: FoundAnswers) {
    columns = found.read.columns.map { column in
      let isWithheld = [.person, .time].contains(column.kind)
      var near: [String] = []
      if case .unknown(let names) = column.kind { near = names }
      return Column(
        heading: column.heading, taken: column.kind.word, isQuestion: column.kind.isQuestion, near: near,
        filled: column.filled, distinct: isWithheld ? nil : column.said.count,
        answers: found.shows(column, most: Self.most)
          ? column.said.sorted { ($1.value.rows, $0.value.line) < ($0.value.rows, $1.value.line) }.map { cell, said in
            let reading = column.kind.isQuestion ? column.readings[cell] ?? .unknown : nil
            return Answer(
              text: AnswerKey.line(cell), rows: said.rows, number: reading?.number,
              reading: Reading(reading, column.kind))
          } : [])
    }
    missing = found.missing
    form = found.form
    (sheet, otherSheets) = (found.read.table.source.sheet, found.others)
  }
}

extension AnswerColumns.Reading {
  fileprivate init(_ reading: AnswerScale.Reading?, _ kind: AnswerColumn) {
    guard let reading else {
      self = kind.isTaken ? .taken : .unknown
      return
    }
    self =
      switch reading {
      case .number: .taken
      case .silent: .none
      case .several: .several
      case .otherWay: .otherWay
      case .unknown: .unknown
      }
  }
}

extension AnswerScale.Reading {
  fileprivate var number: Int? { if case .number(let number) = self { number } else { nil } }
}

extension FoundAnswers {
  fileprivate var missing: [String] {
    questions.map(\.key).filter { key in !read.columns.contains { $0.kind == .question(key) } }
  }

  fileprivate func shows(_ column: ReadAnswers.Column, most: Int) -> Bool {
    switch column.kind {
    case .question(let key): questions.contains { $0.key == key && $0.answers != nil }
    case .unit, .floor: true
    // What each row says otherwise is a name or a free text.
    case .unknown: column.said.count <= most && column.filled > column.said.count
    default: false
    }
  }
}

/// What was said of files with some headings, as the options of an import say it.
public struct KeptAnswerForm: Codable, Sendable {
  public let name: String
  /// `Q3. 満足度=overall`.
  public let columns: [String]
  /// `大変よい=5`.
  public let answers: [String]
  public let skipsRest: Bool

  /// Reads a setting; `nil` for one that nobody can have written.
  public init?(_ name: String, settingValue: String) {
    guard let form = AnswerForm(settingValue: settingValue) else { return nil }
    self.init(name, form)
  }

  init(_ name: String, _ form: AnswerForm) {
    self.name = name
    columns = form.marks.columns.map { "\($0.heading)=\($0.target)" }
    answers = form.marks.answers.map { answer in
      "\(answer.question.map { $0 + ":" } ?? "")\(answer.text)=\(answer.number.map(String.init) ?? "-")"
    }
    skipsRest = form.marks.skipsRest
  }
}
