package import BriefingDomain
internal import BriefingStore

// What a server does for those who sign in: it checks passwords, which the library knows as they were hashed alone.

/// Somebody who has signed in.
package struct SignedIn: Sendable {
  package let account: Account
  package let session: Session
}

extension Library {
  /// Whether anybody may sign in.
  package func hasAccounts() async throws -> Bool { try await store.read { try $0.hasAccounts() } }

  /// Who signs in by a name, in any case and width, with their password as it was hashed; `nil` where nobody does, or they
  /// may not, or have set none.
  package func credential(of name: String) async throws -> (account: Account, hashed: String)? {
    try await store.read { reader in
      guard let account = try reader.account(name), !account.isDisabled,
        let hashed = try reader.password(of: account.id)
      else { return nil }
      return (account, hashed)
    }
  }

  /// Begins a session of somebody who has given the right password.
  ///
  /// - Parameter hashed: the password that was checked: one that was set meanwhile ends what came before it.
  /// - Parameter code: needed by those who have a second factor.
  /// - Returns: the session's key; `nil` where they may not sign in any more, or the code is wrong.
  package func signIn(
    _ account: Account.ID, checked hashed: String, code: String = "", at now: Instant, address: String, browser: String
  ) async throws -> AccessKey? {
    try await store.write { writer in
      guard let known = try writer.account(account), !known.isDisabled, try writer.password(of: account) == hashed,
        try !known.hasSecondFactor || writer.takes(code, of: account, at: now)
      else { return nil }
      return try writer.addSession(of: account, at: now, address, browser, byDirectory: false)
    }
  }

  /// Begins a session of somebody whom the office's directory has let in, under a name in any case and width.
  ///
  /// - Returns: `nil` where nobody signs in by it, or they may not.
  package func signIn(
    byDirectory name: String, at now: Instant, address: String, browser: String
  ) async throws -> (account: Account, key: AccessKey)? {
    try await store.write { writer in
      guard let account = try writer.account(name), !account.isDisabled else { return nil }
      return (account, try writer.addSession(of: account.id, at: now, address, browser, byDirectory: true))
    }
  }

  /// Whose session a key is of, and that they are there: a session that nobody asks for anything in is over after a while.
  ///
  /// - Parameter isClick: whether a person asks, not a page by itself, which does not make the session longer.
  /// - Returns: `nil` where it is over, or was ended.
  package func signedIn(
    _ key: AccessKey, at now: Instant, address: String, isClick: Bool = true
  ) async throws -> SignedIn? {
    guard let (session, account) = try await store.read({ try $0.session(key) }), !account.isDisabled,
      !session.isOver(by: now)
    else { return nil }
    // Once a minute is enough to tell when it was left.
    if isClick, now >= session.seenAt.advanced(by: 60) || address != session.address {
      try await store.write { try $0.touch(session.id, at: max(now, session.seenAt), address: address) }
    }
    return SignedIn(account: account, session: session)
  }

  /// What somebody may do, in words.
  package func roles(of account: Account) async throws -> [NamedGrant] {
    try await store.read { try NamedAccount(account, $0).roles }
  }

  package func signOut(_ visitor: SignedIn) async throws {
    try await store.write { try $0.remove(visitor.session.id, of: visitor.account.id) }
  }

  /// Whose address for a password a key opens; `nil` where it was used, is too old, or another one was made.
  package func account(link key: AccessKey, at now: Instant) async throws -> Account? {
    try await store.read { try $0.account(link: key, at: now) }
  }

  /// Sets the password of who has an address for it. The address is good once, and every session of before ends.
  ///
  /// - Returns: `nil` where the address is good no more.
  package func setPassword(_ hashed: String, link key: AccessKey, at now: Instant) async throws -> Account? {
    try await store.write { writer in
      guard let account = try writer.account(link: key, at: now) else { return nil }
      try writer.setPassword(hashed, of: account.id)
      return account
    }
  }

  /// Sets the password of who is signed in and has given the one of before.
  ///
  /// - Returns: `false` where that is not the one of now.
  package func setPassword(_ hashed: String, of account: Account.ID, checked former: String) async throws -> Bool {
    try await store.write { writer in
      guard try writer.password(of: account) == former else { return false }
      try writer.setPassword(hashed, of: account)
      return true
    }
  }

  /// Those of somebody that are not over, the newest first.
  package func sessions(of account: Account.ID, at now: Instant) async throws -> [Session] {
    try await store.read { try $0.sessions(of: account, at: now) }
  }

  /// Ends a session of somebody, or all but one.
  ///
  /// - Parameter session: `nil` for all.
  /// - Parameter kept: the one that goes on.
  package func endSessions(of account: Account.ID, _ session: Session.ID?, but kept: Session.ID) async throws {
    try await store.write { writer in
      if let session { try writer.remove(session, of: account) } else { try writer.endSessions(of: account, but: kept) }
    }
  }
}

extension StoreWriter {
  fileprivate func addSession(
    of account: Account.ID, at now: Instant, _ address: String, _ browser: String, byDirectory: Bool
  ) throws -> AccessKey {
    let key = AccessKey()
    try addSession(
      key, of: account, at: now, address: address, browser: String(browser.prefix(200)), byDirectory: byDirectory)
    return key
  }
}
