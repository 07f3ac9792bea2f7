import BriefingDomain
import CLibxml2
import HelperService

/// A part as a tree that can be changed. Names are those of its main vocabulary, whatever prefix it has.
final class XMLTree {
  typealias Node = xmlNodePtr

  let root: Node
  private let document: xmlDocPtr
  private let part: String

  /// Bytes of a part; a tree takes ten times as much.
  private static let most = 32 << 20

  /// - Throws: `tooLarge`, `damaged`.
  init(_ bytes: [UInt8], _ part: String) throws(SourceFailure) {
    guard bytes.count <= Self.most else {
      throw SourceFailure(.tooLarge, "\(part) has more than \(Self.most >> 20) MiB")
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let parsed = bytes.withUnsafeBytes {
      xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), CInt($0.count), nil, nil, CInt(options))
    }
    // Office writes no declarations; what they declare could grow without end.
    guard let parsed, parsed.pointee.intSubset == nil, let root = xmlDocGetRootElement(parsed) else {
      if let parsed { xmlFreeDoc(parsed) }
      throw SourceFailure(.damaged, "\(part) is no well-formed XML")
    }
    document = parsed
    self.root = root
    self.part = part
  }

  deinit { xmlFreeDoc(document) }

  /// - Throws: `tooLarge` where there is no memory.
  var written: [UInt8] {
    get throws(SourceFailure) {
      var bytes: UnsafeMutablePointer<UInt8>?
      var count: CInt = 0
      xmlDocDumpMemoryEnc(document, &bytes, &count, "UTF-8")
      guard let bytes else { throw SourceFailure(.tooLarge, "\(part) cannot be written") }
      defer { utsusu_xml_free(bytes) }
      return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }

  func name(_ node: Node) -> String { node.pointee.name.map { String(cString: $0) } ?? "" }

  /// Its elements of the same vocabulary.
  func children(of node: Node) -> [Node] {
    var found: [Node] = []
    var next = xmlFirstElementChild(node)
    while let child = next {
      if child.pointee.ns == root.pointee.ns || address(child) == address(root) { found.append(child) }
      next = xmlNextElementSibling(child)
    }
    return found
  }

  func child(_ name: String, of node: Node) -> Node? { children(of: node).first { self.name($0) == name } }

  private func address(_ node: Node) -> String? {
    node.pointee.ns.flatMap { $0.pointee.href }.map { String(cString: $0) }
  }

  func attribute(_ name: String, of node: Node) -> String? {
    guard let value = xmlGetNoNsProp(node, name) else { return nil }
    defer { utsusu_xml_free(value) }
    return String(cString: value)
  }

  /// - Parameter value: takes the attribute away where it is `nil`.
  func set(_ name: String, _ value: String?, of node: Node) {
    if let value {
      xmlSetProp(node, name, value)
    } else if let property = xmlHasProp(node, name) {
      xmlRemoveProp(property)
    }
  }

  func set(text: String, of node: Node) { xmlNodeAddContent(node, text) }

  func keepSpace(of node: Node) { xmlNodeSetSpacePreserve(node, 1) }

  func remove(_ node: Node) {
    xmlUnlinkNode(node)
    xmlFreeNode(node)
  }

  func append(_ name: String, to node: Node) -> Node { xmlAddChild(node, made(name)) }

  func insert(_ name: String, before node: Node) -> Node { xmlAddPrevSibling(node, made(name)) }

  /// As the last one where there is none that it could follow.
  func insert(_ name: String, behind node: Node?) -> Node {
    guard let node else { return append(name, to: root) }
    return xmlAddNextSibling(node, made(name))
  }

  private func made(_ name: String) -> Node { xmlNewDocNode(document, root.pointee.ns, name, nil) }
}
