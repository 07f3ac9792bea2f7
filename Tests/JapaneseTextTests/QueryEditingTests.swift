import JapaneseText
import Testing

/// Filters go into what was typed and come out of it, and the rest means what it meant.
struct QueryEditingTests {
  @Test(arguments: [
    ("避難所", "局長", "避難所 to:局長"), (" 避難所  ", "局長", "避難所 to:局長"), ("", "局長", "to:局長"),
    ("洪水 OR 津波", "局長", "(洪水 OR 津波) to:局長"),
    ("避難所", "危機 管理監", #"避難所 to:"危機 管理監""#), ("避難所", #"局"長"#, #"避難所 to:“局"長”"#),
    // A quote that stays open would take the filter in.
    (#""収容"#, "危機 管理監", #"to:"危機 管理監" "収容"#), ("避難所 to:", "局長", "避難所 to: to:局長"),
  ])
  func adding(_ text: String, _ name: String, _ wanted: String) {
    #expect(QueryEditing.text(text, adding: SearchFilter(field: .to, value: name)) == wanted)
  }

  @Test func whatNoTextSays() {
    #expect(QueryEditing.text("避難所", adding: SearchFilter(field: .to, value: "“局\"長”")) == nil)
  }

  @Test(arguments: [
    ("避難所 to:局長 備蓄", "避難所 備蓄"), ("to:局長", ""), ("避難所 -to:局長", "避難所"), ("避難所 NOT to:局長", "避難所"),
    ("(洪水 OR 津波) to:局長", "(洪水 OR 津波)"), ("避難所　ｔｏ：局長", "避難所"), (#"避難所 to:"局長""#, "避難所"),
  ])
  func without(_ text: String, _ wanted: String) {
    #expect(QueryEditing.text(text, without: SearchFilter(field: .to, value: "局長")) == wanted)
  }

  /// One of two alternatives cannot be taken off without asking for something else.
  @Test(arguments: ["洪水 OR to:局長", "避難所", "\"to:局長\"", "to:局長 to:局長"])
  func whatStays(_ text: String) {
    #expect(QueryEditing.text(text, without: SearchFilter(field: .to, value: "局長")) == nil)
  }

  @Test func filtersOfAll() {
    let filters = SearchQuery("避難所 to:局長 -type:pdf (from:防災課 OR 津波)")?.filtersOfAll ?? []
    #expect(filters.map(\.filter.value) == ["局長", "pdf"])
    #expect(filters.map(\.isExcluded) == [false, true])
  }
}
