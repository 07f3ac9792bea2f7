package import BriefingDomain
internal import BriefingStore

// The second factor of those who sign in: what a server does of it.

extension Library {
  /// What somebody may set up as their second factor in a session, for their app; the same as long as the session lasts.
  package func factorOffer(in key: AccessKey) async throws -> [UInt8] {
    guard let offer = try await store.read({ $0.factorOffer(inSession: key) }) else {
      throw StoreError.damagedDatabase("a copy has no second factors")
    }
    return offer
  }

  /// Whether the codes of somebody's app can be checked here, and how many codes are left that stand in for one.
  package func factorState(of account: Account.ID) async throws -> (isLost: Bool, recoveryCodes: Int) {
    try await store.read { reader in
      (try reader.secondFactor(of: account)?.secret == nil, try reader.recoveryCodes(of: account))
    }
  }

  /// Sets up what was offered in a session as the second factor of who is signed in and has given their password.
  ///
  /// - Parameter code: by which they show that their app has it.
  /// - Returns: the codes that stand in for one of the app, once each; `nil` where the code is wrong, the password is not
  ///   the one of now, or there is a second factor already.
  package func setSecondFactor(
    of visitor: SignedIn, in key: AccessKey, code: String, checked hashed: String, at now: Instant
  ) async throws -> [RecoveryCode]? {
    let (account, session) = (visitor.account.id, visitor.session.id)
    return try await store.write { writer in
      guard try writer.password(of: account) == hashed, try writer.secondFactor(of: account) == nil,
        let offer = writer.factorOffer(inSession: key),
        let step = OneTimeCode.step(of: code.plainCode, offer, at: now, after: .min)
      else { return nil }
      let codes = RecoveryCode.ten
      try writer.setSecondFactor(offer, step: step, recovery: codes.map(\.hash), of: account, but: session)
      return codes
    }
  }

  /// Other recovery codes for whoever is signed in and has given their password and a code.
  ///
  /// - Returns: those that are good from now on; `nil` where the code is wrong, or the password is not the one of now.
  package func renewRecoveryCodes(
    of account: Account.ID, code: String, checked hashed: String, at now: Instant
  ) async throws -> [RecoveryCode]? {
    try await store.write { writer in
      guard try writer.password(of: account) == hashed, try writer.takes(code, of: account, at: now) else {
        return nil
      }
      let codes = RecoveryCode.ten
      try writer.setRecoveryCodes(codes.map(\.hash), of: account)
      return codes
    }
  }

  /// Takes the second factor off whoever is signed in and has given their password and a code. All their sessions end.
  ///
  /// - Returns: `false` where the code is wrong, or the password is not the one of now.
  package func removeSecondFactor(
    of account: Account.ID, code: String, checked hashed: String, at now: Instant
  ) async throws -> Bool {
    try await store.write { writer in
      guard try writer.password(of: account) == hashed, try writer.takes(code, of: account, at: now) else {
        return false
      }
      try writer.removeSecondFactor(of: account)
      return true
    }
  }
}

extension RecoveryCode {
  fileprivate static var ten: [RecoveryCode] { (0..<10).map { _ in RecoveryCode() } }
}

extension StoreWriter {
  /// Whether a code is good, of the app or in its place. It is not any more.
  func takes(_ code: String, of account: Account.ID, at now: Instant) throws -> Bool {
    guard let factor = try secondFactor(of: account) else { return false }
    if let secret = factor.secret,
      let step = OneTimeCode.step(of: code.plainCode, secret, at: now, after: factor.step)
    {
      try takeCode(ofStep: step, of: account)
      return true
    }
    return try takeRecoveryCode(RecoveryCode(typed: code).hash, of: account)
  }
}
