// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "MonthlyReport",
  // Elsewhere: .package(url: …).
  dependencies: [.package(name: "utsusu", path: "../..")],
  targets: [
    .executableTarget(
      name: "MonthlyReport", dependencies: [.product(name: "BriefingLibrary", package: "utsusu")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
