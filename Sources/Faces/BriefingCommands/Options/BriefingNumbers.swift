internal import ArgumentParser
internal import BriefingDomain
internal import BriefingWording
internal import JapaneseText

/// One or more briefings by their numbers: `7`, `4-8`, `４〜８`, and several of these in one word, which full-width spaces and
/// commas make of them.
struct BriefingNumbers: ExpressibleByArgument {
  private let read: Result<[Briefing.ID], Failure>

  var numbers: [Briefing.ID] { get throws { try read.get() } }

  static var defaultCompletionKind: CompletionKind { HomeCompletion.briefings }

  /// More than anybody records at once: beyond it a range is a slip.
  private static let most: Int64 = 1000

  init?(argument: String) {
    var numbers: [Briefing.ID] = []
    let ranges = Folding.key(argument).replacing(#/ *(\.\.|[-~ー]) */#) { $0.1 }
    for part in ranges.split(whereSeparator: { " ,、".contains($0) }) {
      // Between digits an input method writes ー for the hyphen.
      let ends = part.replacing("..", with: "-").split(omittingEmptySubsequences: false) { "-~ー".contains($0) }
        .map { Int64($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
        first > 0, last > 0
      else { return nil }
      if let fault = Self.fault(of: String(part), first, last) {
        read = .failure(Failure(.usage, fault))
        return
      }
      numbers += (first...last).map { Briefing.ID($0) }
    }
    guard !numbers.isEmpty else { return nil }
    read = .success(numbers)
  }

  private static func fault(of range: String, _ first: Int64, _ last: Int64) -> String? {
    guard first <= last else { return PeriodExpressionError.backwards(range).sentence }
    guard last - first >= most else { return nil }
    let (count, limit) = (Figure.count(Int(last - first + 1)), Figure.count(Int(most)))
    return tr(
      "\(range.quoted) is \(count) briefings, and one command takes \(limit) at most. Check the numbers; "
        + "`utsusu status --all` lists those that there are.",
      "\(range.quoted) は \(count) 件になります。一度に指定できるのは \(limit) 件までです。番号を確かめてください"
        + "（一覧: utsusu status --all）。")
  }
}

extension ArgumentHelp {
  static var briefings: ArgumentHelp {
    ArgumentHelp(tr("The numbers of briefings; 4-8 is a range.", "報告の番号。4-8 のように範囲も可。"), valueName: "briefing")
  }
}

extension [Briefing.ID] {
  var listed: String { map(\.description).joined(separator: tr(", ", "、")) }
}
