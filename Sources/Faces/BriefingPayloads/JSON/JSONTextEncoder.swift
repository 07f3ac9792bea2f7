/// Writes one value, within `depth` objects and arrays.
///
/// Foundation's encoder has no order of members but the alphabet's, leaves out what is `nil`, and would be loaded at
/// every start of the shell.
struct JSONTextEncoder: Encoder, SingleValueEncodingContainer {
  let text: JSONText
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A value that asks again goes on with the same object: so it has the members of several.
  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    text.open("{", "}", at: depth)
    return KeyedEncodingContainer(Members(text: text, depth: depth))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    text.open("[", "]", at: depth)
    return Elements(text: text, depth: depth)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { text.write(literal: "null") }

  // One for each kind of value, and none asks what a value is: looking for a conformance that there is not goes through
  // those of the whole program.
  func encode(_ value: Bool) { text.write(literal: value ? "true" : "false") }
  func encode(_ value: String) { text.write(value) }
  func encode(_ value: Double) { write(value) }
  func encode(_ value: Float) { write(value) }
  func encode(_ value: Int) { write(value) }
  func encode(_ value: Int8) { write(value) }
  func encode(_ value: Int16) { write(value) }
  func encode(_ value: Int32) { write(value) }
  func encode(_ value: Int64) { write(value) }
  func encode(_ value: UInt) { write(value) }
  func encode(_ value: UInt8) { write(value) }
  func encode(_ value: UInt16) { write(value) }
  func encode(_ value: UInt32) { write(value) }
  func encode(_ value: UInt64) { write(value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    try value.encode(to: self)
    text.close(to: depth)
  }

  private func write(_ value: some BinaryInteger) { text.write(literal: value.description) }

  /// JSON has no way to write what is not finite.
  private func write(_ value: some BinaryFloatingPoint & CustomStringConvertible) {
    text.write(literal: value.isFinite ? value.description : "null")
  }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let text: JSONText
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func member(_ key: String) -> JSONTextEncoder {
    text.next(at: depth, key: key)
    return JSONTextEncoder(text: text, depth: depth + 1)
  }

  func encodeNil(forKey key: Key) { member(key.stringValue).encodeNil() }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try member(key.stringValue).encode(value) }

  // A key is there whether its value is known or not. The defaults, which leave it out, have each of these types.
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try encode(value, forKey: key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try encode(value, forKey: key) }

  func nestedContainer<Inner>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
    member(key.stringValue).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    member(key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { member("super") }
  func superEncoder(forKey key: Key) -> any Encoder { member(key.stringValue) }
}

private struct Elements: UnkeyedEncodingContainer {
  let text: JSONText
  let depth: Int
  var count = 0
  var codingPath: [any CodingKey] { [] }

  private mutating func element() -> JSONTextEncoder {
    count += 1
    text.next(at: depth)
    return JSONTextEncoder(text: text, depth: depth + 1)
  }

  mutating func encodeNil() { element().encodeNil() }

  mutating func encode<Value: Encodable>(_ value: Value) throws { try element().encode(value) }

  mutating func nestedContainer<Inner>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    element().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { element() }
}
