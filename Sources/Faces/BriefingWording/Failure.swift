package import BriefingDomain
package import BriefingLibrary
internal import HelperHost
internal import JapaneseText
internal import Spreadsheet

/// What went wrong, as one sentence that says what to do, and its kind.
package struct Failure: Error, Equatable {
  package let sentence: String
  package let kind: FailureKind

  package init(_ kind: FailureKind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  /// For what is no share that a goal can be.
  package static func noGoal(_ text: String) -> Failure {
    Failure(
      .usage,
      tr(
        "\(text.quoted) is no goal. Write a share above 0 % up to 100 %, such as 55%.",
        "\(text.quoted) は目標として読めません。55% のように 0% より大きく 100% 以下で指定してください。"))
  }

  /// The one mapping from every target's errors; `nil` for the argument parser's own.
  package init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as LibraryError: self.init(error.kind, error.sentence)
    case let error as StoreError: self.init(error.kind, error.sentence)
    case let error as SpreadsheetError: self.init(error.kind, error.sentence)
    case let error as TemplateError: self.init(.badData, error.sentence)
    case let error as HelperError: self.init(error.kind, error.sentence)
    case let error as DateExpressionError: self.init(.usage, error.sentence)
    case let error as PeriodExpressionError: self.init(.usage, error.sentence)
    case is CancellationError: self.init(.tryAgain, tr("Interrupted.", "中断しました。"))
    default: return nil
    }
  }
}

