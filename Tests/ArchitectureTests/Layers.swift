/// What each module may import, besides FoundationEssentials: the same edges as in Package.swift.
enum Layers {
    static let edges: [String: Set<String>] = [
        "Support": ["CSystem", "CSodium", "CUTF8Proc", "CXXHash", "CAssets"],
        "HTTPClient": ["CCurl", "Support"],
        "HTTPServer": ["CMicroHTTPD", "Support"],
        "SQL": ["CSQLite", "Support"],
        "Markup": ["CXML2", "Support"],
        "TOML": ["CToml", "Support"],
        "Imaging": ["CPangoCairo", "CJPEG", "CWebP", "Support"],
        "Vault": ["CSodium", "Support"],
        "Notion": ["HTTPClient", "Support"],
        "Editorial": ["Support"],
        "Feeds": ["Editorial", "HTTPClient", "Markup", "Notion", "Support"],
        "Models": ["Editorial", "HTTPClient", "TOML", "Support"],
        "Boards": ["Editorial", "HTTPClient", "Markup", "Notion", "Support"],
        "Publishers": ["Editorial", "HTTPClient", "TOML", "Support"],
        "Storage": ["Editorial", "Markup", "SQL", "Support", "Vault"],
        "Pipeline": ["Editorial", "Support"],
        "Console": ["Editorial", "HTTPServer", "Support"],
        "Rehearsal": ["HTTPServer", "Markup", "Support"],
        "Daemon": [
            "Boards", "Console", "Editorial", "Feeds", "HTTPClient", "HTTPServer", "Markup", "Models", "Notion", "Pipeline", "Publishers",
            "Rehearsal", "SQL", "Storage", "Support", "TOML", "Vault",
        ],
        "copydesk": ["Daemon"],
        "copydesk-picture": ["Imaging", "Support"],
    ]

    /// The modules that may speak with the system and its libraries.
    static let atTheWall: Set<String> = ["Support", "HTTPClient", "HTTPServer", "SQL", "Markup", "TOML", "Imaging", "Vault"]

    /// The programs, which end with an exit code.
    static let entryPoints: Set<String> = ["copydesk", "copydesk-picture"]

    /// The system's own modules, for those at the wall.
    static let system: Set<String> = ["Glibc", "Dispatch", "Synchronization"]
}
