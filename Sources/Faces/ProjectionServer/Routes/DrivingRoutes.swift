internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOFoundationEssentialsCompat
internal import QRCode

/// What only a driver may: acts, searching, handing the addresses round.
struct DrivingRoutes: Sendable {
  let keyring: Keyring
  let library: Library
  let pages: any PageSource
  let pictures: PictureCache
  let trusted: TrustedNames
  /// Milliseconds since 1970.
  let now: @Sendable () -> PreciseInstant
  /// The address that the server gives itself.
  let server: @Sendable () -> String

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.post("acts") { request, context in try await act(request, context) }
    routes.get("borrowable/:material/:version/:page/:width") { _, context in try await picture(context) }
    routes.get("search") { request, context in try await search(request, context) }
    routes.get("notes/:material/:version") { _, context in Response.json(try await notes(context)) }
    routes.get("address") { request, context in Response.text(try await address(request, context)) }
    routes.get("qr.svg") { request, context in try await code(request, context) }
    routes.get("followers") { _, context in
      guard let followers = try await keyring.door(.drive, context).followers else { throw RequestError.noSuchKey }
      return Response.json(["followers": followers])
    }
    return routes
  }

  private func act(_ request: Request, _ context: RoomContext) async throws -> Response {
    context.trace.note(["act": "unread"])
    let (door, body) = try await keyring.door(.drive, readingJSONOf: request, trusted, context)
    let act = try ActBody(reading: body)
    context.trace.note(["console": Trace.console(act.console)])
    let wish = try act.request
    // A word of ours by now.
    context.trace.note(["act": "\(act.act)"])
    if let briefing = await door.room.briefing(of: door) { context.trace.note(["briefing": .number(briefing)]) }
    let who = context.trace.metadata(context.client)
    let answer: ConsoleAnswer
    do {
      answer = try await door.room.answer(
        wish, through: door, console: act.console, person: act.person, stream: act.stream, who: who)
    } catch {
      if case .assign = wish { throw try RequestError(unnoted: error, request) }
      throw try RequestError(error)
    }
    if let occurrence = wish.occurrence {
      context.logger.note(occurrence, .info, who)
    } else {
      context.logger.note(.acted, .debug, who)
    }
    switch answer {
    case .done(let revision): return .json(["revision": revision])
    case .preparing: return .json(["preparing": true], status: .accepted)
    case .previewed(let preview): return .json(preview)
    case .handedOver(let key): return .json(["drive": "\(base(context))/drive/\(key.text)"])
    case .noted(let assignment): return .json(["assignment": assignment.rawValue])
    case .ended(let receipt): return .json(EndOfShowPayload(receipt))
    }
  }

  /// A page that could be borrowed, before it goes up.
  private func picture(_ context: RoomContext) async throws -> Response {
    let door = try keyring.door(.drive, context)
    guard let page = PageAddress(named: context) else { throw RequestError.noSuchPlace }
    let lent: ProjectableVersion?
    do { lent = try await door.room.borrowable(page, through: door) } catch { throw try RequestError(error) }
    guard let lent else { throw RequestError.noSuchPlace }
    return try await pictures.response(
      of: lent.version, page: page.page, mark: await door.room.mark(of: lent), context)
  }

  private func search(_ request: Request, _ context: RoomContext) async throws -> Response {
    let door = try keyring.door(.drive, context)
    let parameters = request.uri.queryParameters
    guard let text = parameters["q"].map(String.init) else { throw RequestError.malformed("q is missing") }
    guard text.utf8.count <= 1000 else { throw RequestError.malformed("q is too long") }
    let scope: Briefing.ID?
    switch parameters["in"] {
    case nil, "briefing":
      guard let briefing = await door.room.briefing(of: door) else { throw RequestError.noSuchKey }
      scope = briefing
    case "library":
      guard await door.room.mayBorrow(through: door) else { throw RequestError.ofThisBriefingAlone }
      scope = nil
    default: throw RequestError.malformed("in is briefing or library")
    }
    let found = HitList()
    // `on:今日` is the day of the question, not of the server's start.
    let visit = try await door.room.visit()
    let request = SearchRequest(text, briefing: scope)
    let names: [NameHit]
    do {
      try await visit.search(request) { found.add($0) }
      names = try await visit.searchNames(request, most: 5).hits.filter { $0.version != nil }
    } catch LibraryError.nothingToFind {
      names = []
    } catch LibraryError.unreadableFilter(let field, let value, _) {
      throw RequestError(status: .badRequest, code: "filter", details: ["message": "\(field):\(value) means nothing"])
    } catch {
      throw try RequestError(error)
    }
    var result = found.payload(names: names, visit.clock)
    // Of what is on already, the page is found where it was not known; of what would have to be drawn first, when it is
    // borrowed.
    let pictures = PictureOfText(pages: pages, visit: visit)
    for (index, hit) in zip(result.hits.indices, found.hits) {
      guard hit.page == nil, let section = hit.section?.number else { continue }
      if await visit.isUndrawn(text, in: section, of: hit.version) {
        result.undrawn.append(index)
        continue
      }
      let address = PageAddress(material: hit.version.material, version: hit.version.number, page: 1)
      guard await door.room.version(address, through: door) != nil else { continue }
      do throws(PictureFault) {
        result.hits[index].page = try await pictures.page(
          ofSection: section, of: hit.version, finding: text)
      } catch { continue }
    }
    return .json(result)
  }

  /// What the presenter has written for himself at a deck's slides.
  private func notes(_ context: RoomContext) async throws -> NotesPayload {
    let door = try keyring.door(.drive, context)
    guard let material = context.parameters.get("material", as: Material.ID.self),
      let number = context.parameters.get("version", as: Int.self),
      let (version, pages) = await door.room.pages(of: material, number, through: door)
    else { throw RequestError.noSuchPlace }
    // Nothing else has notes, and may have much text.
    guard version.format == .pptx else { return NotesPayload(of: []) }
    let visit = try await door.room.visit()
    return NotesPayload(of: try await visit.sections(of: version).filter { pages.contains($0.number) })
  }

  /// One of the addresses, as others reach it.
  private func address(_ request: Request, _ context: RoomContext) async throws -> String {
    let door = try keyring.door(.drive, context)
    let base = base(context)
    switch request.uri.queryParameters["of"] {
    case nil, "follow":
      guard let key = await door.room.followKey(of: door) else { throw RequestError.noSuchKey }
      return "\(base)/follow/\(key.text)"
    case "drive": return "\(base)/drive/\(context.parameters.get("key") ?? "")"
    default: throw RequestError.malformed("of is follow or drive")
    }
  }

  private func base(_ context: RoomContext) -> String {
    context.caller.map { trusted.base($0, else: server()) } ?? server()
  }

  private func code(_ request: Request, _ context: RoomContext) async throws -> Response {
    guard let code = QRCode(try await address(request, context)) else {
      throw RequestError.malformed("the address is too long")
    }
    return Response(
      status: .ok, headers: [.contentType: "image/svg+xml"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: code.svg)))
  }
}

