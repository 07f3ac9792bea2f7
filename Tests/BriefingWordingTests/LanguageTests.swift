import Testing

@testable import BriefingWording

/// A server speaks to each person in their language.
struct LanguageTests {
  @Test func eachTaskHasItsOwn() async {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<100 {
        let language: Language = number.isMultiple(of: 2) ? .ja : .en
        group.addTask {
          await Language.$current.withValue(language) {
            await Task.yield()
            return tr("paper", "紙") == (language == .ja ? "紙" : "paper")
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test(arguments: [
    (["utsusu", "--lang", "ja"], [:], Language.ja), (["utsusu", "--lang=en"], ["LANG": "ja_JP.UTF-8"], .en),
    (["utsusu"], ["LANG": "ja_JP.UTF-8"], .ja), (["utsusu"], ["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], .en),
    (["utsusu", "--", "--lang", "ja"], [:], .en), (["utsusu"], ["UTSUSU_LANG": "ja", "LC_ALL": "C.UTF-8"], .ja),
    (["utsusu"], ["UTSUSU_LANG": "en", "LANG": "ja_JP.UTF-8"], .en),
    (["utsusu"], ["UTSUSU_LANG": "", "LANG": "ja"], .ja),
    (["utsusu", "--lang", "en"], ["UTSUSU_LANG": "ja"], .en),
  ])
  func ofTheProcess(_ arguments: [String], _ environment: [String: String], _ language: Language) {
    #expect(Language(arguments: arguments, environment: environment) == language)
  }
}
