internal import BriefingDomain
internal import BriefingLibrary
internal import Spreadsheet

// What the shell says with a command or an option, as a page says it; `nil` for what both say alike.

/// What only somebody at the machine of the server can mend.
func keeper(_ fault: String) -> String {
  fault
    + tr(
      " Tell whoever looks after the server; what was confirmed before stands.", "サーバーの担当者に連絡してください。これまでに確定した内容は残っています。"
    )
}

extension LibraryError {
  var deskSentence: String? {
    switch self {
    case .cannotWrite(_, let why):
      keeper(tr("That could not be written (\(systemWords(why))).", "書き込めませんでした（\(systemWords(why))）。"))
    case .cannotRead(_, let why):
      keeper(tr("That could not be read (\(systemWords(why))).", "読み取れませんでした（\(systemWords(why))）。"))
    case .deviceError(_, let why):
      keeper(tr("The disk failed (\(systemWords(why))).", "ディスクの異常がありました（\(systemWords(why))）。"))
    case .noSuchAssignment(let number):
      tr("There is no assignment \(number).", "宿題 \(number) はありません。")
    case .nothingToFind: tr("Say what to find.", "探す語を入力してください。")
    case .unknown, .looksKnown, .noSuchAccount, .withoutRole, .lastAdministrator, .accountDisabled, .unfitRole,
      .recordedForBoth, .recipientInUse, .nameKept, .partyTakenAway:
      deskSentenceOfParties
    case .noMaterials, .nothingToShow, .lostFile, .takenAway, .materialLive, .removalUnfinished, .whichVersion,
      .unlikeReplacement, .whichMaterial, .severalMaterials, .removedBefore:
      deskSentenceOfMaterials
    case .noSuchPrinter, .unitAndFloor, .jobsOutside, .notContradicted, .whichForm, .noSuchProfile, .unfitPrintLog,
      .unfitPrintFormat:
      deskSentenceOfPrints
    case .noSuchRoom, .whichRoom, .roomHasRecords, .roomBusy, .briefingLive, .noServer: deskSentenceOfRooms
    case .noSuchFloor, .noSuchSpaceEntry, .floorMeasuredAlready, .withdrawnAlready, .unfitAreas, .monthToCome:
      deskSentenceOfFloors
    case .noSuchStockPlace, .severalStockPlaces, .noSuchStockEntry, .measuredAlready, .unfitAmount: deskSentenceOfStock
    case .badTable, .noSuchSheet, .unfitColumns: deskSentenceOfTables
    case .survey(let fault): fault.deskSentence
    default: deskSentenceOfBriefings
    }
  }

