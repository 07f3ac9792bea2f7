internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import Hummingbird

/// Files that are brought to a page, looked through, and then taken in or left: before that, nothing of them is written.
struct Bringing<Receipt: Payload>: Sendable {
  /// The page that says why something was refused, with what was typed.
  typealias Refusing = @Sendable (DeskRequest, any Error, _ typed: [String: String]) async throws -> Response

  let staged: StagedUploads
  /// Of the page.
  let path: String
  let permission: Permission
  /// Bytes of a file: it is read as a whole, beside all that the server does. A larger one goes by the shell.
  let largest: Int
  /// Takes them in, or tells what would come in.
  let run: @Sendable ([StagedFile], FormBody, _ isTrial: Bool, DeskRequest) async throws -> Receipt

  /// - Parameter name: what is brought, as its address calls it.
  func routes(_ name: String, refusing: @escaping Refusing) -> [DeskRoute] {
    let place = path.dropFirst()
    return [
      .upload("\(place)/\(name)", for: permission) { try await look($0, refusing) },
      .act("\(place)/take", for: permission) { try await take($0, refusing) },
      .act("\(place)/leave", for: permission) { desk in
        await staged.drop(desk.form["batch"], of: desk.visitor.account.id)
        return Response.to(path)
      },
    ]
  }

  /// What was brought and looked through, or taken in, as the address says.
  func brought(_ desk: DeskRequest) async throws -> Brought<Receipt>? {
    guard let batch = desk.query("batch"), let form = await staged.form(beside: batch, desk.visitor.account.id),
      let receipt = StagedUploads.receipt(Receipt.self, in: form)
    else { return nil }
    return Brought(batch: batch, receipt: receipt, form: form)
  }

  private func place(_ batch: String) -> String { DeskPages.address(path, [("batch", batch)]) }

  /// Looks through what is brought: nothing is written yet.
  private func look(_ desk: DeskRequest, _ refusing: Refusing) async throws -> Response {
    let owner = desk.visitor.account.id
    var fields: [String: String] = [:]
    do {
      let upload = try await Upload(desk, staged) { refused in
        fields = refused.fields
        await staged.drop(refused.batch, of: owner)
      }
      fields = upload.fields
      do {
        let files = await staged.files(of: upload.batch, owner) ?? []
        guard !files.isEmpty else { throw Failure.noFile }
        if let large = files.first(where: { $0.byteCount > largest }) { throw Failure.tooLarge(large.name, largest) }
        let receipt = try await run(files, FormBody(fields), true, desk)
        try await staged.keep(receipt, fields, beside: upload.batch, owner)
        return Response.to(place(upload.batch))
      } catch {
        await staged.drop(upload.batch, of: owner)
        throw error
      }
    } catch { return try await refusing(desk, error, fields) }
  }

  /// Takes in what was looked through, as it was looked through. Sent twice, it is taken in once.
  private func take(_ desk: DeskRequest, _ refusing: Refusing) async throws -> Response {
    let (batch, owner) = (desk.form["batch"], desk.visitor.account.id)
    let form = await staged.form(beside: batch, owner) ?? [:]
    do {
      return try await staged.take(batch, of: owner, to: place) { try await run($0, FormBody(form), false, desk) }
    } catch { return try await refusing(desk, error, form) }
  }
}

extension StagedUploads {
  /// The field of a batch's form beside what was typed.
  private static let receipt = "receipt"

  /// What is told of files, or what they have come to.
  static func receipt<Receipt: Decodable>(_ kind: Receipt.Type, in form: [String: String]) -> Receipt? {
    form[receipt].flatMap { try? JSONDecoder().decode(kind, from: Data($0.utf8)) }
  }

  fileprivate func keep(
    _ receipt: some Payload, _ form: [String: String], beside batch: String, _ owner: Account.ID
  ) async throws {
    keep(form.merging([Self.receipt: try receipt.json]) { $1 }, beside: batch, owner)
  }

  /// Takes files in, once however often that is sent, and leads to a page that can be loaded again and tells what it came to.
  func take<Receipt: Payload>(
    _ batch: String, of owner: Account.ID, to place: @escaping @Sendable (String) -> String,
    _ run: @escaping @Sendable ([StagedFile]) async throws -> Receipt
  ) async throws -> Response {
    .redirect(
      to: try await once(batch, of: owner) { files in
        guard let files, !files.isEmpty else { throw Failure.broughtGone }
        let receipt = try await run(files)
        let kept = await self.open("", of: owner)
        try await self.keep(receipt, [:], beside: kept, owner)
        return place(kept)
      })
  }
}
