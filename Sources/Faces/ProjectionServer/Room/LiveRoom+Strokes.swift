internal import BriefingDomain
internal import BriefingPayloads
internal import NIOCore

/// What those who look on have been told of the strokes on the page that is before them: they are told what is new, and
/// not all of it at each movement of a hand.
struct ToldStrokes {
  private var page: PageAddress?
  private var strokes = PageStrokes.none
  /// Whether there ever was a stroke to be told of.
  private var isUsed = false

  /// - Returns: what is to be told now; `nil` where there is nothing new.
  mutating func tell(_ page: PageAddress?, _ now: PageStrokes) -> StrokesPayload? {
    let before = page == self.page ? strokes : nil
    // They may know what is there no more: of a page that is on again, and where another server had been before.
    let mayKnow = isUsed || self.page == nil
    (self.page, strokes) = (page, now)
    if !now.strokes.isEmpty { isUsed = true }
    guard let page, mayKnow || isUsed, let news = before.map({ now.news(since: $0) }) ?? now.all else { return nil }
    return StrokesPayload(news, on: page)
  }
}

extension LiveRoom {
  /// The page before those who drive, or before the others, and what is drawn over it.
  ///
  /// What the driver looks for behind a black screen is nothing to the others, nor is what is drawn there.
  private func strokes(forDrivers: Bool) -> (page: PageAddress?, strokes: PageStrokes) {
    guard let live else { return (nil, .none) }
    let sight = forDrivers ? live.projection.cursor : live.projection.shown
    return forDrivers || live.seen == sight.page ? (sight.page, sight.strokes) : (nil, .none)
  }

  /// What is new, for those who have been told all that was before.
  func strokesNews(forDrivers: Bool) -> ByteBuffer? {
    let now = strokes(forDrivers: forDrivers)
    let news = forDrivers ? toldDrivers.tell(now.page, now.strokes) : toldOthers.tell(now.page, now.strokes)
    return news.map { serverSentEvent("strokes", $0, id: currentRevision) }
  }

  /// All of them, for somebody who comes, or has missed something.
  func allStrokes(for view: Audience.View) -> ByteBuffer? {
    let isDriver = if case .drive = view { true } else { false }
    let now = strokes(forDrivers: isDriver)
    return now.page.map { serverSentEvent("strokes", StrokesPayload(now.strokes.all, on: $0), id: currentRevision) }
  }

  /// Something was drawn, and nothing else has changed.
  func publishStrokes() {
    let (drivers, others) = (strokesNews(forDrivers: true), strokesNews(forDrivers: false))
    send { view in if case .drive = view { drivers } else { others } }
  }

  /// Sends an event to everybody who has read what came before; who has not gets all that there is now, so that nothing
  /// is missing.
  func send(_ event: (Audience.View) -> ByteBuffer?) {
    // The same for all but the drivers.
    var common: ByteBuffer?
    audience.send(event) { view in
      if case .drive = view { return self.event(for: view, complete: true) }
      let all = common ?? self.event(for: .follow, complete: true)
      common = all
      return all
    }
  }
}
