internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a form of a page sends: `application/x-www-form-urlencoded`.
struct FormBody {
  private let values: [String: String]

  /// A page of rows has some fields in each.
  private static let largest = 128 * 1024

  /// Of what is only looked at, or of what was read otherwise.
  init(_ values: [String: String] = [:]) { self.values = values }

  /// - Throws: `RequestError.foreign` for what a page of another server sends.
  static func refuseForeign(_ request: Request, _ context: RoomContext, _ trusted: TrustedNames) throws(RequestError) {
    guard let caller = context.caller, !trusted.isForeign(request, caller) else { throw .foreign }
  }

  /// - Throws: `RequestError` for what no form of ours sends.
  init(_ request: Request, _ context: RoomContext, _ trusted: TrustedNames) async throws {
    try Self.refuseForeign(request, context, trusted)
    let type = request.headers[.contentType]?.lowercased() ?? ""
    guard type == "application/x-www-form-urlencoded" || type.hasPrefix("application/x-www-form-urlencoded;") else {
      throw RequestError(status: .unsupportedMediaType, code: "notAForm")
    }
    let bytes: ByteBuffer
    do { bytes = try await request.body.collect(upTo: Self.largest) } catch is NIOTooManyBytesError {
      throw RequestError.tooLarge
    }
    var values: [String: String] = [:]
    for pair in String(buffer: bytes).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .compactMap { $0.replacing("+", with: " ").removingPercentEncoding }
      // Names are as people write them: brackets in that of a recipient mean nothing.
      guard parts.count == 2, values.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw RequestError.malformed("a form with each field once is needed")
      }
    }
    self.values = values
  }

  /// Every field.
  var all: [String: String] { values }

  /// What is in a field; empty where the field is missing.
  subscript(_ name: String) -> String { values[name] ?? "" }
}
