import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

/// A new unit or room whose name looks like a known one is asked about.
struct NearNameTests {
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await register(visit, fixture, unit: "危機管理課", room: "第3会議室")
    return (fixture, visit)
  }

  private static func register(
    _ visit: Visit, _ fixture: LibraryFixture, unit: String = "危機管理課", room: String? = nil, isMeant: Bool = false
  ) async throws -> RegistrationReceipt {
    try await visit.register(
      [try fixture.file("資料.txt", "本文")],
      Registration(title: "報告", recipients: ["局長"], unit: unit, room: room, takesNewNames: isMeant))
  }

  @Test func aSlipInAUnit() async throws {
    let (fixture, visit) = try await Self.office()
    try await visit.addAliases(["危機管理室"], to: "危機管理課", OfficeUnit.self)
    let slip = LibraryError.looksKnown(.unit, "危機菅理課", near: ["危機管理課"])
    await #expect(throws: slip) { try await Self.register(visit, fixture, unit: "危機菅理課") }
    await #expect(throws: slip) { try await visit.amend(1, unit: "危機菅理課") }
    await #expect(throws: slip) {
      try await visit.setUnit("危機菅理課", bureau: nil, department: nil, floor: "7階", adoptedFrom: nil)
    }
    // An alias is a name as well; what it finds is offered.
    await #expect(throws: LibraryError.looksKnown(.unit, "危機菅理室", near: ["危機管理課"])) {
      try await Self.register(visit, fixture, unit: "危機菅理室")
    }
    #expect(try await visit.parties(OfficeUnit.self).map(\.party.name) == ["危機管理課"])
    #expect(try await visit.details(of: 1).briefing.unit.name == "危機管理課")
    #expect(try await visit.newestBriefings(9).count == 1)
    // Meant, or far from what is known.
    #expect(try await Self.register(visit, fixture, unit: "危機菅理課", isMeant: true).unitIsNew)
    #expect(try await Self.register(visit, fixture, unit: "財政課").unitIsNew)
    _ = try await visit.amend(1, unit: "危機官理課", takesNewNames: true)
    _ = try await visit.setUnit(
      "財務課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil, takesNewName: true)
    // Whatever its spelling, a known one is known.
    #expect(try await !Self.register(visit, fixture, unit: "危機管理課").unitIsNew)
  }

  @Test func aSlipInARoom() async throws {
    let (fixture, visit) = try await Self.office()
    let slip = LibraryError.looksKnown(.room, "第3会義室", near: ["第3会議室"])
    await #expect(throws: LibraryError.looksKnown(.room, "第三会議室", near: ["第3会議室"])) {
      try await visit.amend(1, room: "第三会議室")
    }
    await #expect(throws: slip) { try await Self.register(visit, fixture, room: "第3会義室") }
    await #expect(throws: slip) { try await visit.amend(1, room: "第3会義室") }
    await #expect(throws: slip) { try await visit.addRoom("第3会義室") }
    // What a briefing says is known; so is a spelling that folds to it.
    #expect(try await visit.addRoom("第３会議室").name == "第３会議室")
    _ = try await Self.register(visit, fixture, room: "第3会義室", isMeant: true)
    _ = try await visit.addRoom("第二合議室")
    _ = try await visit.addRoom("第二会議室", takesNewName: true)
  }

  /// A recipient with 様 behind the name is the known one; 副局長 is somebody else.
  @Test(arguments: ["局長様", "局長殿", "局長 様"]) func aFormOfAddress(_ name: String) async throws {
    let (_, visit) = try await Self.office()
    await #expect(throws: LibraryError.looksKnown(.recipient, name, near: ["局長"])) {
      try await visit.add(name, aliases: [], Recipient.self)
    }
    try await visit.add("副局長", aliases: [], Recipient.self)
    try await visit.add(name, aliases: [], Recipient.self, takesNewName: true)
  }

  /// A projection adds the room as the briefing has it: the list of rooms says what later ones are called.
  @Test func aRoomThatAProjectionAdds() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let request = try await visit.project(1, room: "第３会議室", driver: nil, minutes: nil)
    #expect(request.isNewRoom && request.room.name == "第3会議室")
  }

  /// Numbers are what names are told apart by; their width is not.
  @Test(arguments: [("第4会議室", "第4会議室"), ("第一会議室", "第一会議室"), ("第３会議室", "第3会議室")])
  func otherNumbers(_ room: String, _ written: String) async throws {
    let (fixture, visit) = try await Self.office()
    #expect(try await Self.register(visit, fixture, room: room).briefing.room == written)
  }
}
