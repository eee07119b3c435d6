// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with. `PRANT_STRICT=1` (set by `make`) turns warnings into errors.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["PRANT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .target(
    name: name, dependencies: dependencies, exclude: [], resources: resources,
    swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestSupport"]
      + (name == "Minutes" ? [] : ["Minutes"]) + dependencies,
    swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
  name: "Prant",
  products: [
    .executable(name: "prant", targets: ["prant"]),
    .executable(name: "prant-worker", targets: ["prant-worker"]),
    .executable(name: "prant-review", targets: ["prant-review"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // What Hummingbird stands on: named because we import it, too.
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev"])]),
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),

    library("Minutes", [crypto], resources: [.embedInCode("Schemas/meeting.schema.json")]),
    library("Lexicon", ["CHunspell"]),
    library("Imaging", ["CLeptonica", "CPoppler", "CQPDF", "Minutes"]),
    library("Recognition", ["CTesseract", "CLeptonica", "Imaging", "Minutes"]),
    library("Repair", ["Lexicon", "Minutes"]),
    library("Segmentation", ["Minutes"]),
    library("WorkerProtocol", ["Minutes"]),
    library(
      "Pipeline",
      ["Lexicon", "Repair", "Segmentation", "WorkerProtocol", "Minutes", crypto, logging]),
    library("Archive", ["Minutes", grdb]),
    library("Export", ["Minutes"]),
    library(
      "ReviewServer",
      [
        "Archive", "Export", "Pipeline", "WorkerProtocol", "Minutes", hummingbird, hummingbirdCore,
        mustache, crypto,
        cryptoExtras, logging, httpTypes, nio, nioHTTP1, serviceLifecycle, unixSignals,
      ], resources: [.embedInCode("Resources")]),

    .executableTarget(
      name: "prant-worker", dependencies: ["Imaging", "Recognition", "WorkerProtocol", "Minutes"],
      swiftSettings: settings),
    .executableTarget(
      name: "prant",
      dependencies: [
        "Minutes", "Lexicon", "Repair", "Segmentation", "WorkerProtocol", "Pipeline", "Archive",
        "Export", argumentParser, crypto,
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "prant-review",
      dependencies: [
        "ReviewServer", "Archive", "Pipeline", "Repair", "Lexicon", "WorkerProtocol", "Minutes",
        argumentParser, logging,
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Minutes"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Minutes"),
    tests(of: "Lexicon"),
    tests(of: "Imaging"),
    tests(of: "Recognition", ["Imaging"]),
    tests(of: "Repair", ["Lexicon"]),
    tests(of: "Segmentation", ["Export"]),
    tests(of: "Pipeline", ["WorkerProtocol", "Repair", "Lexicon", "Segmentation", "Export"]),
    tests(of: "Archive"),
    tests(of: "Export"),
    tests(
      of: "ReviewServer",
      [
        "Archive", "Pipeline", "WorkerProtocol", hummingbird, hummingbirdTesting, httpTypes, nio,
        nioEmbedded,
      ]),
    .testTarget(
      name: "WorkerTests",
      dependencies: ["prant-worker", "WorkerProtocol", "Imaging", "Minutes", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "Minutes", "Archive", "prant", "prant-worker", "prant-review",
        hummingbirdTesting,
        httpTypes, nio,
      ],
      swiftSettings: settings),
  ]
)

// `make bench` sets it; an ordinary build does not even fetch the benchmark package.
if Context.environment["PRANT_BENCHMARKS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
  for (module, needs) in [("Lexicon", []), ("Repair", ["Lexicon"]), ("Segmentation", [])] {
    package.targets.append(
      .executableTarget(
        name: "\(module)Benchmarks",
        dependencies: [.byName(name: module), "Minutes", "TestSupport"]
          + needs.map { .byName(name: $0) } + [.product(name: "Benchmark", package: "benchmark")],
        path: "Tests/Benchmarks/\(module)Benchmarks",
        swiftSettings: settings,
        plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
  }
}
