import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Synchronization
import Testing

/// A confidential briefing (取扱注意) is for its unit and its recipients. Here it is the second: 道路課's for 危機管理監.
struct ConfidentialTests {
  /// Stands in its title, its text, the name of its file, and what is recorded of it.
  private static let secret = "橋の点検"

  private static let running = ReportRequest(period: Period(Month(2026, 11)!), withRunningMonth: true)

  private static func office() async throws -> ReachTests.Office {
    let office = try await ReachTests.Office()
    _ = try await office.keeper.submit(briefing: 2, form: .paper, copies: 2, reason: "\(secret)の図面")
    let details = try await office.keeper.amend(2, presenter: "\(secret)の担当", confidential: true)
    #expect(details.briefing.isConfidential)
    return office
  }

  /// Those who are told of it, and those who are not.
  private static func people(_ office: ReachTests.Office) -> (within: [[Grant]], without: [[Grant]]) {
    let offices = [Role.reformOffice, .reader, .staff, .secretary].map { [Grant($0, for: .office)] }
    return (
      [
        [Grant(.staff, for: .unit(office.douro))], [Grant(.reader, for: .unit(office.douro))],
        [Grant(.secretary, for: .recipient(office.director))], [Grant(.reader, for: .recipient(office.director))],
        [Grant(.reformOffice, for: .office), Grant(.reader, for: .recipient(office.director))],
      ],
      offices + [
        [Grant(.staff, for: .unit(office.bousai))], [Grant(.secretary, for: .recipient(office.chief))],
        [Grant(.reader, for: .office), Grant(.staff, for: .unit(office.bousai))],
      ]
    )
  }

  /// Everything that a visit is told, in words.
  private static func told(_ visit: Visit, _ office: ReachTests.Office) async throws -> String {
    let told = Mutex("")
    let note = { @Sendable (text: Any) in told.withLock { $0 += "\(text)\n" } }
    note(try await visit.submissions(StatusRequest()))
    note(try await visit.agenda(StatusRequest()))
    note(try await visit.newestBriefings(10))
    for words in ["本文", "\(secret)", "担当", "道路課", "from:道路課", "-避難所"] {
      note(try await visit.searchNames(SearchRequest(words), most: 10).hits)
      for order in [SearchOrder.newest, .relevance] {
        try await visit.search(SearchRequest(words, order: order)) { hit in
          note(hit)
          return true
        }
      }
    }
    note(String(decoding: try await visit.exportLedger(encoding: .utf8, japanese: true), as: UTF8.self))
    try await visit.forEachEntry { entry, _ in note(entry) }
    try await visit.forEachSubmission(japanese: true) { note($0) }
    if visit.may(.figures) {
      let report = try await visit.report(Self.running)
      note(report.onPaper)
    }
    note(try await visit.rooms())
    note(try await visit.drawings(.within(Instant.earliest..<Instant.latest)).map(\.version))
    for number: Briefing.ID in [1, 2, 3] {
      do { note(try await visit.details(of: number)) } catch let error as LibraryError { note(error) }
    }
    return told.withLock { $0 }
  }

  @Test func everybodyIsToldWhatIsTheirs() async throws {
    let office = try await Self.office()
    _ = try await office.keeper.addRoom("3A")
    _ = try await office.keeper.project(2, room: "3A", driver: nil, minutes: nil)
    let (within, without) = Self.people(office)
    for grants in within + without {
      let visit = try await office.keeper.library.visit(
        by: Person("来客", .roles(Set(grants))), at: LibraryFixture.now)
      let told = try await Self.told(visit, office)
      #expect(told.contains(Self.secret) == within.contains(grants), "\(grants)")
    }
    #expect(try await Self.told(office.keeper, office).contains(Self.secret))
  }

  /// Each way of looking has it for the same people; who counts for the office has it in lists, with no more than is counted.
  @Test func everyWayOfLooking() async throws {
    let office = try await Self.office()
    _ = try await office.keeper.withdraw([2], reason: "誤り")
    let lists: Set = ["submissions", "unrecorded", "agenda", "reminders"]
    let (within, without) = Self.people(office)
    for grants in within + without {
      let visit = try await office.keeper.library.visit(
        by: Person("来客", .roles(Set(grants))), at: LibraryFixture.now)
      let isWhole = grants.contains { $0.part == .office }
      for way in ReachTests.ways {
        let found = try await way.look(visit).contains(2)
        #expect(found == (within.contains(grants) || isWhole && lists.contains(way.name)), "\(way.name) \(grants)")
      }
    }
  }

