package import BriefingLibrary

/// What `doctor` has found on a machine.
package struct DoctorPayload: Payload {
  package let ok: Bool
  package let checks: [Check]

  package struct Check: Payload {
    package let check: MachineCheck.Subject
    package let ok, needed: Bool
    package let detail: String?
  }

  /// - Parameter detail: in words.
  package init(_ checks: [MachineCheck], isWell: Bool, detail: (MachineCheck) -> String) {
    ok = isWell
    self.checks = checks.map {
      let detail = detail($0)
      return Check(check: $0.subject, ok: $0.isThere, needed: $0.isNeeded, detail: detail.isEmpty ? nil : detail)
    }
  }
}
