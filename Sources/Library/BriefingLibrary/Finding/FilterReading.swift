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
      let recipients: [Recipient.ID] = try parties(filter.value)
      if !recipients.isEmpty { return .recipients(recipients) }
      known = try names(of: Recipient.self)
    case .from:
      let units: [OfficeUnit.ID] = try parties(filter.value)
      if !units.isEmpty { return .units(units) }
      known = try names(of: OfficeUnit.self)
    case .room:
      let key = Folding.key(filter.value)
      let rooms = try reader.tellableRoomNames().filter { Folding.key($0).contains(key) }
      if !rooms.isEmpty { return .rooms(rooms) }
      known = try reader.seenRoomNames()
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
  private func parties<P: Party>(_ name: String) throws -> [Identifier<P>] {
    if let party: P = try reader.party(name) { return try reader.group(of: party.id).sorted() }
    let parties: [(party: P, aliases: [String])] = try reader.parties()
    let key = Folding.key(name)
    return try parties.filter { party, aliases in
      ([party.name] + aliases).contains { !key.isEmpty && Folding.key($0).contains(key) }
    }.flatMap { try reader.group(of: $0.party.id).sorted() }
  }

  /// Names and aliases, of those that may be told.
  private func names<P: Party>(of kind: P.Type) throws -> [String] {
    (try reader.seenParties() as [(party: P, aliases: [String])]).flatMap { [$0.party.name] + $0.aliases }
  }

  /// What a filter's value may be, the names that begin with what was typed first.
  ///
  /// - Parameter typed: all when empty.
  func values(of field: SearchFilter.Field, like typed: String) throws -> [String] {
    let known =
      switch field {
      case .to: (try reader.seenParties() as [(party: Recipient, aliases: [String])]).map(\.party.name)
      case .from: (try reader.seenParties() as [(party: OfficeUnit, aliases: [String])]).map(\.party.name)
      case .room: try reader.seenRoomNames()
      case .on: ["今日", "昨日", "今週", "先週", "今月", "先月", "今年度", "昨年度"]
      case .form: SubmissionForm.allCases.map(LedgerWord.japanese)
      case .type: MaterialFormat.allCases.map(\.rawValue)
      }
    let key = Folding.key(typed)
    let fitting = known.filter { key.isEmpty || Folding.key($0).contains(key) }
    return fitting.filter { Folding.key($0).hasPrefix(key) } + fitting.filter { !Folding.key($0).hasPrefix(key) }
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
