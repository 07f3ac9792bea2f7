import BriefingCommands
import BriefingLibrary
import Foundation
import Logging
import ProjectionServer

await RoomProgram.run { service in
  let environment = ProcessInfo.processInfo.environment
  let hidden = [service.library.home.path, NSHomeDirectory()]
  LoggingSystem.bootstrap { _ in JSONLogHandler(hiding: hidden) }
  var logger = Logger(label: "utsusu-room")
  logger.logLevel = environment["UTSUSU_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .info
  var configuration = RoomServer.Configuration(
    host: service.host, port: service.port, publicAddress: service.publicAddress, now: service.now,
    environment: environment, logger: logger)
  configuration.socket = service.socket
  configuration.certificate = service.certificate
  configuration.key = service.key
  configuration.names = service.names
  configuration.proxies = service.proxies
  configuration.signInHeader = service.signInHeader
  configuration.signInRealms = service.signInRealms
  configuration.idle = service.idle
  configuration.lends = service.lends
  configuration.bounds.ofClient = service.connectionsOfClient
  let server = try RoomServer(
    service.library, pages: HomePictures(service.library), configuration)
  try await server.run(announce: service.announce)
}
