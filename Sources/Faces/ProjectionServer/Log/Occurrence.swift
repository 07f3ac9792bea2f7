internal import BriefingDomain
internal import BriefingLibrary
internal import Foundation
internal import Logging

/// What the log tells of, by stable names; `docs/log.md` has them all. None of it holds a key, a title or a text.
enum Occurrence: String, CaseIterable {
  case serverStarted, serverEnded, shutdownStalled
  case briefingBegan, briefingResumed, briefingEnded, endNotRecorded
  case handedOver, takenBack, leadTaken, followerShutOut, screenRenewed
  case hostRefused, keyRefused, actRefused, deskRefused, placeRefused, connectionRefused, refusalsCounted
  case signedIn, signInRefused, secondFactorSet, secondFactorOff, recoveryCodesRenewed, signInHeaderIgnored
  case certificateTaken, certificateRefused, certificateEnds
  case calendarAdded, calendarEnded
  case requestFailed, recordFailed, databaseFailed, picturesFailed, pagesFailed
  /// At `debug`.
  case answered, acted
  /// What the libraries of the server say.
  case other
}

extension Logger {
  func note(_ occurrence: Occurrence, _ level: Level = .info, _ metadata: Metadata = [:]) {
    log(level: level, "\(occurrence.rawValue)", metadata: metadata.merging(["event": "\(occurrence.rawValue)"]) { $1 })
  }
}

extension Logger.MetadataValue {
  static func number(_ id: Identifier<some Any>) -> Self { .number(id.rawValue) }

  static func number(_ value: some BinaryInteger & Sendable & CustomStringConvertible) -> Self {
    .stringConvertible(value)
  }

  /// What went wrong: the error's type, and what it says.
  static func error(_ error: any Error) -> Self { "\(type(of: error)): \(error)" }
}
