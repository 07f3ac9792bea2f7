public import BriefingDomain
public import JapaneseText
public import PrintLogs

/// Why an act on the library was refused. Nothing has been written when one is thrown.
public enum LibraryError: Error, Equatable, Sendable {
  case noSuchFile(String)
  case isFolder(String)
  /// A device, a pipe or a socket; a folder where one file of settings is meant.
  case notAFile(String)
  /// Larger than a file of its kind ever is.
  case tooLarge(String)
  case cannotRead(String, why: String)
  case cannotWrite(String, why: String)
  /// The disk refused to read, write or flush, or gave back something else than was written.
  case deviceError(String, why: String)
  /// A backup with what does not fit in it. The earlier backup, if any, is as it was.
  case unfitBackup(String, findings: [Finding])
  /// What should become a backup folder is in use for something else.
  case notABackupFolder(String)
  /// A backup folder that belongs to another home.
  case backupOfAnother(String, home: String)
  /// Neither a backup folder nor a backup archive.
  case notABackup(String)
  /// What should be restored would come over what is there.
  case homeInUse(String)

  /// The policy of the library keeps the person from it.
  case notAllowed(Permission, Person)
  /// There is no recipient, or no unit, of that name.
  case unknown(PartyKind, String, near: [String])
  /// A new unit or room with a name that looks like those of known ones, of which nobody has said that it is meant.
  case looksKnown(TextField, String, near: [String])
  case noSuchBriefing(Briefing.ID, last: Briefing.ID)
  /// Those who are told of every briefing by its number are told no more of this one.
  case confidential(Briefing.ID)
  /// Who may look at its pages, and does not register for its unit, asks for the file.
  case confidentialFile(MaterialVersion)
  case noSuchAssignment(Assignment.ID)
  case cancelledBriefing(Briefing.ID)
  /// Somebody has amended the briefing since the correction of it was begun.
  case amendedMeanwhile(Briefing.ID)
  case notAddressed(briefing: Briefing.ID, to: String, but: [String])
  case noMaterials(briefing: Briefing.ID)
  /// A briefing has no material at that position, or none of its materials has such a version.
  case noSuchMaterial(briefing: Briefing.ID, materials: [String])
  /// What is asked for was taken away.
  case takenAway(MaterialVersion)
  /// A version has no page with that number, but so many; sections or sheets where it was not drawn yet.
  case noSuchPage(MaterialVersion, pages: Int, areSections: Bool)
  /// One of several materials is to be named, since all of them cannot go to one place.
  case severalMaterials(briefing: Briefing.ID, materials: [String])
  /// The kept file of a version is missing, or is not what was registered.
  case lostFile(MaterialVersion)
  /// A file lies where another one should be written.
  case fileExists(String)
  /// Which of the materials a file replaces cannot be told from its name.
  case whichMaterial(briefing: Briefing.ID, file: String, materials: [String])
  /// A file of another kind or name than the only material of a briefing, which nobody has said that it replaces.
  case unlikeReplacement(file: String, old: String, position: Int)
  /// What is to be taken away is not one version alone, or is none; those that there are.
  case whichVersion(briefing: Briefing.ID, [MaterialVersion])
  case alreadyRemoved(MaterialVersion)
  /// No indexed file has that path or number.
  case notIndexed(String)
  /// What was indexed under that path or number is a briefing's.
  case belongsToBriefing(String, MaterialVersion)
  /// Several versions of an indexed file are left, or none that was named.
  case whichEdition(String, [MaterialVersion])
  /// What is on in a room is not taken away.
  case materialLive(MaterialVersion, room: String)
  /// Taken away, and yet remains may lie on the disk, because others use the home or the disk takes nothing.
  case removalUnfinished
  /// A file of an archive whose content was taken away.
  case removedBefore(String, MaterialVersion)
  /// Two of the files given would replace the same material.
  case replacedTwice(file: String, by: [String])

  /// What is wrong with several briefings, of which none is recorded.
  case several([LibraryError])
  /// Where several briefings are recorded, an entry that says something else is not corrected.
  case recordedOtherwise(briefing: Briefing.ID, recipient: String, as: Handout)
  /// The day of a briefing that is to be recorded has not come.
  ///
  /// - Parameter recipient: who hears it on another day than the others; `nil` where it is that of the briefing.
  case briefingToCome(Briefing.ID, Day, recipient: String? = nil)
  /// What is to be left out is none of the briefings that are recorded.
  case notAmong(Briefing.ID)

