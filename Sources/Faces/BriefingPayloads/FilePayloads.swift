package import BriefingDomain
package import BriefingLibrary

/// What `index` has brought in.
package struct IndexPayload: Payload {
  package let files, indexed, known, withoutText, refused, pages: Int
  package let materials: [File]

  package struct File: Payload {
    package let file, path: String
    package let id: Material.ID?
    package let version, pages: Int?
    package let sha256: String?
    package let format: MaterialFormat?
    /// That of an `UnreadableReason`, or `refused`.
    package let reason: String?
    package let detail: String?
    package let known: Bool

    /// Brought in by this run.
    package var isIndexed: Bool { id != nil && !known }
  }
}

/// The text of a file.
package struct TextPayload: Payload {
  package let file: String
  package let format: MaterialFormat
  package let pages: [Page]
  package let reason: UnreadableReason?
  package let detail: String?

  package struct Page: Payload {
    package let n: Int
    package let text: String
  }
}

extension IndexPayload {
  /// - Parameter sentence: what is said of a file that could not be taken.
  package init(_ files: [IndexedFile], sentence: (LibraryError) -> String) {
    let materials = files.map { File($0, sentence: sentence) }
    let indexed = materials.filter(\.isIndexed)
    self.init(
      files: files.count, indexed: indexed.count, known: materials.count(where: \.known),
      withoutText: indexed.count { $0.reason != nil }, refused: materials.count { $0.id == nil },
      pages: indexed.reduce(0) { $0 + ($1.pages ?? 0) }, materials: materials)
  }
}

extension IndexPayload.File {
  fileprivate init(_ file: IndexedFile, sentence: (LibraryError) -> String) {
    let (version, known, refusal): (MaterialVersion?, Bool, LibraryError?) =
      switch file.outcome {
      case .indexed(let version): (version, false, nil)
      case .known(let version): (version, true, nil)
      case .refused(let error): (nil, false, error)
      }
    self.init(
      file: file.name, path: file.path, id: version?.material, version: version?.number, pages: version?.pageCount,
      sha256: version?.sha256.description, format: version?.format,
      reason: refusal == nil ? version?.reason?.rawValue : "refused",
      detail: refusal.map(sentence) ?? version?.detail, known: known)
  }
}

extension TextPayload {
  package init(_ content: MaterialContent, file: String) {
    self.init(
      file: file, format: content.format, pages: content.pages.map { Page(n: $0.number, text: $0.text) },
      reason: content.reason, detail: content.detail)
  }
}

/// The text of a briefing's materials.
package struct BriefingTextPayload: Payload {
  package let briefing: Briefing.ID
  package let materials: [Material]

  package struct Material: Payload {
    package let material, version: Int
    package let file: String
    package let format: MaterialFormat
    package let pages: [TextPayload.Page]
    package let reason: UnreadableReason?
    package let detail: String?
    /// `page`, or `section` where nobody has drawn it yet: what `pages` are numbered by.
    package let numbering: String
    /// What stands on no page.
    package let rest: String?
  }

  package init(_ briefing: Briefing.ID, _ texts: [StoredText]) {
    self.briefing = briefing
    materials = texts.map { stored in
      let (version, text) = (stored.version, TextPayload(stored.content, file: stored.version.fileName))
      return Material(
        material: version.position, version: version.number, file: text.file, format: text.format, pages: text.pages,
        reason: text.reason, detail: text.detail, numbering: stored.hasPages ? "page" : "section", rest: stored.rest)
    }
  }
}

/// A registered file that was written out.
package struct TakenFile: Payload {
  package let briefing: Briefing.ID?
  package let material, version: Int
  package let file, sha256: String
  package let bytes: Int

  /// - Parameter place: where it lies now.
  package init(_ version: MaterialVersion, _ place: String) {
    briefing = version.briefing
    material = version.position
    self.version = version.number
    file = place
    sha256 = "\(version.sha256)"
    bytes = version.byteCount
  }
}
