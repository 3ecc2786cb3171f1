import HTTPClient

/// A service in front of a server that wants a browser.
enum BotWall {
    private static let headers = ["cf-mitigated", "x-datadome"]
    private static let words = ["just a moment...", "attention required! | cloudflare", "ddos-guard", "captcha"]

    /// Whether it was the wall that answered.
    static func answered(_ response: HTTPResponse) -> Bool {
        if headers.contains(where: { response.header($0) != nil }) { return true }
        let start = String(decoding: response.body.prefix(4000), as: UTF8.self).lowercased()
        return words.contains { start.contains($0) }
    }
}
