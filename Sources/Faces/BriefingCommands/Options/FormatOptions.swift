internal import ArgumentParser
internal import BriefingWording

/// The forms that a command's result may have.
protocol OutputFormat: ExpressibleByArgument, CaseIterable, Equatable, Sendable, RawRepresentable
where RawValue == String {
  /// Where none is asked for.
  static var usual: Self { get }
  static var json: Self { get }
  static var xlsx: Self { get }
}

/// Those of a list.
enum ListFormat: String, OutputFormat {
  case text, csv, json, xlsx
  static let usual = text
}

/// `--format`, `--output` and `--json`.
struct FormatOptions<Format: OutputFormat>: ParsableArguments {
  @Option(help: ArgumentHelp(Self.names))
  var format: Format?
  @Option(
    help: ArgumentHelp(
      tr("The workbook to write; a new file.", "書き出す XLSX ファイル（新しい名前）。"),
      valueName: "file.xlsx"), completion: .file(extensions: ["xlsx", "xlsm"]))
  var output: String?
  @OptionGroup var json: JSONOption

  /// A file to write says by itself that a workbook is wanted.
  var chosen: Format { json.json ? .json : format ?? (output == nil ? .usual : .xlsx) }

  private static var names: String {
    let names = Format.allCases.map(\.rawValue)
    return tr(
      names.dropLast().joined(separator: ", ") + " or \(names.last ?? "").", names.joined(separator: "、") + "。")
  }

  func validate() throws {
    if json.json, let format, format != .json {
      throw ValidationError(
        tr(
          "--json and --format \(format.rawValue) exclude each other.",
          "--json と --format \(format.rawValue) は一緒に使えません。"))
    }
    if chosen == .xlsx, output == nil {
      throw ValidationError(
        tr(
          "A workbook goes into a file: --format xlsx --output list.xlsx.",
          "XLSX はファイルに書き出します。--format xlsx --output 一覧.xlsx のように指定してください。"))
    }
    if output != nil, chosen != .xlsx {
      throw ValidationError(
        tr(
          "--output goes with --format xlsx; other formats go to standard output: > FILE.",
          "--output は --format xlsx と一緒に使います。ほかの形式は標準出力に出るので > ファイル名 を使ってください。"))
    }
  }
}

extension FormatOptions<ListFormat> {
  var isTable: Bool { chosen == .csv || chosen == .xlsx }
}
