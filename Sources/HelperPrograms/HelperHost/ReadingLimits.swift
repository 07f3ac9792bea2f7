public import HelperProtocol

/// How far a helper is trusted.
public struct ReadingLimits: Hashable, Sendable {
  /// Helpers at work at once.
  public var helpers: Int
  /// A file whose helper says nothing for so long is given up.
  public var silence: Duration
  /// A file that takes longer as a whole is given up.
  public var total: Duration
  /// Seconds of processor time for a file, which do not grow when the machine is busy; what is over is given up.
  public var processor: UInt32
  /// UTF-8 bytes of text per file; what is over makes the file too large.
  public var textBytes: Int
  /// Pages per file; what is over makes the file too large.
  public var pages: Int

  /// - Parameter helpers: at least 1; as many as the machine has cores when left out.
  public init(
    helpers: Int? = nil, silence: Duration = .seconds(60), total: Duration = .seconds(300),
    processor: UInt32 = ReadingBounds.processorSeconds, textBytes: Int = ReadingBounds.fileBytes,
    pages: Int = ReadingBounds.pages
  ) {
    self.helpers = max(1, helpers ?? Self.cores)
    self.silence = silence
    self.total = total
    self.processor = processor
    self.textBytes = textBytes
    self.pages = pages
  }
}
