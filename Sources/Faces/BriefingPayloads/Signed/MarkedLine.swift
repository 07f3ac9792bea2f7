internal import BriefingDomain
internal import BriefingLedger

/// A line with a mark of each of its members, by which one that was changed alone is told from the others. Marks prove
/// nothing: that the hashes and the signature do.
extension FlatLine {
  private static let marks = "marks"

  /// The line with its marks as the last member.
  var marked: FlatLine {
    FlatLine(members.map { ($0.name, $0.value) } + [(Self.marks, .text(members.map(\.mark).joined()))])
  }

  /// Takes the marks away.
  ///
  /// - Returns: the names of the members that do not fit theirs; `nil` where there are no marks, or those of other members.
  func unmarked() -> (line: FlatLine, changed: [String])? {
    guard let last = members.last, last.name == Self.marks, case .text(let marks) = last.value else { return nil }
    let line = FlatLine(members.dropLast().map { ($0.name, $0.value) })
    let digits = Array(marks.utf8)
    guard digits.count == line.members.count * 4 else { return nil }
    let changed = line.members.enumerated().filter { place, member in
      !member.mark.utf8.elementsEqual(digits[place * 4..<place * 4 + 4])
    }
    return (line, changed.map(\.element.name))
  }
}

extension FlatLine.Member {
  /// Four hexadecimal digits: the first of the SHA-256 of the member as it is written.
  fileprivate var mark: String {
    String("\(ContentHash(of: String(FlatLine([(name, value)]).text.dropFirst().dropLast())))".prefix(4))
  }
}
