internal import GRDB
internal import JapaneseText

/// A tokenizer of pages for FTS5. In a query the tokens are given as they are, with spaces between them.
class PageTokenizer {
  private var folded = FoldedText()

  required init(db: Database, arguments: [String]) throws {}

  final func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    let sink = TokenSink(context: context, callback: tokenCallback)
    guard let text = bytes(pText, nText) else { return sink.code }
    if tokenization.contains(.query) {
      sink.emitParts(of: text)
    } else {
      Folding.fold(text, into: &folded)
      folded.bytes.withUnsafeBufferPointer { emit($0, to: sink) }
    }
    return sink.code
  }

  /// Gives the tokens of a folded page.
  fileprivate func emit(_ page: UnsafeBufferPointer<UInt8>, to sink: TokenSink) {}
}

/// Run tokens (see `SearchTokens`).
final class RunTokenizer: PageTokenizer, FTS5CustomTokenizer {
  static let name = "runs"

  fileprivate override func emit(_ page: UnsafeBufferPointer<UInt8>, to sink: TokenSink) {
    SearchTokens.runs(page) { sink.emit($0, colocated: $1) }
  }
}

/// Features of whole pages (see `SearchTokens`).
final class FeatureTokenizer: PageTokenizer, FTS5CustomTokenizer {
  static let name = "features"
  private let features = PageFeatures()

  fileprivate override func emit(_ page: UnsafeBufferPointer<UInt8>, to sink: TokenSink) {
    features.collect(page) { sink.emit($0, colocated: false) }
  }
}

private func bytes(_ text: UnsafePointer<CChar>?, _ count: CInt) -> UnsafeBufferPointer<UInt8>? {
  guard let text, count > 0 else { return nil }
  return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count))
}

/// Where FTS5 takes tokens; remembers when it wants no more.
private final class TokenSink {
  private let context: UnsafeMutableRawPointer?
  private let callback: FTS5TokenCallback
  /// SQLite's result, 0 for done.
  private(set) var code: CInt = 0

  private static let colocated: CInt = 1  // FTS5_TOKEN_COLOCATED

  init(context: UnsafeMutableRawPointer?, callback: @escaping FTS5TokenCallback) {
    self.context = context
    self.callback = callback
  }

  /// The places in the text that FTS5 asks for serve its own snippets, which are not used.
  @inline(__always)
  func emit(_ token: UnsafeBufferPointer<UInt8>, colocated: Bool) -> Bool {
    let start = UnsafeRawPointer(token.baseAddress)?.assumingMemoryBound(to: CChar.self)
    code = callback(context, colocated ? TokenSink.colocated : 0, start, CInt(token.count), 0, 0)
    return code == 0
  }

  func emitParts(of query: UnsafeBufferPointer<UInt8>) {
    for part in query.split(separator: 0x20) where !emit(UnsafeBufferPointer(rebasing: part), colocated: false) {
      return
    }
  }
}
