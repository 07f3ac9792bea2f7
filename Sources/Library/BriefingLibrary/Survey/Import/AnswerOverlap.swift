internal import BriefingDomain

/// How much of what a wave has already is in a file, by what responses are known by.
struct AnswerOverlap {
  /// Responses of the file that the wave knows.
  let known: Int
  /// Those of them that answer the same.
  private let same: Int
  /// All in the wave that are known by something.
  private let all: Int

  /// With fewer that answer the same nothing is told.
  static let fewest = Disclosure.fewest(isDelicate: false)

  /// - Parameter there: what the wave knows by the key of each sheet.
  /// - Parameter all: how many it knows by a key.
  init(_ sheets: [AnswerSheet], _ there: [AnswerSheet?], of all: Int) {
    let both = zip(sheets, there).compactMap { sheet, there in there.map { $0.answers == sheet.answers } }
    (known, same, self.all) = (both.count, both.count { $0 }, all)
  }

  /// Whether they are the responses of one form, exported once more, of which some were changed. A newer export has all that an
  /// older one had, so that four of five of the wave have to answer the same: who would find out by guessing what one person has
  /// answered must know most of the wave before.
  var isOfOneForm: Bool { same >= Self.fewest && 5 * same >= 4 * max(known, all) }
}
