import HTTPServer
import Support

extension ServerRequest {
    /// The decoded segments of the path; split before decoding, since a property id may hold an encoded slash.
    var segments: [String] { rawPath.split(separator: "/").map { PercentText.decode(String($0)) } }

    /// The cursor of a GET list.
    var cursor: NotionField { NotionField("query.start_cursor", query("start_cursor").map { .string($0) }) }

    /// The page size of a GET list.
    var pageSize: NotionField { NotionField("query.page_size", query("page_size").map { .string($0) }) }

    func parameters(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }
}

/// A request that the contract forbids, in Notion's error body.
struct NotionRefusal: Error {
    var status = 400
    var code = "validation_error"
    let message: String
    /// Whole seconds, only with 429 and 529.
    var retryAfter: Int?
    var details: [String: JSON] = [:]
    /// Set where a correct client meets the refusal too, so that it is not counted against the client.
    var isExpected = false

    func body(requestID: String) -> JSON {
        var members: [String: JSON] = [
            "object": "error", "status": .integer(status), "code": .string(code), "message": .string(message),
            "request_id": .string(requestID),
        ]
        if !details.isEmpty { members["additional_data"] = .object(details) }
        return .object(members)
    }

    static func missing(_ kind: String, _ id: String) -> NotionRefusal {
        NotionRefusal(
            status: 404, code: "object_not_found",
            message: "Could not find \(kind) with ID: \(id). Make sure the relevant pages and databases are shared with your connection.",
            isExpected: true)
    }

    static let unknownURL = NotionRefusal(code: "invalid_request_url", message: "Invalid request URL.")

    static let inTrash = NotionRefusal(
        message: "Can't edit block that is archived. You must unarchive the block before editing.", isExpected: true)

    static func rateLimited(_ seconds: Int) -> NotionRefusal {
        NotionRefusal(
            status: 429, code: "rate_limited", message: "You have been rate limited. Please try again in a few minutes.",
            retryAfter: seconds, details: ["rate_limit_reason": "public_api_request_rate_limit"])
    }

    /// A failure that is not the client's, in the vendor's words.
    static func injected(_ status: Int, retryAfter: Int) -> NotionRefusal {
        let known = [
            400: ("validation_error", "body failed validation."), 401: ("unauthorized", "API token is invalid."),
            403: ("restricted_resource", "Insufficient permissions for this endpoint."),
            404: ("object_not_found", "Could not find the object."),
            409: ("conflict_error", "Conflict occurred while saving. Please try again."),
            503: ("service_unavailable", "Notion is unavailable. Please try again later."),
            504: ("gateway_timeout", "Notion timed out while attempting to complete this request. Please try again later."),
            529: ("service_overload", "Notion is temporarily overloaded. Please try again later."),
        ]
        if status == 429 { return rateLimited(retryAfter) }
        let (code, message) = known[status] ?? ("internal_server_error", "Unexpected error occurred.")
        return NotionRefusal(status: status, code: code, message: message, retryAfter: status == 529 ? retryAfter : nil)
    }

    static func restricted(_ capability: String) -> NotionRefusal {
        NotionRefusal(
            status: 403, code: "restricted_resource",
            message: "Insufficient permissions for this endpoint: the connection may not \(capability).",
            isExpected: true)
    }
}

/// A place in a request body, with the path that Notion's messages name it by.
struct NotionField {
    let path: String
    let value: JSON?

    init(_ path: String, _ value: JSON?) {
        self.path = path
        self.value = value
    }

    subscript(key: String) -> NotionField { NotionField("\(path).\(key)", value?[key]) }

    var isPresent: Bool { value != nil }
    var isNull: Bool { value == .null }
    var keys: [String] { value?.object.map { $0.keys.sorted() } ?? [] }

    func refusal(_ should: String) -> NotionRefusal {
        NotionRefusal(message: "body failed validation: \(path) should be \(should), instead was \(quoted).")
    }

    private var quoted: String {
        guard let value else { return "`undefined`" }
        let text = value.text
        return text.count < 200 ? "`\(text)`" : "`\(text.prefix(197))...`"
    }

    /// Notion ignores nothing: a key it does not know is an error.
    func allow(_ known: [String]) throws {
        for key in keys where !known.contains(key) { throw self[key].refusal("not present") }
    }

    func object() throws -> [String: JSON] {
        guard let members = value?.object else { throw refusal(isPresent ? "an object" : "defined") }
        return members
    }

    func string() throws -> String {
        guard let text = value?.string else { throw refusal(isPresent ? "a string" : "defined") }
        return text
    }

    func bool() throws -> Bool {
        guard let value = value?.bool else { throw refusal("a boolean") }
        return value
    }

    /// The elements; no array of a request may have more than 100.
    func elements(most: Int = 100) throws -> [NotionField] {
        guard let elements = value?.array else { throw refusal(isPresent ? "an array" : "defined") }
        if elements.count > most { throw tooLong("≤ `\(most)`", elements.count) }
        return elements.enumerated().map { NotionField("\(path)[\($0.offset)]", $0.element) }
    }

    /// A string of at most so many UTF-16 units, the unit that Notion counts in.
    func text(most: Int) throws -> String {
        let text = try string()
        if text.utf16.count > most { throw tooLong("≤ `\(most)`", text.utf16.count) }
        return text
    }

    func oneOf(_ known: [String]) throws -> String {
        guard let text = value?.string, known.contains(text) else {
            throw refusal(isPresent ? "one of \(known.map { "`\"\($0)\"`" }.joined(separator: ", "))" : "defined")
        }
        return text
    }

    func id() throws -> String {
        guard let text = value?.string else { throw refusal(isPresent ? "a valid uuid" : "defined") }
        guard let id = NotionID.dashed(text) else { throw refusal("a valid uuid") }
        return id
    }

    func tooLong(_ should: String, _ count: Int) -> NotionRefusal {
        NotionRefusal(message: "body failed validation: \(path).length should be \(should), instead was `\(count)`.")
    }
}
