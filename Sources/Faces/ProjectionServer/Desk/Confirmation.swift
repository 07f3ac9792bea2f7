internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording

/// What came of an act that asks somebody who is signed in for their password once more.
enum Confirmed<Value: Sendable>: Sendable {
  case done(Value)
  case refused(DeskNotice)
}

extension SignInLimits {
  /// Does what needs the password once more, which the form has as `former`. Wrong tries count as those to sign in do.
  ///
  /// - Parameter fault: what is wrong where the password is right and `act` gives `nil`.
  /// - Parameter act: gets the password as it was hashed.
  func confirm<Value>(
    _ desk: DeskRequest, or fault: DeskNotice, _ act: (String) async throws -> Value?
  ) async throws -> Confirmed<Value> {
    let name = desk.visitor.account.name
    let wait = wait(name: name, from: nil)
    guard wait == 0 else { return .refused(.wait(seconds: Int((wait + 999) / 1000))) }
    begin(name: name, from: nil)
    guard let known = try await desk.visit.library.credential(of: name), let hash = PasswordHash(known.hashed),
      try await hash.fits(desk.form["former"])
    else { return .refused(.wrongFormer) }
    guard let value = try await act(known.hashed) else { return .refused(fault) }
    succeeded(name: name, from: nil)
    return .done(value)
  }
}
