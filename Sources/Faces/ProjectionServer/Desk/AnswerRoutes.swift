internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import Hummingbird

/// A survey tool's file, brought at the desk: what it is taken as is told, what is not known is chosen, and then it is taken in.
struct AnswerRoutes: Sendable {
  let staged: StagedUploads

  /// Bytes of a file: it is read as a whole, beside all that the server does.
  private static let largest = 32 << 20
  var routes: [DeskRoute] {
    [
      .page("surveys/:wave/answers", for: .survey) { try await page($0) },
      .upload("surveys/:wave/answers", for: .survey) { try await bring($0) },
      .act("surveys/:wave/answers/look", for: .survey) { desk in
        let (batch, owner) = (desk.form["batch"], desk.visitor.account.id)
        guard try await file(batch, desk) != nil else { return try await page(desk, Failure.broughtGone) }
        await staged.keep(desk.form.all, beside: batch, owner)
        return Response.to(Self.place(try desk.surveyNumber, batch))
      },
      .act("surveys/:wave/answers/take", for: .survey) { try await take($0) },
      .act("surveys/:wave/answers/leave", for: .survey) { desk in
        await staged.drop(desk.form["batch"], of: desk.visitor.account.id)
        return Response.to(Self.place(try desk.surveyNumber, ""))
      },
      .act("surveys/:wave/answers/forget", for: .survey) { desk in
        do { try await desk.visit.forgetAnswerForm(desk.form["form"]) } catch { return try await page(desk, error) }
        return Response.to(Self.place(try desk.surveyNumber, ""), .saved)
      },
    ]
  }

  private static func place(_ wave: String, _ batch: String) -> String {
    DeskPages.address(DeskPlace.surveys.path + "/" + wave + "/answers", [("batch", batch)])
  }

  private func file(_ batch: String, _ desk: DeskRequest) async throws -> StagedFile? {
    await staged.files(of: batch, desk.visitor.account.id)?.first
  }

  // MARK: What is looked at

  /// - Parameter error: why what was sent was refused.
  private func page(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let (visit, number) = (desk.visit, try desk.surveyNumber)
    let status: SurveyWaveStatus
    // Of no wave there is no page to say it on.
    do { status = try await visit.surveyWave(named: number) } catch let fault { throw error ?? fault }
    let batch = desk.query("batch") ?? desk.form["batch"]
    var (error, view) = (error, AnswerFileView?.none)
    if status.record.wave.state != .open {
      error = error ?? LibraryError.survey(.wrongState(status.record, needed: .open))
    } else {
      do { view = try await brought(batch, number, desk, &error) } catch let fault { error = error ?? fault }
    }
    let answers = AnswersView(
      wave: status, forms: try await visit.answerForms(), mostBytes: Self.largest, file: view,
      taken: StagedUploads.receipt(
        AnswerImportReceipt.self, in: await staged.form(beside: batch, desk.visitor.account.id) ?? [:]))
    let state = try await desk.surveyState()
    return try desk.surveyPage(error) { DeskPages.answers(answers, state, in: $0) }
  }

  /// What was brought, as it is read by what has been chosen.
  ///
  /// - Parameter error: what was chosen and cannot be; it stays, and the file is read without.
  private func brought(
    _ batch: String, _ number: String, _ desk: DeskRequest, _ error: inout (any Error)?
  ) async throws -> AnswerFileView? {
    guard let file = try await file(batch, desk) else { return nil }
    let form = await staged.form(beside: batch, desk.visitor.account.id) ?? [:]
    var (columns, trial, faults) = (AnswerColumns?.none, AnswerImportReceipt?.none, [TableFault]())
    do {
      var (options, found) = try await AnswerChoices(FormBody(form)).options(of: file.source, desk.visit)
      columns = found
      options.isTrial = true
      trial = try await desk.visit.importAnswers(file.source, to: number, options)
    } catch LibraryError.badTable(_, _, let found) { faults = found } catch let fault { error = error ?? fault }
    let plain = columns == nil ? try await desk.visit.answerColumns(of: file.source) : nil
    guard let columns = columns ?? plain else { return nil }
    return AnswerFileView(
      batch: batch, name: file.name, columns: columns, questions: try await desk.visit.surveyQuestions(), form: form,
      trial: trial, faults: faults)
  }

