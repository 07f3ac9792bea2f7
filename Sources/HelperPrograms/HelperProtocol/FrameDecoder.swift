/// Cuts a stream of bytes into frames. Nothing is taken on trust: a frame that announces more than the bound, or has
/// an unknown kind, is refused before its payload is waited for.
public struct FrameDecoder: Sendable {
  private var buffer: [UInt8] = []
  private var start = 0
  private let largestPayload: Int

  public init(largestPayload: Int) {
    self.largestPayload = largestPayload
  }

  /// Bytes that belong to no complete frame yet.
  public var pending: Int { buffer.count - start }

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if start > 0, start == buffer.count || start > 1 << 20 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next complete frame, or `nil` when more bytes are needed.
  ///
  /// - Throws: ``ProtocolViolation``; the stream is of no use afterwards.
  public mutating func next() throws(ProtocolViolation) -> Frame? {
    guard pending >= 1 else { return nil }
    guard let kind = Frame.Kind(rawValue: buffer[start]) else {
      throw ProtocolViolation("a frame of an unknown kind (\(buffer[start]))")
    }
    guard let length = Frame.integer(buffer[(start + 1)...]) else { return nil }
    guard length <= largestPayload else {
      throw ProtocolViolation("a frame of \(length) bytes, where \(largestPayload) are allowed")
    }
    guard pending >= 5 + length else { return nil }
    let payload = Array(buffer[(start + 5)..<(start + 5 + length)])
    start += 5 + length
    return Frame(kind: kind, payload: payload)
  }
}
