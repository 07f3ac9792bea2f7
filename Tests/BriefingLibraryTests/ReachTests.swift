import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Synchronization
import Testing

/// What a person's roles let them see: the same everywhere.
struct ReachTests {
  /// Two units, two recipients and a file of an archive. 1 is 防災課's for 局長, 2 道路課's for 危機管理監, 3 道路課's for both.
  struct Office {
    let fixture: LibraryFixture
    let keeper: Visit
    let file: SourcePath
    let bousai, douro: OfficeUnit.ID
    let chief: Recipient.ID = 1
    let director: Recipient.ID = 2

    init() async throws {
      fixture = try LibraryFixture()
      keeper = try await fixture.visit()
      file = try fixture.file("別の資料.txt", "本文の続き")
      let moment = Moment(instant: LibraryFixture.now.advanced(by: -3600), dayOnly: false)
      for (title, unit, recipients) in [
        ("避難所の収容", "防災課", ["局長"]), ("橋の点検", "道路課", ["危機管理監"]), ("凍結した坂", "道路課", ["局長", "危機管理監"]),
      ] {
        var registration = Registration(title: title, recipients: recipients, unit: unit)
        registration.moment = moment
        _ = try await keeper.register([try fixture.file("\(title).txt", "本文 \(title)")], registration)
      }
      _ = try await keeper.index([try fixture.file("要領.txt", "本文 書庫の要領")]) { _ in }
      let units = try await keeper.parties(OfficeUnit.self).map(\.party)
      bousai = try #require(units.first { $0.name == "防災課" }).id
      douro = try #require(units.first { $0.name == "道路課" }).id
    }

    func visit(_ grants: Grant...) async throws -> Visit {
      try await keeper.library.visit(by: Person("来客", .roles(Set(grants))), at: LibraryFixture.now)
    }
  }

  /// The briefings that each way of looking gives.
  static let ways: [(name: String, look: @Sendable (Visit) async throws -> Set<Briefing.ID>)] = [
    ("submissions", { Set(try await $0.submissions(StatusRequest()).map(\.briefing.id)) }),
    ("unrecorded", { Set(try await $0.submissions(StatusRequest(unrecorded: true)).map(\.briefing.id)) }),
    ("agenda", { Set(try await $0.agenda(StatusRequest()).map(\.briefing.id)) }),
    ("reminders", { Set(try await $0.reminders(StatusRequest()).flatMap(\.appointments).map(\.briefing.id)) }),
    ("newest", { Set(try await $0.newestBriefings(10).map(\.id)) }),
    ("names", { Set(try await $0.searchNames(SearchRequest("の OR 坂"), most: 10).hits.compactMap(\.briefing?.id)) }),
    (
      "search",
      { visit in
        let found = Mutex<Set<Briefing.ID>>([])
        try await visit.search(SearchRequest("本文")) { hit in
          _ = found.withLock { $0.insert(hit.version.briefing ?? 0) }
          return true
        }
        return found.withLock { $0.subtracting([0]) }
      }
    ),
    (
      "details",
      { visit in
        var found: Set<Briefing.ID> = []
        for number in 1...3 {
          do { found.insert(try await visit.details(of: Briefing.ID(Int64(number))).briefing.id) } catch LibraryError
            .noSuchBriefing
          {} catch LibraryError.confidential {}
        }
        return found
      }
    ),
  ]

  @Test func everyWayOfLookingGivesTheSame() async throws {
    let office = try await Office()
    let cases: [([Grant], Set<Briefing.ID>)] = [
      ([Grant(.staff, for: .unit(office.bousai))], [1]),
      ([Grant(.staff, for: .unit(office.douro))], [2, 3]),
      ([Grant(.secretary, for: .recipient(office.chief))], [1, 3]),
      ([Grant(.reader, for: .recipient(office.director))], [2, 3]),
      ([Grant(.staff, for: .unit(office.bousai)), Grant(.reader, for: .recipient(office.director))], [1, 2, 3]),
      ([Grant(.reformOffice, for: .office)], [1, 2, 3]), ([Grant(.reader, for: .office)], [1, 2, 3]),
      ([Grant(.staff, for: .unit(99))], []),
    ]
    for (grants, expected) in cases {
      let visit = try await office.keeper.library.visit(
        by: Person("来客", .roles(Set(grants))), at: LibraryFixture.now)
      for way in Self.ways { #expect(try await way.look(visit) == expected, "\(way.name) \(grants)") }
    }
    let administrator = try await office.visit(Grant(.administrator, for: .office))
    for way in Self.ways {
      await #expect(throws: LibraryError.notAllowed(.look, administrator.person), "\(way.name)") {
        _ = try await way.look(administrator)
      }
    }
  }

