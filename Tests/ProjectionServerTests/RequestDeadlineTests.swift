import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import ProjectionServer

/// When a connection is let go; on a clock that the test moves.
struct RequestDeadlineTests {
  /// A connection whose request has been read, and whose answer is being sent.
  private static func answering() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: RequestDeadline(.seconds(10)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try channel.writeInbound(HTTPRequestPart.head(HTTPRequest(method: .get, scheme: nil, authority: "x", path: "/")))
    try channel.writeInbound(HTTPRequestPart.end(nil))
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    return channel
  }

  private static func setWritable(_ isWritable: Bool, _ channel: EmbeddedChannel) {
    channel.isWritable = isWritable
    channel.pipeline.fireChannelWritabilityChanged()
  }

  @Test func whoTakesNothingIsLetGo() throws {
    let channel = try Self.answering()
    Self.setWritable(false, channel)
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
  }

  @Test func whoTakesSomethingStays() throws {
    let channel = try Self.answering()
    for _ in 1...5 {
      Self.setWritable(false, channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(20))
      Self.setWritable(true, channel)
    }
    channel.embeddedEventLoop.advanceTime(by: .hours(1))
    #expect(channel.isActive)
  }
}
