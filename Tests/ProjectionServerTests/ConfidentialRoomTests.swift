import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// What a console finds and borrows goes as far as who put the briefing up, and as what is confidential does.
struct ConfidentialRoomTests {
  /// Beside the briefing that is put up, of 危機管理課: 2 is open and 道路課's, 3 is 危機管理課's and 4 道路課's, both confidential.
  private static func hall() async throws -> Hall {
    let hall = try await Hall()
    for (number, unit) in [(2, "道路課"), (3, "危機管理課"), (4, "道路課")] {
      let url = hall.folder.appending(path: "別\(number).txt")
      try Data("避難所の別紙 \(number)".utf8).write(to: url)
      _ = try await hall.visit.register(
        [SourcePath(url.path)],
        Registration(title: "別の報告\(number)", recipients: ["局長"], unit: unit, isConfidential: number > 2))
    }
    return hall
  }

  /// Each briefing is a material after the two of the first.
  private static func material(of briefing: Int) -> Int { briefing + 1 }

  private static func expect(
    _ lent: Set<Int>, through live: ProjectionRequest, _ visitor: Visitor, own: Int = 1
  ) async throws {
    let text = try await visitor.get("/drive/\(live.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80&in=library").text
    let names = try await visitor.get("/drive/\(live.drive.text)/search?q=%E5%88%A5%E3%81%AE&in=library").text
    for briefing in 2...4 where briefing != own {
      let isLent = lent.contains(briefing)
      #expect(
        text.contains("別\(briefing).txt") == isLent && names.contains("別\(briefing).txt") == isLent, "\(briefing)")
      let wish = "\"version\": [\(material(of: briefing)), 1], \"page\": 1"
      #expect(try await visitor.act(live.drive, "preview", wish).status == (isLent ? 200 : 400), "\(briefing)")
      let picture = "/drive/\(live.drive.text)/borrowable/\(material(of: briefing))/1/1/320.webp"
      #expect(try await visitor.get(picture).status == (isLent ? 200 : 400), "\(briefing)")
      #expect(try await visitor.act(live.drive, "borrow", wish).status == (isLent ? 200 : 400), "\(briefing)")
    }
  }

  /// Who holds the home lends everything but what is confidential, which is shown when it is the briefing itself.
  @Test func putUpByTheShell() async throws {
    let hall = try await Self.hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      try await Self.expect([2], through: live, visitor)
      #expect(try await visitor.act(live.drive, "end").status == 200)
      let own = try await hall.project(4)
      try await Self.expect([2], through: own, visitor, own: 4)
      let found = try await visitor.get("/drive/\(own.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80&in=briefing")
        .text
      #expect(found.contains("別4.txt"))
    }
  }

  /// Whoever has an account lends what is theirs to show, as it is by now.
  @Test func putUpBySomebody() async throws {
    let hall = try await Self.hall()
    _ = try await hall.visit.addRoom("3A")
    let keeper = hall.visit
    _ = try await keeper.addAccount("h.sato", fullName: nil, roles: [try #require(RoleExpression("staff=危機管理課"))])
    let account = try #require(try await keeper.accounts().first?.account)
    let asker = try await keeper.library.visit(by: account.person, at: Hall.start.instant)
    try await hall.serving { visitor in
      let live = try await hall.project(by: asker)
      try await Self.expect([3], through: live, visitor)
      _ = try await keeper.setAccount("h.sato", disabled: true)
      try await Self.expect([], through: live, visitor)
      #expect(try await visitor.act(live.drive, "end").status == 200)
    }
    // A person of whom there is no account lends nothing.
    let stranger = try await keeper.library.visit(
      by: Person("来客", .roles(account.grants)), at: Hall.start.instant)
    try await hall.serving { visitor in
      try await Self.expect([], through: try await hall.project(by: stranger), visitor)
    }
  }

  /// What was lent before it became confidential is in the record without its name.
  @Test func theRecord() async throws {
    let hall = try await Self.hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 1"#).status == 200)
      #expect(try await visitor.act(live.drive, "end").status == 200)
    }
    _ = try await hall.visit.amend(2, confidential: true)
    let units = try await hall.visit.parties(OfficeUnit.self).map(\.party)
    for (unit, isTold) in [("危機管理課", false), ("道路課", true)] {
      let id = try #require(units.first { $0.name == unit }).id
      let own = try #require(units.first { $0.name == "危機管理課" }).id
      let person = Person("来客", .roles([Grant(.reader, for: .unit(id)), Grant(.reader, for: .unit(own))]))
      let visit = try await hall.visit.library.visit(by: person, at: Hall.start.instant)
      let line = try #require(try await visit.details(of: 1).projections.first?.lines.last)
      #expect(line.lenderTitle == (isTold ? "別の報告2" : Briefing.withheldTitle))
      #expect(line.version.fileName == (isTold ? "別2.txt" : Briefing.withheldTitle))
    }
  }

  /// Every picture of what is confidential says where and when it is shown, whoever gets it; of nothing else.
  @Test func marks() async throws {
    let hall = try await Self.hall()
    try await hall.serving { visitor in
      let live = try await hall.project(4)
      let doors = ["drive/\(live.drive.text)", "follow/\(live.follow.text)", "screen/\(live.room.screenKey)"]
      for (minutes, time) in [(0, "12:00"), (14, "12:00"), (1, "12:15")] as [(Int64, String)] {
        hall.time.advance(minutes * 60_000)
        for door in doors {
          let text = try await visitor.get("/\(door)/pages/5/1/1/1280.webp").text
          #expect(text.hasSuffix("1280取扱注意  3A  2026-11-25 \(time)"), "\(door)")
        }
      }
      let lent = try await visitor.get("/drive/\(live.drive.text)/borrowable/3/1/1/320.webp").text
      #expect(lent == "別2.txt 1 320")
      _ = try await hall.visit.amend(4, clearing: [.confidential])
      await hall.server.registry.look()
      #expect(try await visitor.get("/\(doors[1])/pages/5/1/1/1280.webp").text == "別4.txt 1 1280")
      // What is lent is marked, too.
      #expect(try await visitor.act(live.drive, "end").status == 200)
      _ = try await hall.visit.addAccount(
        "h.sato", fullName: nil, roles: [try #require(RoleExpression("staff=危機管理課"))])
      let account = try #require(try await hall.visit.accounts().first?.account)
      let asker = try await hall.visit.library.visit(by: account.person, at: Hall.start.instant)
      let other = try await hall.project(by: asker)
      #expect(
        try await visitor.get("/drive/\(other.drive.text)/borrowable/4/1/1/320.webp").text.contains("取扱注意"))
    }
  }
}
