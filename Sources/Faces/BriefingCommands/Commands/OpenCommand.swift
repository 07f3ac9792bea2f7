internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct OpenCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open", abstract: tr("Open a registered file on this desktop.", "登録した資料をこの端末で開く。"),
      discussion: tr(
        """
        Example: utsusu open 42
        Example: utsusu open 42 --material 2

        What opens is a private copy that is for reading; the registered file stays as it is.
        """,
        """
        例: utsusu open 42
        例: utsusu open 42 --material 2

        開くのは本人だけが読める読み取り専用の写しです。登録した資料は変わりません。
        """))
  }

  @OptionGroup var briefing: BriefingArgument
  @OptionGroup var chosen: VersionOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let versions = try await chosen.versions(of: briefing.number, visit)
    let version = versions[0]
    let opener = try self.opener()
    let folder = try Self.privateFolder()
    let place = folder + "/" + version.nameOutside
    try await visit.takeOut([(version, place)])
    chmod(place, 0o400)
    let program = Process()
    program.executableURL = URL(filePath: opener)
    program.arguments = [place]
    // What it says is no part of the receipt.
    program.standardOutput = FileHandle.standardError
    let isStarted = (try? program.run()) != nil
    if isStarted { program.waitUntilExit() }
    guard isStarted, program.terminationStatus == 0 else {
      try? FileManager.default.removeItem(atPath: folder)
      throw failure(tr("Nothing here opens \(version.fileName.quoted).", "\(version.fileName.quoted) を開けるプログラムがありません。"))
    }
    if versions.count > 1 {
      Output.say(
        tr("More materials, for --material:", "ほかの資料（--material で指定）:")
          + versions.dropFirst().map { "\($0.position) \($0.fileName)" }.lines)
    }
    try Output.put(json.json ? ["files": [TakenFile(version, place)]].json : place.safe + "\n")
  }

  /// The program that opens files with the one that the desktop has for them.
  private func opener() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let given = environment["UTSUSU_OPENER"] ?? ""
    let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    guard hasDesktop || !given.isEmpty else { throw failure(tr("There is no desktop here.", "この端末にはデスクトップ画面がありません。")) }
    let name = given.isEmpty ? "xdg-open" : given
    let folders = name.contains("/") ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
    guard let path = folders.map({ $0 + name }).first(where: { access($0, X_OK) == 0 }) else {
      throw failure(tr("\(name.quoted) is missing (package xdg-utils).", "\(name.quoted) がありません（パッケージ xdg-utils）。"))
    }
    return path
  }

  private func failure(_ sentence: String) -> Failure {
    Failure(
      .unavailable,
      sentence
        + tr(
          " `utsusu get \(briefing.number)` writes the file out.", "utsusu get \(briefing.number) でファイルを取り出せます。"))
  }

  /// A new folder for this account alone, which goes with the session where there is one.
  private static func privateFolder() throws -> String {
    let session = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? ""
    var template = Array(
      ((session.isEmpty ? FileManager.default.temporaryDirectory.path : session) + "/utsusu-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      let why = String(cString: strerror(errno))
      throw Failure(.cannotWrite, tr("No folder can be made for the copy (\(why)).", "写しを置くフォルダを作れません（\(why)）。"))
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
