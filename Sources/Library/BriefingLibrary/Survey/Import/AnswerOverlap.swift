internal import BriefingDomain

/// How much of a file a wave has already, by what its responses are known by.
struct AnswerOverlap {
  let known: Int
  /// Those of them that answer the same.
  let same: Int

  /// With fewer that answer the same nothing is told, so that nobody finds out by a file what a few have answered: who
  /// wants to must have as many right already.
  static let fewest = Disclosure.fewest(isDelicate: false)

  /// - Parameter there: what the wave knows by the key of each sheet.
  init(_ sheets: [AnswerSheet], _ there: [AnswerSheet?]) {
    let both = zip(sheets, there).compactMap { sheet, there in there.map { $0.answers == sheet.answers } }
    (known, same) = (both.count, both.count { $0 })
  }

  /// Whether they are the responses of one form, exported twice, of which some were changed: of two forms that both count from 1
  /// far fewer answer the same.
  var isOfOneForm: Bool { same >= Self.fewest && 5 * same >= 4 * known }
}