  private var deskSentenceOfBriefings: String? {
    switch self {
    case .noSuchBriefing(let number, _): tr("There is no briefing \(number).", "報告 \(number) はありません。")
    case .cancelledBriefing(let number):
      tr(
        "Briefing \(number) is cancelled. Take that back first, on its page.",
        "報告 \(number) は中止になっています。先に報告のページで中止を取り消してください。"
      )
    case .notAddressed(let number, let name, let others):
      tr(
        "Briefing \(number) is not for \(name.safe) but for \(others.map(\.safe).joined(separator: ", ")). If it is, correct its "
          + "recipients first.",
        "報告 \(number) の報告先は \(others.map(\.safe).joined(separator: "、")) で、\(name.safe) は含まれていません。先に報告先を訂正してください。")
    case .nothingRecorded(let number):
      tr("Nothing is recorded of briefing \(number) that could be withdrawn.", "報告 \(number) には取り下げる記録がありません。")
    case .notCancelled(let number):
      tr("Briefing \(number) is not cancelled, so nothing changes.", "報告 \(number) は中止になっていないため、何も変更していません。")
    case .recordedFor(let number, let name):
      tr(
        "Briefing \(number) is recorded for \(name.safe), who therefore stays. Withdraw the record first, on its page.",
        "報告 \(number) には \(name.safe) への提出の記録があるため、報告先から外せません。先に報告のページで記録を取り下げてください。")
    case .lastRecipient(let number, let name):
      tr(
        "\(name.safe) is the only recipient of briefing \(number). Tick the right one as well.",
        "報告 \(number) の報告先は \(name.safe) だけです。正しい報告先も同時に選んでください。")
    case .farDay(let day):
      tr(
        "That is \(day), more than two years from today. Correct it, or say below that it is meant.",
        "\(day) は今日から2年以上離れています。日時を直すか、下の「このままで正しい」を選んでください。")
    case .unfitWeeks:
      tr("Weeks on end are 1 to \(Registration.mostWeeks).", "毎週の報告は 1 から \(Registration.mostWeeks) 週分までです。")
    case .unfitEnd:
      tr(
        "A briefing ends after it begins, and needs a time for that: 12/1 10:00-10:30.",
        "終了は開始より後の時刻で、開始の時刻も必要です。12/1 10:00-10:30 のように書いてください。")
    case .endOfOne:
      tr(
        "For one recipient the end moves along with the beginning. Write the beginning alone, such as 12/2 9:00.",
        "報告先ごとの日時では、終了は開始に合わせて動きます。12/2 9:00 のように開始だけを書いてください。")
    case .unfitText(.presenter, let fault): tr("The presenter \(fault.sentence)", "説明者: \(fault.sentence)")
    case .unfitHandout(.copiesWithoutPaper):
      tr(
        "Copies go with paper only: choose a form with paper, or leave the copies out.",
        "部数は紙を含む形態だけに付けられます。提出形態を直すか、部数を空にしてください。")
    case .unfitHandout(.paperWithoutCopies):
      tr("Say how many copies went on paper, at least 1.", "紙の部数を1以上で入力してください。")
    case .deedStays(let deed, _): deed.deskSentence
    case .changedSince(let kind, _, _):
      tr(
        "This (\(kind.label)) cannot be taken back: something was recorded or changed on top of it.",
        "「\(kind.label)」は、その後に記録や変更があるため取り消せません。")
    case .several(let faults):
      tr("Nothing was written:", "何も記録していません:")
        + faults.prefix(20).map { "\n  " + ($0.deskSentence ?? $0.sentence) }.joined()
        + (faults.count > 20 ? tr("\n  … and \(faults.count - 20) more.", "\n  … ほか \(faults.count - 20) 件。") : "")
    case .recordedOtherwise(let number, let recipient, let handout):
      tr(
        "Briefing \(number) is recorded for \(recipient.safe) as \(handout.label). Correct it on its page.",
        "報告 \(number) は \(recipient.safe) への提出が「\(handout.label)」で記録済みです。報告のページで訂正してください。")
    case .briefingToCome(let number, let day, let recipient):
      tr(
        "\(recipient.map { "\($0.safe) hears briefing \(number)" } ?? "Briefing \(number) is") on \(day), which has not come. "
          + "Record it then, or correct its day first.",
        "報告 \(number) の\(recipient.map { " \($0.safe) への" } ?? "")日付（\(day)）はまだ来ていません。その日になってから記録するか、先に日付を訂正してください。")
    case .nothingToCorrect(let number, let recipient):
      tr(
        "Nothing was recorded before of briefing \(number) for \(recipient.safe), so that there is nothing to correct. "
          + "Leave the reason of the correction empty.",
        "報告 \(number) の \(recipient.safe) への提出には、訂正する記録がありません。訂正の理由を空にしてください。")
    case .monthHasBriefings(let month, let briefings):
      tr(
        "In \(month) there is \(named(briefings)), so that it is no month without a report. Record it, or cancel what did not "
          + "take place.",
        "\(month) には\(named(briefings))があり、報告がなかった月としては登録できません。記録するか、なかった報告を中止にしてください。")
    default: nil
    }
  }

