internal import BriefingDomain
internal import Foundation
internal import Subprocess
internal import SystemPackage

/// Has LibreOffice make PDFs of Office documents: one call at a time, with all that waits.
struct OfficeDesk: Sendable {
  struct Order: Hashable, Sendable {
    let source: PictureSource
    let ending: String

    /// In LibreOffice's folder.
    var name: String { "\(source.sha256).\(ending)" }
  }

  /// The path of `soffice`.
  let program: String?
  let folder: PictureFolder
  /// For one call, with however many documents.
  let limit: Duration
  private let queue = JobQueue<Order, Void>()

  /// Documents in one call: starting takes longer than converting, but nobody should wait for a whole archive.
  private static let most = 8

  init(program: String?, folder: PictureFolder, limit: Duration) {
    self.program = program
    self.folder = folder
    self.limit = limit
  }

  /// Puts a PDF of the source beside its pictures.
  ///
  /// - Throws: ``PictureError``, `CancellationError`.
  func convert(_ source: PictureSource, ending: String) async throws {
    guard program != nil else { throw PictureError.noLibreOffice }
    try await queue.ask(Order(source: source, ending: ending), ahead: false)
  }

  /// Works until cancelled.
  func run() async {
    while !Task.isCancelled {
      guard let first = await queue.next(aheadToo: true) else { continue }
      let jobs = [first] + queue.more(atMost: Self.most - 1)
      let unfinished = await convert(jobs)
      // One that LibreOffice stumbles over takes the others down with it: each gets a call of its own.
      for job in unfinished where jobs.count > 1 { _ = await convert([job]) }
    }
    queue.close()
  }

  /// - Returns: the jobs of a call with several that have no result; a single one is finished in any case.
  private func convert(_ jobs: [Job<Order, Void>]) async -> [Job<Order, Void>] {
    let desk = folder.path + "/.office"
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
    guard let program else { return .noLibreOffice }
    PictureFolder.remove(desk)
    try folder.prepare()
    try OfficeProfile.make(desk)
    for order in orders {
      let input = "\(desk)/in/\(order.name)"
      guard symlink(order.source.path, input) == 0 else { throw PictureFolder.failure(input) }
    }
    // `timeout` and its limits outlive this process, should it be killed. They bound a bomb, not a large deck.
    let arguments =
      [
        "--as=\(4 << 30)", "--fsize=\(1 << 30)", "--core=0", "timeout", "--kill-after=2", "\(limit.components.seconds)",
        program,
      ]
      + OfficeProfile.options(desk)
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
    let result = try await Subprocess.run(
      .path("/usr/bin/prlimit"), arguments: Arguments(arguments),
      environment: OfficeProfile.environment(desk, documents: orders.map(\.name), fonts: folder.fonts),
      workingDirectory: FilePath(desk), platformOptions: options, output: .discarded, error: .discarded)
    switch result.terminationStatus {
    case .exited(124), .exited(137), .signaled(9): return .timedOut
    case .exited where folder.isFull: return .cannotWrite(path: folder.path, why: String(cString: strerror(ENOSPC)))
    case .exited(0): return .cannotRead(.damaged, detail: "LibreOffice cannot open it")
    case .exited(let code): return .crashed(detail: "LibreOffice ended with \(code)")
    case .signaled(let signal): return .crashed(detail: "LibreOffice was ended by signal \(signal)")
    }
  }
}
