internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import Logging
internal import ServiceLifecycle

/// All rooms of a home. Watches the database for what other programs ask for: briefings to make live or to end, new
/// rooms, replaced materials.
actor RoomRegistry: Service {
  nonisolated let keyring = Keyring()
  private let library: Library
  private let pages: any PageSource
  private let now: @Sendable () -> PreciseInstant
  private let uptime: @Sendable () -> Int64
  private let lends: Bool
  private let bounds: Bounds
  private let life: KeyLife
  private let refusals: RefusalLog
  private let logger: Logger
  private let changes: LibraryChanges
  private var rooms: [Room.ID: LiveRoom] = [:]
  private var lastStamp: Int?
  private var canRead = true
  /// What is live at the first look was left by another server.
  private var resumes = true

  init(
    library: Library, pages: any PageSource, now: @escaping @Sendable () -> PreciseInstant,
    uptime: @escaping @Sendable () -> Int64, lends: Bool, bounds: Bounds, life: KeyLife, refusals: RefusalLog,
    logger: Logger
  ) throws {
    self.uptime = uptime
    self.lends = lends
    self.bounds = bounds
    self.life = life
    self.refusals = refusals
    self.library = library
    self.pages = pages
    self.now = now
    self.logger = logger
    changes = try library.changes()
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask {
          await self.repeating(every: .milliseconds(100)) { turn in
            await self.look()
            if turn % 10 == 9 { await self.noteAlive() }
            if turn % 100 == 99 { await self.restIfIdle() }
          }
        }
        // Apart, since a long import by another program keeps whoever writes waiting.
        group.addTask {
          await self.repeating(every: .seconds(1)) { second in
            for room in await self.rooms.values { await room.tick(beats: second % 15 == 14) }
            await self.endOutlived()
            self.refusals.tick()
          }
        }
        // It may take long, and nobody waits for it.
        group.addTask { await self.repeating(every: .seconds(60)) { _ in await self.removeExpired() } }
      }
    }
  }

  private nonisolated func repeating(every time: Duration, _ body: (Int) async -> Void) async {
    var turn = 0
    while !Task.isCancelled {
      await body(turn)
      turn += 1
      do { try await Task.sleep(for: time) } catch { return }
    }
  }

  /// Looks whether anything has changed, and does what is asked for.
  func look() async {
    do {
      let stamp = try await changes.stamp()
      if stamp != lastStamp {
        try await attend()
        lastStamp = stamp
      }
      canRead = true
    } catch is CancellationError {
      // The server ends.
    } catch {
      // A busy or full disk: the next look comes soon.
      if canRead { logger.note(.databaseFailed, .error, ["error": .error(error)]) }
      canRead = false
    }
  }

  private func removeExpired() async {
    do { try await library.removeExpired(at: now().instant) } catch is CancellationError {} catch {
      logger.note(.databaseFailed, .error, ["error": .error(error)])
    }
  }

  /// Whether what is asked for can be read, and what is shown can be written down.
  var isWell: Bool {
    get async {
      for room in rooms.values { if await !room.isRecording { return false } }
      return canRead
    }
  }

  private func attend() async throws {
    for status in try await library.rooms() { await open(status.room) }
    let projectionOrders = try await library.projectionOrders()
    for order in projectionOrders {
      guard let room = rooms[order.room.id] else { continue }
      if order.projection.startedAt == nil {
        let instant = now()
        if try await library.takeUp(order.projection.id, at: instant) {
          await room.engage(order, at: instant)
        }
      } else if resumes, !order.projection.isAskedToEnd {
        guard let (resumption, instant) = try await library.resume(order.projection.id, at: now()) else { continue }
        await room.engage(order, at: instant, resuming: resumption)
      } else if order.projection.isAskedToEnd {
        _ = try await room.end(by: .shell, only: order.projection.id)
      } else if await room.projectionID == order.projection.id {
        await room.refresh(order.details)
      }
    }
    resumes = false
    keyring.complete()
    // What another program has closed, having seen no server.
    let open = Set(projectionOrders.map(\.projection.id))
    for room in rooms.values {
      if let id = await room.projectionID, !open.contains(id), await !room.isEnding { await room.close() }
    }
  }

  private func open(_ room: Room) async {
    if let known = rooms[room.id] { return await known.become(room) }
    let live = LiveRoom(
      room, library: library, pages: pages, keyring: keyring, clock: now, uptime: uptime, lends: lends,
      bounds: bounds, life: life, logger: logger)
    rooms[room.id] = live
    if let key = AccessKey(room.screenKey) { keyring.add(Door(kind: .screen, room: live), for: key.hash) }
  }

  private var live: [ProjectionRun.ID] {
    get async {
      var live: [ProjectionRun.ID] = []
      for room in rooms.values { if let id = await room.projectionID { live.append(id) } }
      return live
    }
  }

  /// A key for somebody who may drive what is on, whoever does now; `nil` where it is over.
  func retake(_ projection: ProjectionRun.ID, as name: String) async -> AccessKey? {
    for room in rooms.values { if let key = await room.retake(projection, as: name) { return key } }
    return nil
  }

  /// Whether nothing is on anywhere.
  var isIdle: Bool { get async { await live.isEmpty } }

  private func restIfIdle() async { if await isIdle { await pages.rest() } }

  /// Should the server crash, what is on is recorded up to here.
  private func noteAlive() async {
    let live = await live
    if live.isEmpty { return }
    do { try await library.noteAlive(live, at: now()) } catch is CancellationError {} catch {
      logger.note(.databaseFailed, .error, ["error": .error(error)])
    }
  }

  /// Ends what nobody uses any more.
  func endOutlived() async {
    for room in rooms.values {
      do { try await room.endIfOutlived() } catch is CancellationError {} catch {
        logger.note(.endNotRecorded, .error, ["room": .number(room.number), "error": .error(error)])
      }
    }
  }

  /// Ends everything that is live, since nobody can drive it any more.
  func endAll() async {
    for room in rooms.values {
      do { _ = try await room.end(by: .shutdown) } catch {
        // The next server closes it with what was recorded.
        logger.note(.endNotRecorded, .error, ["room": .number(room.number), "error": .error(error)])
      }
    }
  }
}
