import Testing

@testable import BriefingWording

struct BrowserNameTests {
  @Test(arguments: [
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0",
      "Edge, Windows"
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
    (
      "Mozilla/5.0 (iPad; CPU OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/604.1",
      "Safari, iPad"
    ),
    (
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36",
      "Chrome, Android"
    ),
    ("curl/7.88.1", "curl/7.88.1"), ("", ""),
  ])
  func asPeopleCallIt(_ agent: String, _ expected: String) {
    Language.$current.withValue(.en) { #expect(browserName(agent) == expected) }
  }
}
