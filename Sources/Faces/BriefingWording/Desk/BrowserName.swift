/// What people call a browser, from what it calls itself: `Firefox, Windows`. What is not known is shown as it is.
///
/// Browsers name each other for the sake of old pages, so that the most particular name comes first.
func browserName(_ agent: String) -> String {
  let browsers = [
    ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
  ]
  let systems = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
  ]
  guard let browser = browsers.first(where: { agent.contains($0.0 + "/") }) else { return agent }
  return ([browser.1] + systems.filter { agent.contains($0.0) }.prefix(1).map(\.1)).joined(separator: tr(", ", "、"))
}
