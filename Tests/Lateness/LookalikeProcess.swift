import FoundationEssentials
import HTTPClient
import Rehearsal
import Support

/// LinkedIn in a process of its own, with many pages: its work is not the publisher's.
enum LookalikeProcess {
    static let accounts = 20

    static func token(_ number: Int) -> String { "token of page \(number)" }
    static func author(_ number: Int) -> String { "urn:li:organization:\(7000 + number)" }

    /// Serves until killed; its address goes to that file.
    static func serve(_ file: String) async throws {
        let member = LinkedInSettings.Member(id: "Ab3dE_9xYz", givenName: "Eddy", familyName: "Editor", email: "eddy@example.test")
        let pages = (0..<accounts).map {
            LinkedInSettings.Organization(id: "\(7000 + $0)", name: "Page \($0)", roles: [member.id: "ADMINISTRATOR"])
        }
        let scopes: Set = ["w_organization_social", "r_organization_social", "rw_organization_admin", "r_basicprofile"]
        let grants = (0..<accounts).map { (token($0), LinkedInSettings.Grant(member: member.id, scopes: scopes)) }
        let lookalike = try LinkedInLookalike(
            clock: SystemClock(), port: 0,
            settings: LinkedInSettings(members: [member], organizations: pages, grants: Dictionary(uniqueKeysWithValues: grants)))
        lookalike.faults.add(Fault(.slow(.milliseconds(50)), path: "/rest/posts", method: "POST", count: nil))
        try Files.write(file, Array(lookalike.baseURL.utf8))
        try await lookalike.run()
    }

    /// A model that answers after a second, until killed.
    static func serveModels(_ file: String) async throws {
        let lookalike = try ModelsLookalike(clock: SystemClock(), port: 0)
        lookalike.faults.add(Fault(.slow(.seconds(1)), path: "/v1/chat/*", method: "POST", count: nil))
        try Files.write(file, Array(lookalike.baseURL.utf8))
        try await lookalike.run()
    }

    /// When each post came, by its text.
    static func posts(at address: String) async throws -> [(text: String, at: Date)] {
        let client = HTTPClient(userAgent: "lateness")
        defer { client.close() }
        let answer = try await client.send(HTTPRequest("GET", address + "/ledger", limits: HTTPLimits(body: 64 << 20)))
        return (try JSON(parsing: answer.body)["posts"]?.array ?? []).map { post in
            (post["text"]?.string ?? "", Date(milliseconds: Int64(post["created_ms"]?.integer ?? 0)))
        }
    }
}
