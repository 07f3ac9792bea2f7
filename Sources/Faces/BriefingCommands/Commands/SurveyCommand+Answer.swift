internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension SurveyCommand {
  struct Answer: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "answer", abstract: tr("Type in what one person answered on paper.", "紙の回答用紙を1枚入力する。"),
        discussion: tr(
          """
          Example: utsusu survey answer 改革前 overall=4 ict=5 'opinion=会議が減った' --floor 3階

          Nothing tells afterwards which sheet it was, so that it cannot be taken back. With --code nobody is counted twice.
          """,
          """
          例: utsusu survey answer 改革前 overall=4 ict=5 'opinion=会議が減った' --floor 3階

          どの回答かを後で特定できないため、取り消せません。--code を付けると、同じ人を二重に数えません。
          """))
    }
    @OptionGroup var wave: WaveArgument
    @Argument(
      help: ArgumentHelp(tr("A question and its answer: overall=4.", "設問と回答（overall=4 など）。"), valueName: "key=answer"))
    var answers: [QuestionAnswer]
    @Option(help: ArgumentHelp(tr("The floor (else the unit's).", "階（省略時は所属の階）。")))
    var floor: String?
    @Option(help: ArgumentHelp(tr("The unit.", "所属。")), completion: HomeCompletion.units)
    var unit: String?
    @Option(
      help: ArgumentHelp(tr("What the person has chosen to be known by; it is not kept.", "本人が決めた合言葉（そのままは保存しません）。")))
    var code: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let questions = try await visit.surveyQuestions()
      var sheet = AnswerSheet(floor: floor, answers: [:], key: code.map { .code($0) })
      if let unit { sheet.unit = try await visit.named(unit, OfficeUnit.self)?.party.id }
      for said in answers {
        if sheet.answers[said.key] != nil || sheet.texts[said.key] != nil {
          throw ValidationError(
            tr("\(said.key) is answered twice. Say it once.", "\(said.key) の回答が2回あります。1回にしてください。"))
        }
        let question = questions.first { $0.key == said.key }
        if let question, question.scale == nil {
          sheet.texts[said.key] = said.answer
        } else {
          guard let number = Count(argument: said.answer) else {
            guard let question else {
              throw LibraryError.survey(.noSuchQuestion("\(said.key)", known: questions.map(\.key.description)))
            }
            throw LibraryError.survey(.unfitAnswer(sheet: 0, said.key, said.answer, scale: question.scale))
          }
          sheet.answers[said.key] = number.value
        }
      }
      let receipt = try await visit.addSheets([sheet], to: wave.name)
      try Output.put(
        json.json ? SheetReceiptPayload(receipt).json : SurveyWording.receipt(receipt),
        afterDoing: tr("Taking it in", "回答の取込み"))
    }
  }
}

/// overall=4.
struct QuestionAnswer: ExpressibleByArgument {
  let key: SurveyQuestion.Key
  let answer: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), let key = SurveyQuestion.Key(String(argument[..<sign])) else {
      return nil
    }
    (self.key, answer) = (key, String(argument[argument.index(after: sign)...]))
  }
}
