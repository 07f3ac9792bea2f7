/// The syllable that two jamo, or a syllable and a final jamo, make: Unicode, chapter 3.12.
func composedHangul(_ base: UInt32, _ sign: UInt32) -> UInt32? {
  if (0x1100...0x1112).contains(base), (0x1161...0x1175).contains(sign) {
    return 0xAC00 + ((base - 0x1100) * 21 + (sign - 0x1161)) * 28
  }
  if (0xAC00...0xD7A3).contains(base), (base - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(sign) {
    return base + (sign - 0x11A7)
  }
  return nil
}
