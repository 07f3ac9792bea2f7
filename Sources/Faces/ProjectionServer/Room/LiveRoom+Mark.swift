internal import BriefingDomain
internal import BriefingLibrary

extension LiveRoom {
  /// What is written across the pictures of a page that is live; empty unless it is confidential.
  func mark(of page: PageAddress) async -> String {
    let address = LiveBriefing.VersionAddress(material: page.material, version: page.version)
    guard let shown = live?.shownVersions[address] else { return "" }
    return await mark(of: shown.projectable)
  }

  /// Where and when it is shown, for who finds a photograph of it. The time is that of the quarter of an hour, so that all who
  /// look on get one picture.
  func mark(of page: ProjectableVersion) async -> String {
    guard isConfidential(page) else { return "" }
    let seconds = now().instant.seconds
    let begun = Moment(instant: Instant(seconds: seconds - seconds % Look.spell), dayOnly: false)
    // Where the library cannot say the zone, the mark is without a time and not left out.
    let time = (try? await visit().clock.iso(begun).prefix(16).replacing("T", with: " ")).map { "  " + $0 } ?? ""
    return "取扱注意  \(room.name.prefix(40))\(time)"
  }

  /// Of its own briefing it is told when that changes.
  private func isConfidential(_ page: ProjectableVersion) -> Bool {
    guard let own = live?.details.briefing, own.id == page.version.briefing else { return page.isConfidential }
    return own.isConfidential
  }
}
