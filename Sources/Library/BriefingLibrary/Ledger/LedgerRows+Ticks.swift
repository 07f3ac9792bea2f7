internal import BriefingDomain

/// Columns that are ticked, in which offices write copies too: 局長 2, 紙 3.
extension LedgerRows {
  typealias Recipients = [RowCells.Tick<String>]

  /// The form, and the copies that stand in its column.
  func form(_ cells: inout RowCells) -> (form: SubmissionForm, copies: Int?)? {
    guard heading.places[.form] == nil else { return cells.read(.form, \.form).map { ($0, nil) } }
    guard let all = cells.ticked(heading.forms.map { ($0.form, $0.place) }, counts: \.includesPaper) else { return nil }
    let ticked = all.filter { $0.copies != 0 }
    guard let form = SubmissionForm.together(Set(ticked.map(\.value))) else {
      cells.refuse(.form, .formMarks)
      return nil
    }
    return (form, ticked.compactMap(\.copies).first)
  }

  /// The cell, or the columns that are ticked. Who got no paper was not there, where all was paper; else nobody knows.
  func recipients(_ cells: inout RowCells, _ form: SubmissionForm?) -> Recipients? {
    guard let place = heading.places[.recipient] else {
      guard let all = cells.ticked(heading.recipients.map { ($0.name, $0.place) }, counts: { _ in true }) else {
        return nil
      }
      if let form, form != .paper, let none = all.first(where: { $0.copies == 0 }) {
        cells.refuse(at: none.place, .markForNoCopies)
        return nil
      }
      if let form, !form.includesPaper, let paper = all.first(where: { $0.copies != nil }) {
        cells.refuse(at: paper.place, .markWithoutPaper)
        return nil
      }
      let ticked = all.filter { $0.copies != 0 }
      if ticked.isEmpty { cells.refuse(.recipient, .text(.empty)) }
      return ticked.isEmpty ? nil : ticked
    }
    // Read as one line once it is known whether it names several.
    let names = cells.read(.recipient) { $0.isBlank ? .failure(.text(.empty)) : .success($0.content) }
    return names?.map { RowCells.Tick(value: $0, place: place, copies: nil) }
  }

  /// The copies of a recipient who has no number. Numbers of the columns must not contradict each other, nor the column of copies.
  func copies(
    _ cells: inout RowCells, _ form: (form: SubmissionForm, copies: Int?)?, _ recipients: Recipients?
  ) -> Int? {
    let usual = heading.places[.copies] == nil ? form?.form.usualCopies ?? 0 : 0
    let isSaid = !cells[.copies].isBlank && !cells[.copies].isNothing
    guard let copies = cells.read(.copies, empty: form?.copies ?? usual, \.number) else { return nil }
    if let ofForm = form?.copies, copies != ofForm {
      cells.refuse(.copies, .copiesAsInColumns([ofForm]))
      return nil
    }
    let numbers = recipients?.compactMap(\.copies) ?? []
    guard let recipients, !numbers.isEmpty else { return copies }
    if !isSaid, form?.copies == nil {
      if let tick = recipients.first(where: { $0.copies == nil }) {
        cells.refuse(at: tick.place, .copiesBesideOthers)
        return nil
      }
      return numbers[0]
    }
    let isSum = numbers.count == recipients.count && numbers.reduce(0, +) == copies && numbers.contains { $0 != 1 }
    guard isSum || numbers.allSatisfy({ $0 == copies }) else {
      cells.refuse(.copies, .copiesAsInColumns(numbers))
      return nil
    }
    return isSum ? numbers[0] : copies
  }

  func copiesOfEach(_ recipients: Recipients, _ handout: Handout) -> [Int]? {
    guard recipients.contains(where: { $0.copies != nil }) else { return nil }
    return recipients.map { $0.copies ?? handout.copies }
  }
}
