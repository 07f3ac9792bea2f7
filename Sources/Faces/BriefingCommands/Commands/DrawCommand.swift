internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import PagePictures

struct DrawCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draw",
      abstract: tr("Draw materials before somebody shows them.", "資料をあらかじめ描画しておく。"),
      discussion: tr(
        """
        Example: utsusu draw
        Example: utsusu draw 42 44-48
        Example: utsusu draw --on tomorrow --dry-run

        In the room nobody waits for what is drawn. Without numbers it draws what a running `utsusu serve` draws by itself: \
        the briefings of the next three days, the files that came last, and those of submissions on paper whose sheets are \
        not known. It does not run beside a server. Ctrl-C stops it, and what is drawn stays.
        """,
        """
        例: utsusu draw
        例: utsusu draw 42 44-48
        例: utsusu draw --on 明日 --dry-run

        描画済みの資料は、会議室で待たずに映せます。番号を指定しなければ、動いている utsusu serve が自動で描画するものと同じく、\
        3日先までの報告、最近登録した資料、紙で提出し枚数が分からない資料を描画します。サーバーと同時には動かせません。\
        Ctrl-C で止めても、描画済みの分は残ります。
        """))
  }

  @Argument(help: .briefings)
  var briefings: [BriefingNumbers] = []
  @Option(
    help: ArgumentHelp(
      tr(
        "In place of numbers: all of a day, or of days such as 11/24..11/26.",
        "番号の代わりに: その日（11/24〜11/26 のような期間も可）の報告すべて。"),
      valueName: "day"))
  var on: String?
  @Option(
    help: ArgumentHelp(
      tr("In place of numbers: all of the week, Monday to Sunday, of a day.", "番号の代わりに: その日を含む週（月曜から日曜）の報告すべて。"),
      valueName: "day"))
  var week: String?
  @Flag(help: ArgumentHelp(tr("Draw nothing; list what is not drawn yet.", "描画せずに、まだ描画していない資料を表示する。")))
  var dryRun = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [!briefings.isEmpty, on != nil, week != nil].count(where: \.self) > 1 {
      throw ValidationError(
        tr("Give one of: numbers of briefings, --on, --week.", "報告の番号、--on、--week はどれか一つだけ指定してください。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit(isConcurrent: true)
    let numbers = try briefings.flatMap { try $0.numbers }
    let request = try request(numbers, visit.clock)
    let drawings = dryRun ? try await visit.drawings(request) : try await draw(request, visit)
    let found = Set(drawings.map(\.version.briefing))
    let wording = DrawingWording(drawings, empty: numbers.filter { !found.contains($0) })
    let getting = PictureError.gettingLibreOffice
    let text =
      dryRun ? wording.plan(gettingLibreOffice: getting) : wording.receipt(gettingLibreOffice: getting)
    try Output.put(json.json ? DrawingPayload(drawings).json : text, afterDoing: tr("Drawing", "描画"))
    if dryRun { return }
    if !wording.missing.isEmpty { throw Failure(.tryAgain, wording.rest) }
    // What a person named and did not get is a failure; that some kinds of files are never drawn is not.
    let failures = drawings.compactMap { $0.failure(isNamed: !numbers.isEmpty) }
    if let failure = failures.first(where: { $0 == .unavailable }) ?? failures.first { throw failure.exitCode }
  }

  private func request(_ numbers: [Briefing.ID], _ clock: OfficeClock) throws -> DrawingRequest {
    if let on { return .within(try clock.instants(ofDay: on)) }
    if let week { return .within(try clock.instants(ofWeek: week)) }
    return numbers.isEmpty ? .ahead : .briefings(numbers)
  }

  private func draw(_ request: DrawingRequest, _ visit: Visit) async throws -> [MaterialDrawing] {
    let line = ProgressLine()
    defer { line.end() }
    let drawing = Task {
      try await visit.draw(request) { progress in
        let owner = progress.version.briefing.map { tr("briefing \($0)", "報告 \($0)") + "  " } ?? ""
        line.show("\(progress.number)/\(progress.of)  \(owner)\(progress.version.fileName)")
      }
    }
    return try await Interruption.cancelling(drawing)
  }
}

extension MaterialDrawing {
  fileprivate func failure(isNamed: Bool) -> FailureKind? {
    switch state {
    case .failed(.noLibreOffice, _), .failed(.unavailable, _): .unavailable
    case .failed: .badData
    case .undrawable: isNamed ? .badData : nil
    default: nil
    }
  }
}
