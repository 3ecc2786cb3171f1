// swift-tools-version: 6.2
import PackageDescription

// Imports go down only; the edges below are held against the sources by ArchitectureTests.
let package = Package(
    name: "copydesk",
    products: [
        .executable(name: "copydesk", targets: ["copydesk"]),
        .executable(name: "copydesk-picture", targets: ["copydesk-picture"]),
        // For tests alone: preloaded into copydesk, it strikes at an exact place of its life.
        .library(name: "killpoints", type: .dynamic, targets: ["KillPoints"]),
    ],
    targets: [
        // 0: C behind walls. Module maps with static inline shims for what Swift cannot import.
        .target(name: "CSystem", path: "Sources/C/CSystem"),
        .target(name: "CAssets", path: "Sources/C/CAssets", exclude: ["Sample"]),
        .systemLibrary(name: "CSodium", path: "Sources/C/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CUTF8Proc", path: "Sources/C/CUTF8Proc", pkgConfig: "libutf8proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CXXHash", path: "Sources/C/CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CCurl", path: "Sources/C/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CMicroHTTPD", path: "Sources/C/CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(name: "CSQLite", path: "Sources/C/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CXML2", path: "Sources/C/CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CPangoCairo", path: "Sources/C/CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CJPEG", path: "Sources/C/CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"])]),
        .systemLibrary(name: "CWebP", path: "Sources/C/CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
        .target(name: "CToml", path: "Sources/C/CToml"),

        // 1
        .target(name: "Support", dependencies: ["CSystem", "CSodium", "CUTF8Proc", "CXXHash", "CAssets"]),

        // 2: tools, each the only door to one library
        .target(name: "HTTPClient", dependencies: ["CCurl", "Support"]),
        .target(name: "HTTPServer", dependencies: ["CMicroHTTPD", "Support"]),
        .target(name: "SQL", dependencies: ["CSQLite", "Support"]),
        .target(name: "Markup", dependencies: ["CXML2", "Support"]),
        .target(name: "TOML", dependencies: ["CToml", "Support"]),
        .target(name: "Imaging", dependencies: ["CPangoCairo", "CJPEG", "CWebP", "Support"]),
        .target(name: "Vault", dependencies: ["CSodium", "Support"]),

        // 3: Notion's wire types, and the domain
        .target(name: "Notion", dependencies: ["HTTPClient", "Support"]),
        .target(name: "Editorial", dependencies: ["Support"]),

        // 4: adapters, the line, what people look at
        .target(name: "Feeds", dependencies: ["Editorial", "HTTPClient", "Markup", "Notion", "Support"]),
        .target(name: "Models", dependencies: ["Editorial", "HTTPClient", "TOML", "Support"]),
        .target(name: "Boards", dependencies: ["Editorial", "HTTPClient", "Markup", "Notion", "Support"]),
        .target(name: "Publishers", dependencies: ["Editorial", "HTTPClient", "TOML", "Support"]),
        .target(name: "Storage", dependencies: ["Editorial", "Markup", "SQL", "Support", "Vault"]),
        .target(name: "Pipeline", dependencies: ["Editorial", "Support"]),
        .target(name: "Console", dependencies: ["Editorial", "HTTPServer", "Support"]),
        .target(name: "Rehearsal", dependencies: ["HTTPServer", "Markup", "Support"]),

        // 5, 6
        .target(
            name: "Daemon",
            dependencies: [
                "Boards", "Console", "Editorial", "Feeds", "HTTPClient", "HTTPServer", "Markup", "Models", "Notion", "Pipeline",
                "Publishers", "Rehearsal", "SQL", "Storage", "Support", "TOML", "Vault",
            ]),
        .executableTarget(name: "copydesk", dependencies: ["Daemon"]),
        .executableTarget(name: "copydesk-picture", dependencies: ["Imaging", "Support"]),

        .target(name: "TestKit", dependencies: ["Editorial", "HTTPServer", "Storage", "SQL", "Support"], path: "Tests/TestKit"),
        .target(name: "ProofKit", dependencies: ["Editorial", "Pipeline", "Storage", "Support"], path: "Tests/ProofKit"),
        // Run by "make bench": how late posts go out.
        .executableTarget(
            name: "lateness",
            dependencies: ["Daemon", "Editorial", "HTTPClient", "Pipeline", "Rehearsal", "Storage", "Support", "TestKit"],
            path: "Tests/Lateness"),
        // Run by "make bench": what reading feeds costs. The C beside it is what this machine can do at all.
        .executableTarget(
            name: "feedcost", dependencies: ["Editorial", "Feeds", "HTTPClient", "Markup", "Support"], path: "Tests/FeedBench/Cost"),
        // Run by "make try-model": what a model of yours makes of ten items.
        .executableTarget(
            name: "try-model", dependencies: ["Editorial", "HTTPClient", "Models", "Support", "TOML"], path: "Tests/TryModel",
            exclude: ["items.json"]),
        .target(name: "KillPoints", path: "Tests/KillPoints"),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "SupportTests", dependencies: ["Support", "TestKit"], exclude: ["Fixtures"]),
        .testTarget(name: "HTTPClientTests", dependencies: ["HTTPClient", "HTTPServer", "TestKit"]),
        .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer", "HTTPClient", "TestKit"]),
        .testTarget(name: "SQLTests", dependencies: ["SQL", "TestKit"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestKit"]),
        .testTarget(name: "TOMLTests", dependencies: ["TOML", "TestKit"]),
        .testTarget(name: "ImagingTests", dependencies: ["Imaging", "Support", "copydesk-picture"]),
        .testTarget(name: "VaultTests", dependencies: ["Vault", "Support", "TestKit"]),
        .testTarget(name: "NotionTests", dependencies: ["Notion", "HTTPClient", "HTTPServer", "TestKit"]),
        .testTarget(
            name: "EditorialTests", dependencies: ["Editorial", "TestKit"],
            exclude: ["Facts/Fixtures", "Fixtures", "Rules/Fixtures"]),
        .testTarget(name: "FeedsTests", dependencies: ["Feeds", "HTTPServer", "Storage", "TestKit"], exclude: ["Fixtures"]),
        .testTarget(name: "ModelsTests", dependencies: ["Models", "HTTPClient", "HTTPServer", "TOML", "TestKit", "copydesk-picture"]),
        .testTarget(name: "BoardsTests", dependencies: ["Boards", "HTTPClient", "Notion", "Rehearsal", "TestKit"]),
        .testTarget(name: "PublishersTests", dependencies: ["Publishers", "HTTPClient", "Rehearsal", "TOML", "TestKit"]),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestKit", "Vault"]),
        .testTarget(name: "PipelineTests", dependencies: ["Pipeline", "ProofKit", "Storage", "TestKit"]),
        .testTarget(
            name: "WritingTests",
            dependencies: [
                "Boards", "Editorial", "Feeds", "HTTPClient", "HTTPServer", "Models", "Notion", "Pipeline", "Storage", "Support", "TestKit",
            ], exclude: ["Injection/Fixtures"]),
        // How the poller behaves towards publishers, over simulated weeks.
        .testTarget(
            name: "PollingTests",
            dependencies: ["Daemon", "Editorial", "Feeds", "HTTPClient", "HTTPServer", "Pipeline", "SQL", "Storage", "Support", "TestKit"]),
        .testTarget(name: "ConsoleTests", dependencies: ["Console", "Editorial", "HTTPClient", "HTTPServer", "Support", "TestKit"]),
        .testTarget(name: "RehearsalTests", dependencies: ["Rehearsal", "HTTPClient", "TestKit"]),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Daemon", "Editorial", "HTTPClient", "HTTPServer", "Imaging", "Pipeline", "ProofKit", "Publishers", "Rehearsal", "SQL",
                "Storage", "Support", "TestKit", "Vault", "copydesk",
                "copydesk-picture",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x,
    cxxLanguageStandard: .cxx17
)

// Built by "make fuzz" alone: its main comes with libFuzzer.
if Context.environment["COPYDESK_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "fuzz", dependencies: ["Feeds", "HTTPClient", "Markup", "Support", "TOML"], path: "Tests/Fuzz"))
}

for target in package.targets where target.type == .regular || target.type == .test || target.type == .executable {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
    // A C library calls their handlers back; to check each access to those is a tenth of what a feed costs.
    if ["Feeds", "Markup"].contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))
    }
    // The programs and the look-alikes are most of what a run of the tests takes. Overflows and preconditions stop an optimised one too;
    // `assert`, which would not, is used nowhere.
    if target.type == .regular {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}
