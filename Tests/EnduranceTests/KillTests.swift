import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import Testing

/// SIGKILL at a random moment: whatever a receipt has confirmed is there, everything fits, and the same command, given
/// again, completes.
struct KillTests {
  enum Act: String, CaseIterable, Sendable {
    case register, index, importing, submit, backup, archive, undo, removing
    /// The first opening makes the database: the first migration.
    case opening
    /// Of the oldest schema, with every later migration.
    case migrating
  }

  @Test(arguments: Act.allCases)
  func nothingConfirmedIsMissing(_ act: Act) async throws {
    var killed = 0
    var office = try Self.office(for: act)
    // How long the command takes when nobody kills it, so that every moment of it is as likely as any other.
    var usual = 0.1
    let rounds = Effort.rounds / Act.allCases.count + 1
    for round in 1...rounds {
      // A home of some rounds' age: what one round left, the next must cope with.
      if round % 40 == 0 || act == .opening || act == .migrating { office = try Self.office(for: act) }
      let attempt = try Attempt(act, round, office)
      let outcome = try office.run(attempt.arguments, killedAfter: .random(in: 0...(usual * 1.1)))
      if outcome.status == 128 + SIGKILL { killed += 1 }
      let note: Comment = "\(act), round \(round): \(outcome.status) \(outcome.stderr)"
      try await attempt.check(confirmed: try? outcome.json, note)

      let start = ContinuousClock.now
      let again = try office.run(attempt.arguments)
      usual = usual * 0.7 + (ContinuousClock.now - start) / .seconds(1) * 0.3
      try await attempt.checkCompleted(again, note)
    }
    print("killed \(act): \(killed) of \(rounds) rounds")
    // A test whose processes are never killed proves nothing.
    #expect(killed > rounds / 3)
  }

  private static func office(for act: Act) throws -> Office {
    let office = try Office()
    if act == .opening { return office }
    if act == .migrating {
      try office.takeHome(ofSchema: 1)
      return office
    }
    try office.run(["register", office.file("old.txt", "本文"), "--title", "旧", "--to", "局長", "--from", "課"])
    try office.run(["backup", office.backup])
    try office.run(["backup", office.archive])
    return office
  }

  /// One command of one round, and what must be there after it.
  private struct Attempt {
    let act: Act
    let round: Int
    let office: Office
    let arguments: [String]
    private let name: String

    init(_ act: Act, _ round: Int, _ office: Office) throws {
      self.act = act
      self.round = round
      self.office = office
      let name = UUID().uuidString
      self.name = name
      let folder = "in/\(name)"
      switch act {
      case .register:
        let files = try (1...2).map { try office.file("\(folder)/\($0).txt", "本文 \(name) \($0)") }
        arguments = ["register"] + files + ["--title", name, "--to", "局長", "--from", "課", "--json"]
      case .index:
        for number in 1...6 { try office.file("\(folder)/\(number).txt", "書庫 \(name) \(number)") }
        arguments = ["index", "\(office.folder)/\(folder)", "--json"]
      case .importing:
        arguments = ["import", "ledger", try office.file("\(folder).csv", Self.table(name)), "--json"]
      case .submit:
        arguments = ["submit", "1", "--to", "局長", "--form", "paper", "--copies", "\(round)", "--json"]
      case .backup, .archive:
        // Something new for every backup.
        let new = try office.run([
          "register", office.file("\(folder).txt", name), "--title", name, "--to", "局長", "--from", "課",
        ])
        try #require(new.status == 0, "\(new.stderr)")
        arguments = ["backup", act == .backup ? office.backup : office.archive, "--json"]
      case .undo:
        let table = try office.file("\(folder).csv", Self.table(name))
        let new = try office.run(["import", "ledger", table])
        try #require(new.status == 0, "\(new.stderr)")
        arguments = ["undo", "--json"]
      case .removing:
        let files = try (1...2).map { try office.file("\(folder)/\($0).txt", "本文 \(name) \($0)") }
        let new = try office.run(["register"] + files + ["--title", name, "--to", "局長", "--from", "課", "--json"])
        let number = try #require(try new.json["briefing"] as? Int)
        arguments = ["material", "remove", "\(number)", "--material", "2", "--reason", "誤登録", "--yes", "--json"]
      case .opening, .migrating:
        arguments = ["status", "--all", "--json"]
      }
    }