  private var deskSentenceOfMaterials: String? {
    switch self {
    case .noMaterials(let number), .nothingToShow(let number):
      tr(
        "Briefing \(number) has no material yet. Add one first, on its page.",
        "報告 \(number) にはまだ資料がありません。先に報告のページで追加してください。"
      )
    case .lostFile(let version):
      keeper(tr("The kept file of \(version.place) is missing or damaged.", "\(version.place) の保管ファイルがないか、壊れています。"))
    case .takenAway(let version):
      tr(
        "\(version.place) was taken away (\(version.removal?.by.safe ?? ""), \(version.removal?.reason.reasonText ?? "")).",
        "\(version.place) は削除されています（\(version.removal?.by.safe ?? "")、\(version.removal?.reason.reasonText ?? "")）。")
    case .materialLive(let version, let room):
      tr(
        "\(version.place) is on in \(room.safe), or may be. End that first, which takes it off every screen at once.",
        "\(version.place) は \(room.safe) で投影中か、投影されることがあります。先に投影を終了してください。すべての画面からすぐに消えます。")
    case .removalUnfinished:
      keeper(
        tr(
          "It is taken away from search, briefings and rooms. What is left of it on the disk could not be overwritten yet.",
          "検索・報告・会議室からは削除しました。ディスクに残る内容をまだ消せていません。"))
    case .whichVersion(let number, _), .whichMaterial(let number, _, _), .severalMaterials(let number, _):
      tr(
        "Briefing \(number) has changed meanwhile. Look at its materials, and choose again.",
        "報告 \(number) の資料が変わりました。内容を確かめて、選び直してください。")
    case .unlikeReplacement(let file, let old, _):
      tr(
        "\(file.quoted) differs from \(old.quoted) in kind or name. If it replaces that all the same, say so below.",
        "\(file.quoted) は \(old.quoted) と種類または名前が違います。差し替えてよければ、下の「このままで正しい」を選んでください。")
    case .removedBefore(let path, let version):
      tr(
        "\(path.quoted) is what was taken away from \(version.place); it stays away.",
        "\(path.quoted) は \(version.place) として削除された内容です。")
    default: nil
    }
  }

  private var deskSentenceOfRooms: String? {
    switch self {
    case .noSuchRoom(let name, let known):
      tr("No room is called \(name.quoted).\(known.suggestion)", "\(name.quoted) という会議室はありません。\(known.suggestion)")
    case .whichRoom: tr("Choose a room.", "会議室を選んでください。")
    case .roomHasRecords(let name):
      tr(
        "Something was projected in \(name.safe), and its record needs the room. It can be given another name.",
        "\(name.safe) には投影の記録があるため、外せません。名前は変えられます。")
    case .roomBusy(let room, let briefing):
      tr(
        "\(Self.live(briefing)) is on in \(room.safe). End it there first.",
        "\(room.safe) では\(Self.live(briefing))を投影中です。先に終了してください。")
    case .briefingLive(let briefing, let room):
      tr(
        "Briefing \(briefing) is on in \(room.safe). End that first.",
        "報告 \(briefing) は \(room.safe) で投影中です。先に終了してください。")
    case .noServer: tr("The server is about to stop. Try again soon.", "サーバーが停止するところです。しばらくしてもう一度お試しください。")
    default: nil
    }
  }

  private var deskSentenceOfParties: String? {
    switch self {
    case .unknown(.recipient, let name, let near):
      tr("No recipient is called \(name.quoted).\(near.suggestion)", "\(name.quoted) という報告先はありません。\(near.suggestion)")
    case .unknown(.unit, let name, let near):
      tr("No unit is called \(name.quoted).\(near.suggestion)", "\(name.quoted) という所属はありません。\(near.suggestion)")
    case .looksKnown(let field, let name, let near):
      tr(
        "\(field.label) \(name.quoted) is not known yet.\(near.suggestion) If it is meant as a new one, tick the box below.",
        "\(field.label)\(name.quoted) はまだありません。\(near.suggestion)新しいものとする場合は、下のチェック欄を選んでください。")
    case .noSuchAccount(let name, let near):
      tr("Nobody signs in as \(name.quoted).\(near.suggestion)", "\(name.quoted) という利用者はいません。\(near.suggestion)")
    case .withoutRole(let name, let role):
      tr(
        "\(name.safe) does not have the role \(role.quoted), so that nothing changes.",
        "\(name.safe) に \(role.quoted) という役割はないため、何も変更していません。")
    // A role that only its part is missing of.
    case .unfitRole(let text) where RoleExpression("\(text)=all") != nil:
      tr(
        "Choose a unit for staff, a recipient for a secretary, and either for a reader (“all” for the whole office).",
        "職員には所属を、秘書には報告先を、閲覧にはどちらかを選んでください（全体なら「全庁」）。")
    case .unfitRole(let text): tr("\(text.quoted) is no role.", "\(text.quoted) という役割はありません。")
    case .lastAdministrator(let name):
      tr(
        "\(name.safe) is the last administrator. Give another one the role first.",
        "\(name.safe) は最後の管理者です。先にほかの人を管理者にしてください。"
      )
    case .accountDisabled(let name):
      tr("\(name.safe) is disabled. Let them in again first.", "\(name.safe) は停止中です。先に再開してください。")
    case .recordedForBoth(let name, let target, let briefings):
      tr(
        "Of \(named(briefings)) something counts both for \(name.safe) and for \(target.safe), and as one recipient it would "
          + "count twice. Where it was one submission, withdraw one of the two first. Where both received it, they are two.",
        "\(named(briefings))には \(name.safe) と \(target.safe) の両方への提出の記録があり、統合すると一つの報告先に二重に数えることになります。"
          + "同じ提出であれば、先に一方を取り下げてください。両方に提出したのであれば、別の報告先です。")
    case .recipientInUse(let name, let briefings, _):
      tr(
        "\(name.safe) cannot be taken away: "
          + (briefings.isEmpty
            ? "another recipient has been merged into it, or it is on in a room." : "\(named(briefings)) is for it.")
          + " Merged into another one it counts as that.",
        (briefings.isEmpty ? "統合された報告先があるか投影中のため" : "\(named(briefings))の報告先であるため")
          + "、\(name.safe) は外せません。別の報告先に統合することはできます。")
    case .nameKept(_, let name, let owner?):
      tr(
        "\(name.safe) was merged into \(owner.safe), and the ledger knows it by that name. Choose another name, or take the "
          + "merging back.",
        "\(name.safe) は \(owner.safe) に統合されており、台帳にこの名前が残っています。別の名前にするか、統合を取り消してください。")
    case .nameKept(_, let name, nil):
      tr(
        "\(name.safe) was taken away, and the ledger knows it by that name. Add it again, then merge the two.",
        "\(name.safe) は外されていますが、台帳にこの名前が残っています。改めて加えてから、統合してください。")
    case .partyTakenAway(_, let name, let number):
      tr(
        "Briefing \(number) names \(name.safe), which was taken away. Add it again first.",
        "報告 \(number) の \(name.safe) は外されています。先に改めて加えてください。")
    default: nil
    }
  }
}

