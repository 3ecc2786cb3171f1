import HTTPServer

/// The files that the page needs.
enum Asset {
    static let all: [String: PageAsset] = [
        "/style.css": PageAsset(type: "text/css; charset=utf-8", text: style), "/live.js": .liveScript,
        "/clock.js": .clockScript,
        "/icon.svg": PageAsset(type: "image/svg+xml", text: icon),
    ]

    /// A blue pencil on a sheet.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="3" width="24" height="26" rx="4" fill="#2446a8"/>\
        <path d="M9 10h14M9 16h14M9 22h7" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>

        """
}
