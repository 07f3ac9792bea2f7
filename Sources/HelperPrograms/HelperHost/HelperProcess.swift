package import BriefingDomain
import Glibc
package import HelperProtocol
import Subprocess
import SystemPackage

/// One running helper, for as long as the closure that got it runs.
package struct HelperProcess: ~Copyable {
  private let requests: FileDescriptor
  private var output: SubprocessOutputSequence.Iterator
  private var decoder: FrameDecoder
  private let watch: SilenceWatch

  private init(
    requests: FileDescriptor, output: SubprocessOutputSequence.Iterator, watch: SilenceWatch, largestAnswer: Int
  ) {
    self.requests = requests
    self.output = output
    self.watch = watch
    decoder = FrameDecoder(largestPayload: largestAnswer)
  }

  /// Starts a helper, waits until it is ready, runs `body`, and ends it.
  ///
  /// Requests go through a socket and not a pipe, because `send` can be told not to raise SIGPIPE when the helper has
  /// died; ignoring that signal for the whole process is not this library's to decide.
  ///
  /// - Parameters:
  ///   - largestAnswer: bytes that the payload of a frame may have.
  ///   - readable: what it may open, as ``ReaderPool/init(executable:limits:readable:)`` says.
  ///   - environment: what is added to this process's.
  /// - Throws: ``HelperError``, or what `body` throws.
  package static func run(
    _ executable: String, limits: ReadingLimits, largestAnswer: Int = Frame.largestResponse,
    readable: [[UInt8]], environment: [String: String] = [:], body: (inout HelperProcess) async throws -> Void
  ) async throws {
    guard access(executable, X_OK) == 0 else { throw HelperError.missing(path: executable) }
    var pair: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
      throw HelperError.cannotStart(path: executable, why: "no socket: errno \(errno)")
    }
    let requests = FileDescriptor(rawValue: pair[0])
    defer { try? requests.close() }
    let input = FileDescriptor(rawValue: pair[1])
    // The library takes raw bytes up to a NUL that it does not add.
    let arguments = (["--seconds", "\(limits.processor)", "--"].map { Array($0.utf8) } + readable).map { $0 + [0] }
    do {
      let added = environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
      _ = try await Subprocess.run(
        .path(FilePath(executable)), arguments: Arguments(arguments),
        environment: .inherit.updating(Dictionary(uniqueKeysWithValues: added)),
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .sequence, error: .discarded
      ) { execution in
        // It has nothing to save, so an end by force is as good as any; waiting for a hung one would not be.
        defer { try? execution.send(signal: .kill) }
        let watch = SilenceWatch(limits: limits)
        try await withThrowingTaskGroup(of: Void.self) { group in
          // A late helper is killed rather than the read abandoned: the pipe then ends, after what came before.
          group.addTask { await watch.guardHelper { try? execution.send(signal: .kill) } }
          defer { group.cancelAll() }
          var helper = HelperProcess(
            requests: requests, output: execution.standardOutput.makeAsyncIterator(), watch: watch,
            largestAnswer: largestAnswer)
          try await helper.awaitReady(executable)
          try await body(&helper)
        }
      }
    } catch let error as SubprocessError {
      throw HelperError.cannotStart(path: executable, why: "\(error)")
    }
  }

  private mutating func awaitReady(_ path: String) async throws {
    watch.begin()
    defer { watch.end() }
    do {
      let frame = try await nextFrame()
      try Task.checkCancellation()
      guard let frame else {
        let why = watch.expired ? "it says nothing" : "it ended at once"
        throw HelperError.cannotStart(path: path, why: why)
      }
      guard try ReaderResponse(frame) == .ready else { throw ProtocolViolation("it does not say that it is ready") }
    } catch let violation as ProtocolViolation {
      throw HelperError.cannotStart(path: path, why: violation.description)
    }
  }

  /// What a frame of an answer came to.
  package enum Outcome<Answer> {
    case more
    case done(Answer)
    /// This is settled, but the helper must not be used any more.
    case broken(Answer)
  }

  /// Sends a request and hands over frame after frame, until `take` has its answer.
  ///
  /// - Parameter take: throws where the frame is not what a sound helper would say.
  /// - Returns: the answer, and whether the helper can go on.
  /// - Throws: why there is none; the helper must not be used any more.
  package mutating func ask<Answer>(
    _ request: [UInt8], take: (Frame) throws(ProtocolViolation) -> Outcome<Answer>
  ) async throws(HelperFailure) -> (answer: Answer, alive: Bool) {
    watch.begin()
    defer { watch.end() }
    let sent = request.withUnsafeBytes { bytes in
      send(requests.rawValue, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    guard sent == request.count else { throw HelperFailure(.crashed, "the helper takes no request") }
    while true {
      let outcome: Outcome<Answer>
      do {
        guard let frame = try await nextFrame() else {
          throw watch.expired
            ? HelperFailure(.timedOut, "the helper took too long")
            : HelperFailure(.crashed, "the helper ended while it was at work")
        }
        outcome = try take(frame)
      } catch let failure as HelperFailure {
        throw failure
      } catch {
        throw HelperFailure(.crashed, "\(error)")
      }
      switch outcome {
      case .more: watch.heardSomething()
      // What it says unasked would be taken for its answer to the next request.
      case .done(let answer): return (answer, decoder.pending == 0)
      case .broken(let answer): return (answer, false)
      }
    }
  }

  /// `nil` when the helper has ended or was killed.
  private mutating func nextFrame() async throws -> Frame? {
    while true {
      if let frame = try decoder.next() { return frame }
      guard let buffer = try await output.next() else { return nil }
      buffer.withUnsafeBytes { decoder.append($0) }
    }
  }
}

/// Why a helper gave no answer.
package struct HelperFailure: Error {
  package let reason: UnreadableReason
  /// English, one line.
  package let detail: String

  package init(_ reason: UnreadableReason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
