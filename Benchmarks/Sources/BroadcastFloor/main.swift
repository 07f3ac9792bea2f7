import Glibc
// A broadcast and nothing else: GET joins, POST sends its body to all who have joined. One line on stdout: the port.
import NIOCore
import NIOHTTP1
import NIOPosix

final class Broadcast: ChannelInboundHandler, Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  // Everything on one event loop, so that no lock is needed.
  nonisolated(unsafe) static var channels: [ObjectIdentifier: any Channel] = [:]
  nonisolated(unsafe) private var body = ByteBuffer()
  nonisolated(unsafe) private var isPost = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): isPost = head.method == .POST
    case .body(var part): body.writeBuffer(&part)
    case .end: isPost ? send(context) : join(context)
    }
  }

  private func join(_ context: ChannelHandlerContext) {
    Self.channels[ObjectIdentifier(context.channel)] = context.channel
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Type": "text/event-stream"])
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "event: state\n\n")))), promise: nil)
  }

  private func send(_ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    for channel in Self.channels.values {
      channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(body)), promise: nil)
    }
    body.clear()
  }

  func channelInactive(context: ChannelHandlerContext) { Self.channels[ObjectIdentifier(context.channel)] = nil }
}

setvbuf(stdout, nil, _IOLBF, 0)
let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
let server = try await ServerBootstrap(group: group)
  .serverChannelOption(.backlog, value: 1024)
  .childChannelInitializer { channel in
    channel.pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false).flatMap {
      channel.pipeline.addHandler(Broadcast())
    }
  }
  .bind(host: "127.0.0.1", port: 0).get()
print(server.localAddress?.port ?? 0)
try await server.closeFuture.get()
