import BriefingCommands
import Foundation
import Logging
import ProjectionServer

await RoomProgram.run { service in
  let environment = ProcessInfo.processInfo.environment
  LoggingSystem.bootstrap(StreamLogHandler.standardError)
  var logger = Logger(label: "utsusu-room")
  logger.logLevel = environment["UTSUSU_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .warning
  let server = try RoomServer(
    service.library, pages: HomePictures(service.library, environment: environment),
    .init(
      host: service.host, port: service.port, publicAddress: service.publicAddress, now: service.now,
      environment: environment, logger: logger))
  try await server.run(announce: service.announce)
}