  // MARK: What is done

  private func bring(_ desk: DeskRequest) async throws -> Response {
    let owner = desk.visitor.account.id
    do {
      let upload = try await Upload(desk, staged) { await staged.drop($0.batch, of: owner) }
      do {
        let files = await staged.files(of: upload.batch, owner) ?? []
        guard files.count == 1 else { throw Failure.oneFile }
        guard files[0].byteCount <= Self.largest else { throw Failure.tooLarge(files[0].name, Self.largest) }
        _ = try await desk.visit.surveyWave(named: try desk.surveyNumber)
        // What is no table is said at once, and not kept.
        _ = try await desk.visit.answerColumns(of: files[0].source)
        return Response.to(Self.place(try desk.surveyNumber, upload.batch))
      } catch {
        await staged.drop(upload.batch, of: owner)
        throw error
      }
    } catch { return try await page(desk, error) }
  }

  /// Takes in what was looked through, as it was looked through. Sent twice, it is taken in once.
  private func take(_ desk: DeskRequest) async throws -> Response {
    let (batch, owner, number) = (desk.form["batch"], desk.visitor.account.id, try desk.surveyNumber)
    let form = await staged.form(beside: batch, owner) ?? [:]
    do {
      let place: @Sendable (String) -> String = { Self.place(number, $0) }
      return try await staged.take(batch, of: owner, to: place) { files in
        let (options, _) = try await AnswerChoices(FormBody(form)).options(of: files[0].source, desk.visit)
        return try await desk.visit.importAnswers(files[0].source, to: number, options)
      }
    } catch { return try await page(desk, error) }
  }
}

/// What somebody has chosen beside a file of answers, as the options of its import say it.
private struct AnswerChoices {
  private let form: FormBody

  init(_ form: FormBody) { self.form = form }

  /// Those options, and what the columns are taken as by them.
  func options(
    of file: SourcePath, _ visit: Visit
  ) async throws -> (options: AnswerImportOptions, columns: AnswerColumns) {
    var options = AnswerImportOptions(
      sheet: form.said("sheet"), skipsRest: !form["rest"].isEmpty, keepForm: form.said("keep"),
      source: form.said("source"), keepsKnown: !form["known"].isEmpty,
      takesAgain: !form["again"].isEmpty)
    var columns = try await visit.answerColumns(of: file, options)
    options.columns = marks(of: columns)
    if !options.columns.isEmpty { columns = try await visit.answerColumns(of: file, options) }
    for (place, column) in columns.columns.enumerated() where isStill(column, place) {
      for (number, answer) in column.answers.enumerated() {
        let chosen = form[AnswerField.answer(place, number)]
        if chosen.isEmpty { continue }
        if column.isQuestion {
          if chosen != answer.number.map(String.init) {
            options.answers.append("\(column.taken):\(answer.text)=\(chosen)")
          }
        } else if chosen == AnswerField.new {
          options.newUnits.append(AnswerField.unit(answer.text))
        } else if chosen == AnswerField.none {
          options.answers.append("\(answer.text)=\(chosen)")
        }
      }
    }
    if !options.answers.isEmpty { columns = try await visit.answerColumns(of: file, options) }
    return (options, columns)
  }

  /// Of columns that are to be something else than they look like.
  private func marks(of columns: AnswerColumns) -> [String] {
    columns.columns.enumerated().compactMap { place, column in
      let chosen = form[AnswerField.column(place)]
      guard chosen != AnswerField.value(column), let target = AnswerField.target(chosen) else { return nil }
      return "\(column.heading)=\(target)"
    }
  }

  /// Whether the answers of a column were chosen of what it is now.
  private func isStill(_ column: AnswerColumns.Column, _ place: Int) -> Bool {
    form[AnswerField.before(place)] == AnswerField.value(column)
  }
}
