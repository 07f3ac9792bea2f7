@_exported public import BuiltPrograms
import Foundation
import Testing

/// The built `utsusu` on a home of its own, at an instant that stands still.
final class Program: ProgramFixture {
  typealias Result = ProgramResult

  let place: TestFolder
  var environment: [String: String]
  var folder: URL { place.url }

  init(now: String = "2026-11-25T03:00:00Z", language: String = "en") throws {
    place = try TestFolder()
    environment = place.environment(
      home: place.path + "/home",
      [
        "UTSUSU_NOW": now, "LANG": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8",
        "PATH": "\(Built.folder):/usr/bin:/bin",
      ])
  }

  deinit { chmod(place.path + "/home", 0o700) }

  /// Lines of shell, run in the folder of this test.
  func shell(_ script: String) throws -> Result { try start(["-c", script], of: "/bin/sh").result() }

  /// Registers a briefing with one page of text.
  ///
  /// - Returns: its number.
  func registered(_ title: String, on: String, to: [String] = ["局長"], text: String = "本文") throws -> Int {
    let path = try file("\(UUID().uuidString).txt", text + title)
    let receipt = try run(
      ["register", path, "--title", title, "--from", "危機管理課", "--on", on, "--json"] + to.flatMap { ["--to", $0] })
    try #require(receipt.status == 0, "\(receipt.stderr)")
    return try #require(receipt.json["briefing"] as? Int)
  }
}
