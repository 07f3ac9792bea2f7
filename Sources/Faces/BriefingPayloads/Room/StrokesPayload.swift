package import BriefingDomain

/// What has become of the strokes on a page: the first `kept` stay, the last of these goes on by `more`, and `strokes`
/// follow. Points are x and y in turn, in steps from the picture's top left corner.
package struct StrokesPayload: Payload {
  package let page: PageAddress
  package let kept: Int
  package let more: [UInt16]
  package let strokes: [Stroke]

  package struct Stroke: Payload {
    package let number: Int
    package let pen: BriefingDomain.Stroke.Pen
    package let width: Int
    package let points: [UInt16]
  }

  package init(_ news: PageStrokes.News, on page: PageAddress) {
    self.page = page
    kept = news.kept
    more = news.more.flat
    strokes = news.new.map { Stroke(number: $0.number, pen: $0.pen, width: $0.width, points: $0.points.flat) }
  }
}

extension [BriefingDomain.Stroke.Point] {
  fileprivate var flat: [UInt16] { flatMap { [$0.x, $0.y] } }
}
