import BriefingDomain
import BriefingLibrary
import ForgedFiles
import Foundation
import InstantLiterals
import Testing

/// Somebody who has all that is ever shown of a survey, and tries to compute what is hidden.
struct DisclosureAttackTests {
  /// Where somebody sits.
  private struct Place: Hashable {
    let floor: String?
    let unit: OfficeUnit.ID?
  }

  @Test(arguments: 1...6) func whatIsHiddenCannotBeComputed(_ seed: UInt64) async throws {
    var numbers = SeededNumbers(seed: seed)
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let keys = try ["overall", "stress"].map { try #require(SurveyQuestion.Key($0)) }
    for key in keys {
      try await visit.addSurveyQuestion(
        SurveyQuestion(
          key, "\(key)", topic: .overall, scale: SurveyScale(answers: 5, best: .last), isDelicate: key == keys[1]))
    }
    var places: [Place] = [Place(floor: nil, unit: nil)]
    for floor in 1...5 {
      places.append(Place(floor: "\(floor)階", unit: nil))
      for unit in 1...Int.random(in: 1...4, using: &numbers) {
        let name = "第\(floor)の\(unit)課"
        _ = try await visit.setUnit(name, bureau: nil, department: nil, floor: "\(floor)階", adoptedFrom: nil)
        places.append(
          Place(floor: "\(floor)階", unit: try #require(try await visit.named(name, OfficeUnit.self)).party.id))
      }
    }
    for (wave, month) in [("前", "2026-01"), ("後", "2026-09"), ("半年後", "2026-10")] {
      try await visit.addSurveyWave(
        SurveyWave(wave, wave == "前" ? .before : .after, try visit.clock.days(of: month)))
      try await visit.openSurveyWave(wave)
      var sheets: [AnswerSheet] = []
      // All who sit there leave a question out.
      let silent = keys.map { _ in Set(places.filter { _ in Int.random(in: 0...2, using: &numbers) == 0 }) }
      for place in places {
        for _ in 0..<Int.random(in: 0...13, using: &numbers) {
          var answers: [SurveyQuestion.Key: Int] = [:]
          if !silent[0].contains(place) { answers[keys[0]] = Int.random(in: 1...5, using: &numbers) }
          if Int.random(in: 0...9, using: &numbers) > 0, !silent[1].contains(place) {
            answers[keys[1]] = Int.random(in: 1...5, using: &numbers)
          }
          // Who leaves all out is not counted.
          if answers.isEmpty { continue }
          sheets.append(
            AnswerSheet(floor: place.unit == nil ? place.floor : nil, unit: place.unit, answers: answers))
        }
      }
      _ = try await visit.addSheets(sheets, to: wave)
      let result = try await visit.closeSurveyWave(wave).result
      let people = Dictionary(grouping: sheets) {
        Place(floor: $0.unit.flatMap { unit in places.first { $0.unit == unit }?.floor } ?? $0.floor, unit: $0.unit)
      }
      for (key, fewest) in zip(keys, [5, 10]) {
        let shown = result.questions.first { $0.question.key == key }
        attack(
          result.groups, shown?.counts.map { $0 != nil } ?? [],
          people.mapValues { $0.count { $0.answers[key] != nil } }, of: people.mapValues(\.count), fewest: fewest)
      }
      attack(
        result.groups, result.sheets.map { $0 != nil }, people.mapValues(\.count), of: people.mapValues(\.count),
        fewest: 5)
    }
  }

  /// Sums that are shown are equations over the places where people sit. No group of a few, nor two of them together, may
  /// follow from them; nor that none of a few has answered.
  private func attack(
    _ groups: [SurveyGroup], _ isShown: [Bool], _ answered: [Place: Int], of people: [Place: Int], fewest: Int
  ) {
    let atoms = answered.keys.sorted {
      ($0.floor ?? "", $0.unit?.rawValue ?? 0) < ($1.floor ?? "", $1.unit?.rawValue ?? 0)
    }
    func row(_ group: SurveyGroup) -> [Double] {
      atoms.map { atom in
        switch group.level {
        case .whole: 1
        case .floor: atom.floor == group.floor ? 1 : 0
        case .unit: atom.floor == group.floor && atom.unit == group.unit ? 1 : 0
        }
      }
    }
    func sum(_ row: [Double], _ counts: [Place: Int]) -> Int {
      zip(row, atoms).reduce(0) { $0 + ($1.0 > 0 ? counts[$1.1] ?? 0 : 0) }
    }
    func isOfAFew(_ row: [Double]) -> Bool {
      let answers = sum(row, answered)
      return (1..<fewest).contains(answers == 0 ? sum(row, people) : answers)
    }
    var known = Equations()
    for (group, isShown) in zip(groups, isShown) where isShown {
      let row = row(group)
      #expect(!isOfAFew(row))
      known.add(row)
    }
    let small = Set(groups.map(row) + atoms.indices.map { atom in atoms.indices.map { $0 == atom ? 1 : 0 } })
      .filter(isOfAFew)
    for first in small {
      #expect(!known.imply(first))
      for second in small where !zip(first, second).contains(where: { $0 > 0 && $1 > 0 }) {
        let both = zip(first, second).map(+)
        if isOfAFew(both) { #expect(!known.imply(both)) }
      }
    }
  }
}

/// Rows in echelon form.
private struct Equations {
  private var rows: [(pivot: Int, row: [Double])] = []

  private func reduced(_ row: [Double]) -> [Double] {
    var rest = row
    for (pivot, row) in rows where abs(rest[pivot]) > 1e-9 {
      let factor = rest[pivot] / row[pivot]
      for place in rest.indices { rest[place] -= factor * row[place] }
    }
    return rest
  }

  mutating func add(_ row: [Double]) {
    let rest = reduced(row)
    guard let pivot = rest.firstIndex(where: { abs($0) > 1e-9 }) else { return }
    rows.append((pivot, rest))
  }

  /// Whether a sum can be computed from those that are known.
  func imply(_ row: [Double]) -> Bool { reduced(row).allSatisfy { abs($0) <= 1e-9 } }
}
