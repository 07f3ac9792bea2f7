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
}

extension RegistrationReceipt {
  mutating func note(_ unseen: [ContentHash: [UnseenText]?]) {
    for place in materials.indices { materials[place].unseen = unseen[materials[place].version.sha256] ?? [] }
  }
}
