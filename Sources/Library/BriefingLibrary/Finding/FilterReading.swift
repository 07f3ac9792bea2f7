internal import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// Finds out what the filters of a query mean in this library.
struct FilterReading {
  let clock: OfficeClock
  let reader: StoreReader

  func pageQuery(_ query: SearchQuery) throws -> PageQuery {
    try query.replacingFilters { filter in try pageFilter(filter).map(PageQuery.filter) ?? .term(filter.literal) }
  }

  /// `nil` for a value that means nothing.
  private func pageFilter(_ filter: SearchFilter) throws -> PageFilter? {
    switch filter.field {
    case .to: .recipients(try parties(filter.value))
    case .from: .units(try parties(filter.value))
    case .on: instants(filter.value).map(PageFilter.held)
    case .form: SubmissionForm(word: filter.value).map { .forms([$0]) }
    case .type: formats(filter.value).map(PageFilter.formats)
    }
  }

  /// The one of that name or alias, else all whose name or an alias has it in it: 防災 for 防災課 and 防災部防災課.
  private func parties<P: Party>(_ name: String) throws -> [Identifier<P>] {
    if let party: P = try reader.party(name) { return [party.id] }
    let key = Folding.key(name)
    guard !key.isEmpty else { return [] }
    let known: [(party: P, aliases: [String])] = try reader.parties()
    return known.filter { entry in
      ([entry.party.name] + entry.aliases).contains { Folding.key($0).contains(key) }
    }.map(\.party.id)
  }

  /// A day, months, a year, a 年度, or the first and the last of a range of them.
  private func instants(_ text: String) -> Range<Instant>? {
    if let days = days(text) { return clock.instants(from: days.from, through: days.through) }
    let folded = Folding.fold(text).text
    for sign in ["..", "~", "から"] {
      let ends = folded.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
      guard ends.count == 2, let from = days(String(ends[0])),
        let through = days(String(ends[1].hasSuffix("まで") ? ends[1].dropLast(2) : ends[1])),
        from.from <= through.through
      else { continue }
      return clock.instants(from: from.from, through: through.through)
    }
    return nil
  }

  private func days(_ text: String) -> (from: Day, through: Day)? {
    if let (from, through) = try? PeriodExpression.parse(text, today: clock.today) {
      return (from.firstDay, through.lastDay)
    }
    guard let (day, minutes) = try? DateExpression.parse(text, today: clock.today), minutes == nil else { return nil }
    return (day, day)
  }

  /// A format's own word, its usual file name ending, or what people call it.
  private func formats(_ word: String) -> [MaterialFormat]? {
    let key = Folding.key(word)
    if let format = MaterialFormat(rawValue: key) { return [format] }
    return switch key {
    case "powerpoint", "slides", "スライド", "パワーポイント", "パワポ": [.pptx]
    case "word", "ワード": [.docx]
    case "excel", "エクセル", "表": [.xlsx, .csv]
    case "txt", "テキスト": [.text]
    case "md": [.markdown]
    case "htm": [.html]
    case "png", "jpg", "jpeg", "画像": [.image]
    default: nil
    }
  }
}
