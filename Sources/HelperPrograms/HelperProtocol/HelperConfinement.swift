/// What a helper has found by trying, once it has denied itself what it can: the limits that hold, and what it could
/// still do on this machine if a file took it over.
public struct HelperConfinement: Hashable, Sendable {
  /// Bytes of memory; `nil` where there is no limit.
  public var memory: Int?
  /// Seconds of processor time for one file.
  public var processor: Int
  /// Files open at once; `nil` where there is no limit.
  public var openFiles: Int?
  public var startsProcesses: Bool
  public var connects: Bool
  public var writesFiles: Bool
  /// Whether it can read other files than those it was given.
  public var readsOtherFiles: Bool
  /// The version of the kernel's Landlock that denies files; 0 where there is none.
  public var landlock: Int
  /// Whether a seccomp filter denies system calls.
  public var filtersCalls: Bool

  public init(
    memory: Int?, processor: Int, openFiles: Int?, startsProcesses: Bool, connects: Bool, writesFiles: Bool,
    readsOtherFiles: Bool, landlock: Int, filtersCalls: Bool
  ) {
    self.memory = memory
    self.processor = processor
    self.openFiles = openFiles
    self.startsProcesses = startsProcesses
    self.connects = connects
    self.writesFiles = writesFiles
    self.readsOtherFiles = readsOtherFiles
    self.landlock = landlock
    self.filtersCalls = filtersCalls
  }

  /// Numbers in the order of the properties, parted by spaces; -1 for no limit.
  public var encoded: String {
    [
      memory ?? -1, processor, openFiles ?? -1, startsProcesses ? 1 : 0, connects ? 1 : 0, writesFiles ? 1 : 0,
      readsOtherFiles ? 1 : 0, landlock, filtersCalls ? 1 : 0,
    ].map { "\($0)" }.joined(separator: " ")
  }

  /// - Throws: ``ProtocolViolation`` where the text is not what ``encoded`` gives.
  public init(encoded: String) throws(ProtocolViolation) {
    let numbers = encoded.split(separator: " ", omittingEmptySubsequences: false).compactMap { Int($0) }
    let flags = [3, 4, 5, 6, 8]
    guard numbers.count == 9, flags.allSatisfy({ [0, 1].contains(numbers[$0]) }) else {
      throw ProtocolViolation("the helper does not say how it is confined")
    }
    self.init(
      memory: numbers[0] < 0 ? nil : numbers[0], processor: numbers[1], openFiles: numbers[2] < 0 ? nil : numbers[2],
      startsProcesses: numbers[3] == 1, connects: numbers[4] == 1, writesFiles: numbers[5] == 1,
      readsOtherFiles: numbers[6] == 1, landlock: numbers[7], filtersCalls: numbers[8] == 1)
  }
}
