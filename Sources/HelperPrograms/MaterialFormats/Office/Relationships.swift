import HelperService

/// What a part refers to.
struct Relationships {
  struct Target {
    /// The last part of the type's address, which is alike in transitional and strict files: `slide`, `comments` ….
    let kind: String
    /// The part's name without a leading slash.
    let part: String
  }

  fileprivate(set) var byID: [String: Target] = [:]
  fileprivate(set) var inOrder: [Target] = []

  /// The part of the first relationship of this kind.
  func first(_ kind: String) -> String? { inOrder.first { $0.kind == kind }?.part }
  func all(_ kind: String) -> [String] { inOrder.filter { $0.kind == kind }.map(\.part) }
  func part(_ id: String?, kind: String? = nil) -> String? {
    guard let id, let target = byID[id], kind == nil || target.kind == kind else { return nil }
    return target.part
  }

  /// Where the relationships of a part are kept; the package's own for the empty name.
  static func part(of name: String) -> String {
    let slash = name.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(name[...$0]) } ?? ""
    let file = slash.map { String(name[name.utf8.index(after: $0)...]) } ?? name
    return "\(folder)_rels/\(file).rels"
  }

  /// A target as it is written, seen from the part that refers to it. Stays inside the package.
  static func resolve(_ target: String, from part: String) -> String {
    let path = decoded(target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? "")
    var folders = path.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
    for step in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if step == ".." {
        _ = folders.popLast()
      } else if step != "." {
        folders.append(String(step))
      }
    }
    return folders.joined(separator: "/")
  }

  /// With %-escapes taken away.
  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Reads a part of relationships. Targets outside the package are left out.
final class RelationshipsHandler: PartHandler {
  private(set) var relationships = Relationships()
  private let owner: String
  private static let most = 200_000

  init(owner: String) {
    self.owner = owner
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"], relationships.inOrder.count < Self.most
    else { return true }
    let kind = type.split(separator: "/").last.map(String.init) ?? type
    let found = Relationships.Target(kind: kind, part: Relationships.resolve(target, from: owner))
    relationships.byID[id] = found
    relationships.inOrder.append(found)
    return true
  }
}
