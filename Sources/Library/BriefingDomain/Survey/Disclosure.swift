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
  /// - Parameters:
  ///   - parts: the number of answers in each; every answer of the group is in one of them.
  ///   - people: how many are in each, those too who have left the question out; as many as have answered when `nil`. That none
  ///     of a few has answered it tells of each of them, and so it is hidden as if they had.
  public static func shown(_ parts: [Int], of people: [Int]? = nil, fewest: Int) -> [Bool] {
    let people = people ?? parts
    func isOfAFew(_ answers: Int, _ people: Int) -> Bool { (1..<fewest).contains(answers == 0 ? people : answers) }
    var shown = zip(parts, people).map { !isOfAFew($0, $1) }
    let hidden = shown.indices.filter { !shown[$0] }
    var remainder = hidden.reduce((answers: 0, people: 0)) { ($0.answers + parts[$1], $0.people + people[$1]) }
    // Those that cost the least are given up, the first where several are as small; those without an answer hide none.
    for part in parts.indices.sorted(by: { (parts[$0], $0) < (parts[$1], $1) }) where shown[part] && people[part] > 0 {
      guard isOfAFew(remainder.answers, remainder.people) else { break }
      if parts[part] == 0, remainder.answers > 0 { continue }
      shown[part] = false
      remainder = (remainder.answers + parts[part], remainder.people + people[part])
    }
    return shown
  }
}
