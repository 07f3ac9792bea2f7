/// A QR code (ISO/IEC 18004) for a short text: byte mode in UTF-8, versions 1 to 10, error correction level L or M.
public struct QRCode: Sendable {
  /// How much of the symbol may be spoiled: about 7 % with `low`, 15 % with `medium`.
  public enum Correction: Sendable {
    case low, medium
  }

  /// 1 to 10.
  public let version: Int
  /// 0 to 7: the one of the standard's patterns that was laid over the data.
  public let mask: Int
  /// Modules along an edge, without the quiet zone of four that belongs around it.
  public var size: Int { modules.size }
  private let modules: ModuleGrid

  /// `nil` for a text that is too long: more than 213 bytes with `medium`, 271 with `low`.
  public init?(_ text: String, correction: Correction = .medium) {
    let bytes = Array(text.utf8)
    guard let symbol = SymbolVersion.all.first(where: { bytes.count <= $0.capacity(correction) }) else { return nil }
    self.init(symbol, correction, symbol.codewords(of: bytes, correction))
  }

  private init(_ symbol: SymbolVersion, _ correction: Correction, _ codewords: [UInt8]) {
    let drawn = ModuleGrid(symbol, codewords)
    var best: (penalty: Int, mask: Int, modules: ModuleGrid)?
    for mask in 0..<8 {
      let masked = drawn.masked(mask, correction)
      let penalty = masked.penalty
      if best.map({ penalty < $0.penalty }) ?? true { best = (penalty, mask, masked) }
    }
    version = symbol.number
    mask = best?.mask ?? 0
    modules = best?.modules ?? drawn
  }

  /// Whether the module is dark; light outside the symbol.
  public subscript(x: Int, y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && modules[x, y]
  }
}
