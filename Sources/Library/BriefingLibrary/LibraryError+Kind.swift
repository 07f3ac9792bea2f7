public import BriefingDomain

extension LibraryError {
  public var kind: FailureKind {
    switch self {
    case .noSuchFile, .isFolder, .notAFile, .tooLarge, .cannotRead: .noInput
    case .cannotWrite, .removalUnfinished, .notABackupFolder, .backupOfAnother, .homeInUse, .fileExists: .cannotWrite
    case .deviceError: .deviceError
    case .unfitBackup, .notABackup, .whichMaterial, .unlikeReplacement, .whichVersion, .whichEdition, .badTable,
      .jobsOutside, .unfitPrintLog, .unfitPrintProfile, .notATable, .notAWorkbook, .unreadableWorkbook, .unencodable,
      .lostFile, .unfitCertificate, .unfitDirectory:
      .badData
    case .unknown, .looksKnown, .noSuchBriefing, .noSuchMaterial, .noSuchRoom, .noSuchAccount, .whichRoom,
      .noSuchFactor, .noSuchPrinter, .noSuchPrintPerson, .noSuchProfile, .noSuchSheet, .noSuchForm, .noSuchAssignment,
      .takenAway, .noSuchPage, .notIndexed, .noSuchStockPlace, .noSuchStockEntry,
      .noSuchFloor, .noSuchSpaceEntry:
      .notFound
    case .notAllowed, .confidential, .confidentialFile: .forbidden
    case .cancelledBriefing, .amendedMeanwhile, .notAddressed, .noMaterials, .roomIdle, .nothingToShow, .nothingToUndo,
      .deedStays, .changedSince, .changedMeanwhile, .nothingRecorded, .nothingToCorrect, .notCancelled, .recordedFor,
      .lastRecipient, .roomHasRecords, .lastAdministrator, .withoutRole, .accountDisabled, .recordedForBoth,
      .notContradicted, .recipientInUse, .nameKept, .partyTakenAway, .tooManyFeeds,
      .recordedOtherwise, .briefingToCome, .alreadyRemoved, .removedBefore, .belongsToBriefing, .monthHasBriefings,
      .signingKeyLost, .measuredAlready, .withdrawnAlready, .floorMeasuredAlready:
      .conflict
    case .noServer, .cannotListen: .unavailable
    case .roomBusy, .briefingLive, .materialLive, .serverRuns, .serverDraws, .drawingRuns, .addressInUse,
      .notTakenUp, .endPending:
      .tryAgain
    case .replacedTwice, .periodToCome, .dayToCome, .dayOver, .monthRuns, .unfitEnd, .endOfOne, .unfitText,
      .unfitHandout,
      .unknownZone,
      .unfitFactor, .samePrinter, .unitAndFloor, .unfitPrintFormat, .unfitMonths, .whichForm, .unfitMinutes,
      .unfitAccountName, .unfitRole, .sameParty, .nothingToFind, .unreadableFilter,
      .unfitColumns, .unfitMark, .longYear,
      .notAmong, .severalMaterials,
      .unfitWeeks, .addedAndRemoved, .farDay, .severalStockPlaces, .unfitAmount,
      .unfitArea, .unfitAreas, .monthToCome:
      .usage
    case .survey(let fault): fault.kind
    case .several(let faults): faults.first?.kind ?? .conflict
    }
  }
}
