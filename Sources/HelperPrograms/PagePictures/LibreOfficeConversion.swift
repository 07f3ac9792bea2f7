internal import BlockingThreads
internal import BriefingDomain
internal import Foundation
internal import HelperHost
internal import MaterialReading
internal import Subprocess
internal import SystemPackage

/// Has LibreOffice make PDFs of Office documents. A document that takes long keeps no other room waiting.
struct LibreOfficeConversion: Sendable {
  struct Order: Hashable, Sendable {
    let source: PictureSource
    let ending: String

    /// In LibreOffice's folder.
    var name: String { "\(source.sha256).\(ending)" }
  }

  let libreOffice: LibreOffice?
  let folder: PictureFolder
  let readers: ReaderPool
  /// For one call, with however many documents.
  let limit: Duration
  private let queue = JobQueue<Order, Void>()

  /// Small documents in one call: starting takes longer than converting, but nobody should wait for a whole archive.
  private static let most = 8
  /// Bytes from which on a document may take long. It has a call of its own, and never takes the last of the lanes.
  private static let large = 128 << 10
  /// Calls at a time, by what each takes.
  private static let lanes: [Turn] = [.now, .long, .ahead]

  init(_ libreOffice: LibreOffice?, folder: PictureFolder, readers: ReaderPool, limit: Duration) {
    self.libreOffice = libreOffice
    self.folder = folder
    self.readers = readers
    self.limit = limit
  }

  /// Puts a PDF of the source beside its pictures.
  ///
  /// - Throws: ``PictureError``, `CancellationError`.
  func convert(_ source: PictureSource, ending: String, ahead: Bool) async throws {
    guard libreOffice != nil else { throw PictureError.noLibreOffice }
    try await queue.ask(Order(source: source, ending: ending), ahead ? .ahead : Self.turn(of: source))
  }

  /// What was to be converted ahead is asked for.
  func raise(_ source: PictureSource, ending: String) {
    queue.raise(Order(source: source, ending: ending), to: Self.turn(of: source))
  }

  private static func turn(of source: PictureSource) -> Turn {
    var status = stat()
    return stat(source.path, &status) == 0 && status.st_size < large ? .now : .long
  }

  /// Works until cancelled.
  func run() async {
    await withTaskGroup { group in
      for (lane, last) in Self.lanes.enumerated() {
        group.addTask { while !Task.isCancelled { await work(upTo: last, at: "\(folder.path)/.office-\(lane)") } }
      }
    }
    queue.close()
  }

  private func work(upTo last: Turn, at desk: String) async {
    guard let first = await queue.next(upTo: last) else { return }
    let isSmall = Self.turn(of: first.request.source) == .now
    let jobs = [first] + (isSmall && last != .ahead ? queue.more(atMost: Self.most - 1) : [])
    await PictureFolder.threads.run {
      let unfinished = await convert(jobs, at: desk)
      // One that LibreOffice stumbles over takes the others down with it: each gets a call of its own.
      for job in unfinished where jobs.count > 1 { _ = await convert([job], at: desk) }
    }
  }

  /// - Returns: the jobs of a call with several that have no result; a single one is finished in any case.
  private func convert(_ jobs: [Job<Order, Void>], at desk: String) async -> [Job<Order, Void>] {
    defer { PictureFolder.remove(desk) }
    var missing: [Job<Order, Void>] = []
    do {
      let failure = try await call(jobs.map(\.request), in: desk)
      for job in jobs {
        let source = job.request.source
        let made = "\(desk)/out/\(source.sha256).pdf"
        if PictureFolder.isWholePDF(made) {
          job.finish(
            Result {
              _ = try folder.newPath(source)
              for (ending, place) in [("hidden", folder.hiddenPages(source)), ("paper", folder.paperPages(source))] {
                let found = "\(desk)/out/\(source.sha256).\(ending)"
                if PictureFolder.exists(found) { try PictureFolder.settle(found, as: place) }
              }
              try PictureFolder.settle(made, as: folder.document(source))
            })
        } else if jobs.count > 1 {
          missing.append(job)
        } else {
          job.finish(.failure(failure))
        }
      }
    } catch {
      for job in jobs { job.finish(.failure(Task.isCancelled ? CancellationError() : error)) }
    }
    return missing
  }

  /// - Returns: what to say of a document that has no PDF afterwards.
  private func call(_ orders: [Order], in desk: String) async throws -> PictureError {
    guard let libreOffice else { return .noLibreOffice }
    PictureFolder.remove(desk)
    try folder.prepare()
    try LibreOfficeProfile.make(desk)
    for order in orders {
      // A copy of its own: LibreOffice accepts changes in it, and needs to see no other file.
      try await lay(order, on: desk)
    }
    var code = try await run(libreOffice, orders, in: desk)
    if code == Self.beginsAgain { code = try await run(libreOffice, orders, in: desk) }
    switch code {
    case 124: return .timedOut
    case _ where folder.isFull: return .cannotWrite(path: folder.path, why: String(cString: strerror(ENOSPC)))
    case 0: return .cannotRead(.damaged, detail: "LibreOffice cannot open it")
    case 126: return .crashed(detail: "LibreOffice cannot be started")
    case 129...: return .crashed(detail: "LibreOffice was ended by signal \(code - 128)")
    default: return .crashed(detail: "LibreOffice ended with \(code)")
    }
  }

  /// A workbook that cannot be read is given as it is; LibreOffice may know better.
  private func lay(_ order: Order, on desk: String) async throws {
    let place = "\(desk)/in/\(order.name)"
    if order.source.format == .xlsx {
      let changed = try await readers.withKnownFormats(MaterialFile(path: order.source.path, name: order.source.name))
      if changed.reason == nil, !changed.bytes.isEmpty { return try PictureFolder.write(changed.bytes, to: place) }
    }
    try PictureFolder.copy(order.source.path, to: place)
  }

  /// What LibreOffice says when it has just made the rest of a new profile.
  private static let beginsAgain: Int32 = 81

  /// - Returns: the cell's exit status, as `utsusu-cell` documents it.
  private func run(_ libreOffice: LibreOffice, _ orders: [Order], in desk: String) async throws -> Int32 {
    var options = PlatformOptions()
    // The cell puts away what LibreOffice leaves; whatever kills it takes LibreOffice along.
    options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .seconds(2))]
    let leavings = LibreOfficeProfile.leavings(desk).flatMap { ["--leaving", $0] }
    let arguments =
      ["--seconds", "\(limit.components.seconds)", "--desk", desk, "--read", folder.fonts] + leavings
      + ["--", libreOffice.program] + LibreOfficeProfile.options(desk)
    let result = try await Subprocess.run(
      .path(FilePath(libreOffice.cell)), arguments: Arguments(arguments),
      environment: LibreOfficeProfile.environment(desk, documents: orders.map(\.name), fonts: folder.fonts),
      workingDirectory: FilePath(desk), platformOptions: options, output: .discarded, error: .discarded)
    switch result.terminationStatus {
    case .exited(let code): return code
    case .signaled(let signal): return 128 + signal
    }
  }
}
