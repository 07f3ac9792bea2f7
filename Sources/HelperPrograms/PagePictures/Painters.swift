internal import BlockingThreads
internal import BriefingDomain
internal import HelperHost
internal import HelperProtocol

/// Helpers that draw. They start when there is something to draw, stay for what comes next, and are replaced when they
/// die.
struct Painters: Sendable {
  let executable: String
  let folder: PictureFolder
  /// What the helpers may open, besides what the system's libraries look up.
  let readable: [[UInt8]]
  /// At least 2, so that one is always there for what is asked for.
  let helpers = max(2, min(4, ReadingLimits.cores))
  private let limits: ReadingLimits
  let queue = JobQueue<PainterRequest, PainterResponse>()

  init(executable: String, folder: PictureFolder, readable: [[UInt8]], limit: Duration) {
    self.executable = executable
    self.folder = folder
    self.readable = readable
    limits = ReadingLimits(silence: limit, total: limit)
  }

  /// - Throws: ``PictureError``, `CancellationError`.
  func ask(_ request: PainterRequest, _ turn: Turn = .now) async throws -> PainterResponse {
    let response = try await queue.ask(request, turn)
    if case .failure(let reason, let detail) = response { throw PictureError(reason, detail) }
    return response
  }

  /// Works until cancelled.
  func run() async {
    await withTaskGroup { group in
      for number in 0..<helpers {
        group.addTask {
          while !Task.isCancelled { await work(upTo: number > 0 ? .ahead : .now) }
        }
      }
    }
    queue.close()
  }

  /// Waits for a job, and has one helper do it and those that follow, as long as the helper lives.
  private func work(upTo last: Turn) async {
    guard let first = await queue.next(upTo: last) else { return }
    do {
      try await PictureFolder.threads.run { try folder.prepare() }
      try await HelperProcess.run(
        executable, limits: limits, largestAnswer: Frame.largestDrawing, readable: readable,
        environment: ["FONTCONFIG_FILE": folder.fonts]
      ) { helper in
        var job = first
        while true {
          do throws(HelperFailure) {
            let (response, _) = try await helper.ask(job.request.encoded()) { (frame) throws(ProtocolViolation) in
              .done(try PainterResponse(frame))
            }
            job.finish(.success(response))
          } catch {
            // What the jobs before have left behind is not this one's fault.
            if job !== first, error.reason == .crashed, !Task.isCancelled {
              queue.add(job, .now, first: true)
            } else {
              job.finish(.failure(Task.isCancelled ? CancellationError() : PictureError(error.reason, error.detail)))
            }
            return
          }
          guard let next = await queue.next(upTo: last) else { return }
          job = next
        }
      }
    } catch HelperError.missing(let path) {
      first.finish(.failure(PictureError.noPainter(path: path, why: "it is not there")))
    } catch HelperError.cannotStart(let path, let why) {
      first.finish(.failure(PictureError.noPainter(path: path, why: why)))
    } catch {
      first.finish(.failure(error))
    }
  }
}
