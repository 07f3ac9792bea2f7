import BriefingDomain
import HelperService

/// An Office document: a zip file whose parts refer to each other. Parts are found by following these references from
/// the package's own; names mean nothing.
final class OfficePackage {
  let format: MaterialFormat
  let mainPart: String
  /// What the document says of itself.
  private let properties: String?
  private let archive: ZipArchive
  /// What was wrong with parts that could be done without; in the order found.
  private(set) var problems: [SourceFailure] = []

  /// `nil` where the archive is no Office document that is read.
  ///
  /// - Throws: `encrypted`, `damaged` or `tooLarge` where that cannot even be found out, `unsupported` for Office
  ///   documents of other kinds.
  init?(_ archive: ZipArchive) throws(SourceFailure) {
    self.archive = archive
    guard archive.contains(Relationships.part(of: "")) else {
      guard archive.contains("[Content_Types].xml") else { return nil }
      throw SourceFailure(.damaged, "Office document without its relationships")
    }
    let root = RelationshipsHandler(owner: "")
    if let part = try archive.open(Relationships.part(of: "")) { _ = try XMLParser.parse(part, root) }
    guard let main = root.relationships.first("officeDocument") else {
      if root.relationships.inOrder.contains(where: { $0.kind == "fixedrepresentation" }) {
        throw SourceFailure(.unsupported, "XPS")
      }
      guard archive.contains("[Content_Types].xml") else { return nil }
      throw SourceFailure(.damaged, "Office document without a main part")
    }
    mainPart = main
    // Strict files call it otherwise.
    properties = root.relationships.first("extended-properties") ?? root.relationships.first("extendedProperties")
    let types = ContentTypesHandler(part: main)
    if let part = try archive.open("[Content_Types].xml") { _ = try XMLParser.parse(part, types) }
    let sniffer = RootHandler()
    if let part = try archive.open(main) { _ = try XMLParser.parse(part, sniffer) }
    guard let format = try Self.format(contentType: types.type ?? "", root: sniffer.vocabulary) else { return nil }
    self.format = format
  }

  /// The root element decides where there is one that is known, because programs write wrong content types.
  private static func format(contentType: String, root: XMLVocabulary?) throws(SourceFailure) -> MaterialFormat? {
    switch root {
    case .word: return .docx
    case .presentation: return .pptx
    case .sheet: return .xlsx
    default: break
    }
    let type = contentType.lowercased()
    if type.contains("sheet.binary") { throw SourceFailure(.unsupported, "Excel binary workbook") }
    if type.contains("visio") { throw SourceFailure(.unsupported, "Visio") }
    if type.contains("wordprocessingml") || type.contains("ms-word") { return .docx }
    if type.contains("presentationml") || type.contains("ms-powerpoint") { return .pptx }
    if type.contains("spreadsheetml") || type.contains("ms-excel") { return .xlsx }
    return nil
  }

  /// Parses a part. Flaws that leave something to read are remembered in ``problems``.
  ///
  /// - Throws: what stops the whole file: `encrypted`, `tooLarge`, and what the handler throws.
  func parse(_ name: String, _ handler: any XMLHandler) throws(SourceFailure) {
    do {
      guard let part = try archive.open(name) else {
        problems.append(SourceFailure(.damaged, "\(name) is missing"))
        return
      }
      if let flaw = try XMLParser.parse(part, handler) { problems.append(flaw) }
    } catch {
      guard error.reason == .damaged else { throw error }
      problems.append(error)
    }
  }

  /// Parses what the document says of itself, where it does. It is no part of the document: its flaws are none of the file's.
  ///
  /// - Throws: what the handler throws.
  func parseProperties(_ handler: any XMLHandler) throws(SourceFailure) {
    do {
      if let properties, let part = try archive.open(properties) { _ = try XMLParser.parse(part, handler) }
    } catch {
      guard error.reason == .damaged else { throw error }
    }
  }

  /// The bytes of a part; `nil` where they cannot be had.
  ///
  /// - Throws: what stops the whole file.
  func bytes(_ name: String) throws(SourceFailure) -> [UInt8]? {
    do {
      return try archive.open(name)?.bytes()
    } catch {
      guard error.reason == .damaged else { throw error }
      return nil
    }
  }

  /// The parts that a part refers to; none where it says nothing.
  func relationships(of part: String) throws(SourceFailure) -> Relationships {
    let name = Relationships.part(of: part)
    guard archive.contains(name) else { return Relationships() }
    let handler = RelationshipsHandler(owner: part)
    try parse(name, handler)
    return handler.relationships
  }

  func note(_ problem: SourceFailure) {
    problems.append(problem)
  }
}

/// The content type of one part.
private final class ContentTypesHandler: PartHandler {
  private(set) var type: String?
  private let part: String

  init(part: String) {
    self.part = part.lowercased()
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if element.name == "Override", let name = attributes["PartName"]?.lowercased(), name == part || name == "/" + part {
      type = attributes["ContentType"]
    }
    return true
  }
}

/// Which vocabulary a part is written in.
private final class RootHandler: PartHandler {
  private(set) var vocabulary: XMLVocabulary?

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if vocabulary == nil { vocabulary = element.vocabulary }
    return false
  }
}
