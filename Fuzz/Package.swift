// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [
    .package(name: "utsusu", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // One program for all parsers, so that the whole is linked once; `FUZZ_TARGET` names the one that gets the input.
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "BriefingLibrary", package: "utsusu"), .product(name: "BriefingStore", package: "utsusu"),
        .product(name: "BriefingPayloads", package: "utsusu"),
        .product(name: "MaterialFormats", package: "utsusu"), .product(name: "PrintLogs", package: "utsusu"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
