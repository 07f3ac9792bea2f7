internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// Why something is not taken back, and what puts it right instead.
  var undoSentence: String {
    switch self {
    case .nothingToUndo(let person):
      tr(
        "There is nothing to take back: \(person.name.safe) has done nothing, or all of it is taken back. What others did, they take "
          + "back themselves.",
        "取り消せる操作はありません。\(person.name.safe) の操作がないか、すべて取り消してあります。ほかの人の操作は、その人が取り消せます。")
    case .deedStays(let deed, let act):
      deed.sentence
        + (act.map { act in
          tr(
            " Before that came \(act.act.kind.label) (\(act.about)): `utsusu undo --past` takes that back.",
            "その前の操作は「\(act.act.kind.label)」（\(act.about)）です。これを取り消すには utsusu undo --past を実行してください。")
        } ?? tr(" Nothing that you did before can be taken back.", "その前に取り消せる操作はありません。"))
    case .changedMeanwhile(let acts):
      tr(
        "Since you opened the page it was changed, so that nothing was done:\(acts.map(\.whose).lines)\nLook at it as it is now, and do it again if it is still right.",
        "ページを開いたあとに変更されたため、何もしていません:\(acts.map(\.whose).lines)\n今の内容を確かめて、必要ならもう一度操作してください。")
    case .changedSince(let kind, let briefing, let subject):
      tr(
        "What you did last (\(Self.about(kind, briefing, subject))) cannot be taken back: something has been recorded or "
          + "changed on top of it. \(kind.way(briefing))",
        "「\(Self.about(kind, briefing, subject))」は、その後に記録や変更があるため取り消せません。\(kind.way(briefing))")
    default: ""
    }
  }

  private static func about(_ kind: Act.Kind, _ briefing: Briefing.ID?, _ subject: String) -> String {
    let about = [briefing.map { tr("briefing \($0)", "報告 \($0)") }, subject.isEmpty ? nil : subject.safe]
      .compactMap(\.self).joined(separator: "  ")
    return about.isEmpty ? kind.label : kind.label + tr(", \(about)", "、\(about)")
  }
}

extension Act.Kind {
  /// What puts it right where it is not taken back.
  fileprivate func way(_ briefing: Briefing.ID?) -> String {
    let number = briefing.map { "\($0)" } ?? tr("NUMBER", "番号")
    return switch self {
    case .register, .import:
      tr(
        "Correct it with `utsusu withdraw \(number) --reason …` and `utsusu cancel \(number) --reason …`.",
        "utsusu withdraw \(number) --reason … と utsusu cancel \(number) --reason … で直してください。")
    case .submit, .withdraw:
      tr(
        "Correct it with `utsusu submit \(number) --form …` or `utsusu withdraw \(number) --reason …`.",
        "utsusu submit \(number) --form … か utsusu withdraw \(number) --reason … で直してください。")
    case .amend, .cancel, .restore, .add, .replace:
      tr(
        "Correct it with `utsusu amend \(number)`, `utsusu register FILE --replaces \(number)` or "
          + "`utsusu cancel \(number)`.",
        "utsusu amend \(number)・utsusu register ファイル --replaces \(number)・utsusu cancel \(number) で直してください。")
    case .room:
      tr(
        "Correct it with `utsusu room rename`; a room that has records stays.",
        "utsusu room rename で直してください。記録のある会議室は残ります。")
    case .person:
      tr(
        "Correct it with `utsusu person role` or `utsusu person disable`.",
        "utsusu person role か utsusu person disable で直してください。")
    case .printer: tr("Correct it with `utsusu printer set`.", "utsusu printer set で直してください。")
    case .explain: tr("Say it anew with `utsusu evidence explain`.", "utsusu evidence explain で改めて説明してください。")
    case .stock: tr("Correct it with `utsusu stock correct`.", "utsusu stock correct で直してください。")
    case .survey:
      tr(
        "What people have answered on stays. Change the rest with `utsusu survey`.",
        "回答のあったものは元に戻せません。ほかは utsusu survey で変更してください。")
    case .space: tr("Correct it with `utsusu space correct`.", "utsusu space correct で直してください。")
    case .assign:
      tr("Correct it with `utsusu assignment done`.", "utsusu assignment done で直してください。")
    case .remove:
      tr("Add it with `utsusu recipient add`.", "utsusu recipient add で加えてください。")
    case .name, .merge:
      tr(
        "Correct it with `utsusu recipient rename` or `utsusu unit rename`.",
        "utsusu recipient rename か utsusu unit rename で直してください。")
    case .set, .undo: tr("Set it anew.", "もう一度設定してください。")
    }
  }
}

extension LastingDeed {
  var sentence: String {
    switch self {
    case .removed(let version):
      tr("What you did last was to take \(version.place) away, for good.", "最後の操作は \(version.place) の削除で、元に戻せません。")
    case .projected(let last):
      tr(
        "What you did last was to project briefing \(last.briefing) (\(last.title.safe)) in \(last.room.safe), which undo does "
          + "not take back. \(last.way)",
        "最後の操作は報告 \(last.briefing)（\(last.title.safe)）の \(last.room.safe) への投影で、undo では取り消せません。\(last.way)")
    case .indexed(let version):
      tr(
        "What you did last was to bring files in with `utsusu index`, \(version.fileName.safe) last, which undo does not take "
          + "back. `utsusu material remove --indexed \(version.material) --reason …` takes that one away.",
        "最後の操作は utsusu index による取込み（最後のファイルは \(version.fileName.safe)）で、undo では取り消せません。このファイルは "
          + "utsusu material remove --indexed \(version.material) --reason … で削除できます。")
    case .forgotten:
      tr(
        "What you did last was to have it forgotten who printed what, for good.",
        "最後の操作は印刷した人と文書名の消去で、元に戻せません。")
    case .repaired:
      tr(
        "What you did last was to repair the home, which leaves nothing to take back.",
        "最後の操作は utsusu verify --repair で、取り消すものはありません。")
    case .renewedKey:
      tr(
        "What you did last was to make a new key for reports, which undo does not take back. `utsusu key renew` makes another.",
        "最後の操作はレポートに署名する鍵の作り直しで、undo では取り消せません。utsusu key renew でもう一度作り直せます。")
    case .answered, .closedWave: deskSentence
    }
  }
}

extension LastProjection {
  fileprivate var way: String {
    if isOpen {
      return tr("`utsusu project --end \(room.safe)` ends it.", "終えるには utsusu project --end \(room.safe) を実行してください。")
    }
    return isRecorded
      ? tr(
        "Its record stays; `utsusu withdraw \(briefing) --reason …` takes back what it recorded in the ledger.",
        "投影の記録は残ります。台帳に記録されたものは utsusu withdraw \(briefing) --reason … で取り下げられます。")
      : tr("It is over, and nothing is in the ledger.", "投影は終わっており、台帳への記録はありません。")
  }
}

extension ActSummary {
  /// Who did what: `k.kanri: a person, h.sato`.
  fileprivate var whose: String {
    tr("\(act.doneBy.safe): \(act.kind.label), \(about)", "\(act.doneBy.safe): \(act.kind.label)「\(about)」")
  }
}
