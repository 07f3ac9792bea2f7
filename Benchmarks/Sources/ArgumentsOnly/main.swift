import ArgumentParser

struct ArgumentsOnly: ParsableCommand {
  static let configuration = CommandConfiguration(version: "1")
}

ArgumentsOnly.main()