extension Door {
  fileprivate var followers: [FollowerPayload]? { get async { await room.followers(through: self) } }
}

extension ConsoleRequest {
  /// What the log tells of at its usual level; of the end the room tells.
  fileprivate var occurrence: Occurrence? {
    switch self {
    case .handOver: .handedOver
    case .shutOut: .followerShutOut
    case .act(.takeBack): .takenBack
    case .act(.take): .leadTaken
    default: nil
    }
  }
}

extension RequestError {
  fileprivate static let ofThisBriefingAlone = RequestError(status: .forbidden, code: "ofThisBriefingAlone")

  /// Of an assignment that was not noted: what is wrong with it, in a sentence for who typed it.
  ///
  /// - Throws: what is none of it.
  fileprivate init(unnoted error: any Error, _ request: Request) throws {
    // Whoever has put the briefing up may do so no more.
    if case LibraryError.noSuchBriefing = error {
      self.init(status: .forbidden, code: "notAllowed")
      return
    }
    do { try self.init(error) } catch {
      guard let failure = Language.$current.withValue(request.language, operation: { Failure(error) }),
        failure.kind == .usage || failure.kind == .badData
      else { throw error }
      self.init(status: .init(of: failure.kind), code: "unnoted", details: ["message": failure.sentence])
    }
  }

  /// The one mapping from what a room refuses to answers.
  ///
  /// - Throws: what is none of it.
  fileprivate init(_ error: any Error) throws {
    switch error {
    case let refusal as RequestError: self = refusal
    case ConsoleRefusal.gone: self = .noSuchKey
    case ConsoleRefusal.tooManyAssignments: self.init(status: .contentTooLarge, code: "tooManyAssignments")
    case ConsoleRefusal.noSuchFollower: self.init(status: .badRequest, code: "noSuchFollower")
    case ConsoleRefusal.busy: self = .busy
    case ConsoleRefusal.unavailable(let fault): self.init(status: .badRequest, code: fault.rawValue)
    case ConsoleRefusal.refused(.noSuchPage): self.init(status: .badRequest, code: "noSuchPage")
    case ConsoleRefusal.undrawn: self.init(status: .badRequest, code: "undrawn")
    case ConsoleRefusal.noFormerVersion: self.init(status: .badRequest, code: "noFormerVersion")
    case ConsoleRefusal.refused(.hiddenPage): self.init(status: .badRequest, code: "hiddenPage")
    case ConsoleRefusal.refused(.tooLate): self.init(status: .conflict, code: "tooLate")
    case ConsoleRefusal.refused(.tooManyStrokes): self.init(status: .contentTooLarge, code: "tooManyStrokes")
    case ConsoleRefusal.refused(.ofThisBriefingAlone): self = .ofThisBriefingAlone
    case ConsoleRefusal.refused(.minutesOutOfRange): self = .malformed("minutes: 1 to \(Projection.longest)")
    case ConsoleRefusal.refused(.held(let person)):
      self.init(status: .conflict, code: "held", details: ["by": person ?? ""])
    case ConsoleRefusal.refused(.handedOver(let name)):
      self.init(status: .conflict, code: "handedOver", details: ["to": name])
    case LibraryError.notAllowed: self.init(status: .forbidden, code: "notAllowed")
    case LibraryError.unknown(_, let name, _), LibraryError.notAddressed(_, let name, _):
      self = .malformed("present: \(name)")
    default: throw error
    }
  }
}
