internal import BriefingDomain
internal import Crypto
internal import Foundation
internal import GRDB

/// The chain of the ledger: every entry's SHA-256 covers its number, its content and the hash before it.
///
/// The bytes that are hashed are the values in the order of the columns, each as its length in bytes, `:` and its
/// text, `-` for none; so no two entries share a form, and a program in any language can check the chain.
enum LedgerChain {
  static let start = [UInt8](repeating: 0, count: 32)

  static func hash(number: Int64, _ content: LedgerEntry.Content, after previous: [UInt8]) -> [UInt8] {
    let handout = content.handout
    var form = CanonicalForm(after: previous)
    form.add(number)
    form.add(content.briefing)
    form.add(content.recipient.id)
    form.add(content.unit.id)
    form.add(content.title)
    form.add(content.unit.name)
    form.add(content.recipient.name)
    form.add(content.moment.instant)
    form.add(content.moment.dayOnly ? 1 : 0)
    form.add(handout.form.rawValue)
    form.add(Int64(handout.copies))
    form.add(Int64(handout.pages))
    form.add(handout.duplex ? 1 : 0)
    form.add(Int64(handout.pagesPerSide))
    form.add(content.evidence.rawValue)
    form.add(content.reason)
    form.add(content.supersedes)
    form.add(content.recordedAt)
    form.add(content.recordedBy)
    return form.hash
  }

  /// The same over a row as it lies in the database, whatever is in it: a value that the ledger would never write
  /// gives a hash that does not fit, not an error.
  static func hash(_ row: Row, after previous: [UInt8]) -> [UInt8] {
    var form = CanonicalForm(after: previous)
    for index in 0..<19 {
      switch (row[index] as DatabaseValue).storage {
      case .null: form.add(nil as String?)
      case .int64(let value): form.add(value)
      case .string(let value): form.add(value)
      case .double(let value): form.add("\(value)")
      case .blob(let value): form.add(bytes: Array(value))
      }
    }
    return form.hash
  }
}

private struct CanonicalForm {
  private var bytes: [UInt8]

  init(after previous: [UInt8]) {
    bytes = previous
    bytes.reserveCapacity(512)
  }

  mutating func add(_ value: Int64?) { add(value.map { "\($0)" }) }

  mutating func add(_ value: String?) {
    guard let value else { return bytes.append(UInt8(ascii: "-")) }
    add(bytes: value.utf8)
  }

  mutating func add(bytes value: some Collection<UInt8>) {
    bytes.append(contentsOf: "\(value.count):".utf8)
    bytes.append(contentsOf: value)
  }

  var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }
}
