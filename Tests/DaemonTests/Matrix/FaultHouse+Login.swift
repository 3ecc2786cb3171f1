import Editorial
import FoundationEssentials
import HTTPClient
import Publishers
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// A page that is connected by login, and whose token has ended.
extension FaultHouse {
    private typealias Stage = Rehearsal.LinkedInSettings

    /// The configuration with no token for the page.
    static func withoutPageToken(_ theatre: Theatre) throws -> Configuration {
        let text = String(decoding: try Files.read(theatre.path, limit: 1 << 20), as: UTF8.self)
        let token = "token = { file = \"\(theatre.folder)/page-token\" }\n"
        try #require(text.contains(token))
        try Files.write(theatre.path, Array(text.replacing(token, with: "").utf8))
        return try Configuration.load(theatre.path)
    }

    /// Connects it as `copydesk connect` does; then the token's life passes.
    func connect(_ configuration: Configuration) async throws {
        theatre.linkedIn.configure { $0.renewingApplications = [Stage.pageClient] }
        let settings = try #require(configuration.accounts.first { $0.settings.name == account })
        let made = try settings.publisher.connector(of: account, with: try await assembly().publisherTools)
        let connector = try #require(made)
        let page = connector.page(state: "s") + "&answer=allow&member=Ab3dE_9xYz"
        let response = try await client.send(HTTPRequest("GET", page, limits: HTTPLimits(redirects: 0)))
        let location = response.headers.first { $0.name.lowercased() == "location" }?.value ?? ""
        let code = location.split(separator: "code=").last?.split(separator: "&").first.map(String.init) ?? ""
        _ = try await connector.connect(code: code)
        theatre.clock.jump(to: clock.now() + Stage.tokenLife)
    }
}
