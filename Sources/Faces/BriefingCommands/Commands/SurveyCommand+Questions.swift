internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension SurveyCommand {
  struct QuestionCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "question", abstract: tr("The catalogue of questions.", "設問の一覧と登録。"),
        discussion: tr("Example: utsusu survey question list", "例: utsusu survey question list"),
        subcommands: [List.self, Add.self, Change.self, Withdraw.self], defaultSubcommand: List.self)
    }
  }
}

/// What is said of the answers of a question.
struct ScaleOptions: ParsableArguments {
  @Option(help: ArgumentHelp(tr("How many answers, 2 to 11, numbered from 1.", "選択肢の数（2〜11、番号は1から）。"), valueName: "n"))
  var answers: Count?
  @Option(
    help: ArgumentHelp(
      tr("Which end is the most positive: 1 (first) or the highest number (last).", "最も肯定的な端（first は1、last は最大の番号）。"),
      valueName: "first|last"))
  var best: SurveyScale.End?
  @Option(
    help: ArgumentHelp(
      tr(
        "How many of them count as positive (else 2 of 5, and of others as near to it).",
        "肯定に数える選択肢の数（省略時は5段階で2、ほかも同じ割合）。"),
      valueName: "n"))
  var positive: Count?

  var isGiven: Bool { answers != nil || best != nil || positive != nil }

  /// - Parameter before: what stays where nothing is said.
  func scale(_ before: SurveyScale?) throws -> SurveyScale {
    let count = answers?.value ?? before?.answers ?? 5
    // Of another number of answers another number is positive.
    let positive = positive?.value ?? (answers == nil ? before?.positive : nil)
    guard let scale = SurveyScale(answers: count, best: best ?? before?.best ?? .last, positive: positive) else {
      throw LibraryError.survey(.unfitScale)
    }
    return scale
  }
}

struct QuestionArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(tr("The question's key.", "設問の記号。"), valueName: "key"), completion: HomeCompletion.questions)
  var key: String
}

extension SurveyCommand.QuestionCommand {
  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("Every question.", "設問の一覧を表示する。"),
        discussion: tr("Example: utsusu survey question list", "例: utsusu survey question list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let questions = try await common.visit().surveyQuestions()
      try Output.put(
        json.json
          ? ["questions": questions.map(SurveyQuestionPayload.init)].json
          : SurveyWording.questions(questions, width: Output.columns))
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Add a question.", "設問を加える。"),
        discussion: tr(
          """
          Example: utsusu survey question add overall 新しい働き方に満足していますか --topic overall
          Example: utsusu survey question add opinion 自由にお書きください --free

          Five answers of which 5 is the most positive, unless something else is said.
          """,
          """
          例: utsusu survey question add overall 新しい働き方に満足していますか --topic overall
          例: utsusu survey question add opinion 自由にお書きください --free

          指定がなければ、5が最も肯定的な5段階です。
          """))
    }
    @OptionGroup var question: QuestionArgument
    @Argument(help: ArgumentHelp(tr("As people are asked.", "設問文。")))
    var text: String
    @Option(help: ArgumentHelp(tr("What it is about.", "分野。")))
    var topic = SurveyQuestion.Topic.other
    @OptionGroup var scale: ScaleOptions
    @Flag(help: ArgumentHelp(tr("People write what they like.", "自由記述とする。")))
    var free = false
    @Flag(help: ArgumentHelp(tr("Fewer than ten answers are hidden, instead of five.", "要配慮（10件未満を表示しない。ほかは5件未満）。")))
    var delicate = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if free, scale.isGiven {
        throw ValidationError(
          tr(
            "A question that people write on has no --answers, --best or --positive.",
            "--free には --answers・--best・--positive を付けられません。"))
      }
    }

    func run() async throws {
      guard let key = SurveyQuestion.Key(question.key) else { throw LibraryError.survey(.unfitKey(question.key)) }
      let added = SurveyQuestion(
        key, text, topic: topic, scale: free ? nil : try scale.scale(nil), isDelicate: delicate)
      let visit = try await common.visit()
      try put(try await visit.addSurveyQuestion(added), visit, json)
    }
  }

  struct Change: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "change", abstract: tr("Change a question.", "設問を変更する。"),
        discussion: tr(
          """
          Example: utsusu survey question change overall --text 新しい働き方に、全体として満足していますか

          What has been answered keeps its answers, and stays delicate.
          """,
          """
          例: utsusu survey question change overall --text 新しい働き方に、全体として満足していますか

          回答のある設問の選択肢は変えられず、「要配慮」も外せません。
          """))
    }
    @OptionGroup var question: QuestionArgument
    @Option(help: ArgumentHelp(tr("As people are asked.", "設問文。")))
    var text: String?
    @Option(help: ArgumentHelp(tr("What it is about.", "分野。")))
    var topic: SurveyQuestion.Topic?
    @OptionGroup var scale: ScaleOptions
    @Flag(
      inversion: .prefixedNo,
      help: ArgumentHelp(tr("Fewer than ten answers are hidden, instead of five.", "要配慮（10件未満を表示しない。ほかは5件未満）。")))
    var delicate: Bool?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if text == nil, topic == nil, delicate == nil, !scale.isGiven {
        throw ValidationError(tr("Say what is to change, such as --text.", "変更する内容を指定してください（例: --text）。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let (text, topic, scale, delicate) = (text, topic, scale, delicate)
      let changed = try await visit.changeSurveyQuestion(question.key) { question in
        if let text { question.text = text }
        if let topic { question.topic = topic }
        if let delicate { question.isDelicate = delicate }
        if scale.isGiven { question.scale = try scale.scale(question.scale) }
      }
      try put(changed, visit, json)
    }
  }

  struct Withdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw", abstract: tr("Ask a question no more.", "設問を取り下げる。"),
        discussion: tr(
          """
          Example: utsusu survey question withdraw overall --reason 設問の重複

          Results of waves that are closed keep it; waves that are not closed yet do not count it.
          """,
          """
          例: utsusu survey question withdraw overall --reason 設問の重複

          締め切った調査回の結果には残り、まだ締め切っていない調査回では数えません。
          """))
    }
    @OptionGroup var question: QuestionArgument
    @Option(help: ArgumentHelp(tr("Why.", "理由。")))
    var reason: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try put(try await visit.withdrawSurveyQuestion(question.key, reason: reason), visit, json)
    }
  }
}

private func put(_ question: SurveyQuestion, _ visit: Visit, _ json: JSONOption) throws {
  try Output.put(
    json.json ? SurveyQuestionPayload(question).json : SurveyWording.receipt(question) + visit.undoLine,
    afterDoing: tr("Recording it", "設問の記録"))
}
