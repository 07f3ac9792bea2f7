internal import GRDB
internal import JapaneseText

/// The tables of the search index.
enum IndexTable: String {
  case runs = "pageRuns"
  case features = "pageFeatures"
  case nameRuns, nameFeatures

  /// The table that has of names what this one has of pages.
  var ofNames: IndexTable { self == .runs ? .nameRuns : .nameFeatures }
}

/// How the pages of a query come from the index. What a plan gives has every page that the query finds; if it is not
/// exact it may have others too, which a look at their text tells.
indirect enum SearchPlan {
  /// An FTS5 expression.
  case match(IndexTable, String)
  /// Those that all of these filters let through; several only where they are of briefings.
  case pages([PageFilter])
  case every([SearchPlan])
  case either([SearchPlan])
  case except(SearchPlan, SearchPlan)
  case everyPage
}

extension SearchPlan {
  /// More phrases than that in one expression, and FTS5's parser would run out of its stack.
  private static let mostPhrases = 64

  init(_ need: IndexNeed) {
    switch need {
    case .phrase(let tokens): self = .match(.runs, SearchPlan.phrase(tokens))
    case .feature(let token): self = .match(.features, SearchPlan.phrase([token]))
    case .all(let needs): self = .intersection(needs.map(SearchPlan.init))
    case .any(let needs): self = .union(needs.map(SearchPlan.init))
    }
  }

  /// - Returns: also whether the plan is exact.
  static func of(_ query: PageQuery) -> (plan: SearchPlan, isExact: Bool) {
    switch query {
    case .term(let term):
      let (need, isExact) = term.indexNeed
      return (SearchPlan(need), isExact)
    case .filter(let filter): return (.pages([filter]), true)
    case .any(let parts):
      let plans = parts.map(of)
      return (.union(plans.map(\.plan)), plans.allSatisfy(\.isExact))
    case .not(let part):
      let (plan, isExact) = of(part)
      // Pages that may be there wrongly must not be taken away.
      return isExact ? (.except(.everyPage, plan), true) : (.everyPage, false)
    case .all(let parts):
      var wanted: [SearchPlan] = []
      var excluded: [SearchPlan] = []
      var isExact = true
      for part in parts {
        let (plan, exact) = if case .not(let inner) = part { of(inner) } else { of(part) }
        isExact = isExact && exact
        if case .not = part {
          if exact { excluded.append(plan) }
        } else {
          wanted.append(plan)
        }
      }
      let base = intersection(wanted)
      return (excluded.isEmpty ? base : .except(base, union(excluded)), isExact)
    }
  }

  /// Phrases that share a table become one expression, since FTS5 joins lists faster than anybody outside it; and filters
  /// one question: of two that each let many through, both together may let none.
  private static func intersection(_ plans: [SearchPlan]) -> SearchPlan {
    var filters: [PageFilter] = []
    var others: [SearchPlan] = []
    for plan in plans {
      if case .pages(let some) = plan, some.allSatisfy(\.isOfBriefings) { filters += some } else { others.append(plan) }
    }
    let joined = joined(others, with: " AND ") + (filters.isEmpty ? [] : [.pages(filters)])
    return joined.isEmpty ? .everyPage : joined.count == 1 ? joined[0] : .every(joined)
  }

  private static func union(_ plans: [SearchPlan]) -> SearchPlan {
    let joined = joined(plans, with: " OR ")
    return joined.count == 1 ? joined[0] : .either(joined)
  }

  private static func joined(_ plans: [SearchPlan], with sign: String) -> [SearchPlan] {
    var expressions: [IndexTable: [String]] = [:]
    var others: [SearchPlan] = []
    for plan in plans {
      if case .match(let table, let expression) = plan {
        expressions[table, default: []].append(expression)
      } else {
        others.append(plan)
      }
    }
    for table in [IndexTable.runs, .features] {
      let all = expressions[table] ?? []
      for start in stride(from: 0, to: all.count, by: mostPhrases) {
        let part = all[start..<min(all.count, start + mostPhrases)]
        // What is joined already goes alone, so that expressions stay flat.
        let flat = part.filter { !$0.hasPrefix("(") }
        others += part.filter { $0.hasPrefix("(") }.map { .match(table, $0) }
        if flat.count == 1 { others.append(.match(table, flat[0])) }
        if flat.count > 1 { others.append(.match(table, "(" + flat.joined(separator: sign) + ")")) }
      }
    }
    return others
  }

  /// Tokens in a row, as FTS5 reads them. They are well-formed UTF-8 without spaces.
  static func phrase(_ tokens: [[UInt8]]) -> String {
    let quote = UInt8(ascii: "\"")
    // By bytes: a quote and a combining mark behind it are one character, and yet a quote.
    let text = tokens.joined(separator: [0x20]).flatMap { $0 == quote ? [quote, quote] : [$0] }
    return String(decoding: [quote] + text + [quote], as: UTF8.self)
  }
}

extension SearchPlan {
  func stream(_ reader: StoreReader) throws -> any PageStream {
    switch self {
    case .match(let table, let expression): try MatchStream(reader.database, table, expression)
    case .pages(let filters): try reader.pages(filters)
    case .every(let plans): EveryStream(try plans.map { try $0.stream(reader) })
    case .either(let plans): EitherStream(try plans.map { try $0.stream(reader) })
    case .except(let plan, let excluded):
      ExceptStream(try plan.stream(reader), except: try excluded.stream(reader))
    case .everyPage: try reader.pages([])
    }
  }
}
