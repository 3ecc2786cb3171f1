import FoundationEssentials
import Support

/// What a connection is allowed: the switches under Capabilities in its settings.
package enum NotionCapability: String, Sendable, CaseIterable {
    case readContent, updateContent, insertContent, readComments, insertComments, readUsers

    /// The one that a request ("POST /v1/pages") needs; nil for requests that every connection may make.
    init?(request: String) {
        let isRead = request.hasPrefix("GET") || request.hasSuffix("/query") || request.hasSuffix("/search")
        if request.hasSuffix("/users/me") { return nil }
        if request.contains("/comments") {
            self = isRead ? .readComments : .insertComments
        } else if request.contains("/users") {
            self = .readUsers
        } else if isRead {
            self = .readContent
        } else {
            self = request.hasPrefix("POST") || request.hasSuffix("/children") ? .insertContent : .updateContent
        }
    }

    /// The switch, as the settings call it.
    package var setting: String {
        switch self {
        case .readContent: "Read content"
        case .updateContent: "Update content"
        case .insertContent: "Insert content"
        case .readComments: "Read comments"
        case .insertComments: "Insert comments"
        case .readUsers: "Read user information"
        }
    }

    /// What is missing, where to switch it on, and what does not happen until then.
    package var sentence: Message {
        "The Notion connection lacks the capability \"\(setting)\": switch it on in Notion, in the connection's settings under Capabilities. \(loss)"
    }

    private var loss: Message {
        switch self {
        case .readContent: "Until then nothing of the desk can be read, and nothing is published."
        case .updateContent:
            "Until then pages keep what they show: no status, text or result is written. What editors do is read all the same."
        case .insertContent: "Until then no new draft, text or picture reaches the desk."
        case .readComments: "Until then comments are not read; Status, Remarks and edits of the page work."
        case .insertComments: "Until then no comment is written; those that wait follow later."
        case .readUsers: "Until then people are known by their ids alone."
        }
    }
}

/// Which capabilities the connection was found without: what must fail is not asked for at every poll.
final class NotionRights: Sendable {
    private static let interval: Duration = .seconds(300)
    /// When to ask again.
    private let missing = Locked<[NotionCapability: Date]>([:])

    var withheld: [NotionCapability] { missing.withLock { known in NotionCapability.allCases.filter { known[$0] != nil } } }

    func due(at now: Date) -> [NotionCapability] { withheld.filter { mayAsk(for: $0, at: now) } }

    func mayAsk(for capability: NotionCapability, at now: Date) -> Bool { missing.withLock { $0[capability].map { now >= $0 } ?? true } }

    func withhold(_ capability: NotionCapability, at now: Date) { missing.withLock { $0[capability] = now + Self.interval } }

    func grant(_ capability: NotionCapability) { missing.withLock { $0[capability] = nil } }
}

extension NotionClient {
    // A page that is nowhere: requests about it change nothing, and say whether they would be allowed.
    private static let nowhere = "00000000-0000-4000-8000-000000000000"

    /// Whether the connection was found without it.
    package func lacks(_ capability: NotionCapability) -> Bool { rights.withheld.contains(capability) }

    /// The capabilities that the connection was found without.
    package var missing: [NotionCapability] { rights.withheld }

    /// Those of them that are worth asking for again by now.
    package var missingToAsk: [NotionCapability] { rights.due(at: clock.now()) }

    /// Asks which of these capabilities the connection lacks; one request each, none of which changes anything.
    @discardableResult
    package func findMissing(among asked: [NotionCapability] = NotionCapability.allCases) async throws -> [NotionCapability] {
        for capability in asked { try await look(at: capability) }
        return rights.withheld
    }

    /// Whether a request was refused for lack of a capability, and not for the sake of one page.
    func isLacking(_ capability: NotionCapability) async -> Bool {
        do { try await look(at: capability) } catch { return false }
        return lacks(capability)
    }

    private func look(at capability: NotionCapability) async throws {
        do {
            try await ask(for: capability)
        } catch let error as NotionError {
            if error.isRestricted { return rights.withhold(capability, at: clock.now()) }
            // A request that is refused for what it says was let in.
            guard let status = error.status, (400..<500).contains(status), status != 401 else { throw error }
        }
        rights.grant(capability)
    }

    private func ask(for capability: NotionCapability) async throws {
        let page = "/v1/pages/\(Self.nowhere)"
        let words = RichText("Copydesk looks at what it may do.")
        switch capability {
        case .readContent: _ = try await attempt("GET", page, .repeatable)
        case .updateContent: _ = try await attempt("PATCH", page, body: ["properties": [:]], .repeatable)
        case .insertContent:
            let body: JSON = ["children": [Block(.paragraph(words)).json()]]
            _ = try await attempt("PATCH", "/v1/blocks/\(Self.nowhere)/children", body: body, .repeatable)
        case .readComments: _ = try await attempt("GET", "/v1/comments", query: [("block_id", Self.nowhere)], .repeatable)
        case .insertComments:
            let body: JSON = ["parent": ["page_id": .string(Self.nowhere)], "rich_text": words.json]
            _ = try await attempt("POST", "/v1/comments", body: body, .repeatable)
        case .readUsers: _ = try await attempt("GET", "/v1/users", query: [("page_size", "1")], .repeatable)
        }
    }
}
