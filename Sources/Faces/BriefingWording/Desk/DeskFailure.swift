internal import BriefingDomain
internal import BriefingLibrary

extension Failure {
  /// As a page says it, where the shell's sentence names a command or an option; `nil` for what has no sentence.
  package init?(atDesk error: any Error) {
    switch error as? LibraryError {
    case .looksKnown(let field, let name, let near):
      self.init(
        .notFound,
        tr(
          "\(field.label) \(name.quoted) is not known yet.\(near.suggestion) If it is meant as a new one, say so below.",
          "\(field.label)\(name.quoted) はまだありません。\(near.suggestion)新しいものとする場合は、下の「このままで正しい」を選んでください。"))
    case .farDay(let day):
      self.init(
        .usage,
        tr(
          "That is \(day), more than two years from today. Correct it, or say below that it is meant.",
          "\(day) は今日から2年以上離れています。日時を直すか、下の「このままで正しい」を選んでください。"))
    case .noSuchBriefing(let number, _):
      self.init(.notFound, tr("There is no briefing \(number).", "報告 \(number) はありません。"))
    case .roomBusy(let room, let briefing):
      self.init(
        .tryAgain,
        tr(
          "Briefing \(briefing) is on in \(room.safe). End it there first.",
          "\(room.safe) では報告 \(briefing) を投影中です。先に終了してください。"))
    case .unlikeReplacement(let file, let old, _):
      self.init(
        .badData,
        tr(
          "\(file.quoted) differs from \(old.quoted) in kind or name. If it replaces that all the same, say so below.",
          "\(file.quoted) は \(old.quoted) と種類または名前が違います。差し替えてよければ、下の「このままで正しい」を選んでください。"))
    case .deedStays(let deed, _): self.init(.conflict, deed.sentence)
    case .changedSince(let kind, _, _):
      self.init(
        .conflict,
        tr(
          "This (\(kind.label)) cannot be taken back: something was recorded or changed on top of it.",
          "「\(kind.label)」は、その後に記録や変更があるため取り消せません。"))
    default: self.init(error)
    }
  }

  // What only a page can be wrong about.

  package static var noRecipient: Failure { Failure(.usage, tr("Tick for whom.", "報告先を選んでください。")) }

  package static var anotherAct: Failure {
    Failure(
      .conflict,
      tr(
        "You have done something else since. Look at it before you take it back.", "その後に別の操作をしています。内容を確かめてから取り消してください。")
    )
  }

  package static var filesGone: Failure {
    Failure(
      .conflict,
      tr(
        "The files are not here any more. Bring them once more; all else is as you typed it.",
        "資料の一時保管が切れました。資料だけもう一度選んでください。ほかの入力はそのままです。"))
  }

  package static var oneFile: Failure { Failure(.usage, tr("Bring one file.", "ファイルを1つ選んでください。")) }

  package static func tooManyFiles(_ most: Int) -> Failure {
    Failure(.usage, tr("Not more than \(most) files at once.", "一度に送れるのは \(most) ファイルまでです。"))
  }

  package static func tooLarge(_ name: String, _ most: Int) -> Failure {
    Failure(
      .usage,
      tr("\(name.quoted) is too large: at most \(most >> 20) MiB.", "\(name.quoted) は大きすぎます（上限 \(most >> 20) MiB）。"))
  }

  package static func tooMuch(_ most: Int) -> Failure {
    Failure(.usage, tr("That is too much at once: at most \(most >> 20) MiB.", "一度に送れるのは合計 \(most >> 20) MiB までです。"))
  }

  package static func notANumber(_ text: String) -> Failure {
    Failure(.usage, tr("\(text.quoted) is no number.", "\(text.quoted) は数ではありません。"))
  }
}
