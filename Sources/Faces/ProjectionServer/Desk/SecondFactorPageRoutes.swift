internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import QRCode

/// Where one sets up one's own second factor, gets new recovery codes, or turns it off.
struct SecondFactorPageRoutes: Sendable {
  let limits: SignInLimits

  var routes: [DeskRoute] {
    [
      .page("me/factor", for: nil) { try await page($0) },
      .page("me/factor/qr.svg", for: nil) { try await picture($0) },
      .act("me/factor", for: nil) { try await setUp($0) },
      .act("me/factor/off", for: nil) { try await takeOff($0) },
      .page("me/factor/codes", for: nil) { codesPage($0) },
      .act("me/factor/codes", for: nil) { try await renewCodes($0) },
    ]
  }

  private func page(_ desk: DeskRequest, _ notice: DeskNotice? = nil) async throws -> Response {
    let account = desk.visitor.account
    guard account.hasPassword else { return Response.to("/me") }
    guard account.hasSecondFactor else {
      let secret = Base32.text(try await offer(desk), between: " ")
      return desk.page(.me, notice) { DeskPages.setUpFactor(account, secret: secret, in: $0) }
    }
    let left = try await desk.visit.library.factorState(of: account.id).recoveryCodes
    return desk.page(.me, notice) { DeskPages.factorIsOn(account, left: left, in: $0) }
  }

  private func offer(_ desk: DeskRequest) async throws -> [UInt8] {
    try await desk.visit.library.factorOffer(in: try key(desk))
  }

  private func key(_ desk: DeskRequest) throws(RequestError) -> AccessKey {
    guard let key = desk.cookie.key(of: desk.request) else { throw .noSuchPlace }
    return key
  }

  /// What apps take; without the name where that is too long for a picture.
  private func picture(_ desk: DeskRequest) async throws -> Response {
    let account = desk.visitor.account
    guard account.hasPassword, !account.hasSecondFactor else { throw RequestError.noSuchPlace }
    let secret = Base32.text(try await offer(desk))
    let name = account.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let addresses = ["utsusu:\(name)", "utsusu"].map { "otpauth://totp/\($0)?secret=\(secret)&issuer=utsusu" }
    guard let code = addresses.lazy.compactMap({ QRCode($0) }).first else { throw RequestError.noSuchPlace }
    return Response(
      status: .ok, headers: [.contentType: "image/svg+xml"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: code.svg)))
  }

  private func setUp(_ desk: DeskRequest) async throws -> Response {
    let key = try key(desk)
    let set = try await limits.confirm(desk, or: .wrongCode) { hashed in
      try await desk.visit.library.setSecondFactor(
        of: desk.visitor, in: key, code: desk.form["code"], checked: hashed, at: desk.visit.clock.now)
    }
    switch set {
    case .refused(let notice): return try await page(desk, notice)
    case .done(let codes):
      desk.note(.secondFactorSet)
      return desk.page(.me) { DeskPages.recoveryCodes(codes, in: $0) }
    }
  }

  private func codesPage(_ desk: DeskRequest, _ notice: DeskNotice? = nil) -> Response {
    let account = desk.visitor.account
    guard account.hasSecondFactor else { return Response.to("/me/factor") }
    return desk.page(.me, notice) { DeskPages.renewRecoveryCodes(account, in: $0) }
  }

  private func renewCodes(_ desk: DeskRequest) async throws -> Response {
    let renewed = try await limits.confirm(desk, or: .wrongCode) { hashed in
      try await desk.visit.library.renewRecoveryCodes(
        of: desk.visitor.account.id, code: desk.form["code"], checked: hashed, at: desk.visit.clock.now)
    }
    switch renewed {
    case .refused(let notice): return codesPage(desk, notice)
    case .done(let codes):
      desk.note(.recoveryCodesRenewed)
      return desk.page(.me) { DeskPages.recoveryCodes(codes, areRenewed: true, in: $0) }
    }
  }

  private func takeOff(_ desk: DeskRequest) async throws -> Response {
    let taken = try await limits.confirm(desk, or: .wrongCode) { hashed in
      try await desk.visit.library.removeSecondFactor(
        of: desk.visitor.account.id, code: desk.form["code"], checked: hashed, at: desk.visit.clock.now) ? true : nil
    }
    if case .refused(let notice) = taken { return try await page(desk, notice) }
    desk.note(.secondFactorOff)
    var answer = Response.to("/sign-in", .factorOff)
    answer.headers[.setCookie] = desk.cookie.header(nil)
    return answer
  }
}