extension LibraryError {
  package var sentence: String {
    switch self {
    case .noSuchFile, .isFolder, .notAFile, .tooLarge, .cannotRead, .cannotWrite, .deviceError: fileSentence
    case .unfitBackup(let path, let findings):
      tr(
        "\(path.quoted) does not verify (\(findings.count)); an earlier backup there is as it was:\(findings.listed)",
        "\(path.quoted) は確認に合格しませんでした（\(findings.count) 件）。前のバックアップがあればそのままです。\(findings.listed)")
    case .notABackupFolder(let path):
      tr(
        "\(path.quoted) holds something else than a backup. Name a new or an empty folder.",
        "\(path.quoted) にはバックアップ以外のものがあります。新しいフォルダか空のフォルダを指定してください。")
    case .backupOfAnother(let path, let home):
      tr(
        "\(path.quoted) is the backup of \(home.quoted). Name another folder, or, if that home has moved here, "
          + "remove the file utsusu-backup in it.",
        "\(path.quoted) は \(home.quoted) のバックアップです。別のフォルダを指定するか、データフォルダを移したのであれば、その中の "
          + "utsusu-backup というファイルを消してください。")
    case .notABackup(let path):
      tr(
        "\(path.quoted) is no backup of utsusu, or is cut off. Name a backup folder or a file.tar.",
        "\(path.quoted) は utsusu のバックアップではないか、途中で切れています。バックアップのフォルダか .tar を指定してください。")
    case .homeInUse(let path):
      tr(
        "\(path.quoted) is not empty, and nothing is restored over what is there. Name another --home, or move it away.",
        "\(path.quoted) は空ではありません。上書きはしません。--home で別の場所を指定するか、移動してください。")
    case .notAllowed(let permission, let person):
      tr(
        "\(person.name.safe) may not \(permission.label).", "\(person.name.safe) には\(permission.label)権限がありません。")
    case .unknown(.recipient, let name, let near):
      tr(
        "No recipient is called \(name.quoted).\(near.suggestion) `utsusu recipient list` shows all.",
        "\(name.quoted) という報告先はありません。\(near.suggestion)一覧は utsusu recipient list で見られます。")
    case .unknown(.unit, let name, let near):
      tr(
        "No unit is called \(name.quoted).\(near.suggestion) `utsusu unit list` shows all.",
        "\(name.quoted) という所属はありません。\(near.suggestion)一覧は utsusu unit list で見られます。")
    case .looksKnown(let field, let name, let near):
      tr(
        "\(field.label) \(name.quoted) is not known yet.\(near.suggestion) If it is meant as a new one, add --new.",
        "\(field.label)\(name.quoted) はまだありません。\(near.suggestion)新しいものとして登録する場合は --new を付けてください。")
    case .noSuchBriefing(let number, let last):
      last == 0
        ? tr(
          "There is no briefing \(number): none is registered yet. Begin with `utsusu register`.",
          "報告 \(number) はありません。まだ1件も登録されていません。utsusu register で登録してください。")
        : tr(
          "There is no briefing \(number); the newest is \(last). `utsusu status --all` lists them.",
          "報告 \(number) はありません。最新は \(last) です。一覧は utsusu status --all で見られます。")
    case .confidentialFile(let version):
      tr(
        "\(version.fileName.quoted) is confidential: its unit has the file, all others its pages.",
        "\(version.fileName.quoted) は取扱注意です。ファイルを取り出せるのは所属の担当者だけで、ほかの方はページを見ることだけができます。")
    case .confidential(let number):
      tr(
        "Briefing \(number) is confidential: its unit and its recipients see it, and nobody else.",
        "報告 \(number) は取扱注意です。内容を見られるのは、所属と報告先の担当者だけです。")
    case .amendedMeanwhile(let number):
      tr(
        "Somebody has changed briefing \(number) meanwhile. Look at it and correct it anew.",
        "報告 \(number) は、ほかの人が変更しました。内容を確かめてから訂正し直してください。")
    case .noSuchAssignment(let number):
      tr(
        "There is no assignment \(number). `utsusu assignment list` lists them.",
        "宿題 \(number) はありません。一覧は utsusu assignment list で見られます。")
    case .cancelledBriefing(let number):
      tr(
        "Briefing \(number) is cancelled. Restore it first: `utsusu cancel \(number) --undo`.",
        "報告 \(number) は中止になっています。まず utsusu cancel \(number) --undo で戻してください。")
    case .notAddressed(let number, let name, let others):
      tr(
        "Briefing \(number) is not for \(name) but for \(others.joined(separator: ", ")). "
          + "If it is, say so first: `utsusu amend \(number) --to \(name)`.",
        "報告 \(number) の報告先は \(others.joined(separator: "、")) で、\(name) は含まれていません。"
          + "加えるには utsusu amend \(number) --to \(name) を実行してください。")
    case .nothingToUndo, .deedStays, .changedSince, .changedMeanwhile: undoSentence
    case .nothingRecorded(let number):
      tr(
        "Nothing is recorded of briefing \(number) that could be withdrawn. `utsusu show \(number)` shows its entries.",
        "報告 \(number) には取り下げる記録がありません。utsusu show \(number) で台帳の記録を見られます。")
    case .notCancelled(let number):
      tr(
        "Briefing \(number) is not cancelled, so nothing changes. `utsusu show \(number)` shows it.",
        "報告 \(number) は中止になっていないため、何も変更していません。utsusu show \(number) で内容を見られます。")
    case .recordedFor(let number, let name):
      tr(
        "Briefing \(number) is recorded for \(name.safe), who therefore stays. "
          + "Withdraw the record first: `utsusu withdraw \(number) --to \(name.safe) --reason …`.",
        "報告 \(number) には \(name.safe) への提出の記録があるため、報告先から外せません。"
          + "先に utsusu withdraw \(number) --to \(name.safe) --reason … で記録を取り下げてください。")
    case .lastRecipient(let number, let name):
      tr(
        "\(name.safe) is the only recipient of briefing \(number). Name the right one in the same command with --to.",
        "報告 \(number) の報告先は \(name.safe) だけです。正しい報告先を --to で同時に指定してください。")
    case .farDay(let day):
      tr(
        "That is \(day), more than two years from today. Correct --on, or say --far if it is meant.",
        "\(day) は今日から2年以上離れています。--on を直すか、正しければ --far を付けてください。")
    case .addedAndRemoved(let name):
      tr(
        "\(name.safe) is named both with --to and with --not-to. Say which one is meant.",
        "\(name.safe) が --to と --not-to の両方に指定されています。どちらか一方にしてください。")
    case .dayOver(let day):
      tr(
        "\(day) is over, and what has expired is gone for good. Say today or a later day.",
        "\(day) は過ぎています。期限が切れた資料は元に戻せないため、今日以降の日を指定してください。")
    case .unfitWeeks:
      tr(
        "--weekly takes 1 to \(Registration.mostWeeks) weeks.", "--weekly は 1 から \(Registration.mostWeeks) 週で指定してください。")
    case .sameParty, .recordedForBoth, .recipientInUse, .nameKept, .partyTakenAway: partySentence
    case .lostFile(let version):
      tr(
        "The kept file of \(version.place) is missing or damaged. `utsusu verify` tells more; restore it from a backup.",
        "\(version.place) の保管ファイルがないか、壊れています。utsusu verify で確かめ、バックアップから戻してください。")
    case .fileExists(let path):
      tr(
        "\(path.quoted) is there already. Name another --output, or overwrite it with --force.",
        "\(path.quoted) は既にあります。--output で別の場所を指定するか、--force で上書きしてください。")
    case .whichMaterial(let number, let file, let materials):
      tr(
        "Which material of briefing \(number) does \(file.quoted) replace? Say --material with one of:"
          + materials.lines,
        "\(file.quoted) が報告 \(number) のどの資料を差し替えるのか分かりません。--material で番号を指定してください:"
          + materials.lines)
    case .unlikeReplacement, .whichVersion, .alreadyRemoved, .materialLive, .removalUnfinished, .removedBefore,
      .takenAway, .noSuchPage, .notIndexed, .belongsToBriefing, .whichEdition, .noMaterials, .noSuchMaterial,
      .severalMaterials, .replacedTwice:
      materialSentence
    case .periodToCome(let period):
      tr(
        "\(period) has months that have not begun; no figure can stand on them. Choose months that have.",
        "\(period) にはまだ始まっていない月があります。始まっている月までを指定してください。")
    case .dayToCome(let day):
      tr("\(day) has not come yet. Name a day up to today.", "\(day) はまだ来ていません。今日までの日を指定してください。")
    case .monthRuns(let month):
      tr(
        "\(month) is not over, so that nobody can say yet that nothing was reported in it.",
        "\(month) はまだ終わっていません。報告がなかった月としては登録できません。")
    case .noSuchAccount, .unfitAccountName, .unfitDirectory, .unfitRole, .withoutRole, .lastAdministrator,
      .accountDisabled, .tooManyFeeds:
      accountSentence
    case .noSuchRoom, .whichRoom, .roomHasRecords, .roomBusy, .roomIdle, .briefingLive, .nothingToShow, .noServer,
      .serverRuns, .serverDraws, .drawingRuns, .addressInUse,
      .cannotListen, .unfitCertificate, .notTakenUp, .endPending, .unfitMinutes:
      roomSentence
    case .several, .recordedOtherwise, .briefingToCome, .notAmong, .monthHasBriefings, .nothingToCorrect:
      recordingSentence
    case .nothingToFind: tr("Say what to find: utsusu search 避難所", "探す語を指定してください。例: utsusu search 避難所")
    case .unreadableFilter(let field, let value, let near): Self.sentence(unreadable: field, value, near: near)
    case .notATable, .notAWorkbook, .unreadableWorkbook, .noSuchSheet, .unfitColumns, .unfitMark, .noSuchForm:
      tableSentence
    case .longYear(let period):
      tr(
        "\(period) is longer than a year, so that it leaves open of which year a month is. Say 令和8年度 or 2026.",
        "\(period) は1年より長く、どの年の月か決まりません。令和8年度 や 2026年 のように指定してください。")
    case .unfitEnd:
      tr(
        "A briefing ends after it begins, and needs a time for that. Write --on \"12/1 10:00-10:30\".",
        "終了は開始より後の時刻で、開始の時刻も必要です。--on \"12/1 10:00-10:30\" のように書いてください。")
    case .endOfOne:
      tr(
        "For one recipient the end moves along with the beginning. Write --on \"12/2 9:00\" without an end.",
        "報告先ごとの日時では、終了は開始に合わせて動きます。--on \"12/2 9:00\" のように開始だけを書いてください。")
    case .unfitText(let field, let fault):
      tr("\(field.label) \(fault.sentence)", "\(field.label): \(fault.sentence)")
    case .unfitHandout(let fault):
      fault.sentence
    case .unknownZone(let zone):
      tr(
        "There is no time zone \(zone.quoted). Give an IANA name such as Asia/Tokyo.",
        "\(zone.quoted) という時間帯はありません。Asia/Tokyo のような IANA の名前で指定してください。")
    case .signingKeyLost(let fingerprint): Self.sentence(ofLostKey: fingerprint)
    case .unfitFactor(let fault): fault.sentence
    case .noSuchPrinter, .noSuchPrintPerson, .samePrinter, .unitAndFloor, .jobsOutside, .unfitMonths, .notContradicted,
      .whichForm, .unfitPrintLog, .unfitPrintProfile, .noSuchProfile, .unfitPrintFormat:
      printSentence
    case .noSuchStockPlace, .severalStockPlaces, .noSuchStockEntry, .measuredAlready, .withdrawnAlready, .unfitAmount:
      stockSentence
    case .survey(let fault): fault.sentence
    case .noSuchFloor, .noSuchSpaceEntry, .floorMeasuredAlready, .unfitArea, .unfitAreas, .monthToCome: spaceSentence
    case .noSuchFactor(let name, let known):
      tr(
        "No factor is called \(name.quoted).\(known.suggestion)", "\(name.quoted) という係数はありません。\(known.suggestion)")
    case .badTable(let file, let sheet, let faults):
      TableFaultWording.sentences(file: file, sheet: sheet, faults)
    case .unencodable(let line, let text, let character):
      tr(
        "Line \(line) has \(character.quoted), which CP932 lacks: \(text.safe). Nothing was written; "
          + "export with --encoding utf-8.",
        "\(line) 行目の \(character.quoted) は CP932 にない文字です: \(text.safe)。何も書き出していません。"
          + "--encoding utf-8 で書き出してください。")
    }
  }
}

