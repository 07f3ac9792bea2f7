/// Error correction codewords over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.
enum ReedSolomon {
  /// The remainder of the data, times xⁿ, by the generator polynomial of degree n.
  static func remainder(of data: some Sequence<UInt8>, degree: Int) -> [UInt8] {
    let generator = generator(degree)
    var remainder = [UInt8](repeating: 0, count: degree)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for index in remainder.indices { remainder[index] ^= product(generator[index], factor) }
    }
    return remainder
  }

  /// The coefficients of (x − α⁰)(x − α¹)…(x − αⁿ⁻¹), the highest first and without its leading 1.
  private static func generator(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree)
    result[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in result.indices {
        result[index] = product(result[index], root)
        if index + 1 < degree { result[index] ^= result[index + 1] }
      }
      root = product(root, 2)
    }
    return result
  }

  static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var result = 0
    for bit in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= Int(b >> bit & 1) * Int(a)
    }
    return UInt8(truncatingIfNeeded: result)
  }
}