  /// Nothing is left that this person could take back.
  case nothingToUndo(Person)
  /// What this person did last cannot be taken back; what came before it is not taken back unasked.
  case deedStays(LastingDeed, before: ActSummary?)
  /// Something has been built on what should be taken back: what it was about.
  /// Others have changed what somebody was about to change, since they looked at it.
  case changedMeanwhile([ActSummary])
  case changedSince(Act.Kind, briefing: Briefing.ID?, subject: String)
  /// Nothing of a briefing is recorded that could be withdrawn.
  case nothingRecorded(briefing: Briefing.ID)
  /// What is said to be a correction would be the first record.
  case nothingToCorrect(briefing: Briefing.ID, recipient: String)
  /// There is no cancelling to take back.
  case notCancelled(Briefing.ID)
  /// A recipient of whom something is recorded is not taken from a briefing.
  case recordedFor(briefing: Briefing.ID, recipient: String)
  /// A recipient is to be added and taken away at once.
  case addedAndRemoved(String)
  /// A briefing goes to somebody.
  case lastRecipient(briefing: Briefing.ID, String)
  /// Nobody can become part of themselves.
  case sameParty(PartyKind, String)
  /// Two recipients cannot become one while each has an entry in force of the same briefing: which of them counts?
  case recordedForBoth(String, String, briefings: [Briefing.ID])
  /// A recipient cannot be taken away while something counts or waits; of one of the briefings, the first, they can be.
  case recipientInUse(String, briefings: [Briefing.ID], unrecorded: Briefing.ID?)
  /// The name of one that was merged, or taken away while the ledger speaks of it, which keeps it.
  case nameKept(PartyKind, String, into: String?)
  /// A briefing cannot take place for or by one that was taken away.
  case partyTakenAway(PartyKind, String, briefing: Briefing.ID)
  /// Weeks on end that are none, or more than anybody plans.
  case unfitWeeks

  /// A search without anything to find.
  case nothingToFind
  /// A filter of a search whose value means nothing, with values that may have been meant.
  case unreadableFilter(SearchFilter.Field, String, near: [String])

  /// Nobody signs in by that name.
  case noSuchAccount(String, near: [String])
  /// A name to sign in by is letters, numbers, and `.`, `_` or `-` between them.
  case unfitAccountName(String)
  /// By its settings.
  case unfitDirectory(String, DirectoryFault)
  /// A role that is none, or one for a part of the office that it is not for; what it may be for.
  case unfitRole(String)
  /// A role that is to be taken from somebody who does not have it.
  case withoutRole(String, String)
  /// Nobody would be left who may say who signs in.
  case lastAdministrator(String)
  /// Somebody who was kept from signing in is to set a password.
  case accountDisabled(String)
  /// Somebody has as many calendars as there may be.
  case tooManyFeeds(Int)

  case noSuchRoom(String, known: [String])
  /// A briefing without a room is to be projected, and nobody says where.
  case whichRoom(known: [String])
  /// Something was projected in the room, so that it cannot be taken away.
  case roomHasRecords(String)
  /// A briefing is live in the room, this one or another; `nil` for one that the person may not see.
  case roomBusy(String, briefing: Briefing.ID?)
  case roomIdle(String)
  /// What is on in a room is not cancelled.
  case briefingLive(Briefing.ID, room: String)
  case nothingToShow(briefing: Briefing.ID)
  case noServer
  /// Another server runs on this home.
  case serverRuns
  /// A server runs on this home, and draws by itself.
  case serverDraws
  /// Another process draws the home's materials.
  case drawingRuns(pid: Int32)
  case addressInUse(String)
  case cannotListen(String, why: String)
  case unfitCertificate(CertificateFault)
  /// The server did not take the briefing up within the time that it had.
  case notTakenUp
  /// The server has not ended what is on within the time that it had; it will when it can.
  case endPending
  case unfitMinutes

