import BriefingDomain
import Testing

@testable import BriefingLibrary
@testable import BriefingWording

/// What a report says of the stock where little is known.
struct StockSentencesTests {
  private static let march = Day(2025, 3, 1)!...Day(2025, 3, 31)!

  private static func sentences(
    _ said: [(String, StockEntry.Kind, Day, Int)], base: ClosedRange<Day>? = march
  ) -> StockSentences {
    let take = StockTake(
      said.enumerated().map { number, said in
        let place = StockPlace(unit: nil, name: said.0)
        return (StockEntry.ID(Int64(number + 1)), said.0, StockEntry(said.1, at: place, on: said.2, amount: said.3))
      }, places: Set(said.map(\.0)).sorted().map { ($0, StockPlace(unit: nil, name: $0)) }, base: base, goal: nil,
      on: Day(2025, 12, 31)!)
    return StockSentences(StockReport(take: take, names: [:]))
  }

  private static let autumn = Day(2025, 10, 1)!

  /// What is not defined is no zero.
  @Test func notDefined() {
    Language.$current.withValue(.en) {
      let stock = Self.sentences([("A", .measured, Day(2025, 3, 5)!, 1000)])
      #expect(
        stock.table.rows.map { Array($0.dropFirst()) } == [["0"] + Array(repeating: "–", count: 7)] + [
          ["0"] + Array(repeating: "–", count: 7)
        ])
    }
  }

  /// Without a base there is what lies there now, and what has gone.
  @Test func withoutABase() {
    Language.$current.withValue(.en) {
      let stock = Self.sentences(
        [("A", .measured, Self.autumn, 1000), ("A", .discarded, Day(2025, 10, 2)!, 300)], base: nil)
      #expect(
        stock.all == ["By 2025-12-31 1 place holds 10.00 fm. No base is set.", "Beside it: 3.00 fm gone."])
      #expect(stock.table.columns.map(\.title) == ["Unit", "places", "now fm"])
      #expect(stock.table.rows == [["no unit", "1", "10.00"], ["Total", "1", "10.00"]])
    }
  }

  @Test func notMeasuredOfThoseLeftOut() {
    Language.$current.withValue(.en) {
      let stock = Self.sentences([
        ("A", .measured, Self.autumn, 2600), ("B", .notMeasured, Self.autumn, 0), ("C", .notMeasured, Self.autumn, 0),
      ])
      #expect(
        stock.all.last
          == "Left out, since not measured in the base: 3 places with 26.00 fm, 2 of them not measured (A, B, C).")
    }
  }
}
