import BriefingDomain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import BriefingStore

/// What writes for long lets others go before.
struct WriteQueueTests {
  private let folder = try? FileManager.default.url(
    for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: URL(filePath: "/tmp"), create: true)
  private var path: String { get throws { try #require(folder).path + "/utsusu.sqlite" } }

  private static func add(_ name: String, _ writer: StoreWriter) throws { let _: OfficeUnit = try writer.add(name) }

  /// Hours of writing.
  private static func addMany(_ writer: StoreWriter) throws {
    try writer.database.execute(
      sql: """
        INSERT INTO unit (name) WITH RECURSIVE row (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM row)
        SELECT 'row ' || number FROM row LIMIT 1000000000
        """)
  }

  private static func names(_ reader: StoreReader) throws -> [String] {
    try (reader.parties() as [(party: OfficeUnit, aliases: [String])]).map(\.party.name)
  }

  @Test func othersGoBefore() async throws {
    let (store, other) = (try BriefingStore(path: path), try BriefingStore(path: path))
    let calls = Atomic(0)
    try await store.writeGivingWay { writer in
      let call = calls.add(1, ordering: .relaxed).newValue
      try Self.add("long \(call)", writer)
      guard call == 1 else { return #expect(try Self.names(writer).contains("short")) }
      Task { try await other.write { try Self.add("short", $0) } }
      // Until it is cut off.
      try Self.addMany(writer)
    }
    #expect(calls.load(ordering: .relaxed) == 2)
    #expect(try await store.read(Self.names).sorted() == ["long 2", "short"])
    try other.close()
    try store.close()
  }

  /// One that has stopped, or others that write all day, are no reason never to end.
  @Test func theTurnComesAtLast() async throws {
    let store = try BriefingStore(path: path)
    let place = try #require(WriteQueue(of: path).enter())
    let calls = Atomic(0)
    try await store.writeGivingWay(turns: 1) { writer in
      let call = calls.add(1, ordering: .relaxed).newValue
      try Self.add("long \(call)", writer)
      if call == 1 { try Self.addMany(writer) }
    }
    place.leave()
    #expect(calls.load(ordering: .relaxed) == 2)
    #expect(try await store.read(Self.names) == ["long 2"])
    try store.close()
  }

  /// Nobody waits where nobody can be known of, and short acts take turns as before.
  @Test func withoutOthersItIsOneCall() async throws {
    let store = try BriefingStore(path: path)
    #expect(WriteQueue(of: try path).isEmpty)
    let place = try #require(WriteQueue(of: path).enter())
    #expect(!WriteQueue(of: try path).isEmpty)
    place.leave()
    #expect(WriteQueue(of: try path).isEmpty && WriteQueue(of: "/nowhere/utsusu.sqlite").isEmpty)
    #expect(WriteQueue(of: "/nowhere/utsusu.sqlite").enter() == nil)
    try store.close()
  }
}
