import BriefingDomain
import ReaderProtocol

enum Typesetting {
  static func document(of source: PainterRequest.Source, path: [UInt8]) throws(DrawingFailure) -> [UInt8] {
    throw DrawingFailure(.unsupported, "not yet")
  }
}
