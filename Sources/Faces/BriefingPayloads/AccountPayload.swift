package import BriefingDomain
package import BriefingLibrary

/// Somebody who signs in.
package struct AccountPayload: Payload {
  package struct RolePayload: Payload {
    package let role: Role
    /// Of a unit or a recipient; `null` for the whole office.
    package let part: String?
  }

  package let person, fullName: String
  package let roles: [RolePayload]
  package let disabled, hasPassword, secondFactor: Bool
  /// Under which a password can be set, once; only where one was made.
  package let link, linkUntil: String?

  /// - Parameter server: where it runs; the path alone where it does not.
  package init(_ link: AccountLink, server: String?, _ clock: OfficeClock) {
    self.init(link.account, link: (link.address(server), clock.iso(link.until)))
  }

  package init(_ named: NamedAccount, link: (address: String, until: String)? = nil) {
    (person, fullName) = (named.account.name, named.account.fullName)
    roles = named.roles.map { RolePayload(role: $0.role, part: $0.part) }
    (disabled, hasPassword) = (named.account.isDisabled, named.account.hasPassword)
    secondFactor = named.account.hasSecondFactor
    (self.link, linkUntil) = (link?.address, link?.until)
  }
}

extension AccountLink {
  /// - Parameter server: where it runs; the path alone where it does not.
  package func address(_ server: String?) -> String { "\(server ?? "")/welcome/\(key.text)" }
}
