internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

/// Materials that are added to a briefing, or take the place of others, and what they have changed.
struct MaterialRoutes: Sendable {
  let staged: StagedUploads
  let pages: any PageSource

  var routes: [DeskRoute] {
    [
      .page("briefings/:briefing/files", for: .register) {
        let (batch, owner) = ($0.query("batch") ?? "", $0.visitor.account.id)
        let isGone = if batch.isEmpty { false } else { await staged.files(of: batch, owner) == nil }
        if isGone, let place = await staged.place(of: batch, owner) { return .redirect(to: place) }
        return try await form(
          $0, material: $0.query("material"), batch: batch, fault: isGone ? Failure.filesGone : nil)
      },
      .upload("briefings/:briefing/files", for: .register) { desk in
        // Before anything is read: whoever may not do it brings nothing.
        _ = try await desk.visit.amendable(try desk.briefing)
        let upload = try await Upload(desk, staged)
        if desk.wantsJSON, let batch = try await staged.batch(upload.batch, desk) {
          return .json(batch.payload(desk.visit.clock))
        }
        guard upload.fields["brought"] == "0" || [nil, "", upload.batch].contains(upload.fields["batch"]) else {
          return try await form(
            desk, material: upload.fields["material"], batch: upload.batch, fault: Failure.filesGone)
        }
        return try checking(desk, material: upload.fields["material"], batch: upload.batch)
      },
      .act("briefings/:briefing/check", for: .register) { desk in
        let batch = desk.form["batch"]
        await staged.remove(desk.form["without"], from: batch, desk.visitor.account.id)
        return try checking(desk, material: desk.form["material"], batch: batch)
      },
      .act("briefings/:briefing/materials", for: .register) { try await bring($0) },
      .page("briefings/:briefing/materials/:material/:version/changes", for: .look) { try await changes($0) },
    ]
  }

  /// What is checked is a page with an address of its own, to which a browser can come back.
  private func checking(_ desk: DeskRequest, material: String?, batch: String) throws -> Response {
    Response.to(
      DeskPages.address(
        DeskPath.briefing(try desk.briefing) + "/files", [("material", material ?? ""), ("batch", batch)]))
  }

  private func form(
    _ desk: DeskRequest, material: String?, batch name: String, fault: (any Error)? = nil
  ) async throws -> Response {
    let details = try await desk.visit.amendable(try desk.briefing).details
    let position = material.flatMap { Int($0) }
    let old = details.materials.compactMap(\.last).first { $0.position == position }
    let batch = try await staged.batch(name, desk)
    var notice: DeskNotice?
    if let fault {
      notice = desk.refusal(fault)
      if notice == nil { throw fault }
    }
    return desk.page(nil, notice) {
      DeskPages.files(
        of: details.briefing, replacing: old, batch, asksWhetherMeant: fault?.asksWhetherMeant ?? false,
        clock: desk.visit.clock, in: $0)
    }
  }

  private func bring(_ desk: DeskRequest) async throws -> Response {
    let (number, form, visit) = (try desk.briefing, desk.form, desk.visit)
    let name = form["batch"]
    let position = Int(form["material"])
    do {
      let place = try await staged.once(name, of: desk.visitor.account.id) { files in
        guard let files else { throw Failure.filesGone }
        guard let first = files.first, position == nil || files.count == 1 else { throw Failure.oneFile }
        var notice = DeskNotice.added
        if let position {
          // What somebody else has brought meanwhile is not replaced unseen.
          let now = try await visit.amendable(number).details.materials.compactMap(\.last).first {
            $0.position == position
          }
          guard form["version"].isEmpty || form["version"] == now.map({ "\($0.number)" }) else {
            throw LibraryError.amendedMeanwhile(number)
          }
          _ = try await visit.replace([first.source], in: number, material: position, isMeant: form["meant"] == "1")
          notice = visit.hasActed ? .replaced : .unchanged
        } else {
          _ = try await visit.add(files.map(\.source), to: number)
        }
        return Response.place(DeskPath.briefing(number), notice)
      }
      return .redirect(to: place)
    } catch { return try await self.form(desk, material: form["material"], batch: name, fault: error) }
  }

  /// Pairs of pages of a version and an earlier one; the one before it as a rule.
  private func changes(_ desk: DeskRequest) async throws -> Response {
    let (version, title) = try await desk.version()
    let since = desk.query("since").map { Int($0) ?? 0 } ?? version.number - 1
    guard since < version.number else { throw RequestError.noSuchPlace }
    let former = try await desk.visit.version(since, of: version.position, in: try desk.briefing).version
    if former.removal != nil { throw LibraryError.takenAway(former) }
    var counts: [Int] = []
    for each in [former, version] {
      do throws(PictureFault) { counts.append(try await pages.pageCount(of: each)) } catch {
        throw RequestError(status: .serviceUnavailable, code: error.rawValue)
      }
    }
    // By now both are drawn, so that their text is known by pages wherever it can be.
    let texts = try await desk.visit.text(of: [former, version])
    return desk.page(nil) { [counts] in
      DeskPages.changes(
        former, version, of: title, counts: (counts[0], counts[1]), texts: ChangedText(texts[0], texts[1]), in: $0)
    }
  }
}
