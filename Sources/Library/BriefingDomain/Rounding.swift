/// The nearest whole number, half up (四捨五入) in decimal, as a person and a spreadsheet do it: 22.5 is 23, and −22.5 is −23.
///
/// What is a tie in decimal may come out a little less in binary, such as 0.285 × 1000; quotients of counts are certain to
/// thirteen digits, so that what lies within that of a tie is one.
public func roundedHalfUp(_ value: Double) -> Double {
  let nudge = value.magnitude < 1e12 ? 1 + 1e-13 : 1
  return (value * nudge).rounded(.toNearestOrAwayFromZero)
}
