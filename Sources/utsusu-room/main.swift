import BriefingCommands
import BriefingDomain
import BriefingStore
import Foundation
import Logging
import ProjectionServer

await RoomProgram.run { service in
  let environment = ProcessInfo.processInfo.environment
  LoggingSystem.bootstrap(StreamLogHandler.standardError)
  var logger = Logger(label: "utsusu-room")
  logger.logLevel = environment["UTSUSU_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .warning
  let server = try RoomServer(
    service.library, pages: NoPages(),
    .init(host: service.host, port: service.port, now: service.now, environment: environment, logger: logger))
  try await server.run(announce: service.announce)
}

struct NoPages: PageSource {
  func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int { max(1, version.pageCount) }
  func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String {
    throw .unavailable
  }
  func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String { "" }
  func makeAhead(_ version: MaterialVersion, near page: Int) async {}
}
