import BriefingDomain
import HelperService

/// The directory of a compound file (OLE2), the container of Office up to 2003, of encrypted newer documents, of
/// Ichitaro and many more. Only the names of its streams are read.
enum CompoundFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Directory sectors that are followed, so that a chain that bites its tail ends.
  private static let mostSectors = 4096

  /// - Throws: `damaged` where not even the header makes sense.
  static func streamNames(of source: borrowing SourceFile) throws(SourceFailure) -> Set<String> {
    let header = try source.bytes(count: 512)
    guard header.count == 512, [9, 12].contains(header[30]), header[31] == 0 else {
      throw SourceFailure(.damaged, "compound file with a broken header")
    }
    let sectorSize = 1 << Int(header[30])
    var names: Set<String> = []
    var sector = number(header, 48)
    var followed = 0
    while sector < 0xFFFF_FFFA, followed < mostSectors {
      let bytes = try source.bytes(at: (Int(sector) + 1) * sectorSize, count: sectorSize)
      guard !bytes.isEmpty else { break }
      for entry in stride(from: 0, to: bytes.count - 127, by: 128) {
        if let name = name(bytes[entry..<(entry + 128)]) { names.insert(name) }
      }
      guard let next = try follow(sector, header: header, sectorSize: sectorSize, source: source) else { break }
      sector = next
      followed += 1
    }
    return names
  }

  /// The kind of document whose streams these are, in the words of its maker.
  static func kind(_ names: Set<String>) -> String {
    let kinds: [(stream: String, kind: String)] = [
      ("WordDocument", "Word 97-2003"), ("Workbook", "Excel 97-2003"), ("Book", "Excel 95"),
      ("PowerPoint Document", "PowerPoint 97-2003"), ("PP40", "PowerPoint 95"), ("VisioDocument", "Visio"),
      ("DocumentText", "Ichitaro"), ("DocumentViewStyles", "Ichitaro"), ("HwpSummaryInformation", "Hangul"),
      ("__properties_version1.0", "Outlook message"), ("Quill", "Publisher"), ("Props", "Project"),
    ]
    return kinds.first { names.contains($0.stream) }?.kind ?? "compound file (OLE2)"
  }

  /// The sector after this one in its chain. Only the 109 table sectors listed in the header are looked at, which
  /// reach 6.8 MiB into a file; a directory that lies behind them ends early.
  private static func follow(
    _ sector: UInt32, header: [UInt8], sectorSize: Int, source: borrowing SourceFile
  ) throws(SourceFailure) -> UInt32? {
    let perTable = sectorSize / 4
    let table = Int(sector) / perTable
    guard table < 109 else { return nil }
    let tableSector = number(header, 76 + 4 * table)
    guard tableSector < 0xFFFF_FFFA else { return nil }
    let offset = (Int(tableSector) + 1) * sectorSize + Int(sector) % perTable * 4
    let bytes = try source.bytes(at: offset, count: 4)
    return bytes.count == 4 ? number(bytes, 0) : nil
  }

  private static func name(_ entry: ArraySlice<UInt8>) -> String? {
    let bytes = Array(entry)
    let length = Int(bytes[64]) | Int(bytes[65]) << 8
    guard bytes[66] != 0, length >= 4, length <= 64, length % 2 == 0 else { return nil }
    var units: [UInt16] = []
    for offset in stride(from: 0, to: length - 2, by: 2) {
      units.append(UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8)
    }
    // Property streams begin with a control character, which is no part of what one would call their name.
    return String(decoding: units.drop { $0 < 0x20 }, as: UTF16.self)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    guard offset >= 0, offset + 4 <= bytes.count else { return 0xFFFF_FFFE }
    return UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
      | UInt32(bytes[offset + 3]) << 24
  }
}
