internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

struct TextCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "text", abstract: tr("What the readers get from a file, page by page.", "ファイルから読み取れる本文をページごとに出力する。"),
      discussion: tr(
        "Example: utsusu text 収容計画.pptx\n\nPages are separated by form feeds. Nothing is kept.",
        "例: utsusu text 収容計画.pptx\n\nページの間は改ページ文字で区切ります。何も保管しません。"))
  }

  @Argument(help: ArgumentHelp(tr("The files.", "ファイル。"), valueName: "file"))
  var files: [SourcePath]
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let read = try await Library.text(of: files, environment: ProcessInfo.processInfo.environment)
    if json.json {
      let texts = read.map { TextPayload($0.content, file: $0.file) }
      return try Output.put(texts.count == 1 ? texts[0].json : texts.json)
    }
    for (position, (file, content)) in read.enumerated() {
      if position > 0 { try Output.put("\u{C}") }
      try Output.put(
        content.pages.map { $0.text.hasSuffix("\n") ? $0.text : $0.text + "\n" }.joined(separator: "\u{C}"))
      if let reason = content.reason {
        let detail = content.detail.map { tr(" (\($0.safe))", "（\($0.safe)）") } ?? ""
        Output.say("\(file.safe): \(reason.label)\(detail)")
      }
    }
  }
}
