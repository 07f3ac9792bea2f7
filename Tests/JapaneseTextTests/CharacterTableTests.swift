import JapaneseText
import Testing

/// Every two-byte code as Python reads CP932, and iconv writes CP932 (Python prefers NEC's copy of the IBM characters, unlike
/// Windows) and reads EUC-JP-MS; one FNV-1a 64 over the characters each.
struct CharacterTableTests {
  private func hash(_ values: some Sequence<UInt32>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in values {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        hash = (hash ^ UInt64(value >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
    return hash
  }

  private func scalar(_ bytes: [UInt8], _ encoding: TextEncoding) -> UInt32 {
    let scalars = encoding.decode(bytes).unicodeScalars
    return scalars.count == 1 ? scalars.first?.value ?? 0 : 0xFFFD
  }

  @Test func everyCP932CodeIsReadAsMicrosoftDoes() {
    let leads = Array(UInt8(0x81)...0x9F) + Array(UInt8(0xE0)...0xFC)
    let trails = (UInt8(0x40)...0xFC).filter { $0 != 0x7F }
    let read = leads.flatMap { lead in trails.map { scalar([lead, $0], .cp932) } }
    #expect(hash(read) == 0x034C_E4C4_6523_4D84)
  }

  @Test func everyCharacterIsWrittenToCP932AsMicrosoftDoes() {
    // The signs of other systems are mapped on purpose and tested by themselves.
    let mapped: Set<UInt32> = [0x2212, 0x301C, 0x2016, 0x2014, 0xA2, 0xA3, 0xAC, 0xA5, 0x203E, 0xA6]
    let written = (UInt32(0x80)...0xFFFF).compactMap(Unicode.Scalar.init).map { scalar -> UInt32 in
      guard !mapped.contains(scalar.value) else { return 0 }
      guard let bytes = try? TextEncoding.cp932.encode(String(scalar)) else { return 0 }
      return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
    #expect(hash(written) == 0xB13F_4890_6C80_F830)
  }

  @Test func everyEUCCodeOfJISX0208IsReadAsMicrosoftDoes() {
    let read = (UInt8(0xA1)...0xF4).flatMap { lead in (UInt8(0xA1)...0xFE).map { scalar([lead, $0], .eucJP) } }
    #expect(hash(read) == 0x021C_C8C2_FD6F_D83E)
  }

  @Test func everyEUCCodeOfJISX0212IsReadAsMicrosoftDoes() {
    let read = (UInt8(0xA1)...0xFE).flatMap { lead in (UInt8(0xA1)...0xFE).map { scalar([0x8F, lead, $0], .eucJP) } }
    #expect(hash(read) == 0xD323_B69A_9A48_2D92)
  }
}
