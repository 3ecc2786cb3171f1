import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

/// A running `copydesk rehearse` on free ports, seen and steered as a person does: through its pages.
struct RehearsalChild: Sendable {
    let process: DaemonChild
    let board: String
    let linkedIn: String
    let status: String
    let configuration: String
    private let client = HTTPClient(userAgent: "test")

    /// Starts it and reads the addresses that it prints.
    init(_ words: String...) async throws {
        let process = try DaemonChild(arguments: ["rehearse", "--port", "0"] + words)
        func address(_ words: String) async throws -> String {
            String(try await process.line("  " + words).split(separator: " ").last ?? "")
        }
        self.process = process
        board = try await address("Board")
        linkedIn = try await address("LinkedIn")
        status = try await address("Status page")
        configuration = try await address("Configuration")
        try await process.line("Ctrl-C")
    }

    /// What a path of a look-alike answers.
    func get(_ address: String) async throws -> JSON { try JSON(parsing: try await client.send(HTTPRequest("GET", address)).body) }

    /// The HTTP status of an address.
    func answer(_ address: String) async throws -> Int { try await client.send(HTTPRequest("GET", address)).status }

    /// The drafts on the board.
    func drafts() async throws -> [JSON] {
        let tables = try await get(board + "rehearsal/state")["tables"]?.array ?? []
        return tables.first { $0["title"] == "Drafts" }?["rows"]?.array ?? []
    }

    /// An editor sets a draft's status.
    func set(_ status: String, on draft: JSON) async throws {
        let act: JSON = ["act": "set_property", "page": draft["id"] ?? .null, "name": "Status", "value": .string(status)]
        let request = HTTPRequest(
            "POST", board + "rehearsal/act", body: .bytes(act.serialized(), contentType: "application/json"))
        #expect(try await client.send(request).status == 200)
    }

    /// The words under "Post".
    func text(of draft: JSON) async throws -> String {
        let blocks = try await get(board + "rehearsal/page/\(draft["id"]?.string ?? "")")["blocks"]?.array ?? []
        guard let heading = blocks.firstIndex(where: { $0["depth"] == 0 && $0["text"] == "Post" }) else { return "" }
        let post = blocks[(heading + 1)...].prefix { $0["depth"] != 0 }.filter { $0["depth"] == 1 }
        return post.compactMap { $0["text"]?.string }.joined(separator: "\n\n")
    }

    /// Looks until there is something; throws when there is nothing in half a minute.
    func wait<Found>(_ what: String, until found: () async throws -> Found?) async throws -> Found {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if let thing = try await found() { return thing }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Missing(description: "\(what) did not come:\n" + process.lines.joined(separator: "\n"))
    }
}
