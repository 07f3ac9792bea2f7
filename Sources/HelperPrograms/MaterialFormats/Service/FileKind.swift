import BriefingDomain
import HelperService

/// What a file is, found out from its content.
enum FileKind {
  case pdf
  case office(OfficePackage)
  /// A spreadsheet of LibreOffice and others, read as a table only.
  case openDocument(ZipArchive)
  /// Plain text, Markdown or CSV.
  case text(MaterialFormat)
  case html
  /// What Word and Excel 2003 save as XML: a file of its own, no package.
  case officeXML(OfficeXML)
  case image(String)
  case unreadable(MaterialFormat, SourceFailure)

  var format: MaterialFormat {
    switch self {
    case .pdf: .pdf
    case .office(let package): package.format
    case .text(let format): format
    case .html: .html
    case .image: .image
    case .openDocument, .officeXML: .other
    case .unreadable(let format, _): format
    }
  }

  /// Bytes at the beginning that decide.
  static let headBytes = 64 << 10

  static func of(_ source: borrowing SourceFile, name: String) throws(SourceFailure) -> FileKind {
    let head = try source.bytes(count: headBytes)
    if head.isEmpty { return .text(TextKind.byName(name)) }
    if let image = Signature.image(head) { return .image(image) }
    if head.starts(with: CompoundFile.signature) { return compound(source, name: name) }
    if Signature.isZip(head) { return zip(source, head: head) }
    if let kind = Signature.unsupported(head) { return .unreadable(.other, SourceFailure(.unsupported, kind)) }
    if Signature.isPDF(head) { return .pdf }
    return TextKind.of(head, whole: head.count == source.size, name: name)
  }

  private static func zip(_ source: borrowing SourceFile, head: [UInt8]) -> FileKind {
    do {
      let archive = try ZipArchive(source)
      if let package = try OfficePackage(archive) { return .office(package) }
      if archive.mediaType.hasSuffix(".opendocument.spreadsheet") { return .openDocument(archive) }
      return .unreadable(.other, SourceFailure(.unsupported, archive.kind))
    } catch {
      return .unreadable(Signature.officeFormat(ofZip: head), error)
    }
  }

  private static func compound(_ source: borrowing SourceFile, name: String) -> FileKind {
    let names: Set<String>
    do {
      names = try CompoundFile.streamNames(of: source)
    } catch {
      return .unreadable(.other, error)
    }
    if names.contains("EncryptedPackage") {
      // Which of the three it is lies inside the encryption, so that the name is all there is to go by.
      let formats: [MaterialFormat] = [.docx, .pptx, .xlsx]
      let ending = TextKind.ending(of: name)
      return .unreadable(
        formats.first { $0.rawValue == ending } ?? .other, SourceFailure(.encrypted, "Office document with a password")
      )
    }
    return .unreadable(.other, SourceFailure(.unsupported, CompoundFile.kind(names)))
  }
}
