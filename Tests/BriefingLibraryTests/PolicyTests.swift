import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Testing

/// A library asks its policy before every act.
struct PolicyTests {
  typealias Act = @Sendable (Visit, SourcePath) async throws -> Void

  /// Every act that a person does, by what it takes.
  static let acts: [(Permission, [Act])] = [
    (
      .look,
      [
        { visit, _ in _ = try await visit.details(of: 1) }, { visit, _ in _ = try await visit.submissions(.init()) },
        { visit, _ in try await visit.search(SearchRequest("本文")) { _ in true } },
        { visit, _ in _ = try await visit.count(SearchRequest("本文")) },
        { visit, _ in _ = try await visit.settings() },
        { visit, _ in _ = try await visit.parties(Recipient.self) }, { visit, _ in _ = try await visit.rooms() },
        { visit, _ in _ = try await visit.named("局長", Recipient.self) }, { visit, _ in _ = try await visit.factors() },
        { visit, _ in _ = try await visit.exportLedger(encoding: .utf8, japanese: true) },
        { visit, _ in try await visit.forEachEntry { _, _ in } }, { visit, _ in _ = try await visit.projection(1) },
        { visit, _ in _ = try await visit.monthAtWork() }, { visit, _ in _ = try await visit.due() },
        { visit, _ in _ = try await visit.receipt(of: 1) }, { visit, _ in _ = try await visit.ledgerHead() },
        { visit, _ in _ = try await visit.recordHead() }, { visit, _ in _ = try await visit.newestBriefings(1) },
        { visit, _ in _ = try await visit.searchNames(SearchRequest("本文"), most: 1) },
        { visit, _ in _ = try await visit.room(named: "3A") }, { visit, _ in _ = try await visit.versions(of: 1) },
        { visit, _ in _ = try await visit.evidence(PrintEvidenceRequest()) },
        { visit, _ in _ = try await visit.surveyQuestions() }, { visit, _ in _ = try await visit.surveyWaves() },
        { visit, _ in _ = try await visit.surveyReport(of: "1") },
        { visit, _ in _ = try await visit.surveyWave(named: "1") },
        { visit, _ in _ = try await visit.stock() }, { visit, _ in _ = try await visit.stockHistory(of: "3F") },
        { visit, _ in _ = try await visit.space() }, { visit, _ in _ = try await visit.spaceHistory(of: "3F") },
        { visit, _ in _ = try await visit.floors() },
        { visit, _ in try await visit.takeOut([]) }, { visit, _ in _ = try await visit.text(of: []) },
        { visit, _ in for version in try await visit.versions(of: 1) { try await visit.noteLook(at: version) } },
      ]
    ),
    (
      .register,
      [
        { visit, file in
          _ = try await visit.register([file], Registration(title: "別", recipients: ["局長"], unit: "防災課"))
        },
        { visit, file in _ = try await visit.add([file], to: 1) },
        { visit, file in _ = try await visit.replace([file], in: 1) },
        { visit, _ in _ = try await visit.amend(1, title: "別") },
        { visit, _ in _ = try await visit.move(material: 1, of: 1, to: 1) },
        { visit, _ in try await visit.cancel(1, reason: "延期") },
        { visit, file in _ = try await visit.index([file]) { _ in } },
      ]
    ),
    (
      .remove,
      [
        { visit, _ in _ = try await visit.removable(1) },
        { visit, _ in _ = try await visit.removable(indexed: .number(1)) },
        { visit, _ in _ = try await visit.remove(indexed: .number(1), reason: "誤登録") },
        { visit, _ in _ = try await visit.remove(1, reason: "誤登録") },
      ]
    ),
    (
      .submit,
      [
        { visit, _ in _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital) },
        { visit, _ in _ = try await visit.submit(within: 0..<1, Declaration(form: .digital)) },
        { visit, _ in _ = try await visit.withdraw([1], reason: "誤登録") },
        { visit, _ in _ = try await visit.acceptEvidence(of: 1) },
        { visit, _ in _ = try await visit.explainEvidence(of: 1, reason: "控え") },
      ]
    ),
    (
      .importLedger,
      [
        { visit, file in _ = try await visit.importLedger(file, progress: { _ in }) },
        { visit, file in _ = try await visit.importPrints([file], progress: { _ in }) },
      ]
    ),
    (
      .project,
      [
        { visit, _ in _ = try await visit.project(1, room: nil, driver: nil, minutes: nil) },
        { visit, _ in _ = try await visit.makeWay(for: 1, room: nil, driver: nil, minutes: nil) },
        { visit, _ in try await visit.checkProjection(of: 1, room: nil, driver: nil, minutes: nil) },
        { visit, _ in _ = try await visit.projectable(1, version: nil) },
        { visit, _ in _ = try await visit.withdraw(1) }, { visit, _ in try await visit.closeCutOff() },
        { visit, _ in _ = try await visit.askForEnd(in: "3A", present: [], serverRuns: false) },
        { visit, _ in _ = try await visit.end(1, by: .driver, at: 0, steps: [], present: nil) },
      ]
    ),
    (
      .figures,
      [
        { visit, _ in _ = try await visit.report(ReportRequest()) },
        { visit, _ in _ = try await visit.officeTemplate() }, { visit, _ in _ = try await visit.keptTemplate() },
      ]
    ),
    (
      .configure,
      [
        { visit, _ in try await visit.setBase(nil) }, { visit, _ in try await visit.setGoal(0.5) },
        { visit, _ in try await visit.setZone("Asia/Tokyo") },
        { visit, _ in try await visit.add("副市長", aliases: [], Recipient.self) },
        { visit, _ in try await visit.rename("局長", to: "都市局長", Recipient.self) },
        { visit, _ in try await visit.addAliases(["長"], to: "局長", Recipient.self) },
        { visit, _ in try await visit.removeAliases(["長"], from: "局長", Recipient.self) },
        { visit, _ in
          _ = try await visit.setUnit("防災課", bureau: nil, department: nil, floor: "7", adoptedFrom: nil)
        },
        { visit, _ in _ = try await visit.setFloor("7F", FloorChange(isModel: true)) },
        { visit, _ in _ = try await visit.addRoom("3B") }, { visit, _ in try await visit.renameRoom("3A", to: "3C") },
        { visit, _ in _ = try await visit.renewScreen(of: "3A") },
        { visit, _ in try await visit.setFactor(FactorDraft(name: "紙", perSheet: "1", unit: "円", source: "契約")) },
        { visit, _ in try await visit.removeFactor("紙") },
        { visit, _ in _ = try await visit.printers() }, { visit, _ in _ = try await visit.printer(named: "3F") },
        { visit, _ in _ = try await visit.printLogs() }, { visit, _ in _ = try await visit.printPeople() },
        { visit, _ in _ = try await visit.printKeeping() },
        { visit, _ in try await visit.addPrinter("3F", PrinterPlace()) },
        { visit, _ in try await visit.setPrinter("3F", PrinterPlace()) },
        { visit, _ in _ = try await visit.mergePrinter("3F", into: "4F") },
        { visit, _ in _ = try await visit.setPrintPerson("h.sato", unit: nil) },
        { visit, _ in try await visit.keepPrints(names: true, months: nil) },
        { visit, _ in _ = try await visit.forgetPrints() },
        { visit, file in try await visit.setOfficeTemplate(file) },
        { visit, _ in _ = try await visit.mergeHistory() }, { visit, _ in _ = try await visit.roomsToAdd() },
      ]
    ),
    (
      .stock,
      [
        { visit, _ in _ = try await visit.noteStock(StockStatement(.measured, at: "3F", amount: "1")) },
        { visit, _ in _ = try await visit.correctStock(1, to: "1", reason: "誤り") },
        { visit, _ in _ = try await visit.withdrawStock(1, reason: "誤り") },
        { visit, _ in try await visit.setStockBase(nil) }, { visit, _ in try await visit.setStockGoal(nil) },
        { visit, file in _ = try await visit.importStock(file) },
        { visit, _ in
          _ = try await visit.noteSpace(of: "3F", SaidAreas([.plusAlpha: "1"], total: "2"))
        },
        { visit, _ in _ = try await visit.correctSpace(1, to: SaidAreas([.plusAlpha: "1"]), reason: "誤り") },
        { visit, _ in _ = try await visit.withdrawSpace(1, reason: "誤り") },
        { visit, _ in try await visit.setSpaceBase(nil) },
        { visit, file in _ = try await visit.importSpace(file) },
      ]
    ),
    (
      .survey,
      [
        { visit, _ in
          let key = SurveyQuestion.Key("overall")!
          try await visit.addSurveyQuestion(SurveyQuestion(key, "満足", topic: .overall, scale: nil))
        },
        { visit, _ in try await visit.changeSurveyQuestion("overall") { _ in } },
        { visit, _ in try await visit.withdrawSurveyQuestion("overall", reason: "誤り") },
        { visit, _ in
          let days = visit.clock.today...visit.clock.today
          try await visit.addSurveyWave(SurveyWave("改革前", .before, days))
        },
        { visit, _ in try await visit.changeSurveyWave("改革前") { _ in } },
        { visit, _ in try await visit.openSurveyWave("改革前") },
        { visit, _ in _ = try await visit.addSheets([], to: "改革前") },
        { visit, _ in _ = try await visit.closeSurveyWave("改革前") },
        { visit, _ in _ = try await visit.surveyTexts(of: "改革前") },
      ]
    ),
    (.audit, [{ visit, _ in _ = try await visit.looks(of: 1) }]),
    (
      .people,
      [
        { visit, _ in _ = try await visit.accounts() }, { visit, _ in _ = try await visit.renewLink(of: "h.sato") },
        { visit, _ in _ = try await visit.addAccount("h.sato", fullName: nil, roles: []) },
        { visit, _ in _ = try await visit.amendAccount("h.sato", fullName: "佐藤") },
        { visit, _ in _ = try await visit.setAccount("h.sato", disabled: true) },
      ]
    ),
    (
      .maintain,
      [
        { visit, _ in _ = try await visit.verify { _ in } }, { visit, _ in _ = try await visit.repair { _ in } },
        { visit, _ in _ = try await visit.backUp(to: visit.library.home.path + "-backup") { _ in } },
        { visit, _ in _ = try await visit.flushesCommits() },
      ]
    ),
  ]

  @Test(arguments: acts.map(\.0))
  func whoMayNotIsRefused(_ permission: Permission) async throws {
    let fixture = try LibraryFixture()
    let file = try fixture.file("資料.txt", "本文")
    let visit = try await fixture.visit()
    _ = try await visit.register([file], Registration(title: "報告", recipients: ["局長"], unit: "防災課", room: "3A"))
    let before = try await visit.ledgerHead()

    let person = Person("来客")
    let policy = Policy { $0 != person || $1 != permission ? .everything : .nothing }
    let guest = try await Library(
      home: fixture.home, environment: ProcessInfo.processInfo.environment, policy: policy
    ).visit(by: person, at: LibraryFixture.now)
    #expect(!guest.may(permission) && Permission.allCases.count { guest.may($0) } == Permission.allCases.count - 1)
    for act in try #require(Self.acts.first { $0.0 == permission }).1 {
      await #expect(throws: LibraryError.notAllowed(permission, person)) { try await act(guest, file) }
    }
    #expect(try await visit.ledgerHead() == before)
    #expect(LibraryError.notAllowed(permission, person).kind == .forbidden)
  }

  /// A new permission needs its acts here, and a person who may do everything is kept from none.
  @Test func everyPermissionHasActs() async throws {
    #expect(Set(Self.acts.map(\.0)) == Set(Permission.allCases))
    #expect(Permission.allCases.allSatisfy { Policy.roles.reach(of: Person("佐藤"), for: $0) == .everything })
  }

  /// The table, said once more. Nobody without a role may do anything.
  @Test func table() {
    let table: [Role: Set<Permission>] = [
      .staff: [.look, .register, .project, .audit], .secretary: [.look, .submit, .project, .audit], .reader: [.look],
      .administrator: [.people, .maintain, .audit],
      .reformOffice: Set(Permission.allCases).subtracting([.people, .maintain, .audit]),
    ]
    for role in Role.allCases { #expect(Policy.permissions(of: role) == table[role], "\(role)") }
    for permission in Permission.allCases {
      #expect(Policy.roles.reach(of: Person("来客", .roles([])), for: permission) == .nothing)
    }
  }

  @Test(arguments: Role.allCases) func roles(_ role: Role) async throws {
    let fixture = try LibraryFixture()
    let file = try fixture.file("資料.txt", "本文")
    let keeper = try await fixture.visit()
    _ = try await keeper.register([file], Registration(title: "報告", recipients: ["局長"], unit: "防災課", room: "3A"))
    let person = Person("来客", .roles([Grant(role, for: .office)]))
    let guest = try await keeper.library.visit(by: person, at: LibraryFixture.now)
    for (permission, acts) in Self.acts {
      let isAllowed = Policy.permissions(of: role).contains(permission)
      #expect(guest.may(permission) == isAllowed)
      for act in acts where !isAllowed {
        await #expect(throws: LibraryError.notAllowed(permission, person)) { try await act(guest, file) }
      }
    }
  }
}
