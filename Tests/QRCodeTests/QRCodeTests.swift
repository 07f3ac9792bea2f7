import Foundation
import QRCode
import Testing

/// Symbols beside those of an independent encoder (python-qrcode 8.2, byte mode, the same mask), row by row.
struct QRCodeTests {
  struct Vector: Sendable {
    let text: String
    let correction: QRCode.Correction
    let version, mask: Int
    /// Each row as a hexadecimal number, dark being 1, the first module its highest bit.
    let rows: String
  }

  static let vectors = [
    Vector(
      text: "7", correction: .low, version: 1, mask: 0,
      rows: """
        1fcb7f 104e41 175b5d 174a5d 17455d 104141 1fd57f 1b00 1dfec4 da046 154d11 163045 5e557 12a9 1fd6ed \
        1057b8 1752ed 174c46 175511 105046 1fdd57
        """),
    Vector(
      text: "避難所", correction: .medium, version: 1, mask: 5,
      rows: """
        1fc77f 105c41 175e5d 17555d 17455d 104a41 1fd57f 1400 1056ce 89315 13e5bd 11352 1c7bd2 1519 1fc21b \
        104c6b 174a21 1747d0 174fa7 1047f0 1fd13e
        """),
    Vector(
      text:
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh",
      correction: .medium, version: 7, mask: 2,
      rows: """
        1fc0d2a9d17f 1047cb763241 175c86155a5d 17500dc0a35d 175cc3f2d75d 1056f9138041 1fd55555557f \
        1ad1193f00 17c93bf0627c a1464f9f38d ad1369eac42 a2a6837755e 15460ed8ac40 168b0049d393 1e5031fc0f6a \
        18b1666b9aff 46ccfb0a4c3 1a9321cbe3b5 e4cd936b5d6 9290e0ddcbd 17fc5df46bf9 f18d31de315 75f67508752 \
        f194d193d1e 1ff765f8edf2 1616ef5bd20d b40f92eac8a b0868b7f6fc 47ab02464b0 118f65fbe149 cd83ad405a6 \
        f34332b524d 255da086953 161f03e8c0c5 17cf086b7be f2c7e31de6e 137907f8e1f9 1c9913d315 1fc8db58975a \
        1052bf193f1c 175dbdf425f2 175b3688e233 17593a3e2f06 10431dc3fb8c 1fd106f8ebd2
        """),
  ]

  @Test(arguments: vectors)
  func sameAsAnotherEncoder(_ vector: Vector) throws {
    let code = try #require(QRCode(vector.text, correction: vector.correction))
    #expect(code.version == vector.version)
    #expect(code.mask == vector.mask)
    let rows = vector.rows.split(separator: " ").compactMap { UInt64($0, radix: 16) }
    #expect(rows.count == code.size)
    for (y, row) in rows.enumerated() {
      let mine = (0..<code.size).reduce(UInt64(0)) { $0 << 1 | (code[$1, y] ? 1 : 0) }
      #expect(mine == row, "row \(y)")
    }
  }

  /// The mask that is easiest to read; the other encoder rates these alike.
  @Test(arguments: [(14, 4), (20, 4), (21, 0), (22, 6), (27, 1), (32, 4), (37, 6), (54, 3)])
  func mask(_ number: Int, _ mask: Int) { #expect(QRCode("http://10.0.0.\(number):8080/")?.mask == mask) }

  /// The most that fits, and a byte more.
  @Test(arguments: [(QRCode.Correction.medium, 213), (.low, 271)])
  func longest(_ correction: QRCode.Correction, _ bytes: Int) {
    #expect(QRCode(String(repeating: "a", count: bytes), correction: correction)?.version == 10)
    #expect(QRCode(String(repeating: "a", count: bytes + 1), correction: correction) == nil)
    #expect(QRCode(String(repeating: "a", count: bytes + 1)) == nil)
  }

  @Test func everyLengthHasASymbol() {
    for bytes in 0...213 {
      let code = QRCode(String(repeating: "x", count: bytes))
      #expect(code.map { $0.size == 17 + 4 * $0.version } ?? false, "\(bytes) bytes")
    }
  }

  @Test func drawings() throws {
    let code = try #require(QRCode("7", correction: .low))
    #expect(code.svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 29 29""#))
    let dark = (0..<21).flatMap { y in (0..<21).filter { code[$0, y] } }.count
    #expect(code.svg.components(separatedBy: "h1v1h-1z").count - 1 == dark)
    let lines = code.lines(coloured: false)
    #expect(lines.count == 13)
    #expect(lines.allSatisfy { $0.count == 25 })
    // The quiet zone is light, and the finder's edge behind it dark.
    #expect(lines[0] == String(repeating: "█", count: 25))
    #expect(lines[1].hasPrefix("██ ▄▄▄▄▄ █"))
    #expect(code.lines(coloured: true).allSatisfy { $0.hasPrefix("\u{1B}[97;40m") && $0.hasSuffix("\u{1B}[0m") })
  }
}
