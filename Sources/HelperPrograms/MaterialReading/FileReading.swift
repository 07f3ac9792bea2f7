import BriefingDomain
internal import HelperHost
import HelperProtocol

extension HelperProcess {
  /// The content of one file, and whether the helper can go on.
  mutating func read(
    _ file: MaterialFile, aloud: Bool = false, _ limits: ReadingLimits
  ) async -> (content: MaterialContent, alive: Bool) {
    var answers = AnswerCollector(limits: limits)
    let request = ReaderRequest(aloud ? .aloud : .pages, path: file.path, name: file.name).encoded()
    guard request.count <= Frame.largestRequest else {
      return (answers.content(.damaged, "the path is too long"), true)
    }
    do throws(HelperFailure) {
      let (content, alive) = try await ask(request) { (frame) throws(ProtocolViolation) in
        answers.take(try ReaderResponse(frame))
      }
      return (content, alive)
    } catch {
      return (answers.content(error.reason, error.detail), false)
    }
  }
}
