import BriefingDomain
import HelperProtocol

@testable import HelperHost
@testable import MaterialReading

/// The input as what a helper, and as what the main program, might say: in one piece, and in pieces as long as its first
/// byte says.
func readFrames(_ input: [UInt8]) {
  guard let piece = input.first.map({ max(1, Int($0)) }) else { return }
  let bytes = input.dropFirst()
  for bound in [Frame.largestRequest, Frame.largestResponse] {
    let whole = frames([bytes], bound: bound)
    let pieces = stride(from: bytes.startIndex, to: bytes.endIndex, by: piece).map {
      bytes[$0..<min($0 + piece, bytes.endIndex)]
    }
    check(frames(pieces, bound: bound) == whole, "frames depend on how they come")
    var answers = AnswerCollector(limits: ReadingLimits())
    var isOpen = true
    for frame in whole {
      if let request = try? ReaderRequest(frame) {
        let again = frames([request.encoded()[...]], bound: Int.max).first.flatMap { try? ReaderRequest($0) }
        check(again == request, "\(request) is said otherwise")
      }
      guard let response = try? ReaderResponse(frame) else { continue }
      check(frames([response.encoded()[...]], bound: Int.max) == [frame], "\(response) is said otherwise")
      guard isOpen else { continue }
      if case .more = answers.take(response) {} else { isOpen = false }
    }
  }
}

private func frames(_ pieces: [ArraySlice<UInt8>], bound: Int) -> [Frame] {
  var decoder = FrameDecoder(largestPayload: bound)
  var frames: [Frame] = []
  for piece in pieces {
    piece.withUnsafeBytes { decoder.append($0) }
    do {
      while let frame = try decoder.next() { frames.append(frame) }
    } catch {
      break
    }
  }
  return frames
}
