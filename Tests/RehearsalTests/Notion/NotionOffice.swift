import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// A Notion look-alike at work, and the calls of a client.
struct NotionOffice: Sendable {
    static let newest = "2026-03-11"

    let clock: ManualClock
    let notion: NotionLookalike
    /// A page that is shared with the connection.
    let page: String
    private let client = HTTPClient(userAgent: "test")

    var desk: NotionDesk { notion.desk }

    /// The clock stands on 2026-07-04T09:08:00Z.
    static func open<Result: Sendable>(
        _ change: @Sendable (inout NotionDesk.Settings) -> Void = { _ in }, _ body: @Sendable (NotionOffice) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock()
        var settings = NotionDesk.Settings()
        change(&settings)
        let notion = try NotionLookalike(clock: clock, port: 0, settings: settings)
        let office = NotionOffice(clock: clock, notion: notion, page: notion.desk.seedPage())
        defer { office.client.close() }
        return try await running(notion.run) { try await body(office) }
    }

    /// Any call; `nil` as a header's value leaves it out.
    func send(
        _ method: String, _ path: String, _ body: HTTPRequest.Body = .none, version: String? = newest, token: String? = "ntn_rehearsal"
    ) async throws -> HTTPResponse {
        let headers = [version.map { HTTPHeader("Notion-Version", $0) }, token.map { HTTPHeader("Authorization", "Bearer \($0)") }]
        let url = path.hasPrefix("http") ? path : notion.baseURL + "/v1/" + path
        return try await client.send(HTTPRequest(method, url, headers: headers.compactMap { $0 }, body: body))
    }

    /// A call of the API that must answer 200.
    func call(_ method: String, _ path: String, _ json: JSON? = nil, version: String = newest) async throws -> JSON {
        let response = try await send(method, path, Self.body(json), version: version)
        try #require(response.status == 200, "\(method) \(path): \(response.text)")
        return try JSON(parsing: response.body)
    }

    /// A call of the API that must be refused: status, code and message.
    func refused(_ method: String, _ path: String, _ json: JSON? = nil, version: String? = newest) async throws -> Refused {
        let response = try await send(method, path, Self.body(json), version: version)
        let body = try JSON(parsing: response.body)
        #expect(body["object"] == "error")
        #expect(body["status"]?.integer == response.status)
        #expect(body["request_id"]?.string?.isEmpty == false)
        return Refused(status: response.status, code: body["code"]?.string ?? "", message: body["message"]?.string ?? "")
    }

    struct Refused {
        let status: Int
        let code: String
        let message: String
    }

    private static func body(_ json: JSON?) -> HTTPRequest.Body {
        json.map { .bytes($0.serialized(), contentType: "application/json") } ?? .none
    }

    // MARK: What the tests build on

    static let schema: JSON = [
        "Name": ["title": [:]], "Notes": ["rich_text": [:]], "Score": ["number": [:]], "When": ["date": [:]], "Ready": ["checkbox": [:]],
        "Link": ["url": [:]], "Owner": ["people": [:]], "Picture": ["files": [:]],
        "Channel": ["select": ["options": [["name": "LinkedIn"], ["name": "X"]]]], "Tags": ["multi_select": ["options": []]],
        "Status": ["status": ["options": [["name": "Draft"], ["name": "In review"], ["name": "Approved"]]]],
    ]

    /// A database "Posts"; gives its data source's id.
    func makeTable(_ schema: JSON = schema, title: String = "Posts") async throws -> String {
        let made = try await call(
            "POST", "databases",
            [
                "parent": ["type": "page_id", "page_id": .string(page)], "title": Self.text(title),
                "initial_data_source": ["properties": schema],
            ])
        return try #require(made["data_sources"]?[0]?["id"]?.string)
    }

    /// A row with these properties, in the form that requests have.
    func makeRow(in source: String, _ properties: [String: JSON] = [:], children: [JSON] = []) async throws -> JSON {
        var body: [String: JSON] = [
            "parent": ["type": "data_source_id", "data_source_id": .string(source)], "properties": .object(properties),
        ]
        if !children.isEmpty { body["children"] = .array(children) }
        return try await call("POST", "pages", .object(body))
    }

    static func text(_ content: String) -> JSON { [["type": "text", "text": ["content": .string(content)]]] }
    static func paragraph(_ content: String) -> JSON { ["paragraph": ["rich_text": text(content)]] }
}

extension JSON {
    /// The id of an object that an answer must have.
    var id: String { self["id"]?.string ?? "" }
    /// The ids of a list's results.
    var ids: [String] { (self["results"]?.array ?? []).map(\.id) }
}
