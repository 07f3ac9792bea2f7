internal import BriefingDomain
internal import BriefingPayloads
internal import NIOCore

/// What those who look on have been told of the strokes on a page that is before them: they are told what is new, and
/// not all of it at each movement of a hand.
struct ToldStrokes {
  private var page: PageAddress?
  private var strokes = PageStrokes.none
  /// Whether there ever was a stroke to be told of.
  private var isUsed = false

  /// - Returns: what is to be told now; `nil` where there is nothing new.
  mutating func tell(_ now: DrawnPage?) -> StrokesPayload? {
    let before = now?.page == page ? strokes : nil
    // They may know what is there no more: of a page that is on again, and where another server had been before.
    let mayKnow = isUsed || page == nil
    (page, strokes) = (now?.page, now?.strokes ?? .none)
    if !strokes.strokes.isEmpty { isUsed = true }
    guard let page, mayKnow || isUsed, let news = before.map({ strokes.news(since: $0) }) ?? strokes.all else {
      return nil
    }
    return StrokesPayload(news, on: page)
  }
}

/// A page that is before somebody, and what is drawn over it.
struct DrawnPage {
  let page: PageAddress
  let strokes: PageStrokes

  init?(_ page: PageAddress?, _ strokes: PageStrokes) {
    guard let page else { return nil }
    (self.page, self.strokes) = (page, strokes)
  }
}

/// The page that is up, and the one beside it. Each has its own event, so that a page of an older utsusu, which knows of
/// one, takes the other's strokes for nothing.
struct BothPages<Value> {
  var up: Value
  var beside: Value
}

extension LiveRoom {
  /// The pages before those who drive, or before the others, and what is drawn over them.
  ///
  /// What the driver looks for behind a black screen is nothing to the others, nor is what is drawn there.
  private func drawings(forDrivers: Bool) -> BothPages<DrawnPage?> {
    guard let live else { return BothPages(up: nil, beside: nil) }
    let sight = forDrivers ? live.projection.cursor : live.projection.shown
    return BothPages(
      up: DrawnPage(forDrivers || live.seen == sight.page ? sight.page : nil, sight.strokes),
      beside: DrawnPage(forDrivers || live.seenBeside == sight.beside ? sight.beside : nil, sight.strokesBeside))
  }

  /// What is new, for those who have been told all that was before.
  func strokesNews(forDrivers: Bool) -> ByteBuffer? {
    let now = drawings(forDrivers: forDrivers)
    var told = forDrivers ? toldDrivers : toldOthers
    let news = BothPages(up: told.up.tell(now.up), beside: told.beside.tell(now.beside))
    if forDrivers { toldDrivers = told } else { toldOthers = told }
    return events(news)
  }

  /// All of them, for somebody who comes, or has missed something.
  func allStrokes(for view: Audience.View) -> ByteBuffer? {
    let isDriver = if case .drive = view { true } else { false }
    let now = drawings(forDrivers: isDriver)
    func all(_ drawn: DrawnPage?) -> StrokesPayload? { drawn.map { StrokesPayload($0.strokes.all, on: $0.page) } }
    return events(BothPages(up: all(now.up), beside: all(now.beside)))
  }

  private func events(_ payloads: BothPages<StrokesPayload?>) -> ByteBuffer? {
    func event(_ name: String, _ payload: StrokesPayload?) -> ByteBuffer? {
      payload.map { serverSentEvent(name, $0, id: currentRevision) }
    }
    guard let first = event("strokes", payloads.up) else { return event("strokesBeside", payloads.beside) }
    return first + event("strokesBeside", payloads.beside)
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
