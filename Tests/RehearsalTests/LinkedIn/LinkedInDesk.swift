import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// A LinkedIn look-alike at work, and the calls of a client that does everything right.
struct LinkedInDesk: Sendable {
    static let version = "202606"
    static let page = LinkedInSettings.pageAuthor
    static let member = LinkedInSettings.memberAuthor

    let clock: ManualClock
    let linkedIn: LinkedInLookalike
    private let client = HTTPClient(userAgent: "test")

    /// The clock stands on 2026-07-04.
    static func open<Result: Sendable>(
        _ change: @Sendable (inout LinkedInSettings) -> Void = { _ in }, _ body: @Sendable (LinkedInDesk) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock()
        var settings = LinkedInSettings.standard
        change(&settings)
        let desk = LinkedInDesk(clock: clock, linkedIn: try LinkedInLookalike(clock: clock, port: 0, settings: settings))
        defer { desk.client.close() }
        return try await running(desk.linkedIn.run) { try await body(desk) }
    }

    /// Any call with the needed headers; `nil` as a header's value leaves it out.
    func call(
        _ method: String, _ path: String, json: JSON? = nil, token: String = LinkedInSettings.pageToken, headers: [String: String?] = [:]
    ) async throws -> HTTPResponse {
        var all: [String: String?] = [
            "Authorization": "Bearer \(token)", "LinkedIn-Version": Self.version, "X-Restli-Protocol-Version": "2.0.0",
        ]
        all.merge(headers) { $1 }
        return try await client.send(
            HTTPRequest(
                method, path.hasPrefix("http") ? path : linkedIn.baseURL + path,
                headers: all.compactMap { name, value in value.map { HTTPHeader(name, $0) } },
                body: json.map { .bytes($0.serialized(), contentType: "application/json") } ?? .none))
    }

    /// The body of a plain text post.
    static func body(_ commentary: String, author: String = page, adding extra: [String: JSON] = [:]) -> JSON {
        var members: [String: JSON] = [
            "author": .string(author), "commentary": .string(commentary), "visibility": "PUBLIC", "lifecycleState": "PUBLISHED",
            "distribution": ["feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []],
        ]
        members.merge(extra) { $1 }
        return .object(members)
    }

    func post(_ commentary: String, author: String = page, token: String = LinkedInSettings.pageToken, adding extra: [String: JSON] = [:])
        async throws -> HTTPResponse
    {
        try await call("POST", "/rest/posts", json: Self.body(commentary, author: author, adding: extra), token: token)
    }

    /// Initializes an upload and puts the bytes; returns the picture's URN and the status of the PUT.
    func upload(_ bytes: [UInt8], owner: String = page, token: String = LinkedInSettings.pageToken) async throws -> (
        urn: String, status: Int
    ) {
        let value = try await initializeUpload(owner: owner, token: token)
        let url = try #require(value["uploadUrl"]?.string)
        let put = try await client.send(
            HTTPRequest("PUT", url, body: .bytes(bytes, contentType: "application/octet-stream"), bearer: Secret(token)))
        return (try #require(value["image"]?.string), put.status)
    }

    func initializeUpload(owner: String = page, token: String = LinkedInSettings.pageToken) async throws -> JSON {
        let request: JSON = ["initializeUploadRequest": ["owner": .string(owner)]]
        let answer = try await call("POST", "/rest/images?action=initializeUpload", json: request, token: token)
        return try #require(try JSON(parsing: answer.body)["value"])
    }

    /// The head of a PNG of this size.
    static func png(_ width: Int = 40, _ height: Int = 30) -> [UInt8] {
        func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + big(width) + big(height)
    }

    static func encoded(_ urn: String) -> String { urn.replacing(":", with: "%3A") }
}
