internal import BlockingThreads
internal import BriefingDomain
internal import BriefingStore
internal import PagePictures

extension Library {
  /// Which PDFs say what their pages do not show: whoever is handed such a file can read it.
  ///
  /// - Returns: for each PDF with text; `nil` where it cannot be told. It is registered all the same.
  func unseenTexts(in files: [KeptFile]) async throws -> [ContentHash: [UnseenText]?] {
    let drawn = files.filter { $0.content.format == .pdf && !$0.content.pages.isEmpty }
    var found: [ContentHash: [UnseenText]?] = [:]
    for file in drawn {
      do {
        let finder = UnseenTextFinder(
          painter: try PainterLocation.find(environment: environment), sources: [home.materials], folder: home.pictures)
        let texts = try await finder.texts(
          ofPDF: Array(vault.path(of: file.sha256).utf8), pages: file.content.pages.map(\.number))
        found.updateValue(texts, forKey: file.sha256)
      } catch {
        try Task.checkCancellation()
        found.updateValue(nil, forKey: file.sha256)
      }
    }
    return found
  }

  /// What is known of the texts that a version's pages do not show; `nil` where it is to be drawn first, or cannot be told.
  func knownUnseenTexts(of version: MaterialVersion) -> [UnseenText]? {
    if version.removal != nil || version.reason == .encrypted { return [] }
    if version.format == .pdf, version.pageCount == 0 { return [] }
    return KeptUnseenTexts(folder: home.pictures)[pictureSource(of: version)]
  }

  /// Whether drawing a version would tell what its pages do not show.
  func isToBeDrawnForUnseenTexts(_ version: MaterialVersion) -> Bool {
    knownUnseenTexts(of: version) == nil
      && !KeptUnseenTexts(folder: home.pictures).knows(pictureSource(of: version))
  }

  /// Completes a receipt, and keeps what was found for whoever asks later.
  ///
  /// - Parameter unseen: what was found in its PDFs.
  func note(_ unseen: [ContentHash: [UnseenText]?], in receipt: inout RegistrationReceipt) async {
    for place in receipt.materials.indices {
      let version = receipt.materials[place].version
      guard let found = unseen[version.sha256] else {
        receipt.materials[place].unseen = knownUnseenTexts(of: version)
        continue
      }
      receipt.materials[place].unseen = found
      if let found {
        let source = pictureSource(of: version)
        // Where it cannot be kept it is found again with the pictures.
        await Self.threads.run { try? KeptUnseenTexts(folder: home.pictures).keep(found, of: source) }
      }
    }
  }
}
