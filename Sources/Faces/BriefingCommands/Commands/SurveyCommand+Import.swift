internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

/// How a survey tool's file is read.
struct AnswerFileOptions: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("What the tool has exported.", "ツールから書き出したファイル。"), valueName: "file"))
  var file: SourcePath
  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      tr(
        "Which question a column is (or unit, floor, number, code, - for none): 'Q3. 満足度=overall'. May be repeated.",
        "列がどの設問か（unit 所属、floor 階、number 回答番号、code 合言葉、- 使わない も可）: 'Q3. 満足度=overall'。くり返し可。"),
      valueName: "heading=question"))
  var columns: [String] = []
  @Option(
    name: .customLong("answer"),
    help: ArgumentHelp(
      tr(
        "Which number an answer is (- for none): '大変よい=5', of one question 'overall:普通=3'. May be repeated.",
        "回答の言葉の番号（- は回答としない）: '大変よい=5'。設問を限るには 'overall:普通=3'。くり返し可。"),
      valueName: "words=number"))
  var answers: [String] = []
  @Flag(help: ArgumentHelp(tr("All other columns are of no use.", "ほかの列はすべて使わない。")))
  var skipRest = false
  @Option(
    help: ArgumentHelp(
      tr("Read it as a kept form says (else one of the same headings).", "残してある形式で読む（省略時は見出しが同じ形式）。"), valueName: "name"
    ))
  var form: String?
  @Option(help: ArgumentHelp(tr("The sheet of a workbook with answers.", "回答のあるシート。"), valueName: "name"))
  var sheet: String?

  var options: AnswerImportOptions {
    AnswerImportOptions(sheet: sheet, columns: columns, answers: answers, skipsRest: skipRest, form: form)
  }
}

extension SurveyCommand {
  struct Import: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import",
        abstract: tr(
          "Take answers from a survey tool's file: all rows or none.", "アンケートツールのファイルから回答を取り込む（全行か、何もしないか）。"),
        discussion: tr(
          """
          Example: utsusu survey import answers.xlsx --wave 1 --dry-run

          Reads what Microsoft Forms, Google Forms, LimeSurvey (also VV), kintone and desknet's NEO export. Names, mail addresses and \
          times are never kept. The tool's number of a response comes in once; a newer export adds what is new.
          """,
          """
          例: utsusu survey import 回答.xlsx --wave 1 --dry-run

          Microsoft Forms、Google フォーム、LimeSurvey（VV も）、kintone、desknet's NEO の書き出しを読みます。名前・メール・時刻は残しません。\
          回答番号があれば同じ回答は一度だけ数え、新しい書き出しからは増えた分だけを加えます。
          """))
    }
    @OptionGroup var file: AnswerFileOptions
    @Option(
      help: ArgumentHelp(tr("The wave, by name or number.", "調査回の名前か番号。"), valueName: "wave"),
      completion: HomeCompletion.waves)
    var wave: String
    @Option(
      help: ArgumentHelp(tr("Keep what was said as a form of this name.", "指定した内容をこの名前の形式として残す。"), valueName: "name"))
    var keepForm: String?
    @Option(
      help: ArgumentHelp(
        tr("What the tool's form is called, where a wave has several of them.", "1回の調査に複数のフォームがあるときの、フォームの名前。"),
        valueName: "name"))
    var source: String?
    @Flag(
      help: ArgumentHelp(
        tr(
          "A newer export: responses that are there stay as they are, those of other waves are left out.",
          "書き出し直したファイルとして、既にある回答はそのままとし、ほかの調査回にある回答は除く。")))
    var keepKnown = false
    @Flag(
      help: ArgumentHelp(
        tr("Take answers that another wave has alike; it is another form.", "別のフォームとして、ほかの調査回と同じ回答も取り込む。")))
    var again = false
    @Option(help: ArgumentHelp(tr("Add this unit. May be repeated.", "この所属を加える。くり返し可。"), valueName: "name"))
    var newUnit: [String] = []
    @Flag(help: ArgumentHelp(tr("Say how the file is read, and write nothing.", "読み取りの結果だけを示し、書き込まない。")))
    var dryRun = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      var options = file.options
      (options.keepForm, options.source, options.keepsKnown) = (keepForm, source, keepKnown)
      options.takesAgain = again
      (options.newUnits, options.isTrial) = (newUnit, dryRun)
      let receipt = try await common.visit().importAnswers(file.file, to: wave, options)
      let text = try json.json ? receipt.json : AnswerImportWording.text(receipt)
      if dryRun { return try Output.put(text) }
      try Output.put(
        text, afterDoing: tr("Importing \(receipt.added ?? 0) answers", "回答 \(receipt.added ?? 0) 件の取り込み"))
    }
  }

  struct Columns: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "columns",
        abstract: tr("What a survey tool's columns and answers are taken as.", "アンケートの列と回答がどう読まれるかを表示する。"),
        discussion: tr(
          "Example: utsusu survey columns answers.csv --column 'Q3. 満足度=overall'",
          "例: utsusu survey columns 回答.csv --column 'Q3. 満足度=overall'"))
    }
    @OptionGroup var file: AnswerFileOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let columns = try await common.visit().answerColumns(of: file.file, file.options)
      try Output.put(json.json ? columns.json : AnswerImportWording.text(columns, width: Output.columns))
    }
  }

  struct Forms: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "forms", abstract: tr("Kept forms of survey tools' files.", "残してある読み取りの形式を表示・消去する。"),
        discussion: tr("Example: utsusu survey forms", "例: utsusu survey forms"))
    }
    @Option(help: ArgumentHelp(tr("Keep this one no longer.", "この形式を消す。"), valueName: "name"))
    var forget: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      if let forget { try await visit.forgetAnswerForm(forget) }
      let forms = try await visit.answerForms()
      try Output.put(json.json ? ["forms": forms].json : AnswerImportWording.text(forms) + visit.undoLine)
    }
  }
}
