/// Which groups of a survey may be shown, so that no answer of a few can be read, or be found by subtraction.
///
/// Groups lie in each other as a tree, whole office, floors, units, and of a group all that is shown is a sum over the people
/// in it. What can be computed from the sums that are shown are then sums over *remainders*: a group less those of its parts
/// that are shown. So it is enough that no remainder holds somebody and yet fewer than the fewest. Source: the threshold and
/// complementary suppression of statistical offices, A. Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
public enum Disclosure {
  /// Answers that a group needs; more where the question is delicate.
  public static func fewest(isDelicate: Bool) -> Int { isDelicate ? 10 : 5 }

  /// Which parts of a group that is shown itself may be shown: none that holds fewer than the fewest, and none whose being
  /// shown would tell what these hold. What lies in a part that is not shown is not shown either.
  ///
  /// - Parameter parts: the number of answers in each; every answer of the group is in one of them.
  public static func shown(_ parts: [Int], fewest: Int) -> [Bool] {
    var shown = parts.map { $0 == 0 || $0 >= fewest }
    var remainder = zip(parts, shown).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
    // Those that cost the least are given up, the first where several are as small.
    for part in parts.indices.filter({ parts[$0] >= fewest }).sorted(by: { (parts[$0], $0) < (parts[$1], $1) }) {
      guard remainder > 0, remainder < fewest else { break }
      shown[part] = false
      remainder += parts[part]
    }
    return shown
  }
}
