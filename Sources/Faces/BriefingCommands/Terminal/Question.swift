internal import BriefingDomain
internal import BriefingWording
internal import Foundation

/// What a person is asked before something that cannot be taken back.
enum Question {
  /// - Parameter consequences: what would happen.
  /// - Throws: `Failure` unless the person says yes, and where nobody can be asked.
  static func ask(_ consequences: String, _ question: String) throws {
    guard isatty(STDIN_FILENO) == 1, Output.talksToTerminal else {
      throw Failure(
        .usage,
        tr("Nothing is done without --yes. It would be this:", "--yes がないため実行していません。対象は次のとおりです:") + "\n"
          + consequences.trimmingCharacters(in: .newlines))
    }
    Output.whisper(consequences + question + tr(" (y/N) ", "（y/N） "))
    let answer = readLine().map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    guard ["y", "yes", "ｙ", "はい"].contains(answer ?? "") else {
      throw Failure(.usage, tr("Nothing is done.", "何もしていません。"))
    }
  }
}
