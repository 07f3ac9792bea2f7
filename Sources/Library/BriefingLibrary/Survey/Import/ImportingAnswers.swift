internal import BlockingThreads
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// Takes the answers of a survey tool's file into a wave that is open: all rows, or none. Responses whose number the wave
  /// has already add nothing. Columns of persons and times are never taken.
  ///
  /// - Parameter wave: its name or number.
  /// - Throws: `LibraryError.badTable` with the bad cells; nothing has been written then. `.unfitMark`, `.noSuchForm`,
  ///   `.noSuchSheet`, `.notATable`, `.unreadableWorkbook`, `.unfitText`; `.survey` as ``addSheets(_:to:from:)``;
  ///   `HelperError`.
  public func importAnswers(
    _ file: SourcePath, to wave: String, _ options: AnswerImportOptions = AnswerImportOptions()
  ) async throws -> AnswerImportReceipt {
    let kept = try options.keepForm.map { name throws(LibraryError) in try OneLine(name, .name).value }
    let found = try await answers(in: file, options)
    let read = found.read
    guard read.faults.isEmpty else { throw read.table.source.refused(read.faults) }
    do {
      return try await write(as: .survey, ofAll: true, isLong: true) { writer in
        var taking = try AnswerTaking(read, try writer.surveyWave(named: wave, in: .open), options, writer)
        try taking.run()
        guard taking.faults.isEmpty else { throw read.table.source.refused(taking.faults) }
        let added = try add(taking.sheets, to: wave, from: .table, writer)
        if let kept {
          let form = AnswerForm(headings: found.headings, marks: found.marks)
          try writer.set(.surveyForm(kept), to: form.settingValue, at: clock.now, by: person.name)
        }
        let receipt = AnswerImportReceipt(found, added, taking, kept, options)
        if options.isTrial { throw AnswerTrial(receipt: receipt) }
        if added.added > 0 { try writer.note(.answered(added.wave.number), by: person.name) }
        return receipt
      }
    } catch let trial as AnswerTrial {
      return trial.receipt
    }
  }

  /// What each column of a survey tool's file is taken as, with its answers; nothing is written.
  ///
  /// - Throws: as ``importAnswers(_:to:_:)``, but for what is wrong with cells.
  public func answerColumns(
    of file: SourcePath, _ options: AnswerImportOptions = AnswerImportOptions()
  ) async throws -> AnswerColumns {
    AnswerColumns(try await answers(in: file, options))
  }

  /// Forms that were kept; the newest last.
  ///
  /// - Throws: `StoreError`.
  public func answerForms() async throws -> [KeptAnswerForm] {
    try await read(as: .survey, ofAll: true) { try $0.answerForms().map(KeptAnswerForm.init) }
  }

  /// Keeps a form no longer.
  ///
  /// - Throws: `LibraryError.noSuchForm`.
  public func forgetAnswerForm(_ name: String) async throws {
    try await act(.survey, as: .survey) { writer, undo in
      let forms = try writer.answerForms()
      guard forms.contains(where: { $0.name == name }) else {
        throw LibraryError.noSuchForm(name, known: forms.map(\.name))
      }
      undo.subject = name
      try set(.surveyForm(name), to: nil, writer, &undo)
    }
  }

  private func answers(in file: SourcePath, _ options: AnswerImportOptions) async throws -> FoundAnswers {
    let (questions, forms) = try await read(as: .survey, ofAll: true) { reader in
      (try reader.surveyQuestions().filter { !$0.isWithdrawn }.map(AskedQuestion.init), try reader.answerForms())
    }
    if let name = options.form, !forms.contains(where: { $0.name == name }) {
      throw LibraryError.noSuchForm(name, known: forms.map(\.name))
    }
    let marks = try AnswerMarks(
      columns: options.columns, answers: options.answers, skipsRest: options.skipsRest, questions: questions)
    let sources = try await sources(file, sheet: options.sheet)
    return try await Library.threads.run {
      try FoundAnswers.first(of: sources, questions, marks, forms: forms, form: options.form)
    }
  }
}

/// Takes everything back that a trial has done.
private struct AnswerTrial: Error {
  let receipt: AnswerImportReceipt
}

/// The table of answers of a file, and how it is read.
struct FoundAnswers: Sendable {
  let read: ReadAnswers
  let marks: AnswerMarks
  /// That was used.
  let form: String?
  /// SHA-256 of its headings.
  let headings: String
  /// Sheets that were not read, though they hold answers too.
  fileprivate(set) var others: [String] = []
  let questions: [AskedQuestion]

  private init(
    _ source: LedgerSource, _ questions: [AskedQuestion], _ marks: AnswerMarks,
    forms: [(name: String, form: AnswerForm)],
    form: String?
  ) throws(LibraryError) {
    let table = try AnswerTable(source)
    let names = table.columns.flatMap { [AnswerKey.of($0.name), $0.code.map(AnswerKey.of) ?? ""] }
    headings = ContentHash(of: names.joined(separator: "\n")).description
    let used = forms.last { [headings] in form == nil ? $0.form.headings == headings : $0.name == form }
    self.form = used?.name
    self.marks = used.map { marks.over($0.form.marks) } ?? marks
    self.questions = questions
    read = ReadAnswers(table, questions, self.marks)
  }

  /// The first sheet that has answers, and the others that have; else the first.
  static func first(
    of sources: [LedgerSource], _ questions: [AskedQuestion], _ marks: AnswerMarks,
    forms: [(name: String, form: AnswerForm)], form: String?
  ) throws(LibraryError) -> FoundAnswers {
    var all: [FoundAnswers] = []
    var fault: LibraryError?
    for source in sources {
      do throws(LibraryError) {
        all.append(try FoundAnswers(source, questions, marks, forms: forms, form: form))
      } catch { fault = fault ?? error }
    }
    guard var found = all.first(where: \.read.isWhole) ?? all.first else { throw fault ?? .notATable("") }
    let sheet = found.read.table.source.sheet
    found.others = all.filter(\.read.isWhole).compactMap(\.read.table.source.sheet).filter { $0 != sheet }
    return found
  }
}

extension AskedQuestion {
  init(_ question: SurveyQuestion) {
    self.init(
      key: question.key.description, text: question.text, answers: question.scale?.answers,
      lowestIsPositive: question.scale?.best == .first)
  }
}

extension StoreReader {
  /// Those that were kept, the newest last.
  fileprivate func answerForms() throws -> [(name: String, form: AnswerForm)] {
    try surveyForms().compactMap { name, value in AnswerForm(settingValue: value).map { (name, $0) } }
  }
}