  /// The figures hold for all, and a list says number, unit, time and form.
  @Test func whatIsCounted() async throws {
    let office = try await Self.office()
    let before = try await office.keeper.report(Self.running)
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    let report = try await reform.report(Self.running)
    #expect(report.total.period.documents == before.total.period.documents)
    #expect(report.onPaper.map(\.title) == [Briefing.withheldTitle] && report.onPaper[0].reason == nil)
    let row = try #require(try await reform.submissions(StatusRequest()).first { $0.briefing.id == 2 })
    #expect(row.briefing.isWithheld && row.briefing.isConfidential && row.briefing.presenter == nil)
    #expect(row.briefing.unit.name == "道路課" && row.handout?.copies == 2 && row.reason == nil)
    #expect(try await reform.agenda(StatusRequest()).first { $0.briefing.id == 2 }?.materials.isEmpty == true)
  }

  /// Whoever is told of it by its number is told why there is no more; nothing is recorded of it, nor by the day.
  @Test func acts() async throws {
    let office = try await Self.office()
    let file = office.file
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    let acts: [@Sendable (Visit) async throws -> Void] = [
      { _ = try await $0.details(of: 2) }, { _ = try await $0.proof(of: 2) },
      { _ = try await $0.amend(2, title: "別") },
      { _ = try await $0.submit(briefing: 2, form: .digital) }, { _ = try await $0.withdraw([2], reason: "誤り") },
      { _ = try await $0.removable(2) }, { try await $0.cancel(2, reason: "延期") },
      { _ = try await $0.replace([file], in: 2) }, { _ = try await $0.versions(of: 2) },
      { _ = try await $0.project(2, room: nil, driver: nil, minutes: nil) },
    ]
    for (place, act) in acts.enumerated() {
      await #expect(throws: LibraryError.confidential(2), "\(place)") { try await act(reform) }
    }
    _ = try await office.keeper.withdraw([2], reason: "誤り")
    let receipt = try await reform.submit(within: Instant.earliest..<Instant.latest, Declaration(form: .projected))
    #expect(receipt.receipts.map(\.entry.briefing) == [1, 3, 3])
    let versions = try await office.keeper.versions(of: 2)
    await #expect(throws: LibraryError.confidential(2)) { _ = try await reform.text(of: versions) }
    await #expect(throws: LibraryError.confidential(2)) { try await reform.takeOut(versions[0]) { _ in } }
  }

  /// No near title, no known file, no title like that of a row.
  @Test func receiptsTellNothing() async throws {
    let office = try await Self.office()
    let copy = try office.fixture.file("写し.txt", "本文 \(Self.secret)")
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    let receipt = try await reform.register(
      [copy], Registration(title: "\(Self.secret)１", recipients: ["局長"], unit: "防災課"))
    #expect(receipt.nearCopy == nil && receipt.materials[0].known == nil)
    let others = try await reform.removable(receipt.briefing.id).others
    #expect(others.map(\.fileName) == [Briefing.withheldTitle])
    await #expect(throws: LibraryError.notIndexed("2")) { _ = try await reform.removable(indexed: .number(2)) }
    for (visit, near) in [(reform, []), (office.keeper, [[Self.secret]])] {
      let row = "2026-11-25,\(Self.secret)３,道路課,局長,digital,,,,"
      #expect(try await office.fixture.importing(row, into: visit).nearTitles.map(\.near) == near)
      _ = try await visit.undo()
    }
  }

