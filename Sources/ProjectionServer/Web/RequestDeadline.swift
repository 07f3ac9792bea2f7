internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes connections that keep the server waiting: a request has to be complete a while after the connection, or the
/// answer before it, and no dripping of bytes prolongs that. Events that are being sent are no waiting.
///
/// After an answer that announces the end of the connection, or that came before the end of its request, what is still
/// being sent is let pass for a moment, so that the answer arrives, and then the connection closes.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let patience: TimeAmount
  private var timer: Scheduled<Void>?
  private var isReading = false
  private var isLast = false

  init(_ patience: TimeAmount) { self.patience = patience }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { wait(patience, context) } }
  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelActive(context: ChannelHandlerContext) {
    wait(patience, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: isReading = true
    case .body: break
    case .end:
      isReading = false
      timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): isLast = head.headerFields[.connection] == "close"
    case .body: break
    case .end: wait(isLast || isReading ? .milliseconds(200) : patience, context)
    }
    context.write(data, promise: promise)
  }

  private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: time) {
      context.close(promise: nil)
    }
  }
}
