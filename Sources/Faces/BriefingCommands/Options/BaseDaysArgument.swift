internal import ArgumentParser
internal import BriefingWording

/// The days of a base, or that there is to be none.
struct BaseDaysArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("A day or a month (else it is shown).", "日または月（省略時は表示）。"), valueName: "days"))
  var days: String?
  @Flag(help: ArgumentHelp(tr("Have none.", "設定を消す。")))
  var clear = false

  func validate() throws { if clear, days != nil { throw ValidationError.setAndClear } }

  var sets: Bool { clear || days != nil }
}

extension ValidationError {
  static var setAndClear: ValidationError {
    ValidationError(tr("Say either what it is or --clear.", "値と --clear は、どちらか一つだけ指定してください。"))
  }
}
