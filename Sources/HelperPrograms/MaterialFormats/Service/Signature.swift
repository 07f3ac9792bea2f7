import BriefingDomain

/// The bytes by which binary formats begin.
enum Signature {
  private static let images: [(name: String, offset: Int, bytes: [UInt8])] = [
    ("PNG", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("JPEG", 0, [0xFF, 0xD8, 0xFF]),
    ("GIF", 0, Array("GIF87a".utf8)),
    ("GIF", 0, Array("GIF89a".utf8)),
    ("TIFF", 0, [0x49, 0x49, 0x2A, 0x00]),
    ("TIFF", 0, [0x4D, 0x4D, 0x00, 0x2A]),
    ("HEIC", 4, Array("ftypheic".utf8)),
    ("HEIC", 4, Array("ftypheix".utf8)),
    ("HEIC", 4, Array("ftyphevc".utf8)),
    ("HEIC", 4, Array("ftypmif1".utf8)),
    ("HEIC", 4, Array("ftypmsf1".utf8)),
    ("AVIF", 4, Array("ftypavif".utf8)),
    ("JPEG 2000", 4, [0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]),
    ("Windows Metafile", 0, [0xD7, 0xCD, 0xC6, 0x9A]),
  ]

  private static let others: [(name: String, offset: Int, bytes: [UInt8])] = [
    ("Rich Text Format", 0, Array("{\\rtf".utf8)),
    ("PostScript", 0, Array("%!PS".utf8)),
    ("7-Zip archive", 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ("RAR archive", 0, Array("Rar!\u{1A}\u{07}".utf8)),
    ("gzip archive", 0, [0x1F, 0x8B]),
    ("LHA archive", 2, Array("-lh0-".utf8)),
    ("LHA archive", 2, Array("-lh5-".utf8)),
    ("LHA archive", 2, Array("-lh6-".utf8)),
    ("LHA archive", 2, Array("-lh7-".utf8)),
    ("Cabinet archive", 0, Array("MSCF".utf8)),
    ("SQLite database", 0, Array("SQLite format 3\0".utf8)),
    ("Windows program", 0, [0x4D, 0x5A, 0x90, 0x00]),
    ("ELF program", 0, [0x7F, 0x45, 0x4C, 0x46]),
    ("MP4 video", 4, Array("ftyp".utf8)),
    ("MP3 audio", 0, [0x49, 0x44, 0x33, 0x03]),
    ("MP3 audio", 0, [0x49, 0x44, 0x33, 0x04]),
    ("WordPerfect", 0, [0xFF, 0x57, 0x50, 0x43]),
    ("Outlook data file", 0, Array("!BDN".utf8)),
  ]

  /// The kind of picture, `nil` where it is none.
  static func image(_ head: [UInt8]) -> String? {
    if let found = images.first(where: { matches(head, $0.offset, $0.bytes) }) { return found.name }
    if matches(head, 0, Array("RIFF".utf8)), matches(head, 8, Array("WEBP".utf8)) { return "WebP" }
    // "BM" alone begins many a text; the header's length behind it is one of a few small numbers.
    if matches(head, 0, Array("BM".utf8)), head.count > 17, [12, 40, 52, 56, 64, 108, 124].contains(head[14]),
      head[15...17].allSatisfy({ $0 == 0 })
    {
      return "BMP"
    }
    return nil
  }

  /// The name of a kind that is recognised and not read.
  static func unsupported(_ head: [UInt8]) -> String? {
    others.first { matches(head, $0.offset, $0.bytes) }?.name
  }

  /// Readers of PDF accept other bytes before the header, within the first 1024. A text that merely speaks of the
  /// header has no objects behind it.
  static func isPDF(_ head: [UInt8]) -> Bool {
    guard let found = position(of: Array("%PDF-".utf8), in: head.prefix(1024 + 5)) else { return false }
    return found == 0 || position(of: Array(" obj".utf8), in: head[found...]) != nil
  }

  static func isZip(_ head: [UInt8]) -> Bool {
    matches(head, 0, [0x50, 0x4B, 0x03, 0x04]) || matches(head, 0, [0x50, 0x4B, 0x05, 0x06])
      || matches(head, 0, [0x50, 0x4B, 0x07, 0x08])
  }

  /// For a zip file that cannot be opened: the Office format whose folder is named among its first entries.
  static func officeFormat(ofZip head: [UInt8]) -> MaterialFormat {
    let folders: [(String, MaterialFormat)] = [("word/", .docx), ("ppt/", .pptx), ("xl/", .xlsx)]
    return folders.first { position(of: Array($0.0.utf8), in: head[...]) != nil }?.1 ?? .other
  }

  static func matches(_ head: [UInt8], _ offset: Int, _ bytes: [UInt8]) -> Bool {
    head.count >= offset + bytes.count && head[offset..<(offset + bytes.count)].elementsEqual(bytes)
  }

  static func position(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var start = bytes.startIndex
    while start <= bytes.endIndex - needle.count, let found = bytes[start...].firstIndex(of: first) {
      guard found + needle.count <= bytes.endIndex else { return nil }
      if bytes[found..<(found + needle.count)].elementsEqual(needle) { return found }
      start = found + 1
    }
    return nil
  }
}
