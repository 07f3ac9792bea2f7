internal import ArgumentParser
internal import BriefingLedger
internal import BriefingWording
internal import JapaneseText

/// What somebody has noted of a ledger elsewhere.
struct NotedHeadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr(
        "A head noted before, as `utsusu head` prints it, or its hash alone; may be repeated.",
        "前に控えた台帳の末尾（utsusu head の行、またはハッシュだけ）。複数回指定できる。"), valueName: "line"),
    transform: { text in
      guard let head = NotedHead(Folding.key(text)) else {
        throw ValidationError(
          tr(
            "\(text.quoted) has no hash of 64 digits. Write the whole line that `utsusu head` printed.",
            "\(text.quoted) に 64 桁のハッシュがありません。utsusu head が表示した行をすべて書いてください。"))
      }
      return head
    })
  var head: [NotedHead] = []
}
