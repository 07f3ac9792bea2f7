import BriefingDomain
import InstantLiterals
import Synchronization
import Testing

@testable import BriefingCommands

/// The time that the room's server writes down.
struct RoomClockTests {
  /// Where somebody has set the machine's clock by so much meanwhile.
  @Test(arguments: [(nil, -3_600_000), (nil, 3_600_000), (1_795_575_600_000, 3_600_000), (1_795_575_600_000, -500)])
  func followsTheWallClock(_ given: PreciseInstant?, _ step: Int64) {
    let wall = Mutex<PreciseInstant>(1_700_000_000_123)
    let clock = RoomProgram.clock(setTo: given) { wall.withLock { $0 } }
    #expect(clock() == given ?? 1_700_000_000_123)
    wall.withLock { $0 = $0.advanced(by: step) }
    #expect(clock() == (given ?? 1_700_000_000_123).advanced(by: step))
  }
}
