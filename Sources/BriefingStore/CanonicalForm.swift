internal import Crypto
internal import Foundation
internal import GRDB

/// What is hashed in a chain: the hash before, then values, each as its length in bytes, `:` and its text, `-` for none. So
/// no two rows share a form, and a program in any language can check the chain.
struct CanonicalForm {
  /// The hash before the first.
  static let start = [UInt8](repeating: 0, count: 32)

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

  /// As it lies in the database, whatever is in it.
  mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: add(nil as String?)
    case .int64(let value): add(value)
    case .string(let value): add(value)
    case .double(let value): add("\(value)")
    case .blob(let value): add(bytes: Array(value))
    }
  }

  var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }
}
