import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// A desk with the tables of a newsroom, and what a browser asks it.
struct NotionDeskPages: Sendable {
    let office: NotionOffice
    let brand: String
    let draft: String

    static func open<Result: Sendable>(_ body: @Sendable (NotionDeskPages) async throws -> Result) async throws -> Result {
        try await NotionOffice.open { office in
            let brands = try await office.makeTable(brandSchema, title: "Brands")
            let relation: JSON = ["relation": ["data_source_id": .string(brands), "type": "single_property", "single_property": [:]]]
            let briefs: JSON = ["Name": ["title": [:]], "Brand": relation, "Deadline": ["date": [:]]]
            _ = try await office.makeTable(briefs, title: "Briefs")
            _ = try await office.makeTable(["Name": ["title": [:]], "Brand": relation, "URL": ["url": [:]]], title: "Feeds")
            var columns = NotionOffice.schema.object ?? [:]
            columns["Brand"] = relation
            columns["Publish at"] = ["date": [:]]
            columns["Hold"] = ["checkbox": [:]]
            columns["Account"] = ["select": ["options": [["name": "Company page", "color": "blue"]]]]
            let drafts = try await office.makeTable(.object(columns), title: "Drafts")
            let brand = try office.desk.seed(.brand("Acme", ["Time zone": "Europe/Berlin"], guidelines: "# Voice\n\nDry.\n\n- no hype"))
            let draft = try await office.makeRow(
                in: drafts,
                ["Name": ["title": NotionOffice.text("Storage pays")], "Status": ["status": ["name": "In review"]]],
                children: [
                    [
                        "heading_2": [
                            "rich_text": NotionOffice.text("Post"), "is_toggleable": true,
                            "children": [NotionOffice.paragraph("Eleven words.")],
                        ]
                    ],
                    ["to_do": ["rich_text": NotionOffice.text("Version 1")]],
                ])
            try office.desk.perform(.setProperty(page: draft.id, name: "Brand", value: [.string(brand)]))
            return try await body(NotionDeskPages(office: office, brand: brand, draft: draft.id))
        }
    }

    private static let brandSchema: JSON = [
        "Name": ["title": [:]], "Time zone": ["rich_text": [:]], "Paused": ["checkbox": [:]], "Slots": ["rich_text": [:]],
    ]

    func get(_ path: String, host: String? = nil) async throws -> HTTPResponse {
        try await office.ask("GET", path, host: host)
    }

    /// The page at a path, which must be there.
    func page(_ path: String) async throws -> String {
        let response = try await get(path)
        try #require(response.status == 200, "\(path): \(response.status)")
        return response.text
    }

    func act(_ act: JSON, origin: String? = nil, host: String? = nil) async throws -> HTTPResponse {
        try await office.ask(
            "POST", "/rehearsal/act", .bytes(act.serialized(), contentType: "application/json"), origin: origin, host: host)
    }

    /// An act that must be done; gives the id it answers.
    @discardableResult
    func done(_ act: JSON) async throws -> String {
        let response = try await self.act(act)
        try #require(response.status == 200, "\(response.text)")
        return try JSON(parsing: response.body).id
    }

    func set(_ name: String, _ value: JSON) async throws {
        try await done(["act": "set_property", "page": .string(draft), "name": .string(name), "value": value, "by": "Ben Approver"])
    }

    /// Every address inside the desk that a page names.
    static func addresses(in page: String) -> Set<String> {
        Set(page.matches(of: #/(?:href|src)="(\/[^"]*)"/#).map { String($0.1) })
    }
}

extension NotionOffice {
    /// A request as a browser sends it: no token.
    func ask(_ method: String, _ path: String, _ body: HTTPRequest.Body = .none, origin: String? = nil, host: String? = nil) async throws
        -> HTTPResponse
    {
        let client = HTTPClient(userAgent: "browser")
        defer { client.close() }
        let headers = [origin.map { HTTPHeader("Origin", $0) }, host.map { HTTPHeader("Host", $0) }].compactMap { $0 }
        return try await client.send(HTTPRequest(method, notion.baseURL + path, headers: headers, body: body))
    }
}
