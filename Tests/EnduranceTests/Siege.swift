import Foundation
import Testing

/// An office that is given hostile files, and what is watched meanwhile.
struct Siege {
  let office: Office
  /// What is given to utsusu.
  var given: String { office.folder + "/given" }
  private let environment: [String: String]

  static let mostMemory = 1 << 30

  /// - Parameter seconds: processor time for a file, less than usual, so that a test need not wait for it.
  init(seconds: Int = 5) throws {
    office = try Office()
    // Copied by another process: one that is started meanwhile would hold a file written here open, and what is open
    // for writing cannot be run.
    try office.file("script", "#!/bin/sh\nexec '\(Built.program("utsusu-reader"))' --seconds \(seconds) \"$@\"\n")
    let copying = try office.start(["-c", "cp script reader && chmod 700 reader"], of: "/bin/sh")
    try #require(try copying.result().status == 0)
    for folder in ["given", "tmp"] { mkdir("\(office.folder)/\(folder)", 0o700) }
    environment = ["UTSUSU_READER": office.folder + "/reader", "TMPDIR": office.folder + "/tmp"]
  }

  @discardableResult
  func give(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(given)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  /// One file as `index` gave it.
  struct Answer {
    let pages: Int
    /// `nil` where all of it could be read.
    let reason: String?
    let detail: String
  }

  /// Runs `utsusu index` on all that is given; checks what holds whatever the files are.
  ///
  /// - Returns: the answers, by the name of the file.
  func index() throws -> [String: Answer] {
    let before = try snapshot()
    let outcome = try office.run(["index", given, "--json"], environment: environment)
    #expect(outcome.status == 0, "\(outcome.status) \(outcome.stderr)")
    #expect(outcome.peakMemory <= Self.mostMemory, "\(outcome.peakMemory >> 20) MiB")
    let after = try snapshot()
    #expect(before == after, "\(Set(before).symmetricDifference(after))")
    let materials = try #require(try outcome.json["materials"] as? [[String: Any]])
    var answers: [String: Answer] = [:]
    for material in materials {
      let (name, pages) = (material["file"] as? String ?? "", material["pages"] as? Int ?? 0)
      let answer = Answer(
        pages: pages, reason: material["reason"] as? String, detail: material["detail"] as? String ?? "")
      #expect(pages > 0 || answer.reason != nil, "\(name) is neither read nor named")
      answers[name] = answer
    }
    #expect(answers.count == materials.count)
    return answers
  }

  func text(_ names: [String]) throws -> ProgramResult {
    let outcome = try office.run(["text", "--json"] + names.map { "\(given)/\($0)" }, environment: environment)
    #expect(outcome.peakMemory <= Self.mostMemory, "\(names): \(outcome.peakMemory >> 20) MiB")
    return outcome
  }

  /// Everything in the office's folder but the home: names, kinds, sizes, times.
  private func snapshot() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: office.folder).filter { !$0.hasPrefix("kept/home") }.map {
      path in
      var status = stat()
      lstat("\(office.folder)/\(path)", &status)
      // A folder's time changes when a file in it is replaced; its names are there anyway.
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      return "\(path) \(status.st_mode) \(isFolder ? 0 : status.st_size) \(isFolder ? 0 : status.st_mtim.tv_nsec)"
    }
  }
}