extension LastingDeed {
  var deskSentence: String {
    switch self {
    case .removed, .forgotten: sentence
    case .repaired:
      tr(
        "What you did last was to repair the home, which leaves nothing to take back.", "最後の操作はデータの修復で、取り消すものはありません。")
    case .renewedKey:
      tr(
        "What you did last was to make a new key for reports, which is not taken back.",
        "最後の操作はレポートに署名する鍵の作り直しで、取り消せません。")
    case .answered(let wave):
      tr(
        "What you did last was to bring answers into \(wave.name.safe), which is not taken back: nothing tells which they are.",
        "最後の操作は「\(wave.name.safe)」への回答の取込みで、どの回答かを特定できないため取り消せません。")
    case .closedWave(let wave):
      tr(
        "What you did last was to close \(wave.name.safe), for good.", "最後の操作は「\(wave.name.safe)」の締切りで、元に戻せません。")
    case .projected(let last):
      tr(
        "What you did last was to project briefing \(last.briefing) (\(last.title.safe)) in \(last.room.safe), which is not taken "
          + "back. What it recorded can be withdrawn on the briefing's page.",
        "最後の操作は報告 \(last.briefing)（\(last.title.safe)）の \(last.room.safe) への投影で、取り消せません。台帳の記録は報告のページで取り下げられます。")
    case .indexed(let version):
      tr(
        "What you did last was to bring files in, \(version.fileName.safe) last, which is not taken back.",
        "最後の操作は資料の取込み（最後のファイルは \(version.fileName.safe)）で、取り消せません。")
    }
  }
}

extension StoreError {
  var deskSentence: String? {
    switch self {
    case .newerDatabase, .damagedDatabase, .keysLost:
      keeper(tr("The office's data cannot be read.", "データを読み取れません。"))
    case .cannotWrite, .deviceError: keeper(tr("That could not be written.", "書き込めませんでした。"))
    case .busy:
      tr("Others are writing just now. Try again; nothing was changed.", "ほかの処理が書き込み中です。もう一度お試しください。何も変更していません。")
    case .ledgerRule, .nameTaken: nil
    }
  }
}

extension SpreadsheetError {
  var deskSentence: String? {
    switch self {
    case .missingLibrary:
      tr("This server cannot make workbooks. Take CSV instead.", "このサーバーでは XLSX を作れません。CSV を使ってください。")
    case .exists, .cannotWrite: keeper(tr("The workbook could not be written.", "XLSX を書き出せませんでした。"))
    case .tooManyRows, .tooLongText:
      tr("That is too much for a workbook. Take CSV instead.", "XLSX に入りきりません。CSV を使ってください。")
    }
  }
}
