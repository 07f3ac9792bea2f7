/// The one character that a kana and a combining voiced (U+3099) or half-voiced (U+309A) sound mark make, as Unicode
/// composes them; `nil` when they make none.
func composedKana(_ base: UInt32, _ mark: UInt32) -> UInt32? {
  guard mark == 0x3099 || mark == 0x309A, (0x3046...0x30FD).contains(base) else { return nil }
  if mark == 0x309A {
    switch base {
    case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: return base + 2
    default: return nil
    }
  }
  switch base {
  case 0x3046: return 0x3094  // ゔ
  case 0x30A6: return 0x30F4  // ヴ
  case 0x30EF...0x30F2: return base + 8  // ヷ ヸ ヹ ヺ
  case 0x309D, 0x30FD: return base + 1  // ゞ ヾ
  case 0x304B...0x3062, 0x30AB...0x30C2: return base % 2 == 1 ? base + 1 : nil
  case 0x3064...0x3069, 0x30C4...0x30C9: return base % 2 == 0 ? base + 1 : nil
  case 0x306F...0x307D, 0x30CF...0x30DD: return (base - (base < 0x30A0 ? 0x306F : 0x30CF)) % 3 == 0 ? base + 1 : nil
  default: return nil
  }
}
