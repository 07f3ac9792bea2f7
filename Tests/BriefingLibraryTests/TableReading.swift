import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation

/// A table that is imported into a library of its own.
struct TableReading {
  let visit: Visit
  private let fixture: LibraryFixture

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  /// What is wrong with it; empty where it was imported.
  func faults(_ table: String, _ options: ImportOptions = ImportOptions()) async throws -> [String] {
    do {
      _ = try await receipt(table, options)
      return []
    } catch LibraryError.badTable(_, _, let faults) {
      return faults.map { "\($0.line) \($0.column ?? "-") \($0.expected)" }
    }
  }

  func receipt(_ table: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportReceipt {
    try await visit.importLedger(try fixture.file("t.csv", table), options, progress: { _ in })
  }

  /// The entries of the first briefing, or the fault: `局長 paper 2×4 duplex`.
  func entries(_ table: String, _ options: ImportOptions = ImportOptions()) async throws -> [String] {
    let faults = try await faults(table, options)
    guard faults.isEmpty else { return faults }
    return try await visit.details(of: 1).entries.map { entry in
      let handout = entry.content.handout
      return "\(entry.content.recipient.name) \(handout.form) \(handout.copies)×\(handout.pages)"
        + " \(handout.duplex ? "duplex" : "simplex")"
    }
  }
}

extension ImportReceipt {
  func json(_ key: String) throws -> Any? {
    try (JSONSerialization.jsonObject(with: JSONEncoder().encode(self)) as? [String: Any])?[key]
  }

  /// What cells did not say, and how many rows: `copies 1: 2`.
  func assumptions() throws -> [String] {
    let all = try json("assumed") as? [[String: Any]] ?? []
    return all.map { "\($0["column"] ?? "") \($0["value"] ?? ""): \($0["rows"] ?? "")" }
  }
}
