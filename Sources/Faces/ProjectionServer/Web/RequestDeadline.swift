internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Said by a route that takes files: its request may last, as long as it goes on coming.
struct UploadBegins {}

/// Closes connections that keep the server waiting: a request has to be complete a while after the connection, or the
/// answer before it, and no dripping of bytes prolongs that. Events that are being sent are no waiting; somebody who takes
/// nothing of them for three times as long has gone, and will come back by themselves.
///
/// After an answer that announces the end of the connection, or that came before the end of its request, what is still
/// being sent is let pass for a moment and a bit, so that the answer arrives, and then the connection closes.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let patience: TimeAmount
  private var timer: Scheduled<Void>?
  /// Runs while nothing more can be written.
  private var stall: Scheduled<Void>?
  private var isReading = false
  private var isLast = false
  private var isAnswered = false
  /// Bytes that came of files since the time was last prolonged; `nil` where none are taken.
  private var uploaded: Int?
  /// So many have to come in three times the patience.
  private static let leastUploaded = 64 * 1024
  /// Bytes that came of a body after its answer.
  private var overrun = 0
  private static let mostOverrun = 256 * 1024

  init(_ patience: TimeAmount) { self.patience = patience }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { wait(patience, context) } }
  func handlerRemoved(context: ChannelHandlerContext) { cancel() }

  func channelActive(context: ChannelHandlerContext) {
    wait(patience, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancel()
    context.fireChannelInactive()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stall?.cancel()
    if !context.channel.isWritable { stall = closing(in: patience * 3, context) }
    context.fireChannelWritabilityChanged()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: (isReading, isAnswered, overrun, uploaded) = (true, false, 0, nil)
    case .body(let part):
      if let sum = uploaded.map({ $0 + part.readableBytes }), !isAnswered {
        uploaded = sum % Self.leastUploaded
        if sum >= Self.leastUploaded { wait(patience * 3, context) }
      }
      if isAnswered { overrun += part.readableBytes }
      if overrun > Self.mostOverrun { return context.close(promise: nil) }
    case .end:
      isReading = false
      if !isAnswered { timer?.cancel() }
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is UploadBegins, isReading {
      uploaded = 0
      wait(patience * 3, context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): isLast = head.headerFields[.connection] == "close"
    case .body: break
    case .end:
      isAnswered = true
      wait(isLast || isReading ? .milliseconds(200) : patience, context)
    }
    context.write(data, promise: promise)
  }

  private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = closing(in: time, context)
  }

  private func closing(in time: TimeAmount, _ context: ChannelHandlerContext) -> Scheduled<Void> {
    context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: time) { context.close(promise: nil) }
  }

  private func cancel() {
    timer?.cancel()
    stall?.cancel()
  }
}