extension StoreError {
  package var sentence: String {
    switch self {
    case .newerDatabase:
      tr(
        "This home was written by a newer utsusu. Update utsusu; nothing was changed.",
        "このデータフォルダは新しい版の utsusu で作られています。utsusu を更新してください。何も変更していません。")
    case .damagedDatabase(let detail):
      tr(
        "The database is damaged (\(systemWords(detail))). Keep a copy and restore a backup; where it still opens, `utsusu verify` tells what is damaged.",
        "データベースが壊れています（\(systemWords(detail))）。写しを取り、バックアップから戻してください。開ける場合は utsusu verify で壊れた箇所が分かります。")
    case .keysLost(let place):
      tr(
        "\(place.quoted) holds no key any more. Remove it: the screen of every room then gets another address, which `utsusu room` shows.",
        "\(place.quoted) に鍵がありません。取り除いてください。すべての会議室の画面のアドレスが新しくなり、utsusu room で確かめられます。")
    case .busy:
      tr(
        "Another program has kept the database busy for too long. Try again; nothing was changed.",
        "別のプログラムがデータベースを使い続けています。しばらくしてもう一度実行してください。何も変更していません。")
    case .cannotWrite(let detail):
      tr(
        "The database cannot be written (\(systemWords(detail))). Check permissions and free space.",
        "データベースに書き込めません（\(systemWords(detail))）。権限と空き容量を確かめてください。")
    case .deviceError(let detail):
      tr(
        "The disk failed at the database (\(systemWords(detail))). Check the disk; what was confirmed before stands.",
        "データベースでディスクの異常がありました（\(systemWords(detail))）。ディスクを確かめてください。これまでに確認した内容は残っています。")
    case .ledgerRule(let rule):
      tr("The ledger refused the entry: \(rule.safe).", "台帳が記録を拒みました: \(rule.safe)")
    case .nameTaken(let name, let owner) where name == owner:
      tr("\(name.quoted) is there already. Choose another name.", "\(name.quoted) は既にあります。別の名前にしてください。")
    case .nameTaken(let name, let owner):
      tr(
        "\(name.quoted) already means \(owner.safe). Choose another name.",
        "\(name.quoted) は既に \(owner.safe) を指しています。別の名前にしてください。")
    }
  }
}

extension [Finding] {
  /// The first twenty, each on a line of its own.
  fileprivate var listed: String { prefix(20).map { "\n  " + $0.sentence }.joined() }
}
