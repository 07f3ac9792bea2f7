internal import BriefingDomain
internal import BriefingLibrary

/// What the shelves say, beside the flow that all else of the report is about.
extension ReportPage {
  var stock: HTML? {
    wording.stock.map { stock in
      tag("section", ["aria-labelledby": "stock"]) {
        tag("h2", ["id": "stock"]) { wording.stockTitle }
        stock.all.map { sentence in tag("p", ["class": "sentence"]) { sentence } }
        numbers(stock.table, wording.stockTitle)
        formula(StockSentences.formula)
      }
    }
  }
}
