import BriefingDomain
import CLibxml2
import HelperService

/// What is told about a part while it is parsed.
protocol XMLHandler: AnyObject {
  func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure)
  func end(_ element: XMLElement) throws(SourceFailure)
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure)
}

/// Bytes that are an XML document.
protocol XMLSource: AnyObject {
  var name: String { get }
  /// What went wrong, once ``read(into:)`` has ended early.
  var failure: SourceFailure? { get }
  /// The number of bytes read, 0 at the end and after a failure.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int
}

/// Parses a part as it is unpacked, with libxml2's SAX2 interface. No tree is built. Entities are never declared, so
/// that none can be expanded, and neither a DTD nor anything else is fetched from anywhere.
enum XMLParser {
  fileprivate static let deepest = 250
  nonisolated(unsafe) private static var started = false

  /// Hands everything that can be understood to the handler, up to the first flaw that cannot be passed over and, as
  /// far as libxml2 can, behind it.
  ///
  /// - Returns: what was wrong, `nil` where nothing was.
  /// - Throws: what the handler throws, and `tooLarge` for bombs.
  static func parse(_ part: any XMLSource, _ handler: any XMLHandler) throws(SourceFailure) -> SourceFailure? {
    if !started {
      xmlInitParser()
      started = true
    }
    let state = ParserState(part: part, handler: handler)
    var sax = callbacks()
    let opaque = Unmanaged.passUnretained(state).toOpaque()
    guard let context = xmlCreateIOParserCtxt(&sax, opaque, readPart, nil, opaque, XML_CHAR_ENCODING_NONE) else {
      return part.failure ?? SourceFailure(.damaged, "\(part.name) is empty")
    }
    state.context = context
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    xmlParseDocument(context)
    let wellFormed = context.pointee.wellFormed != 0
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
    withExtendedLifetime(state) {}
    if let failure = state.failure { throw failure }
    if let failure = part.failure {
      if failure.reason == .tooLarge { throw failure }
      return failure
    }
    return wellFormed ? nil : SourceFailure(.damaged, "\(part.name) is no well-formed XML")
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startElementNs = { opaque, name, _, address, _, _, count, _, attributes in
      guard let opaque, let name else { return }
      state(opaque).start(name, address, XMLAttributes(raw: attributes, count: Int(count)))
    }
    sax.endElementNs = { opaque, name, _, address in
      guard let opaque, let name else { return }
      state(opaque).end(name, address)
    }
    let characters: charactersSAXFunc = { opaque, text, count in
      guard let opaque, let text, count > 0 else { return }
      state(opaque).characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    sax.characters = characters
    sax.ignorableWhitespace = characters
    sax.cdataBlock = characters
    // Errors show in `wellFormed`; without this they would be printed.
    sax.serror = { _, _ in }
    return sax
  }

  private static let readPart: xmlInputReadCallback = { opaque, buffer, count in
    guard let opaque, let buffer, count > 0 else { return 0 }
    let target = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
    return Int32(clamping: state(opaque).part.read(into: target))
  }
}

/// The state that a callback was given. No method, because a C function cannot capture a type.
private func state(_ opaque: UnsafeMutableRawPointer) -> ParserState {
  Unmanaged<ParserState>.fromOpaque(opaque).takeUnretainedValue()
}

/// What the callbacks share.
private final class ParserState {
  let part: any XMLSource
  let handler: any XMLHandler
  var context: xmlParserCtxtPtr?
  var failure: SourceFailure?
  private var depth = 0
  /// libxml2 keeps one copy of each address, so that its place in memory stands for it.
  private var vocabularies: [UnsafePointer<UInt8>: XMLVocabulary] = [:]

  init(part: any XMLSource, handler: any XMLHandler) {
    self.part = part
    self.handler = handler
  }

  func start(_ name: UnsafePointer<UInt8>, _ address: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
    depth += 1
    perform { () throws(SourceFailure) in
      guard depth <= XMLParser.deepest else {
        throw SourceFailure(.tooLarge, "\(part.name) is nested more than \(XMLParser.deepest) deep")
      }
      try handler.start(element(name, address), attributes)
    }
  }

  func end(_ name: UnsafePointer<UInt8>, _ address: UnsafePointer<UInt8>?) {
    depth -= 1
    perform { () throws(SourceFailure) in try handler.end(element(name, address)) }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    perform { () throws(SourceFailure) in try handler.characters(bytes) }
  }

  private func perform(_ body: () throws(SourceFailure) -> Void) {
    guard failure == nil else { return }
    do {
      try body()
    } catch {
      failure = error
      xmlStopParser(context)
    }
  }

  private func element(_ name: UnsafePointer<UInt8>, _ address: UnsafePointer<UInt8>?) -> XMLElement {
    XMLElement(vocabulary: address.map(vocabulary) ?? .other, name: String(cString: name))
  }

  private func vocabulary(_ address: UnsafePointer<UInt8>) -> XMLVocabulary {
    if let known = vocabularies[address] { return known }
    let vocabulary = XMLVocabulary(address: String(cString: address))
    vocabularies[address] = vocabulary
    return vocabulary
  }
}
