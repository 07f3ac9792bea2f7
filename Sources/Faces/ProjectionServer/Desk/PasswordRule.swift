internal import BriefingDomain
internal import BriefingWording
internal import Foundation
internal import JapaneseText

/// Which passwords are taken: long enough, and none that is tried first. What they are made of is everybody's own choice
/// (OWASP ASVS 5.0, 6.2.1 to 6.2.9).
enum PasswordRule {
  /// - Parameter names: of the person, which are no secret.
  /// - Returns: what is wrong with it; `nil` where nothing is.
  static func fault(of password: String, names: [String]) -> DeskNotice? {
    if password.count < Account.passwordLengths.lowerBound { return .passwordTooShort }
    if password.count > Account.passwordLengths.upperBound { return .passwordTooLong }
    let folded = Folding.key(password)
    let known = names.map(Folding.key).filter { $0.count >= 3 } + words
    // Nothing is left but a number or two: a known word with a year behind it.
    var rest = folded
    for word in known.sorted(by: { $0.count > $1.count }) { rest = rest.replacingOccurrences(of: word, with: "") }
    let letters = rest.filter { !$0.isNumber && !$0.isPunctuation && !$0.isSymbol && !$0.isWhitespace }
    if letters.count < 3, rest.count < Account.passwordLengths.lowerBound || letters.isEmpty && isMonotonous(rest) {
      return .passwordCommon
    }
    return isMonotonous(folded) ? .passwordCommon : nil
  }

  /// One character, or a few, again and again, or characters in the order of the alphabet or of a keyboard.
  private static func isMonotonous(_ text: String) -> Bool {
    if Set(text).count <= 3 { return true }
    let runs = rows + rows.map { String($0.reversed()) }
    var rest = Substring(text)
    var pieces = 0
    while !rest.isEmpty {
      let longest = (1...rest.count).last { length in
        length == 1 || runs.contains { $0.contains(rest.prefix(length)) }
      }
      rest = rest.dropFirst(longest ?? 1)
      pieces += 1
    }
    return pieces * 3 <= text.count
  }

  private static let rows = [
    "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "あいうえおかきくけこさしすせそたちつてとなにぬねの",
  ]

  /// Folded; what an office and its programs are called by, and what people who must think of a password think of first.
  private static let words = [
    "password", "passwd", "pass", "パスワード", "admin", "administrator", "root", "user", "guest", "test", "welcome",
    "login",
    "letmein", "changeme", "secret", "master", "monkey", "dragon", "sunshine", "princess", "football", "baseball",
    "iloveyou", "abc", "utsusu", "映す", "うつす", "市役所", "shiyakusho", "yakusho", "council", "office", "spring", "summer",
    "autumn", "winter", "sakura", "fuji", "nippon", "nihon", "japan", "kikikanri", "bousai", "kyokucho", "reiwa",
    "heisei",
    "令和", "平成", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday",
  ].map(Folding.key)
}
