import BriefingDomain
import CDrawing
import Glibc
import HelperProtocol
import HelperService

/// A PDF that is being written from top to bottom, page after page. Lengths are points.
final class Paper {
  /// 16 : 9, as large as a slide.
  private static let (usualWidth, usualHeight) = (960.0, 540.0)
  private static let mostPages = 1000
  static let margin = 48.0
  static let dark = (0.1, 0.13, 0.2)
  static let grey = (0.45, 0.47, 0.5)

  let context: OpaquePointer
  let width: Double
  private let height: Double
  private let surface: OpaquePointer
  private let sink: Sink
  private var page = 1
  /// Where the next thing goes.
  private(set) var y = Paper.margin
  /// Nothing more is taken; what has come is all there will be.
  private(set) var isFull = false

  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// - Parameter scale: how many times larger than usual the pages are, for wide tables.
  init(scale: Double) throws(SourceFailure) {
    width = Self.usualWidth * scale
    height = Self.usualHeight * scale
    sink = Sink()
    let surface = cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let target = Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue()
        target.bytes += UnsafeBufferPointer(start: bytes, count: Int(count))
        return target.bytes.count <= Frame.largestDrawing ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
      }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    guard let surface, let context = cairo_create(surface) else { throw SourceFailure(.tooLarge, "no memory") }
    self.surface = surface
    self.context = context
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Between the margins.
  var textWidth: Double { width - 2 * Self.margin }
  /// From the margin at the top to that at the bottom.
  var textHeight: Double { height - 2 * Self.margin }
  var isAtTop: Bool { y <= Self.margin }

  /// Makes room for something so high.
  ///
  /// - Returns: whether a new page was begun for it.
  @discardableResult
  func need(_ high: Double) -> Bool {
    guard y + high > height - Self.margin, !isAtTop else { return false }
    turn()
    return true
  }

  func advance(_ high: Double) { y += high }

  /// Begins a new page.
  func turn() {
    guard page < Self.mostPages else { return leaveOut() }
    number()
    page += 1
    y = Self.margin
  }

  /// Says at the foot of the page that the text goes on.
  func leaveOut() {
    guard !isFull else { return }
    isFull = true
    let line = Line(context, "（以下は省略しました）　The rest is left out.", size: 12, colour: Self.grey)
    line.draw(x: Self.margin, y: height - Self.margin + 12)
  }

  func finish() throws(SourceFailure) -> [UInt8] {
    number()
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw SourceFailure(.tooLarge, "cannot be set: \(String(cString: cairo_status_to_string(status)))")
    }
    return sink.bytes
  }

  private func number() {
    let line = Line(context, "\(page)", size: 12, colour: Self.grey)
    line.draw(x: width - Self.margin - line.width, y: height - Self.margin + 12)
    cairo_show_page(context)
  }

  func fill(x: Double, y: Double, width: Double, height: Double, grey: Double) {
    cairo_set_source_rgb(context, grey, grey, grey)
    cairo_rectangle(context, x, y, width, height)
    cairo_fill(context)
  }
}