  /// A briefing ends after it begins, and where it begins is known to the minute.
  case unfitEnd
  /// A recipient with a time of their own hears a briefing for as long as the others.
  case endOfOne
  case unfitText(TextField, TextFault)
  case unfitHandout(Handout.Fault)
  case unknownZone(String)
  /// A report, or a base period, is to have months that have not begun.
  case periodToCome(Period)
  /// A briefing is said to be on a day that is years away, which may be a slip.
  case farDay(Day)
  /// Materials are to expire on a day that is over.
  case dayOver(Day)
  /// Nobody knows yet what a report of that day says.
  case dayToCome(Day)
  /// Of a month that is not over nobody can say yet that nothing was reported.
  case monthRuns(Month)
  /// A month in which something is said to have been has not begun.
  case monthToCome(Month)
  /// Of a month with briefings nobody can say that nothing was reported.
  case monthHasBriefings(Month, [Briefing.ID])
  /// The private part of the key with this fingerprint is not in the home, or is another one's.
  case signingKeyLost(String)
  case unfitFactor(FactorFault)
  case noSuchFactor(String, known: [String])
  case noSuchPrinter(String, near: [String])
  case noSuchPrintPerson(String)
  /// What should be a printer by another name is that one already.
  case samePrinter(String)
  /// A printer that stands with a unit stands on that unit's floor.
  case unitAndFloor
  /// Nothing of a print log can be read.
  case unfitPrintLog(String, PrintLogFault)
  case unfitPrintProfile(String, PrintProfile.Fault)
  case noSuchProfile(String, known: [String])
  case unfitPrintFormat(String, PageLogFormat.Fault)
  /// A log has jobs outside the days that it is said to cover: from the first day to the last.
  case jobsOutside(String, from: Day, to: Day)
  /// Nothing says for how long persons and titles are kept, or for less than a month or more than a lifetime.
  case unfitMonths
  /// The logs speak against nothing of a briefing.
  case notContradicted(Briefing.ID)
  /// What was declared on paper and was not printed: in which form it was handed over is for a person to say.
  case whichForm(Briefing.ID)
  /// No place of the stock-take is called so.
  case noSuchStockPlace(String, near: [String])
  /// Several units have a place of that name; these.
  case severalStockPlaces(String, units: [String])
  case noSuchStockEntry(StockEntry.ID, last: StockEntry.ID)
  /// The place is measured on that day already, and another measure would leave open which one is right.
  case measuredAlready(StockEntry.ID, StockEntry)
  /// What was withdrawn is not corrected.
  case withdrawnAlready(Int64)
  /// No length of shelf, number of shelves or area.
  case unfitAmount(String, StockEntry.Kind?)
  /// What goes wrong with a survey.
  case survey(SurveyFault)
  /// Nobody has spoken of such a floor.
  case noSuchFloor(String, near: [String])
  case noSuchSpaceEntry(SpaceEntry.ID, last: SpaceEntry.ID)
  /// The floor is measured on that day already, and another measure would leave open which one is right.
  case floorMeasuredAlready(SpaceEntry.ID, SpaceEntry)
  /// No square metres.
  case unfitArea(String)
  case unfitAreas(FloorAreas.Fault)
  /// A table that cannot be imported, with every row that is at fault.
  case badTable(file: String, sheet: String?, faults: [TableFault])
  /// A workbook of a kind that is not read, or another file that is no table.
  case notATable(String)
  /// Not a workbook of Excel.
  case notAWorkbook(String)
  case unreadableWorkbook(String, UnreadableReason, detail: String?)
  /// A workbook without the sheet that is asked for, or without any that is not hidden; a file without sheets.
  case noSuchSheet(String, file: String, known: [String])
  /// What was to say what a table calls a column; none of these is called so.
  case unfitColumns(String, known: [String])
  /// What was to say what a column or an answer of a survey is.
  case unfitMark(String, AnswerMarkKind)
  /// A form of answers that nobody has kept.
  case noSuchForm(String, known: [String])
  /// A year of more than 12 months leaves open which one a month is of.
  case longYear(Period)
  /// A character that the encoding asked for does not have.
  case unencodable(line: Int, text: String, character: String)
}

/// A text that a person types and others read.
public enum TextField: String, Sendable {
  case title, unit, recipient, presenter, recorder, driver, room, reason, name, fullName, alias, bureau, department,
    floor,
    factorUnit,
    source, assignment, owner, printer, place,
    question, wave, answer
}

/// Why a text cannot be taken.
public enum TextFault: Equatable, Sendable {
  case empty
  case tooLong(limit: Int)
  /// Bytes that the text's encoding cannot mean.
  case undecodable
  /// What stands where a title is withheld.
  case withheld
  /// A character that moves the cursor, hides or turns text around instead of being read.
  case controlCharacter(UInt32)
}
