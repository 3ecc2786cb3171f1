import FoundationEssentials
import HTTPClient
import Support

internal import Glibc

/// Notion, as far as it sends webhooks: events that are signed and delivered at once.
struct WebhookPost: Sendable {
    let port: Int
    private let token = "secret_verification_token_of_a_bench"

    /// Where the daemon is to listen.
    var address: String { "127.0.0.1:\(port)" }

    /// Offers the token, which the first event puts in force.
    func shakeHands() async throws {
        let status = try await send(["verification_token": .string(token)])
        guard status == 200 else { throw TooSlow(what: "The daemon answered \(status) to the offer of a token.") }
    }

    /// An event about a page.
    func event(_ type: String, _ page: String) async throws {
        try await deliver(type, entity: ["id": .string(page), "type": "page"], data: [:])
    }

    /// A comment was made on a page or on one of its blocks.
    func comment(on page: String, block: String? = nil) async throws {
        let parent: JSON = ["id": .string(block ?? page), "type": .string(block == nil ? "page" : "block")]
        try await deliver(
            "comment.created", entity: ["id": .string(UUID().uuidString.lowercased()), "type": "comment"],
            data: ["page_id": .string(page), "parent": parent])
    }

    private func deliver(_ type: String, entity: JSON, data: JSON) async throws {
        let status = try await send([
            "id": .string(UUID().uuidString.lowercased()), "type": .string(type), "authors": [["id": "an editor", "type": "person"]],
            "entity": entity, "data": data, "attempt_number": 1, "api_version": "2026-03-11",
        ])
        guard status == 204 else { throw TooSlow(what: "The daemon answered \(status) to an event.") }
    }

    private func send(_ body: JSON) async throws -> Int {
        let bytes = body.serialized()
        var request = HTTPRequest("POST", "http://\(address)/notion", body: .bytes(bytes, contentType: "application/json"))
        let signature = "sha256=" + HMACSHA256.hex(key: Array(token.utf8), message: bytes)
        request.headers.append(HTTPHeader("X-Notion-Signature", signature))
        let client = HTTPClient(userAgent: "Notion")
        defer { client.close() }
        return try await client.send(request).status
    }
}

/// A port that nobody listens on.
enum FreePort {
    static func find() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw TooSlow(what: "There is no free port.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
