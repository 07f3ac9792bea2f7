public import BriefingDomain
internal import Glibc
internal import HelperProtocol

extension PictureSource {
  /// How a source comes to be something that can be drawn.
  enum Way: Hashable {
    case asItIs
    /// Through LibreOffice, which is told by the ending what it gets.
    case office(ending: String)
    case typeset(PainterRequest.Source)
  }

  /// - Throws: ``PictureError`` for what cannot be drawn.
  func way() throws(PictureError) -> Way {
    switch format {
    case .pdf, .image: return .asItIs
    case .text, .html: return .typeset(.text)
    case .markdown: return .typeset(.markdown)
    case .csv: return .typeset(.table)
    case .pptx, .docx, .xlsx:
      if head(8) == Self.compound { throw .cannotRead(.encrypted, detail: "Office document with a password") }
      return .office(ending: format.rawValue)
    case .other: return .office(ending: try oldOfficeEnding())
    }
  }

  /// Why it can never be drawn; `nil` for what may be.
  public var obstacle: (reason: UnreadableReason, detail: String)? {
    do throws(PictureError) { _ = try way() } catch {
      if case .cannotRead(let reason, let detail) = error { return (reason, detail) }
    }
    return nil
  }

  /// What the painter is told that it opens.
  var kindOfDrawing: PainterRequest.Source { format == .image ? .image : .pdf }

  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Files that utsusu does not read as documents but LibreOffice does. The content must be known: handed something else,
  /// LibreOffice would guess, and show a program's bytes as a text.
  private func oldOfficeEnding() throws(PictureError) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let bytes = head(1 << 12)
    if bytes.starts(with: Array("{\\rtf".utf8)) { return "rtf" }
    if Self.isOfficeXML(bytes) { return "xml" }
    switch ending {
    case "doc", "dot", "xls", "xlt", "ppt", "pps": if bytes.starts(with: Self.compound) { return ending }
    // An old document that got the ending of a new one.
    case "docx", "xlsx", "pptx": if bytes.starts(with: Self.compound) { return String(ending.dropLast()) }
    case "odt", "ods", "odp", "odg":
      if bytes.starts(with: [0x50, 0x4B, 3, 4]),
        bytes.dropFirst(30).starts(with: Array("mimetypeapplication/vnd.oasis.opendocument".utf8))
      {
        return ending
      }
    default: break
    }
    throw .cannotRead(.unsupported, detail: ending.isEmpty || ending.count > 10 ? "an unknown kind" : ".\(ending)")
  }

  /// What Word and Excel 2003 save as XML.
  private static func isOfficeXML(_ bytes: [UInt8]) -> Bool {
    guard bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<") else {
      return false
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return ["http://schemas.microsoft.com/office/word/2003/wordml", "urn:schemas-microsoft-com:office:spreadsheet"]
      .contains { text.contains("\"\($0)\"") }
  }

  private func head(_ count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      got = max(0, read(descriptor, buffer.baseAddress, count))
    }
  }
}
