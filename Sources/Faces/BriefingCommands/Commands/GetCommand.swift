internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct GetCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "get", abstract: tr("Write the registered files of a briefing out.", "報告に登録した資料のファイルを取り出す。"),
      discussion: tr(
        """
        Example: utsusu get 42
        Example: utsusu get 42 --material 2 --edition 1 --output ~/Desktop

        Each file is checked against the hash that it was registered with. Nothing is overwritten without --force.
        """,
        """
        例: utsusu get 42
        例: utsusu get 42 --material 2 --edition 1 --output ~/デスクトップ

        登録した時の内容と一致するか確かめて書き出します。--force を付けなければ、既にあるファイルを上書きしません。
        """))
  }

  @OptionGroup var briefing: BriefingArgument
  @OptionGroup var chosen: VersionOptions
  @Option(
    help: ArgumentHelp(
      tr("A folder, a file, or - for standard output (else the current folder).", "書き出すフォルダかファイル。- は標準出力（省略時は今のフォルダ）。"),
      valueName: "place"), completion: .file())
  var output: String?
  @Flag(help: ArgumentHelp(tr("Overwrite a file that is there.", "既にあるファイルを上書きする。")))
  var force = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if output == "-", json.json || force {
      throw ValidationError(
        tr("--output - takes neither --json nor --force.", "--output - に --json や --force は付けられません。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let versions = try await chosen.versions(of: briefing.number, visit)
    if output == "-" {
      return try await visit.takeOut(versions.onlyOne(of: briefing.number)) { try Output.put($0) }
    }
    let files = try places(of: versions)
    try await visit.takeOut(files, replacing: force)
    let taken = files.map { TakenFile($0.version, $0.place) }
    try Output.put(json.json ? ["files": taken].json : files.map { $0.place.safe + "\n" }.joined())
  }

  private func places(of versions: [MaterialVersion]) throws -> [(version: MaterialVersion, place: String)] {
    let output = output ?? "."
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    guard isFolder.boolValue && exists || output.hasSuffix("/") else {
      return [(try versions.onlyOne(of: briefing.number), output)]
    }
    let names = versions.map(\.nameOutside)
    // Two of one name have no place beside each other.
    if Set(names).count < names.count { _ = try versions.onlyOne(of: briefing.number) }
    let folder = output == "." ? "" : output.hasSuffix("/") ? output : output + "/"
    return zip(versions, names).map { ($0, folder + $1) }
  }
}

/// Which of a briefing's materials is meant, and which version of it.
struct VersionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(tr("One material, by its position (else all).", "資料の順番（省略時はすべて）。"), valueName: "position"))
  var material: Count?
  // Not --version, which every command has for the program's own.
  @Option(help: ArgumentHelp(tr("The version (else the newest).", "版（省略時は最新）。"), valueName: "n"))
  var edition: Count?

  func versions(of briefing: Briefing.ID, _ visit: Visit) async throws -> [MaterialVersion] {
    try await visit.versions(of: briefing, material: material?.value, version: edition?.value)
  }
}
