import Testing

/// Arrows point inwards: what a target may know of the others.
struct LayerTests {
  /// A face that reaches past the library would write the same rule a second time.
  @Test func onlyTheLibraryKnowsTheStore() throws {
    let files = try SourceFile.all(under: "Sources")
    #expect(files.count > 300)
    for file in files where !["BriefingStore", "BriefingLibrary"].contains(file.target) {
      #expect(!file.imports.contains("BriefingStore") && !file.imports.contains("GRDB"), "\(file)")
    }
    // SQL is the store's.
    for file in files where file.target == "BriefingLibrary" { #expect(!file.imports.contains("GRDB"), "\(file)") }
  }

  @Test(arguments: [
    ("BriefingDomain", []), ("BriefingLedger", ["BriefingDomain", "Crypto"]),
    ("JapaneseText", ["BriefingDomain", "Foundation"]),
    // What reads files from elsewhere in the main program's process does it in Swift, without anything below.
    ("PrintLogs", ["BriefingDomain", "DelimitedText", "JapaneseText"]),
    // Without words and without Foundation, for whoever reads what another utsusu has written.
    ("BriefingPayloads", ["BriefingDomain", "BriefingLedger", "BriefingLibrary"]),
    ("BlockingThreads", ["Foundation", "Synchronization"]),
  ])
  func theInnerTargets(_ target: String, _ known: [String]) throws {
    let files = try SourceFile.all(under: "Sources").filter { $0.target == target }
    #expect(!files.isEmpty)
    for file in files { #expect(Set(known).isSuperset(of: file.imports), "\(file): \(file.imports)") }
  }

  /// What a person does goes through `Visit.read` and `Visit.write`, which ask the policy. Past them goes only what nobody
  /// asks for: opening, looking a home over, sweeping, finishing what was begun, what the room's server writes of itself, and
  /// the answer of somebody who is nobody.
  @Test func everyActIsAskedFor() throws {
    let past = [
      "Library.swift", "Visit.swift", "HomeCheck.swift", "IncomingFiles.swift", "FinishingRemovals.swift",
      "Expiring.swift", "RecordKeeping.swift", "DrawingAhead.swift", "SigningIn.swift", "SecondFactors.swift",
      "Feeds.swift", "NameIndexing.swift", "Answering.swift", "SurveyForm.swift",
    ]
    let files = try SourceFile.all(under: "Sources/Library/BriefingLibrary")
    #expect(files.count { $0.text.contains("try await write(as:") } > 6)
    for file in files where !past.contains(where: file.path.hasSuffix) && !file.path.contains("/Backup/") {
      #expect(!file.text.contains("store.read") && !file.text.contains("store.write"), "\(file)")
    }
  }

  /// What the room's server does of itself is for the server alone, in few places; what a driver does there goes through a
  /// visit.
  @Test func theServersOwn() throws {
    let own = try SourceFile.all(under: "Sources/Library/BriefingLibrary")
      .filter { file in
        [
          "RecordKeeping.swift", "DrawingAhead.swift", "SigningIn.swift", "SecondFactors.swift", "Feeds.swift",
          "NameIndexing.swift", "SurveyForm.swift",
        ].contains { file.path.hasSuffix($0) }
      }
    #expect(own.count == 7)
    for file in own { #expect(file.text.contains("extension Library {") && !file.text.contains("public func")) }
    let places = [
      "RoomRegistry.swift", "LiveRoom+Record.swift", "HomePictures.swift", "DrawingAhead.swift", "CountedPages.swift",
      "DeskChanges.swift", "DeskGate.swift", "SignInRoutes.swift", "MyPageRoutes.swift", "SecondFactorRoutes.swift",
      "SecondFactorPageRoutes.swift", "SessionBeginning.swift", "Confirmation.swift", "ProxySignIn.swift",
      "StagedUploads.swift", "CalendarRoutes.swift", "SurveyFormRoutes.swift",
    ]
    for file in try SourceFile.all(under: "Sources/Faces/ProjectionServer")
    where !places.contains(where: file.path.hasSuffix) {
      for call in file.text.matches(of: /\blibrary\.(\w+)/) { #expect(["visit", "home"].contains(call.1), "\(file)") }
    }
  }
}
