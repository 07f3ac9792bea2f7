// swift-tools-version: 6.2
import PackageDescription

// Arrows point inwards: the domain knows nobody, storage and reading do not know each other, and only the
// helpers `utsusu-reader` and `utsusu-painter` link the C libraries that parse foreign files.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "utsusu",
  products: [
    // For others: what utsusu does, and the nouns that it shows. `make docs` documents it, docs/example uses it.
    .library(
      name: "BriefingLibrary",
      targets: ["BriefingLibrary", "BriefingDomain", "BriefingLedger", "JapaneseText", "PrintLogs"]),
    // For Benchmarks and Fuzz.
    .library(name: "BriefingStore", targets: ["BriefingStore", "BriefingDomain", "BriefingLedger", "JapaneseText"]),
    // For Fuzz; nobody else has to read files in their own process.
    .library(
      name: "MaterialFormats",
      targets: [
        "DelimitedText", "HelperHost", "HelperProtocol", "HelperService", "MaterialFormats", "MaterialReading",
      ]),
    // For Fuzz.
    .library(name: "BriefingPayloads", targets: ["BriefingPayloads"]),
    // For Benchmarks; the program of the room is `utsusu-room`.
    .library(name: "ProjectionServer", targets: ["ProjectionServer"]),
    // For Fuzz and Benchmarks.
    .library(name: "PrintLogs", targets: ["PrintLogs"]),
    .executable(name: "utsusu", targets: ["utsusu"]),
    .executable(name: "utsusu-reader", targets: ["utsusu-reader"]),
    .executable(name: "utsusu-painter", targets: ["utsusu-painter"]),
    .executable(name: "utsusu-cell", targets: ["utsusu-cell"]),
    .executable(name: "utsusu-room", targets: ["utsusu-room"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .target(name: "Confinement"),
    .systemLibrary(name: "CPopplerCpp", pkgConfig: "poppler-cpp", providers: [.apt(["libpoppler-cpp-dev"])]),
    .target(name: "PDFText", dependencies: ["CPopplerCpp"]),
    .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibevtx", pkgConfig: "libevtx", providers: [.apt(["libevtx-dev"])]),
    // Their headers overlap, so that one module holds all; the other two stand for what it needs besides poppler.
    .systemLibrary(name: "CDrawing", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CGdkPixbuf", pkgConfig: "gdk-pixbuf-2.0", providers: [.apt(["libgdk-pixbuf-2.0-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // What browsers unpack pictures with, for tests.
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .target(name: "PictureEncoding", linkerSettings: [.linkedLibrary("m")]),

    .target(name: "BriefingDomain", swiftSettings: strict),
    .target(name: "JapaneseText", dependencies: ["BriefingDomain"], swiftSettings: strict),
    // The entry, its hash and its chain, for whoever holds a ledger, with or without a database.
    .target(
      name: "BriefingLedger", dependencies: ["BriefingDomain", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),

    .target(name: "DelimitedText", swiftSettings: strict),
    // Tables as XLSX. Whoever writes none does not load libxlsxwriter, so that no package is linked here.
    .target(name: "XlsxLibrary"),
    .target(
      name: "Spreadsheet", dependencies: ["BriefingDomain", "DelimitedText", "JapaneseText", "XlsxLibrary"],
      swiftSettings: strict),
    // What printers and print servers say of their jobs, from files that were copied out.
    .target(
      name: "PrintLogs", dependencies: ["BriefingDomain", "DelimitedText", "JapaneseText"], swiftSettings: strict),
    // Keeps what waits for a disk away from the threads that a server's answers need.
    .target(name: "BlockingThreads", swiftSettings: strict),

    // Asking a helper process for the pages of a file; what the two say to each other; what every helper does; and,
    // inside that helper, the formats themselves.
    .target(name: "HelperProtocol", dependencies: ["BriefingDomain"], swiftSettings: strict),
    .target(
      name: "HelperService", dependencies: ["BriefingDomain", "Confinement", "HelperProtocol"], swiftSettings: strict),
    .target(
      name: "HelperHost",
      dependencies: [
        "BriefingDomain", "HelperProtocol",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "MaterialReading", dependencies: ["BriefingDomain", "HelperHost", "HelperProtocol"], swiftSettings: strict),
    .target(
      name: "MaterialFormats",
      dependencies: [
        "BriefingDomain", "DelimitedText", "HelperService", "JapaneseText", "HelperProtocol", "PDFText", "CLibzip",
        "CLibxml2", "CLibevtx", "CZlib",
      ],
      swiftSettings: strict),
    .executableTarget(name: "utsusu-reader", dependencies: ["MaterialFormats"], swiftSettings: strict),

    // Pictures of pages: asking for them, and, inside a helper of their own, drawing them.
    .target(
      name: "PagePictures",
      dependencies: [
        "BlockingThreads", "HelperHost", "BriefingDomain", "MaterialReading", "HelperProtocol",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    // Takes the place of functions of cairo in what is linked with it.
    .target(name: "DrawingWatch", linkerSettings: [.linkedLibrary("m"), .linkedLibrary("dl")]),
    // PDFText must not be among them: it takes the colour transforms away that pictures need.
    .target(
      name: "PageDrawing",
      dependencies: [
        "BriefingDomain", "DelimitedText", "HelperService", "HelperProtocol", "PictureEncoding", "DrawingWatch",
        "CDrawing", "CPangoCairo", "CGdkPixbuf",
      ],
      swiftSettings: strict),
    .executableTarget(name: "utsusu-painter", dependencies: ["PageDrawing"], swiftSettings: strict),
    // LibreOffice, which is not ours, shut in.
    .executableTarget(name: "utsusu-cell", dependencies: ["HelperService"], swiftSettings: strict),

    // What of SQLite Swift cannot call.
    .target(name: "SQLiteDefence", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "BriefingStore",
      dependencies: [
        "BriefingDomain", "BriefingLedger", "JapaneseText", "SQLiteDefence",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "BriefingLibrary",
      dependencies: [
        "BlockingThreads", "HelperHost", "BriefingDomain", "BriefingLedger", "DelimitedText", "JapaneseText",
        "MaterialReading", "HelperProtocol", "PagePictures", "PrintLogs", "BriefingStore",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    // What utsusu says: sentences, labels, tables, the report. Every face takes its words from here.
    .target(
      name: "BriefingWording",
      dependencies: [
        "HelperHost", "BriefingDomain", "BriefingLedger", "BriefingLibrary", "JapaneseText", "PrintLogs", "QRCode",
        "Spreadsheet",
      ],
      swiftSettings: strict),
    // What utsusu tells programs: one value for each noun and receipt, and how it is written as JSON.
    .target(
      name: "BriefingPayloads", dependencies: ["BriefingDomain", "BriefingLedger", "BriefingLibrary"],
      swiftSettings: strict),
    .target(
      name: "BriefingCommands",
      dependencies: [
        "HelperHost", "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingPayloads", "BriefingWording",
        "DelimitedText", "JapaneseText", "PagePictures", "QRCode", "Spreadsheet",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // The room: what a QR code is, and the server that shows briefings to those present. The server is a program of its
    // own, which `utsusu serve` becomes, so that the libraries of a web server weigh on no other command's start.
    .target(name: "QRCode", swiftSettings: strict),
    .target(
      name: "ProjectionServer",
      dependencies: [
        "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingPayloads", "BriefingWording",
        "BlockingThreads", "JapaneseText", "PagePictures", "QRCode", "Spreadsheet",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOFoundationEssentialsCompat", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Pages")], swiftSettings: strict),
    .executableTarget(
      name: "utsusu-room",
      dependencies: [
        "BriefingCommands", "BriefingLibrary", "ProjectionServer",
        .product(name: "Logging", package: "swift-log"),
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
    .target(
      name: "InstantLiterals", dependencies: ["BriefingDomain"], path: "Tests/InstantLiterals", swiftSettings: strict),
    .target(
      name: "InventedOffice", dependencies: ["BriefingDomain", "ForgedFiles"], path: "Tests/InventedOffice",
      swiftSettings: strict),
    .target(
      name: "BuiltPrograms", dependencies: ["ChildProcess"], path: "Tests/BuiltPrograms", swiftSettings: strict),
    .target(name: "ForgedFiles", dependencies: ["CLibzip"], path: "Tests/ForgedFiles", swiftSettings: strict),
    // The targets of Fuzz, by a link.
    .testTarget(
      name: "FuzzTargetTests",
      dependencies: [
        "HelperHost", "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingPayloads", "BriefingStore",
        "DelimitedText", "HelperService",
        "JapaneseText", "MaterialFormats", "MaterialReading", "HelperProtocol", "PrintLogs",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    // Rules that the sources keep.
    .testTarget(name: "SourceTests", swiftSettings: strict),
    .testTarget(
      name: "BriefingDomainTests",
      dependencies: ["InstantLiterals", "InventedOffice", "ForgedFiles", "BriefingDomain"],
      swiftSettings: strict),
    .testTarget(
      name: "BriefingLedgerTests", dependencies: ["InstantLiterals", "BriefingDomain", "BriefingLedger"],
      swiftSettings: strict),
    .testTarget(
      name: "JapaneseTextTests", dependencies: ["BriefingDomain", "JapaneseText"], swiftSettings: strict),
    .testTarget(
      name: "MaterialReadingTests",
      dependencies: [
        "MaterialReading", "HelperProtocol", "HelperHost", "BriefingDomain", "BuiltPrograms", "ForgedFiles",
        "utsusu-reader",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MaterialFormatsTests",
      dependencies: [
        "DelimitedText", "MaterialFormats", "HelperProtocol", "HelperService", "BriefingDomain", "JapaneseText",
        "ForgedFiles", "CLibzip", "CZlib",
      ],
      swiftSettings: strict),
    .testTarget(name: "PictureEncodingTests", dependencies: ["PictureEncoding", "CWebP"], swiftSettings: strict),
    .testTarget(
      name: "PagePicturesTests",
      dependencies: [
        "PagePictures", "HelperProtocol", "HelperHost", "BriefingDomain", "BuiltPrograms", "CWebP", "ChildProcess",
        "ForgedFiles", "utsusu-cell", "utsusu-painter", "utsusu-reader",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BriefingLibraryTests",
      dependencies: [
        "InstantLiterals", "InventedOffice", "ForgedFiles",
        "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingPayloads", "BriefingStore", "JapaneseText",
        "utsusu-reader",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SearchTests",
      dependencies: [
        "InstantLiterals",
        "BriefingDomain", "BriefingLedger", "BriefingStore", "JapaneseText",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BriefingWordingTests",
      dependencies: [
        "InstantLiterals", "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingWording", "PrintLogs",
        "Spreadsheet",
      ],
      swiftSettings: strict),
    .testTarget(name: "BriefingPayloadsTests", dependencies: ["BriefingPayloads"], swiftSettings: strict),
    .testTarget(
      name: "BriefingCommandsTests",
      dependencies: ["BriefingCommands", "BriefingDomain", "BriefingWording", "InstantLiterals"],
      swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetTests",
      dependencies: [
        "BriefingDomain", "DelimitedText", "HelperProtocol", "HelperService", "MaterialFormats", "Spreadsheet",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PrintLogsTests", dependencies: ["BriefingDomain", "ChildProcess", "JapaneseText", "PrintLogs"],
      swiftSettings: strict),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode"], swiftSettings: strict),
    .testTarget(
      name: "ProjectionServerTests",
      dependencies: [
        "InstantLiterals", "BuiltPrograms",
        "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingPayloads", "JapaneseText", "PagePictures",
        "ProjectionServer",
        "utsusu-reader",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // The room as its programs: `utsusu serve`, `utsusu project`, a client of its own.
    .testTarget(
      name: "RoomTests",
      dependencies: [
        "BuiltPrograms", "ChildProcess", "ForgedFiles", "utsusu", "utsusu-cell", "utsusu-reader", "utsusu-painter",
        "utsusu-room",
      ],
      swiftSettings: strict),
    // Crashes, crowds, full disks: the built programs, treated badly.
    .testTarget(
      name: "EnduranceTests",
      dependencies: [
        "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingStore", "BuiltPrograms", "ForgedFiles",
        "InstantLiterals", "utsusu", "utsusu-reader", "utsusu-room",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Faults"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "BriefingCommands", "BriefingLibrary", "BriefingPayloads", "BuiltPrograms", "ForgedFiles", "JapaneseText",
        "utsusu",
        "utsusu-cell", "utsusu-painter", "utsusu-reader", "utsusu-room",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)

// Sources is grouped: what people meet, what utsusu does, what reads and draws files from elsewhere, the programs
// (five `main.swift`), and the module maps of libraries of the system.
let folders = [
  "Faces": ["BriefingCommands", "BriefingPayloads", "BriefingWording", "ProjectionServer", "QRCode"],
  "Library": [
    "BlockingThreads", "BriefingDomain", "BriefingLedger", "BriefingLibrary", "BriefingStore", "DelimitedText",
    "JapaneseText", "PrintLogs", "SQLiteDefence", "Spreadsheet", "XlsxLibrary",
  ],
  "HelperPrograms": [
    "Confinement", "DrawingWatch", "HelperHost", "HelperProtocol", "HelperService", "MaterialFormats",
    "MaterialReading", "PDFText", "PageDrawing", "PagePictures", "PictureEncoding",
  ],
  "Programs": ["utsusu", "utsusu-cell", "utsusu-painter", "utsusu-reader", "utsusu-room"],
  "SystemLibraries": [
    "CDrawing", "CGdkPixbuf", "CLibevtx", "CLibxml2", "CLibzip", "CPangoCairo", "CPopplerCpp", "CWebP", "CZlib",
  ],
]
for (folder, names) in folders {
  for target in package.targets where names.contains(target.name) { target.path = "Sources/\(folder)/\(target.name)" }
}
