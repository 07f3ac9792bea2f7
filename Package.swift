// swift-tools-version: 6.2
import PackageDescription

// Arrows point inwards: the domain knows nobody, storage and reading do not know each other, and only the
// helper `utsusu-reader` links the C libraries that parse foreign files.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "utsusu",
  products: [
    .library(name: "BriefingLibrary", targets: ["BriefingLibrary"]),
    .library(name: "BriefingStore", targets: ["BriefingStore", "BriefingDomain", "JapaneseText"]),
    .executable(name: "utsusu", targets: ["utsusu"]),
    .executable(name: "utsusu-reader", targets: ["utsusu-reader"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .target(name: "Confinement"),
    .systemLibrary(name: "CPopplerCpp", pkgConfig: "poppler-cpp", providers: [.apt(["libpoppler-cpp-dev"])]),
    .target(name: "PDFText", dependencies: ["CPopplerCpp"]),
    .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    .target(name: "BriefingDomain", swiftSettings: strict),
    .target(name: "JapaneseText", dependencies: ["BriefingDomain"], swiftSettings: strict),

    // Asking a helper process for the pages of a file; what the two say to each other; and, inside that helper, the
    // formats themselves.
    .target(name: "ReaderProtocol", dependencies: ["BriefingDomain"], swiftSettings: strict),
    .target(
      name: "MaterialReading",
      dependencies: [
        "BriefingDomain", "ReaderProtocol",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "MaterialFormats",
      dependencies: [
        "BriefingDomain", "JapaneseText", "ReaderProtocol", "PDFText", "CLibzip", "CLibxml2", "Confinement",
      ],
      swiftSettings: strict),
    .executableTarget(name: "utsusu-reader", dependencies: ["MaterialFormats"], swiftSettings: strict),

    .target(
      name: "BriefingStore",
      dependencies: [
        "BriefingDomain", "JapaneseText",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "BriefingLibrary",
      dependencies: [
        "BriefingDomain", "JapaneseText", "MaterialReading", "ReaderProtocol", "BriefingStore",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(
      name: "BriefingCommands",
      dependencies: [
        "BriefingDomain", "BriefingLibrary", "BriefingStore", "JapaneseText", "MaterialReading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // At a fixed address utsusu starts in 3.9 ms instead of 5.6: the loader has 96,000 places fewer to mend. The reader,
    // which parses foreign files in C libraries, keeps its random address.
    .executableTarget(
      name: "utsusu", dependencies: ["BriefingCommands"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),

    .target(name: "ChildProcess", path: "Tests/ChildProcess", swiftSettings: strict),
    .target(name: "ForgedFiles", dependencies: ["CLibzip"], path: "Tests/ForgedFiles", swiftSettings: strict),
    .testTarget(name: "BriefingDomainTests", dependencies: ["BriefingDomain"], swiftSettings: strict),
    .testTarget(
      name: "JapaneseTextTests", dependencies: ["BriefingDomain", "JapaneseText"], swiftSettings: strict),
    .testTarget(
      name: "MaterialReadingTests",
      dependencies: ["MaterialReading", "ReaderProtocol", "BriefingDomain", "ForgedFiles", "utsusu-reader"],
      swiftSettings: strict),
    .testTarget(
      name: "MaterialFormatsTests",
      dependencies: ["MaterialFormats", "ReaderProtocol", "BriefingDomain", "JapaneseText", "ForgedFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "BriefingLibraryTests",
      dependencies: [
        "BriefingDomain", "BriefingLibrary", "BriefingStore", "JapaneseText", "utsusu-reader",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SearchTests",
      dependencies: [
        "BriefingDomain", "BriefingStore", "JapaneseText", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BriefingCommandsTests",
      dependencies: ["BriefingCommands", "BriefingLibrary", "BriefingStore", "BriefingDomain"], swiftSettings: strict),
    // Crashes, crowds, full disks: the built programs, treated badly.
    .testTarget(
      name: "EnduranceTests",
      dependencies: [
        "BriefingDomain", "BriefingLibrary", "BriefingStore", "ChildProcess", "ForgedFiles", "utsusu", "utsusu-reader",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Faults"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["ChildProcess", "JapaneseText", "utsusu", "utsusu-reader"],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
