import BlockingThreads
import Foundation
import Testing

@Suite struct BlockingThreadsTests {
  @Test func workThatTakesItsTimeStandsBackForThatWhichIsAwaited() async {
    func niceness() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
    let own = niceness()
    let back = await BlockingThreads(most: 1, niceness: 7).run { niceness() }
    let beside = await BlockingThreads(most: 1).run { niceness() }
    #expect(back == max(own, 7) && beside == own)
  }
}
