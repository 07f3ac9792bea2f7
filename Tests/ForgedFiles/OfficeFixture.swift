/// Office documents in a few lines: parts, their relationships, their content types.
public struct OfficeFixture {
  public enum Kind: Sendable {
    case word, slides, sheets

    var contentType: String {
      switch self {
      case .word: "wordprocessingml.document"
      case .slides: "presentationml.presentation"
      case .sheets: "spreadsheetml.sheet"
      }
    }
  }

  /// Transitional addresses, and `c`, `dgm`, `r` and so on bound to them.
  public static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
    xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:v="urn:schemas-microsoft-com:vml"
    """
  public static let strictNamespaces = """
    xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" \
    xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"
    """
  public static let sheetNamespace = """
    xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  private var parts: [(name: String, bytes: [UInt8])] = []
  private var relationships: [String: [(id: String, kind: String, target: String, isExternal: Bool)]] = [:]
  private let kind: Kind

  public init(_ kind: Kind, main: String) {
    self.kind = kind
    parts = [("odd/main.xml", Array(main.utf8))]
    relationships["_rels/.rels"] = [("r0", "officeDocument", "odd/main.xml", false)]
  }

  /// Adds a part that another refers to by this relationship.
  public mutating func add(
    _ name: String, _ content: String, id: String, kind: String, from owner: String = "main.xml", folder: String = "odd"
  ) {
    parts.append(("odd/" + name, Array(content.utf8)))
    refer(to: name, id: id, kind: kind, from: owner)
  }

  /// Adds what the document says of itself: its pages and its characters.
  public mutating func say(pages: Int, characters: Int) {
    say(
      """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
      <Pages>\(pages)</Pages><Characters>\(characters)</Characters></Properties>
      """)
  }

  public mutating func say(_ properties: String) {
    parts.append(("docProps/app.xml", Array(properties.utf8)))
    relationships["_rels/.rels", default: []].append(("r1", "extended-properties", "docProps/app.xml", false))
  }

  /// Adds a relationship to a part that is there, or is not.
  ///
  /// - Parameter isExternal: whether `name` is an address elsewhere.
  public mutating func refer(
    to name: String, id: String, kind: String, from owner: String = "main.xml", isExternal: Bool = false
  ) {
    relationships["odd/_rels/\(owner).rels", default: []].append((id, kind, name, isExternal))
  }

  public func bytes(prefix: [(name: String, bytes: [UInt8])] = []) throws -> [UInt8] {
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/odd/main.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.\(kind.contentType).main+xml"/></Types>
      """
    var entries = prefix + [("[Content_Types].xml", Array(types.utf8))] + parts
    for (name, list) in relationships {
      let items = list.map { item in
        """
        <Relationship Id="\(item.id)" Target="\(item.target)" \(item.isExternal ? #"TargetMode="External""# : "") \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(item.kind)"/>
        """
      }
      let xml = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(items.joined())</Relationships>
        """
      entries.append((name, Array(xml.utf8)))
    }
    return try zip(entries)
  }
}
