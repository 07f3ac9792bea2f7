// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "utsusu", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // Times whole processes of the built `utsusu` beside their peers.
    .executableTarget(name: "MainJobBenchmark"),
    // The floor for a start: a Swift program that only parses its arguments.
    .executableTarget(
      name: "ArgumentsOnly", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // A crowd of followers in one process, before a room and before the floor; and before a room in the same process, in
    // which the library has other work.
    .systemLibrary(name: "CEpoll"),
    .executableTarget(
      name: "RoomBenchmark",
      dependencies: [
        "CEpoll", .product(name: "BriefingLibrary", package: "utsusu"),
        .product(name: "ProjectionServer", package: "utsusu"), .product(name: "Logging", package: "swift-log"),
      ]),
    // The floor for a broadcast: the same events to the same crowd by SwiftNIO and nothing else.
    .executableTarget(
      name: "BroadcastFloor",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    // The home of a large office, for the desk's pages.
    .executableTarget(
      name: "DeskHome",
      dependencies: [
        .product(name: "BriefingStore", package: "utsusu"), .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // Indexes and searches a corpus of pages, beside FTS5's trigrams and LIKE on the same rows.
    .executableTarget(
      name: "SearchBenchmark",
      dependencies: [
        .product(name: "BriefingStore", package: "utsusu"), .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ]
)