  /// A count tells as little as a list, and an error no more: the file of the archive is the whole office's.
  @Test func countsTellNothing() async throws {
    let office = try await Office()
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    #expect(try await office.keeper.count(SearchRequest("本文")) == 4)
    #expect(try await staff.count(SearchRequest("本文")) == 1)
    #expect(try await staff.count(SearchRequest("本文 -避難所")) == 0)
    #expect(try await staff.searchNames(SearchRequest("要領"), most: 9).count == 0)
    for number: Briefing.ID in [2, 3, 4, 99] {
      await #expect(throws: LibraryError.noSuchBriefing(number, last: 1)) { _ = try await staff.details(of: number) }
    }
    let versions = try await office.keeper.versions(of: 2)
    await #expect(throws: LibraryError.noSuchBriefing(2, last: 1)) { _ = try await staff.text(of: versions) }
    await #expect(throws: LibraryError.noSuchBriefing(2, last: 1)) { try await staff.takeOut(versions[0]) { _ in } }
    await #expect(throws: LibraryError.noSuchBriefing(2, last: 1)) {
      try await staff.takeOut([(versions[0], office.fixture.folder.appending(path: "x").path)])
    }
    await #expect(throws: LibraryError.notAllowed(.look, staff.person)) { _ = try await staff.ledgerHead() }
    await #expect(throws: LibraryError.notAllowed(.figures, staff.person)) { _ = try await staff.report(.init()) }
    #expect(try await office.visit(Grant(.reformOffice, for: .office)).report(.init()).tables.count == 1)
  }

  /// What others registered is told as little: no near title, no known file.
  @Test func receiptsTellNothing() async throws {
    let office = try await Office()
    let copy = try office.fixture.file("写し.txt", "本文 橋の点検")
    let registration = Registration(title: "橋の点検", recipients: ["局長"], unit: "防災課")
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    let receipt = try await staff.register([copy], registration)
    #expect(receipt.nearCopy == nil && receipt.materials[0].known == nil)
    let again = try await office.keeper.register([copy], registration)
    #expect(again.nearCopy != nil && again.materials[0].known != nil)
  }

  /// Who registers is told when the room is taken, and not by what.
  @Test func takenRooms() async throws {
    let office = try await Office()
    _ = try await office.keeper.addRoom("3A")
    let ten = Moment(instant: office.keeper.clock.now.advanced(by: 86_400), dayOnly: false)
    _ = try await office.keeper.register(
      [], Registration(title: "橋の補修", recipients: ["局長"], unit: "道路課", moment: ten, room: "3A"))
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    func taken(_ moment: Moment, _ room: String) async throws -> RegistrationReceipt {
      try await staff.preview(
        Registration(title: "訓練", recipients: ["局長"], unit: "防災課", moment: moment, room: room), weeks: 1)[0]
    }
    let receipt = try await taken(ten, "３ａ")
    #expect(receipt.taken.map(\.room) == ["3A"] && receipt.taken[0].slot.moment == ten && receipt.collisions.isEmpty)
    let later = Moment(instant: ten.instant.advanced(by: 7200), dayOnly: false)
    #expect(try await taken(later, "3A").taken.isEmpty)
    #expect(try await taken(ten, "5B").taken.isEmpty)
    #expect(try await taken(Moment(instant: ten.instant, dayOnly: true), "3A").taken.isEmpty)
  }

  /// A filter finds no room that only others have, and does not tell that it is one.
  @Test func roomsOfOthers() async throws {
    let office = try await Office()
    _ = try await office.keeper.register(
      [], Registration(title: "別室で", recipients: ["局長"], unit: "道路課", moment: nil, room: "山田の間"))
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    for room in ["山", "山田", "石"] {
      await #expect(throws: LibraryError.self, "\(room)") {
        _ = try await staff.find(SearchRequest("橋 room:\(room)"))
      }
    }
    _ = try await office.keeper.find(SearchRequest("橋 room:山田"))
  }

  /// Staff register for their unit alone, and give no briefing to another one.
  @Test func ofTheirOwnUnit() async throws {
    let office = try await Office()
    let staff = try await office.visit(
      Grant(.staff, for: .unit(office.bousai)), Grant(.reader, for: .unit(office.douro)))
    let refused = LibraryError.notAllowed(.register, staff.person)
    for unit in ["道路課", "新しい課"] {
      await #expect(throws: refused) {
        _ = try await staff.register([office.file], Registration(title: "別", recipients: ["局長"], unit: unit))
      }
      await #expect(throws: refused) { _ = try await staff.amend(1, unit: unit) }
    }
    // They may look at it, and so are told the truth.
    await #expect(throws: refused) { _ = try await staff.amend(2, title: "別") }
    await #expect(throws: refused) { _ = try await staff.add([office.file], to: 2) }
    await #expect(throws: refused) { _ = try await staff.replace([office.file], in: 2) }
    await #expect(throws: refused) { try await staff.cancel(2, reason: "延期") }
    await #expect(throws: refused) { _ = try await staff.index([office.file]) { _ in } }
    await #expect(throws: LibraryError.notAllowed(.project, staff.person)) {
      _ = try await staff.project(2, room: "3A", driver: nil, minutes: nil)
    }
    #expect(try await staff.amend(1, title: "避難所の収容計画").briefing.title == "避難所の収容計画")
    #expect(try await office.keeper.parties(OfficeUnit.self).count == 2)
  }

  /// A secretary records what their recipient got, and what another one got is not theirs to say.
  @Test func ofTheirOwnRecipient() async throws {
    let office = try await Office()
    let secretary = try await office.visit(Grant(.secretary, for: .recipient(office.chief)))
    let refused = LibraryError.notAllowed(.submit, secretary.person)
    await #expect(throws: refused) {
      _ = try await secretary.submit(briefing: 3, to: ["危機管理監"], form: .digital)
    }
    #expect(try await secretary.submit(briefing: 3, form: .digital).map(\.entry.recipient.name) == ["局長"])
    let days = try await secretary.submit(within: Instant.earliest..<Instant.latest, Declaration(form: .projected))
    #expect(days.receipts.map(\.entry.recipient.name) == ["局長"] && days.receipts.map(\.entry.briefing) == [1])
    await #expect(throws: LibraryError.noSuchBriefing(2, last: 3)) {
      _ = try await secretary.submit(briefing: 2, form: .digital)
    }
    _ = try await office.keeper.submit(briefing: 3, to: ["危機管理監"], form: .digital)
    await #expect(throws: refused) { _ = try await secretary.withdraw([3], from: ["危機管理監"], reason: "誤登録") }
    #expect(try await secretary.withdraw([3], reason: "誤登録").map(\.entry.recipient.name) == ["局長"])

    // Lists give their recipient's rows; the briefing itself is seen whole.
    #expect(try await secretary.submissions(StatusRequest()).map(\.recipient) == ["局長", "局長"])
    #expect(try await secretary.details(of: 3).recipients.count == 2)
    let exported = String(decoding: try await secretary.exportLedger(encoding: .utf8, japanese: true), as: UTF8.self)
    #expect(exported.contains("避難所の収容") && !exported.contains("危機管理監") && !exported.contains("凍結した坂"))
    let numbers = Mutex<[Briefing.ID]>([])
    try await secretary.forEachEntry { entry, _ in numbers.withLock { $0.append(entry.content.briefing) } }
    #expect(numbers.withLock { $0 } == [3, 1, 3])
  }

  /// A role for a unit that has become part of another one is one for that, and takes in what was its own.
  @Test func mergedUnits() async throws {
    let office = try await Office()
    _ = try await office.keeper.mergeUnit("防災課", into: "道路課")
    for unit in [office.bousai, office.douro] {
      let staff = try await office.visit(Grant(.staff, for: .unit(unit)))
      #expect(Set(try await staff.newestBriefings(10).map(\.id)) == [1, 2, 3])
    }
    #expect(try await office.visit(Grant(.reader, for: .recipient(office.chief))).newestBriefings(10).count == 2)
  }

  /// What is on in a room is told to those who may look at it, and the address of its screen to nobody but those who may
  /// see whatever it shows.
  @Test func rooms() async throws {
    let office = try await Office()
    _ = try await office.keeper.addRoom("3A")
    let live = try await office.keeper.project(2, room: "3A", driver: nil, minutes: nil)
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    let room = try #require(try await staff.rooms().first)
    #expect(room.live == nil && room.title == nil && room.room.screenKey.isEmpty)
    #expect(try await staff.projection(live.projection) == nil)
    #expect(try await staff.receipt(of: live.projection) == nil)
    #expect(try await staff.withdraw(live.projection) == false)
    await #expect(throws: LibraryError.roomBusy("3A", briefing: nil)) {
      _ = try await staff.project(1, room: "3A", driver: nil, minutes: nil)
    }
    // Nobody ends what they may not see.
    await #expect(throws: LibraryError.notAllowed(.project, staff.person)) {
      _ = try await staff.makeWay(for: 1, room: "3A", driver: nil, minutes: nil)
    }
    await #expect(throws: LibraryError.noSuchBriefing(2, last: 1)) {
      _ = try await staff.askForEnd(in: "3A", present: [], serverRuns: false)
    }
    #expect(try await staff.projectable(2, version: nil) == nil)
    #expect(try await staff.projectable(1, version: nil) != nil)
    let owner = try await office.visit(Grant(.staff, for: .unit(office.douro)))
    #expect(try await owner.rooms().first?.title == "橋の点検")
    #expect(try await office.keeper.rooms().first?.room.screenKey.count == 43)
  }

  /// What a person did while they had another role is not theirs to take back.
  @Test func undoing() async throws {
    let office = try await Office()
    let staff = try await office.visit(Grant(.staff, for: .unit(office.bousai)))
    _ = try await staff.amend(1, title: "避難所")
    let moved = try await office.visit(Grant(.staff, for: .unit(office.douro)))
    await #expect(throws: LibraryError.notAllowed(.register, moved.person)) { _ = try await moved.undo() }
    #expect(try await staff.undo().act.kind == .amend)
    #expect(try await staff.details(of: 1).briefing.title == "避難所の収容")
  }
}
