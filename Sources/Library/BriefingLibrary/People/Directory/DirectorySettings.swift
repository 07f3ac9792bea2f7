internal import BriefingDomain
internal import Foundation

/// Where the office's directory is, and what of it is taken over: a file of lines `name: value`.
public struct DirectorySettings: Sendable {
  enum Server {
    /// Of an LDIF file.
    case file(String)
    case ldap(String, startsTLS: Bool)
  }

  let file: String
  let server: Server
  let authority, bind, passwordFile, base: String
  let filter, name, fullName: String
  let unit, groups: String?
  let rules: [Rule]

  /// A role, and the group whose members have it; everybody where there is none.
  struct Rule {
    let role: RoleExpression
    let group: String?
    /// Whether it is for the unit of whoever it is about.
    var isOwn: Bool { role.part == "@unit" }
  }

  private static let known: Set<String> = [
    "server", "authority", "bind", "password-file", "base", "filter", "name", "full-name", "unit", "groups",
  ]

  /// - Parameter file: other files are named from its folder.
  /// - Throws: `LibraryError`.
  public init(reading file: String) throws {
    let text = try SmallFile(file, upTo: 64 << 10).text
    let folder = URL(filePath: file).deletingLastPathComponent()
    func path(_ text: String) -> String { URL(filePath: text, relativeTo: folder).path }
    var values: [String: String] = [:]
    var rules: [Rule] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      func refuse() -> LibraryError { .unfitDirectory(file, .line(index + 1, line)) }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2, !parts[1].isEmpty else { throw refuse() }
      if parts[0] == "role" {
        let words = parts[1].split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let role = RoleExpression(words[0]) else { throw LibraryError.unfitRole(words[0]) }
        let rule = Rule(role: role, group: words.count == 2 ? DistinguishedName.plain(words[1]) : nil)
        guard !rule.isOwn || [.staff, .reader].contains(role.role) else { throw refuse() }
        rules.append(rule)
      } else {
        guard Self.known.contains(parts[0]), values.updateValue(parts[1], forKey: parts[0]) == nil else {
          throw refuse()
        }
      }
    }
    func need(_ name: String) throws(LibraryError) -> String {
      guard let value = values[name] else { throw .unfitDirectory(file, .missing(name)) }
      return value
    }
    func attribute(_ name: String, else usual: String?) throws(LibraryError) -> String? {
      guard let value = values[name] ?? usual else { return nil }
      guard value.wholeMatch(of: #/[A-Za-z][A-Za-z0-9-]*(?:;[A-Za-z0-9-]+)*/#) != nil else {
        throw .unfitDirectory(file, .value(name, value))
      }
      return value.lowercased()
    }
    self.file = file
    self.rules = rules
    let address = try need("server")
    if address.hasPrefix("file:") {
      server = .file(path(String(address.dropFirst("file:".count))))
      (bind, passwordFile, base) = ("", "", "")
    } else {
      let known = #/ldaps?:\/\/[A-Za-z0-9._-]+(?::[0-9]{1,5})?\/?|ldapi:\/\/[A-Za-z0-9%._\/-]+/#
      guard address.wholeMatch(of: known) != nil else {
        throw LibraryError.unfitDirectory(file, .value("server", address))
      }
      // Nobody says a password in clear text.
      server = .ldap(address, startsTLS: address.hasPrefix("ldap://"))
      (bind, passwordFile, base) = (try need("bind"), path(try need("password-file")), try need("base"))
    }
    authority = values["authority"].map(path) ?? "/etc/ssl/certs/ca-certificates.crt"
    filter = values["filter"] ?? "(objectClass=person)"
    guard filter.hasPrefix("("), filter.hasSuffix(")") else {
      throw LibraryError.unfitDirectory(file, .value("filter", filter))
    }
    name = try attribute("name", else: "uid") ?? ""
    fullName = try attribute("full-name", else: "displayName") ?? ""
    unit = try attribute("unit", else: nil)
    groups = try attribute("groups", else: rules.contains { $0.group != nil } ? "memberOf" : nil)
    if unit == nil, rules.contains(where: \.isOwn) { throw LibraryError.unfitDirectory(file, .missing("unit")) }
  }

  var attributes: [String] { [name, fullName, unit, groups].compactMap(\.self) }
}

/// Why what a directory's settings say cannot be done.
public enum DirectoryFault: Equatable, Sendable {
  case line(Int, String)
  case missing(String)
  case value(String, String)
  case openPassword(String)
  case emptyPassword(String)
  /// The program that asks it is not installed.
  case noProgram
  /// It does not take the name and the password.
  case refused
  case failed(String)
  /// The answer is not one.
  case damaged(line: Int)
  case tooMany(Int)
  /// It answers only so many, or only for so long.
  case cutShort
  /// Nobody is there, so that everybody would be kept out.
  case nobody
}

/// A name of an entry, as far as two spellings of it are to be known as one.
enum DistinguishedName {
  static func plain(_ name: String) -> String {
    name.lowercased().replacing(#/\s*([,=])\s*/#) { $0.1 }
  }
}
