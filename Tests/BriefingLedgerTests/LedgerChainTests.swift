import BriefingDomain
import BriefingLedger
import InstantLiterals
import Testing

/// The chain of a ledger, without any database.
struct LedgerChainTests {
  static func content(_ title: String, supersedes: LedgerEntry.ID? = nil) throws -> LedgerEntry.Content {
    LedgerEntry.Content(
      briefing: 1, recipient: Recipient(id: 1, name: "局長"), unit: OfficeUnit(id: 3, name: "危機管理課"), title: title,
      moment: Moment(instant: 1_795_575_600, dayOnly: false),
      handout: try Handout(form: .both, copies: 2, pages: 9, duplex: true, pagesPerSide: 2), evidence: .declared,
      reason: "図面が大判", supersedes: supersedes, recordedAt: 1_795_575_660, recordedBy: "佐藤")
  }

  static func ledger(_ titles: [String]) throws -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    for title in titles {
      let number = LedgerEntry.ID(Int64(entries.count + 1))
      let content = try content(title, supersedes: entries.last?.number)
      let previous = entries.last?.hash.bytes ?? CanonicalForm.start
      entries.append(
        LedgerEntry(
          number: number, content: content, hashForm: LedgerChain.form,
          previousHash: try #require(ContentHash(previous)),
          hash: try #require(ContentHash(LedgerChain.hash(number: number, content, after: previous)))))
    }
    return entries
  }

  /// What stands in every ledger that there is: computed apart, by `sha256sum` over the bytes of docs/ledger.md.
  @Test func theFormOfAnEntry() throws {
    func hash(_ form: Int) throws -> String? {
      ContentHash(LedgerChain.hash(number: 1, try Self.content("避難所"), form: form, after: CanonicalForm.start))?
        .description
    }
    #expect(try hash(1) == "05bb1f25dc7fd11ca961da52fa5208ce9b19f6a072f9576588a467c661ecdcf0")
    #expect(try hash(2) == "3f03ebfedb274a72df42b71b05ab32ab1abe59cc9e7710453a41e018aac0eba6")
  }

  @Test func aWholeLedger() throws {
    let ledger = try Self.ledger(["一", "二", "三"])
    #expect(LedgerChain.firstBreak(in: []) == nil)
    #expect(LedgerChain.firstBreak(in: ledger, last: 3) == nil)
  }

  @Test func whatDoesNotFit() throws {
    let ledger = try Self.ledger(["一", "二", "三"])
    func first(_ entries: [LedgerEntry], last: Int64 = 3) -> String {
      LedgerChain.firstBreak(in: entries, last: last).map { "\($0.number) \($0.fault)" } ?? "whole"
    }
    #expect(first(Array(ledger.dropFirst())) == "1 missing")
    #expect(first([ledger[0], ledger[2]]) == "2 missing")
    #expect(first([ledger[0], ledger[0]]) == "2 missing")
    #expect(first(Array(ledger.prefix(2))) == "3 missing")
    #expect(first(Array(ledger.prefix(2)), last: 2) == "whole")
    let other = try Self.ledger(["零", "二", "三"])
    #expect(first([ledger[0], other[1], ledger[2]]) == "2 previousHash")
    let changed = LedgerEntry(
      number: 2, content: try Self.content("弐", supersedes: 1), hashForm: 2, previousHash: ledger[1].previousHash,
      hash: ledger[1].hash)
    #expect(first([ledger[0], changed, ledger[2]]) == "2 content")
    // A form of a later utsusu: what it hashes is not known here.
    let later = LedgerEntry(
      number: 3, content: ledger[2].content, hashForm: 3, previousHash: ledger[2].previousHash, hash: ledger[2].hash)
    #expect(first([ledger[0], ledger[1], later]) == "3 content")
  }
}
