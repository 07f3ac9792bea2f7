internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import HelperHost
internal import PagePictures
internal import QRCode

struct ProjectCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "project", abstract: tr("Project a briefing in a room, or end that.", "報告を会議室に投影する・投影を終える。"),
      discussion: tr(
        """
        Example: utsusu project 42 --room 3A --minutes 10
        Example: utsusu project --end 3A --present 局長

        Prints the addresses of the room's screen, the driver and those who follow. `utsusu serve` has to run. What is \
        shown is recorded, and goes into the ledger when it ends.
        """,
        """
        例: utsusu project 42 --room 3A --minutes 10
        例: utsusu project --end 3A --present 局長

        会議室の画面・進行役・手元で見る人の3つのアドレスを表示します。utsusu serve が動いている必要があります。映したページは\
        記録され、終わると台帳に載ります。
        """))
  }

  @Argument(help: ArgumentHelp(tr("The briefing's number.", "報告の番号。"), valueName: "briefing"))
  var number: Briefing.ID?
  @Option(
    help: ArgumentHelp(tr("The room (else the briefing's own).", "会議室（省略時は報告に登録した会議室）。")),
    completion: HomeCompletion.rooms)
  var room: String?
  @Option(help: ArgumentHelp(tr("The time planned.", "予定の時間（分）。"), valueName: "n"))
  var minutes: Count?
  @Option(help: ArgumentHelp(tr("Who drives (else the presenter).", "進行役（省略時は説明者）。"), valueName: "name"))
  var driver: String?
  @Flag(help: ArgumentHelp(tr("End what is on in the room first.", "投影中のものを終えてから始める。")))
  var replace = false
  @Option(
    help: ArgumentHelp(tr("End what is on in this room.", "この会議室の投影を終える。"), valueName: "room"),
    completion: HomeCompletion.rooms)
  var end: String?
  @Option(
    name: .customLong("present"),
    help: ArgumentHelp(
      tr("With --end: who was there (else all recipients); may be repeated.", "--end とともに: 同席した報告先（省略時は全員、繰り返し可）。"),
      valueName: "recipient"), completion: HomeCompletion.recipients)
  var present: [String] = []
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (number == nil) == (end == nil) {
      throw ValidationError(tr("Give a briefing, or --end with a room.", "報告の番号か、--end と会議室の、どちらか一方を指定してください。"))
    }
    if end != nil, room != nil || minutes != nil || driver != nil || replace {
      throw ValidationError(tr("--end takes --present and nothing else.", "--end に付けられるのは --present だけです。"))
    }
    if end == nil, !present.isEmpty {
      throw ValidationError(tr("--present goes with --end.", "--present は --end とともに使います。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    if let end { return try await self.end(end, visit) }
    guard let number else { return }
    // What is wrong with the request is said first: a server would not help.
    try await visit.checkProjection(of: number, room: room, driver: driver, minutes: minutes?.value)
    try await refuseBlankScreen(of: number, visit)
    guard let server = try ServerLock.running(visit.library.home) else { throw LibraryError.noServer }
    if replace,
      let projection = try await visit.makeWay(for: number, room: room, driver: driver, minutes: minutes?.value)
    {
      try await waitForEnd(of: projection, visit)
    }
    let request = try await visit.project(number, room: room, driver: driver, minutes: minutes?.value)
    try await visit.waitUntilTakenUp(request.projection)
    let addresses = AddressesPayload(request, server: server.address)
    sayWhatIsMissing(request.versions)
    try Output.put(
      json.json ? addresses.json : request.text(addresses, server: server.address),
      afterDoing: tr("Projecting briefing \(number)", "報告 \(number) の投影の開始"))
  }

  private func end(_ room: String, _ visit: Visit) async throws {
    let projection = try await visit.askForEnd(
      in: room, present: present, serverRuns: ServerLock.running(visit.library.home) != nil)
    try await waitForEnd(of: projection, visit)
    guard let receipt = try await visit.receipt(of: projection) else { throw LibraryError.notTakenUp }
    try Output.put(
      json.json ? EndPayload(receipt, visit.clock).json : receipt.text, afterDoing: tr("Ending", "投影の終了"))
  }

  /// What cannot be drawn is said here, and not learnt in the room.
  private func refuseBlankScreen(of number: Briefing.ID, _ visit: Visit) async throws {
    let details = try await visit.details(of: number)
    let versions = details.materials.compactMap(\.last)
    let hidden = versions.filter { $0.pageCount > 0 && details.hiddenSlides[$0.id] == $0.pageCount }
    let lost = visit.lost(of: versions).map(\.label) + hidden.map(\.hiddenLabel)
    if lost.isEmpty { return }
    guard lost.count < versions.count else {
      throw Failure(
        .conflict,
        tr("Nothing of briefing \(number) can be shown:\(lost.lines)", "報告 \(number) には表示できる資料がありません:\(lost.lines)"))
    }
    Output.say(tr("These cannot be shown:\(lost.lines)", "次の資料は表示できません:\(lost.lines)"))
  }

  /// Office documents are shown by way of LibreOffice; who projects one should not learn it from a blank screen.
  private func sayWhatIsMissing(_ versions: [MaterialVersion]) {
    let needing = versions.filter { [.pptx, .docx, .xlsx].contains($0.format) }.map(\.fileName)
    guard !needing.isEmpty, LibreOffice.program(environment: ProcessInfo.processInfo.environment) == nil else { return }
    Output.say(
      tr(
        "LibreOffice is missing, without which these cannot be shown:\(needing.lines)\nInstall it:\n  ",
        "LibreOffice がないため、次の資料は表示できません:\(needing.lines)\n導入するには:\n  ")
        + PictureError.gettingLibreOffice)
  }

  private func waitForEnd(of projection: ProjectionRun.ID, _ visit: Visit) async throws {
    guard try await comes({ try await visit.projection(projection)?.endedAt != nil }) else {
      throw LibraryError.endPending
    }
  }

  /// Whether something comes true within the time that a person waits for an answer.
  private func comes(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<500 {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}

extension MaterialVersion {
  /// Of a presentation of which every slide is hidden.
  fileprivate var hiddenLabel: String {
    let replacing =
      briefing.map { "utsusu register \(tr("FILE", "ファイル")) --replaces \($0) --material \(position)" } ?? ""
    return tr(
      "\(fileName.safe) (all its slides are hidden; unhide one and replace it: \(replacing))",
      "\(fileName.safe)（すべてのスライドが非表示です。表示に変えて差し替えてください: \(replacing)）")
  }
}

extension ProjectionRequest {
  /// - Parameter addresses: where it is found.
  fileprivate func text(_ addresses: AddressesPayload, server: String) -> String {
    let isNew = isNewRoom ? tr("  (new room)", "（新しい会議室）") : ""
    let also = alsoIn.map(\.safe).joined(separator: tr(", ", "、"))
    let isElsewhere = also.isEmpty ? "" : tr("  (on in \(also) too)", "（\(also) でも投影中）")
    var lines = [
      "\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.title.safe)",
      "  \(room.name.safe)\(isNew)\(isElsewhere)",
      tr("  Screen  \(addresses.screen)", "  画面    \(addresses.screen)"),
      tr("  Drive   \(addresses.drive)", "  進行    \(addresses.drive)"),
      tr("  Follow  \(addresses.follow)", "  手元    \(addresses.follow)"),
    ]
    if let code = QRCode(addresses.drive) {
      lines += [tr("Drive with a phone:", "スマートフォンで進行:")] + code.lines(coloured: Output.isTerminal)
    }
    // Then no other machine can reach them, a phone neither.
    if ListenAddress(argument: String(server.dropFirst("http://".count)))?.isLoopback ?? false {
      lines.append(
        tr(
          "Only this machine reaches these. For others and phones: utsusu serve --listen 0.0.0.0:8080",
          "このコンピューターの中だけのアドレスです。ほかの端末からも使うには: utsusu serve --listen 0.0.0.0:8080"))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