    private static func table(_ title: String) -> String {
      "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
        + (1...5).map { "2026-11-0\($0),\(title),課,局長,paper,2,4,yes,\n" }.joined()
    }

    /// - Parameter confirmed: the receipt, if it came.
    func check(confirmed: [String: Any]?, _ note: Comment) async throws {
      // Not before the database's first opening is its folder there.
      if act == .opening, access(office.home + "/materials", F_OK) != 0 { return }
      let findings = try await office.findings()
      // What is taken away and lies on the disk still is named, until the same command takes it away in full.
      let isUnfinished = act == .removing && confirmed == nil && findings.allSatisfy { $0.fault == .remains }
      #expect(findings.isEmpty || isUnfinished, "\(note) \(findings)")
      switch act {
      case .register:
        let titles = try office.count("SELECT count(*) FROM briefing WHERE title = '\(name)'")
        let versions = try office.count(
          """
          SELECT count(*) FROM version JOIN material ON material.id = materialID
          JOIN briefing ON briefing.id = briefingID WHERE title = '\(name)'
          """)
        #expect(confirmed == nil ? [0, 1].contains(titles) : titles == 1, note)
        #expect(versions == titles * 2, note)
      case .index where confirmed != nil:
        #expect(try office.count("SELECT count(*) FROM page WHERE text LIKE '書庫 \(name)%'") == 6, note)
      case .importing:
        let rows = try office.count("SELECT count(*) FROM ledger WHERE title = '\(name)'")
        #expect(confirmed == nil ? [0, 5].contains(rows) : rows == 5, note)
      case .undo:
        let rows = try office.count("SELECT count(*) FROM ledger WHERE title = '\(name)' AND withdrawn")
        #expect(confirmed == nil ? [0, 5].contains(rows) : rows == 5, note)
      case .removing:
        let pages = try office.count("SELECT count(*) FROM page WHERE text LIKE '本文 \(name)%'")
        #expect(confirmed == nil ? [1, 2].contains(pages) : pages == 1, note)
        if confirmed != nil {
          let traces = try office.files(with: "\(name) 2")
          #expect(traces.isEmpty, "\(note) \(traces)")
        }
      case .migrating:
        #expect(try office.count("SELECT count(*) FROM ledger") == 3, note)
      case .submit where confirmed != nil:
        #expect(try office.count("SELECT copies FROM ledger ORDER BY seq DESC LIMIT 1") == round, note)
      case .backup, .archive:
        // The earlier backup, or the new one.
        let place = act == .backup ? office.backup : office.archive
        #expect(try await BackupCopy.verify(place, progress: { _ in }).findings.isEmpty, note)
      default: break
      }
    }

    func checkCompleted(_ again: ProgramResult, _ note: Comment) async throws {
      // What was done is refused: rows of an import one by one, so that none is entered twice.
      let isDone = [.importing, .undo, .removing].contains(act) && again.status == 65
      #expect(again.status == 0 || isDone, "\(note) again: \(again.stderr)")
      if act == .importing {
        #expect(try office.count("SELECT count(*) FROM ledger WHERE title = '\(name)'") == 5, note)
      } else if act == .undo || act == .removing {
        // Done now, or before.
        try await check(confirmed: [:], note)
      } else if act != .register {
        try await check(confirmed: try? again.json, note)
      }
      if act == .register || act == .index {
        let strays = try office.strays()
        #expect(strays.isEmpty, "\(note) \(strays)")
      }
    }
  }
}
