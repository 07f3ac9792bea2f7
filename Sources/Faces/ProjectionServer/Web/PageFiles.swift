internal import BriefingDomain
internal import BriefingLedger
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import NIOCore

/// What the pages are made of: the files of a folder as they were when it was read, and the words in each language.
struct PageFiles: Sendable {
  struct File: Sendable {
    let bytes: ByteBuffer
    let tag: String

    init(_ data: Data) {
      bytes = ByteBuffer(bytes: data)
      tag = "\"\(ContentHash(of: String(decoding: data, as: UTF8.self)).description.prefix(16))\""
    }
  }

  private let files: [String: File]
  /// Tells whether a page that is open is made of these files.
  let mark: String

  init(reading folder: String) throws {
    var files: [String: File] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = File(try Data(contentsOf: URL(filePath: folder + "/" + name)))
    }
    for language in Language.allCases {
      files["words-\(language.rawValue).js"] = File(try Language.$current.withValue(language) { try Self.words() })
    }
    self.files = files
    mark = String(ContentHash(of: files.map { $0 + $1.tag }.sorted().joined()).description.prefix(16))
  }

  /// A module with what `words.js` looks up.
  private static func words() throws -> Data {
    func export(_ name: String, _ words: [String: String]) throws -> String {
      // In the same order at each start: the file's hash is part of the mark.
      let members = try words.sorted { $0.key < $1.key }.map { key, word in
        try "\(key.json(.compact)):\(word.json(.compact))"
      }
      return "export const \(name) = {\(members.joined(separator: ","))};\n"
    }
    return Data((try export("words", RoomPageWords.words) + export("codes", RoomPageWords.codes)).utf8)
  }

  subscript(name: String) -> File? { files[name] }
}
