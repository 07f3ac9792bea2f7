import BriefingDomain
import Glibc
import ReaderProtocol
import Subprocess
import SystemPackage

/// One running helper, for as long as the closure that got it runs.
struct HelperProcess: ~Copyable {
  private let requests: FileDescriptor
  private var output: SubprocessOutputSequence.Iterator
  private var decoder = FrameDecoder(largestPayload: Frame.largestResponse)
  private let watch: Watch
  private let limits: ReadingLimits

  private init(
    requests: FileDescriptor, output: SubprocessOutputSequence.Iterator, watch: Watch, limits: ReadingLimits
  ) {
    self.requests = requests
    self.output = output
    self.watch = watch
    self.limits = limits
  }

  /// Starts a helper, waits until it is ready, runs `body`, and ends it.
  ///
  /// Requests go through a socket and not a pipe, because `send` can be told not to raise SIGPIPE when the helper has
  /// died; ignoring that signal for the whole process is not this library's to decide.
  ///
  /// - Throws: ``ReaderError``, or what `body` throws.
  static func run(
    _ executable: String, limits: ReadingLimits, readable: [[UInt8]],
    body: (inout HelperProcess) async throws -> Void
  ) async throws {
    guard access(executable, X_OK) == 0 else { throw ReaderError.missing(path: executable) }
    var pair: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
      throw ReaderError.cannotStart(path: executable, why: "no socket: errno \(errno)")
    }
    let requests = FileDescriptor(rawValue: pair[0])
    defer { try? requests.close() }
    let input = FileDescriptor(rawValue: pair[1])
    // The library takes raw bytes up to a NUL that it does not add.
    let arguments = (["--seconds", "\(limits.processor)", "--"].map { Array($0.utf8) } + readable).map { $0 + [0] }
    do {
      _ = try await Subprocess.run(
        .path(FilePath(executable)), arguments: Arguments(arguments),
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .sequence, error: .discarded
      ) { execution in
        // It has nothing to save, so an end by force is as good as any; waiting for a hung one would not be.
        defer { try? execution.send(signal: .kill) }
        let watch = Watch(limits: limits)
        try await withThrowingTaskGroup(of: Void.self) { group in
          // A late helper is killed rather than the read abandoned: the pipe then ends, after what came before.
          group.addTask { await watch.guardHelper { try? execution.send(signal: .kill) } }
          defer { group.cancelAll() }
          var helper = HelperProcess(
            requests: requests, output: execution.standardOutput.makeAsyncIterator(), watch: watch, limits: limits)
          try await helper.awaitReady(executable)
          try await body(&helper)
        }
      }
    } catch let error as SubprocessError {
      throw ReaderError.cannotStart(path: executable, why: "\(error)")
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
        throw ReaderError.cannotStart(path: path, why: why)
      }
      guard try ReaderResponse(frame) == .ready else { throw ProtocolViolation("it does not say that it is ready") }
    } catch let violation as ProtocolViolation {
      throw ReaderError.cannotStart(path: path, why: violation.description)
    }
  }

  /// The content of one file, and whether the helper can go on.
  mutating func read(_ file: MaterialFile) async -> (content: MaterialContent, alive: Bool) {
    var answers = AnswerCollector(limits: limits)
    let request = ReaderRequest(path: file.path, name: file.name).encoded()
    guard request.count <= Frame.largestRequest else {
      return (answers.content(.damaged, "the path is too long"), true)
    }
    watch.begin()
    defer { watch.end() }
    let sent = request.withUnsafeBytes { bytes in
      send(requests.rawValue, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    guard sent == request.count else { return (answers.content(.crashed, "the helper takes no request"), false) }
    while true {
      do {
        guard let frame = try await nextFrame() else {
          return watch.expired
            ? (answers.content(.timedOut, "the helper took too long"), false)
            : (answers.content(.crashed, "the helper ended while it was reading"), false)
        }
        switch answers.take(try ReaderResponse(frame)) {
        case .more: watch.heardSomething()
        // What it says unasked would be taken for its answer about the next file.
        case .done(let content): return (content, decoder.pending == 0)
        case .broken(let content): return (content, false)
        }
      } catch {
        return (answers.content(.crashed, "\(error)"), false)
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
