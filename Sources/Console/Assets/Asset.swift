import HTTPServer

/// The files that the page needs; they come with the program.
struct Asset: Sendable {
    let type: String
    let text: String

    static let all: [String: Asset] = [
        "/style.css": Asset(type: "text/css; charset=utf-8", text: style),
        "/refresh.js": Asset(type: "text/javascript; charset=utf-8", text: refreshScript),
        "/icon.svg": Asset(type: "image/svg+xml", text: icon),
    ]

    var response: ServerResponse { .bytes([UInt8](text.utf8), type: type) }

    /// A blue pencil on a sheet.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="3" width="24" height="26" rx="4" fill="#2446a8"/>\
        <path d="M9 10h14M9 16h14M9 22h7" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>

        """
}
