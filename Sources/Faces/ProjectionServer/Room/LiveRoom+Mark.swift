internal import BriefingDomain
internal import BriefingLibrary

extension LiveRoom {
  /// What is written across the pictures of a page that is live; empty unless it is confidential, `nil` when it is live no
  /// more.
  func mark(of page: PageAddress) async -> String? {
    let address = LiveBriefing.VersionAddress(material: page.material, version: page.version)
    guard let shown = live?.shownVersions[address] else { return nil }
    return await mark(of: shown.projectable)
  }

  /// Where and when it is shown.
  func mark(of page: ProjectableVersion) async -> String {
    guard isConfidential(page) else { return "" }
    return PictureMark.text(room.name, now().instant, try? await visit().clock)
  }

  /// Of its own briefing it is told when that changes.
  private func isConfidential(_ page: ProjectableVersion) -> Bool {
    guard let own = live?.details.briefing, own.id == page.version.briefing else { return page.isConfidential }
    return own.isConfidential
  }
}
