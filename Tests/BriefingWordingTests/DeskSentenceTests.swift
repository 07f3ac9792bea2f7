import BriefingDomain
import BriefingLedger
import BriefingLibrary
import PrintLogs
import Testing

@testable import BriefingWording

/// Who works in a browser is told of no command and no option, whatever is refused.
struct DeskSentenceTests {
  private static let version = MaterialVersion(
    id: 1, material: 1, briefing: 7, position: 1, number: 1, fileName: "計画.pdf", sha256: ContentHash(of: ""),
    byteCount: 1, format: .pdf, pageCount: 1, reason: nil, detail: nil, registeredAt: Instant(seconds: 0),
    removal: .init(at: Instant(seconds: 0), by: "佐藤", reason: "誤登録"))
  private static let projection = LastProjection(briefing: 7, title: "計画", room: "3A", isOpen: true, isRecorded: true)
  private static let day = Day(2026, 12, 1)!

  static let errors: [any Error & Sendable] =
    [
      .cannotRead("/a", why: "Permission denied"), .cannotWrite("/a", why: "No space left on device"),
      .deviceError("/a", why: "Input/output error"), .notAllowed(.register, Person("佐藤")),
      .unknown(.recipient, "局", near: ["局長"]), .unknown(.unit, "課", near: []),
      .looksKnown(.room, "3A", near: ["３Ａ"]), .noSuchBriefing(7, last: 0), .noSuchBriefing(7, last: 3),
      .confidential(7), .confidentialFile(version), .noSuchAssignment(3), .cancelledBriefing(7), .amendedMeanwhile(7),
      .notAddressed(briefing: 7, to: "局長", but: ["監"]), .noMaterials(briefing: 7),
      .noSuchMaterial(briefing: 7, materials: []), .takenAway(version),
      .noSuchPage(version, pages: 1, areSections: true), .noSuchPage(version, pages: 1, areSections: false),
      .severalMaterials(briefing: 7, materials: ["1 a"]), .lostFile(version),
      .whichMaterial(briefing: 7, file: "a", materials: ["1 a"]), .unlikeReplacement(file: "a", old: "b", position: 1),
      .whichVersion(briefing: 7, []), .whichVersion(briefing: 7, [version]), .alreadyRemoved(version),
      .materialLive(version, room: "3A"), .removalUnfinished, .removedBefore("a", version),
      .replacedTwice(file: "a", by: ["b"]),
      .recordedOtherwise(briefing: 7, recipient: "局長", as: try! Handout(form: .digital, copies: 0, pages: 0)),
      .briefingToCome(7, day), .briefingToCome(7, day, recipient: "局長"), .nothingToUndo(Person("佐藤")),
      .several([.cancelledBriefing(7), .briefingToCome(8, day)]), .deedStays(.removed(version), before: nil),
      .deedStays(.projected(projection), before: nil), .deedStays(.indexed(version), before: nil),
      .deedStays(.repaired, before: nil), .deedStays(.renewedKey, before: nil),
      .changedMeanwhile([]), .changedSince(.register, briefing: 7, subject: "計画"),
      .nothingRecorded(briefing: 7), .nothingToCorrect(briefing: 7, recipient: "局長"), .notCancelled(7),
      .recordedFor(briefing: 7, recipient: "局長"), .lastRecipient(briefing: 7, "局長"), .sameParty(.unit, "課"),
      .recordedForBoth("局長", "監", briefings: [7]), .recipientInUse("局長", briefings: [], unrecorded: nil),
      .recipientInUse("局長", briefings: [7], unrecorded: 7), .nameKept(.unit, "課", into: "室"),
      .nameKept(.recipient, "局長", into: nil), .partyTakenAway(.recipient, "局長", briefing: 7), .unfitWeeks,
      .nothingToFind, .noSuchAccount("a", near: []), .unfitAccountName("-"), .unfitRole("長"), .withoutRole("a", "秘書"),
      .lastAdministrator("a"), .accountDisabled("a"), .noSuchRoom("9Z", known: []), .whichRoom(known: ["3A"]),
      .roomHasRecords("3A"), .roomBusy("3A", briefing: 7), .roomBusy("3A", briefing: nil), .roomIdle("3A"),
      .briefingLive(7, room: "3A"), .nothingToShow(briefing: 7), .noServer, .notTakenUp, .endPending, .unfitMinutes,
      .unfitEnd, .endOfOne, .unfitText(.presenter, .empty), .unfitText(.title, .tooLong(limit: 9)),
      .unfitHandout(.copiesWithoutPaper), .unfitHandout(.paperWithoutCopies), .unfitHandout(.outOfRange),
      .unknownZone("x"), .periodToCome(Period(from: Month(2026, 1)!, through: Month(2026, 2)!)!), .farDay(day),
      .dayOver(day),
      .dayToCome(day), .monthRuns(Month(2026, 1)!), .monthHasBriefings(Month(2026, 1)!, [7]),
      .unfitFactor(.notPositive), .unfitFactor(.unreadable("4,6")), .unfitFactor(.backwards("8..1")),
      .unfitFactor(.beyond(1...2, unit: "g")), .unfitFactor(.unit(.co2)), .unfitFactor(.unit(nil)),
      .unfitFactor(.undated("x")), .unfitFactor(.datedAhead("2999")),
      .noSuchFactor("紙", known: []), .longYear(Period(from: Month(2026, 1)!, through: Month(2027, 2)!)!),
    ] as [LibraryError]

  static let logs: [PrintLogFault] = [
    .empty, .unknownKind, .needsFormat, .formatDoesNotFit, .workbook, .damagedXML(line: 3), .noEvents,
    .totals(profile: "canon"), .severalProfiles(["oki"]), .unclearDates(line: 3),
  ]
  static let prints: [LibraryError] = [
    .noSuchPrinter("3F", near: ["4F"]), .samePrinter("3F"), .unitAndFloor, .notContradicted(7), .whichForm(7),
    .jobsOutside("a", from: day, to: day), .noSuchProfile("a", known: ["oki"]),
    .unfitPrintFormat("%p", .missing("%T")), .unfitPrintFormat("%Z", .unknown("%Z")),
    .unfitPrintFormat("%p", .adjacent),
  ]

  @Test(arguments: Language.allCases) func noCommand(_ language: Language) throws {
    try Language.$current.withValue(language) {
      let stores: [any Error & Sendable] =
        [.newerDatabase, .damagedDatabase("a"), .keysLost("a"), .busy, .cannotWrite("a"), .deviceError("a")]
        as [StoreError]
      let prints: [any Error & Sendable] = Self.prints + Self.logs.map { LibraryError.unfitPrintLog("a", $0) }
      for error in Self.errors + stores + prints {
        let failure = try #require(Failure(atDesk: error))
        let isPlain = !failure.sentence.contains(#/utsusu |`|--[a-z]|undo/#)
        #expect(isPlain && failure.sentence.count > 5, "\(failure.sentence)")
        #expect(failure.kind == Failure(error)?.kind)
      }
    }
  }

  /// A role is one, though it was not said for which part of the office.
  @Test(arguments: Language.allCases) func roleWithoutItsPart(_ language: Language) throws {
    try Language.$current.withValue(language) {
      for (role, isRole) in [("staff", true), ("secretary", true), ("閲覧", true), ("長", false), ("", false)] {
        let sentence = try #require(Failure(atDesk: LibraryError.unfitRole(role))).sentence
        #expect(sentence.contains(tr("Choose a unit for staff", "職員には所属を")) == isRole, "\(role): \(sentence)")
      }
    }
  }
}