  /// Of what was taken away no more is told than of what is there.
  @Test func whatWasTakenAway() async throws {
    let office = try await Self.office()
    let copy = try office.fixture.file("写し.txt", "本文 \(Self.secret)")
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    guard case .known(let version)? = try await reform.index([copy], progress: { _ in }).first?.outcome else {
      Issue.record("it is known")
      return
    }
    #expect(version.fileName == Briefing.withheldTitle)
    _ = try await office.keeper.remove(2, reason: "誤り")
    for (visit, isTold) in [(reform, false), (office.keeper, true)] {
      let outcomes = try await visit.index([copy]) { _ in }
      guard case .refused(.removedBefore(_, let version)) = try #require(outcomes.first).outcome else {
        Issue.record("\(outcomes)")
        continue
      }
      #expect(version.fileName == (isTold ? "\(Self.secret).txt" : Briefing.withheldTitle))
    }
  }

  /// The mark is set and taken off with undo, goes along with what is registered like it, and is nobody's against themselves.
  @Test func theMark() async throws {
    let office = try await Self.office()
    let staff = try await office.visit(Grant(.staff, for: .unit(office.douro)))
    let open = try await staff.amend(2, clearing: [.confidential])
    #expect(!open.briefing.isConfidential)
    _ = try await staff.undo()
    #expect(try await staff.details(of: 2).briefing.isConfidential)
    let registration = try Registration(like: try await staff.details(of: 2), on: "12/8", staff.clock)
    #expect(try await staff.register([], registration).briefing.isConfidential)
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    let refused = LibraryError.notAllowed(.register, reform.person)
    await #expect(throws: refused) { _ = try await reform.amend(1, confidential: true) }
    let own = Registration(title: "別", recipients: ["局長"], unit: "防災課", isConfidential: true)
    await #expect(throws: refused) { _ = try await reform.register([], own) }
    #expect(try await reform.newestBriefings(10).map(\.id) == [3, 1])
    // What stands in its place is no title.
    await #expect(throws: LibraryError.unfitText(.title, .withheld)) {
      _ = try await staff.amend(2, title: Briefing.withheldTitle)
    }
  }

  /// Who looks is noted once for a page and a quarter of an hour; of what is not confidential, never.
  @Test func looks() async throws {
    let office = try await Self.office()
    let library = office.keeper.library
    let owner = Person("k.suzuki", .roles([Grant(.staff, for: .unit(office.douro))]))
    let version = try await office.keeper.versions(of: 2)[0]
    for seconds: Int64 in [0, 60, 899, 900] {
      // A quarter begins.
      let now = Instant(seconds: LibraryFixture.now.seconds / Look.spell * Look.spell).advanced(by: seconds)
      _ = try await library.visit(by: owner, at: now).text(of: [version], page: 1)
    }
    try await office.visit(Grant(.reader, for: .recipient(office.director))).takeOut(version) { _ in }
    _ = try await office.keeper.text(of: try await office.keeper.versions(of: 1))
    let reform = try await office.visit(Grant(.reformOffice, for: .office))
    await #expect(throws: LibraryError.confidential(2)) { try await reform.noteLook(at: version) }

    let looks = try await office.visit(Grant(.staff, for: .unit(office.douro))).looks(of: 2)
    #expect(looks.map(\.person).sorted() == ["k.suzuki", "k.suzuki", "来客"])
    #expect(looks.compactMap(\.sight?.page) == [1, 1] && looks.allSatisfy { $0.sight?.version == version })
    #expect(try await office.keeper.looks(of: 1).isEmpty)
    #expect(try await office.visit(Grant(.secretary, for: .recipient(office.director))).looks(of: 2) == looks)
    // An administrator is told who and when.
    let told = try await office.visit(Grant(.administrator, for: .office)).looks(of: 2)
    #expect(told.map(\.person) == looks.map(\.person) && told.allSatisfy { $0.sight == nil })
    for grant in [Grant(.staff, for: .unit(office.bousai)), Grant(.secretary, for: .recipient(office.chief))] {
      let visit = try await office.visit(grant)
      let last = try #require(try await visit.newestBriefings(1).first?.id)
      await #expect(throws: LibraryError.noSuchBriefing(2, last: last)) { _ = try await visit.looks(of: 2) }
    }
    let reader = try await office.visit(
      Grant(.reader, for: .unit(office.douro)), Grant(.staff, for: .unit(office.bousai)))
    await #expect(throws: LibraryError.notAllowed(.audit, reader.person)) { _ = try await reader.looks(of: 2) }
  }
}
