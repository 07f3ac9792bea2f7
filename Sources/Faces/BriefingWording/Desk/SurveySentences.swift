internal import BriefingDomain
internal import BriefingLibrary

// What the shell says of surveys with a command, as a page says it.

extension SurveyFault {
  /// `nil` for what both say alike.
  var deskSentence: String? {
    switch self {
    case .keyTaken(let key):
      tr(
        "There is a question \(key) already, perhaps withdrawn. Choose another key, or change that one.",
        "設問 \(key) は既にあります（取り下げたものを含む）。別の記号にするか、その設問を変更してください。")
    case .noSuchQuestion(let key, let known):
      tr("There is no question \(key.quoted).\(known.suggestion)", "\(key.quoted) という設問はありません。\(known.suggestion)")
    case .questionWithdrawn(let key):
      tr(
        "Question \(key) is withdrawn and asked no more. Add another question.",
        "設問 \(key) は取り下げられています。別の設問を加えてください。")
    case .unfitScale:
      tr(
        "A question has 2 to 11 answers, of which at least one counts as positive and at least one does not.",
        "選択肢は2〜11で、肯定に数えるものと数えないものが必要です。")
    case .floorsAboveWhole(let sum, let asked):
      tr(
        "On the floors \(Figure.count(sum)) are asked, and \(Figure.count(asked)) in all. Correct one of them.",
        "階ごとの人数の計は \(Figure.count(sum))、全体は \(Figure.count(asked)) です。どちらかを直してください。")
    case .noQuestions:
      tr("There is nothing to ask yet. Add a question first.", "設問がありません。先に設問を加えてください。")
    case .noSuchWave(let name, let known):
      tr("There is no wave \(name.quoted).\(known.suggestion)", "\(name.quoted) という調査回はありません。\(known.suggestion)")
    case .wrongState(let record, let needed): Self.deskSentence(of: record.wave, needed)
    default: nil
    }
  }

  private static func deskSentence(of wave: SurveyWave, _ needed: SurveyWave.State) -> String? {
    let name = wave.name.quoted
    return switch (wave.state, needed) {
    case (.closed, _):
      tr(
        "\(name) is closed for good: nothing comes in, and nothing changes.", "\(name) は締め切られており、変更できません。")
    case (.planned, .open):
      tr("\(name) is not open yet. Let answers come in first.", "\(name) はまだ始まっていません。先に受付を始めてください。")
    case (.open, .planned): nil
    case (_, _):
      tr(
        "\(name) has no result before it is closed, so that no two results can be subtracted.",
        "\(name) の結果は、締め切った後にだけ見られます（途中の結果との差から回答が分からないようにするため）。")
    }
  }
}

extension AnswerFault {
  /// `nil` for what both say alike, and for what a page lets somebody choose instead.
  var deskSentence: String? {
    switch self {
    case .noSuchQuestion(let key, _):
      tr(
        "\(key.quoted) is no question that is asked; choose another one", "\(key.quoted) という設問はありません。別の設問を選んでください")
    case .unnumbered:
      tr(
        "no column numbers the responses, so that a newer export would count all of them again; choose which one does, or say below what the tool's form is called",
        "回答番号の列がなく、書き出し直すと同じ回答を二重に数えます。番号の列を選ぶか、下にフォームの名前を入力してください")
    case .numbersTaken:
      tr(
        "the wave has responses of the file's numbers, which are not known to be the same ones; if the file is of another form, say below what that is called; if it is a newer export, tick below that what is known stays",
        "ファイルと同じ番号の回答が既にあり、同じ回答かどうか分かりません。別のフォームのファイルなら、下にフォームの名前を入力してください。書き出し直したものなら、既にある分を残すことを下で選んでください")
    case .inAnotherWave(let name):
      tr(
        "wave \(name.quoted) has these answers already, and who subtracts the results of both would know what single people answered; tick below that what is known stays, or, if it is chance, as of another form, that all come in",
        "調査回 \(name.quoted) に同じ回答があります。両方に取り込むと、結果の差から個人の回答が分かります。既にある分を残すことを下で選んでください。別のフォームで、偶然同じなら、すべて取り込むことを下で選べます")
    default: nil
    }
  }
}

extension Failure {
  package static func unfitFloor(_ line: String) -> Failure {
    Failure(
      .usage,
      tr(
        "\(line.quoted) does not say how many are asked on a floor. Write 3階=40, a line for each floor.",
        "\(line.quoted) は階ごとの人数として読めません。1行に1階ずつ 3階=40 のように書いてください。"))
  }
}
