import Foundation

/// Seconds of CPU that this process has used.
func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// Milliseconds by the clock.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start) / .milliseconds(1)
}

/// Times of many queries.
struct Latencies {
  var times: [Double] = []
  var slowest: (time: Double, query: String) = (0, "")

  mutating func add(_ time: Double, _ query: String) {
    times.append(time)
    if time > slowest.time { slowest = (time, query) }
  }

  func percentile(_ part: Double) -> Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
  }

  var text: String {
    guard !times.isEmpty else { return "– | – | –" }
    return [0.5, 0.99, 1].map { String(format: "%.2f", percentile($0)) }.joined(separator: " | ")
  }
}
