internal import ArgumentParser
internal import BriefingWording

/// The forms that a command's result may have.
protocol OutputFormat: ExpressibleByArgument, CaseIterable, Equatable, Sendable, RawRepresentable
where RawValue == String {
  /// Where none is asked for.
  static var usual: Self { get }
  static var csv: Self { get }
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
      tr("The file to write, a new one: .csv or .xlsx.", "書き出すファイル（新しい名前）。拡張子は .csv か .xlsx。"),
      valueName: "file"), completion: .file(extensions: ["csv", "xlsx", "xlsm"]))
  var output: String?
  @OptionGroup var json: JSONOption

  /// A file to write says by its ending what is wanted.
  var chosen: Format { json.json ? .json : format ?? ofEnding ?? .usual }

  /// What a file with the ending of `--output` holds.
  private var ofEnding: Format? {
    switch ending {
    case "csv": .csv
    case "xlsx", "xlsm": .xlsx
    default: nil
    }
  }

  /// What goes to standard output and has a file with that ending.
  private var unwritten: Format? {
    let name =
      switch ending {
      case "htm": "html"
      case "md": "markdown"
      case "txt": "text"
      default: ending
      }
    return name.flatMap(Format.init)
  }

  private var ending: String? {
    output?.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
  }

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
    guard let output else { return }
    guard chosen == .csv || chosen == .xlsx || ofEnding == nil && !json.json && format == nil else {
      throw Self.goesToStandardOutput(chosen)
    }
    guard let ofEnding else {
      if let unwritten { throw Self.goesToStandardOutput(unwritten) }
      throw ValidationError(
        tr(
          "The ending of \(output.quoted) does not say what to write. Name it .csv or .xlsx.",
          "\(output.quoted) の拡張子からは形式が分かりません。.csv か .xlsx の名前にしてください。"))
    }
    if chosen != ofEnding {
      throw ValidationError(
        tr(
          "\(output.quoted) is called .\(ofEnding.rawValue), and --format says \(chosen.rawValue). Leave --format away, or name "
            + "the file .\(chosen.rawValue).",
          "\(output.quoted) の拡張子は .\(ofEnding.rawValue) ですが、--format は \(chosen.rawValue) です。--format を外すか、ファイル名を "
            + ".\(chosen.rawValue) にしてください。"))
    }
  }

  private static func goesToStandardOutput(_ format: Format) -> ValidationError {
    let name = format.rawValue
    return ValidationError(
      tr(
        "--output writes CSV and XLSX; \(name) goes to standard output: --format \(name) > FILE.",
        "--output で書き出せるのは CSV と XLSX です。\(name) は標準出力に出るので --format \(name) > ファイル名 としてください。"))
  }
}

extension FormatOptions<ListFormat> {
  var isTable: Bool { chosen == .csv || chosen == .xlsx }
}
