internal import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// Finds out what the filters of a query mean in this library.
struct FilterReading {
  let clock: OfficeClock
  let reader: StoreReader

  func pageQuery(_ query: SearchQuery) throws -> PageQuery {
    try query.replacingFilters { .filter(try pageFilter($0)) }
  }

  /// - Throws: `LibraryError.unreadableFilter` for a value that means nothing.
  private func pageFilter(_ filter: SearchFilter) throws -> PageFilter {
    var known: [String] = []
    switch filter.field {
    case .to:
      let recipients: (ids: [Recipient.ID], known: [String]) = try parties(filter.value)
      if !recipients.ids.isEmpty { return .recipients(recipients.ids) }
      known = recipients.known
    case .from:
      let units: (ids: [OfficeUnit.ID], known: [String]) = try parties(filter.value)
      if !units.ids.isEmpty { return .units(units.ids) }
      known = units.known
    case .room:
      known = try reader.roomNames()
      let key = Folding.key(filter.value)
      let rooms = known.filter { Folding.key($0).contains(key) }
      if !rooms.isEmpty { return .rooms(rooms) }
    case .on:
      if let instants = instants(filter.value) { return .held(instants) }
    case .form:
      if let form = SubmissionForm(word: filter.value) { return .forms([form]) }
      known = SubmissionForm.allCases.flatMap { [$0.rawValue, LedgerWord.japanese($0)] }
    case .type:
      if let formats = formats(filter.value) { return .formats(formats) }
      known = MaterialFormat.allCases.map(\.rawValue)
    }
    let near = Likeness.nearest(to: filter.value, among: known, atLeast: 0.3)
    throw LibraryError.unreadableFilter(filter.field, filter.value, near: near)
  }

  /// The one of that name or alias with what has become part of it, else all whose name or an alias has it in it: 防災 for 防災課 and 防災部防災課.
  ///
  /// - Returns: also every name and alias.
  private func parties<P: Party>(_ name: String) throws -> (ids: [Identifier<P>], known: [String]) {
    if let party: P = try reader.party(name) { return (try reader.group(of: party.id).sorted(), []) }
    let parties: [(party: P, aliases: [String])] = try reader.parties()
    let known = parties.map { [$0.party.name] + $0.aliases }
    let key = Folding.key(name)
    let ids = try zip(parties, known).filter { $1.contains { !key.isEmpty && Folding.key($0).contains(key) } }.flatMap {
      try reader.group(of: $0.0.party.id).sorted()
    }
    return (ids, known.flatMap(\.self))
  }

  /// A day, a week, months, a year, a 年度, or the first and the last of a range of them.
  private func instants(_ text: String) -> Range<Instant>? {
    // Where a briefing is registered, 来週 alone is a day; who searches means all of it.
    if ["先週", "今週", "来週", "再来週", "last week", "this week", "next week"].contains(Folding.key(text)) {
      return try? clock.instants(ofWeek: text)
    }
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
    guard let days = try? DateExpression.days(text, today: clock.today), days.lowerBound < days.upperBound else {
      return nil
    }
    return clock.instants(from: days.lowerBound, through: days.upperBound)
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
