internal import BriefingDomain
internal import BriefingLibrary

extension SurveyFault {
  /// What goes wrong with a survey, and what to do.
  var sentence: String {
    switch self {
    case .unfitKey(let text):
      tr(
        "\(text.quoted) is no key of a question. Write a–z, 0–9 and -, up to 40: overall, meeting-rooms.",
        "\(text.quoted) は設問の記号に使えません。overall、meeting-rooms のように、a–z・0–9・- で40文字までで書いてください。")
    case .keyTaken(let key):
      tr(
        "There is a question \(key) already, perhaps withdrawn. Choose another key, or change it: utsusu survey question change \(key)",
        "設問 \(key) は既にあります（取り下げたものを含む）。別の記号にするか、utsusu survey question change \(key) で変更してください。")
    case .noSuchQuestion(let key, let known):
      tr(
        "There is no question \(key.quoted).\(known.suggestion) `utsusu survey question list` lists them.",
        "\(key.quoted) という設問はありません。\(known.suggestion)一覧は utsusu survey question list で見られます。")
    case .questionWithdrawn(let key):
      tr(
        "Question \(key) is withdrawn and asked no more. Take the withdrawal back with `utsusu undo`, or add another question.",
        "設問 \(key) は取り下げられています。utsusu undo で取下げを取り消すか、別の設問を加えてください。")
    case .questionAnswered(let key):
      tr(
        "Question \(key) has been answered: its answers, their direction and what counts as positive stay, and so does that it is delicate. Withdraw it and add another one.",
        "設問 \(key) には回答があるため、段階・向き・肯定とする数は変えられず、「要配慮」も外せません。取り下げて、別の設問を加えてください。")
    case .unfitScale:
      tr(
        "A question has 2 to 11 answers, of which at least one counts as positive and at least one does not: --answers 5 --positive 2",
        "選択肢は2〜11で、肯定に数えるものと数えないものが必要です（例: --answers 5 --positive 2）。")
    case .noQuestions:
      tr(
        "There is nothing to ask yet. Add a question first: utsusu survey question add KEY TEXT",
        "設問がありません。先に utsusu survey question add 記号 設問文 で加えてください。")
    case .noSuchWave(let name, let known):
      tr(
        "There is no wave \(name.quoted).\(known.suggestion) `utsusu survey wave list` lists them.",
        "\(name.quoted) という調査回はありません。\(known.suggestion)一覧は utsusu survey wave list で見られます。")
    case .waveNameTaken(let name):
      tr(
        "There is a wave \(name.quoted) already. Choose another name, or give that one another with `utsusu survey wave change`.",
        "\(name.quoted) という調査回は既にあります。別の名前にするか、その調査回の名前を utsusu survey wave change で変えてください。")
    case .numberAsName(let name):
      tr(
        "\(name.quoted) would be taken for the number of a wave. Give it a name with a letter: 改革前, 2026年秋.",
        "\(name.quoted) は調査回の番号と区別できません。改革前、2026年秋のように、数字だけでない名前にしてください。")
    case .unfitNumber(let number):
      tr(
        "\(number) people cannot be asked. Write a number from 1 to \(SurveyWave.most).",
        "依頼した人数に \(number) は使えません。1〜\(SurveyWave.most) で書いてください。")
    case .floorTwice(let name):
      tr("The floor \(name.quoted) is said twice. Say it once.", "\(name.quoted) が2回指定されています。1回にしてください。")
    case .floorsAboveWhole(let sum, let asked):
      tr(
        "On the floors \(Figure.count(sum)) are asked, and \(Figure.count(asked)) in all. Correct one of them: --asked \(sum), or the floors anew with --floor.",
        "階ごとの人数の計は \(Figure.count(sum))、全体は \(Figure.count(asked)) です。--asked \(sum) とするか、--floor で階ごとの人数を指定し直してください。")
    case .wrongState(let record, let needed): Self.sentence(of: record, needed)
    case .nothingAnswered(let name):
      tr(
        "Nobody has answered \(name.quoted) yet, and closing is for good. Bring the answers in first.",
        "\(name.quoted) にはまだ回答がなく、締め切ると元に戻せません。先に回答を取り込んでください。")
    case .waveAnswered(let name):
      tr(
        "People have answered \(name.quoted), and so it stays open until `utsusu survey close` closes it.",
        "\(name.quoted) には回答があるため、utsusu survey close で締め切るまで受付中のままです。")
    case .unfitAnswer(let sheet, let key, let text, let scale?):
      tr(
        "Sheet \(sheet + 1) answers question \(key) with \(text.quoted), and the question has the answers 1 to \(scale.answers). Correct it; nothing was taken in.",
        "\(sheet + 1) 件目の設問 \(key) の回答 \(text.quoted) は選択肢にありません（選択肢は 1〜\(scale.answers)）。直してください。何も取り込んでいません。")
    case .unfitAnswer(let sheet, let key, let text, nil):
      tr(
        "Sheet \(sheet + 1) answers question \(key) with the number \(text.quoted), and people write freely there. Write a text; nothing was taken in.",
        "\(sheet + 1) 件目の設問 \(key) は自由記述で、番号 \(text.quoted) では答えられません。文で書いてください。何も取り込んでいません。")
    case .emptySheet: tr("Nothing is answered. Answer at least one question.", "回答がありません。1問以上に答えてください。")
    case .shortCode:
      tr(
        "Your own code needs at least \(AnswerSheet.shortestCode) letters or digits. Write a longer one.",
        "合言葉は \(AnswerSheet.shortestCode) 文字以上にしてください。")
    case .answeredAlready:
      tr(
        "With this code somebody has answered already, and the first answer stands. If it was not you, choose another code.",
        "この合言葉では既に回答されています。最初の回答が残ります。心当たりがない場合は、別の合言葉にしてください。")
    }
  }

  private static func sentence(of record: SurveyWaveRecord, _ needed: SurveyWave.State) -> String {
    let name = record.wave.name.quoted
    return switch (record.wave.state, needed) {
    case (.closed, _):
      tr(
        "\(name) is closed for good: nothing comes in, and nothing changes. `utsusu survey show \(record.number)` shows its result.",
        "\(name) は締め切られており、変更できません。結果は utsusu survey show \(record.number) で見られます。")
    case (.planned, .open):
      tr(
        "\(name) is not open yet: utsusu survey open \(record.number)",
        "\(name) はまだ始まっていません。utsusu survey open \(record.number) で始めてください。")
    case (.open, .planned): tr("\(name) is open already.", "\(name) は既に始まっています。")
    case (_, _):
      tr(
        "\(name) has no result before it is closed, so that no two results can be subtracted: utsusu survey close \(record.number)",
        "\(name) の結果は、締め切った後にだけ見られます（途中の結果との差から回答が分からないようにするため）。utsusu survey close \(record.number) で締め切ってください。")
    }
  }
}
