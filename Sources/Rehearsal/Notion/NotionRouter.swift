import HTTPServer
import Support

/// One request of a client, from head to answer.
extension NotionWorkspace {
    /// The answer; a refused request leaves everything as it was.
    mutating func answer(_ request: ServerRequest) -> (response: ServerResponse, refusal: NotionRefusal?) {
        let before = self
        let requestID = NotionID.make()
        do {
            let version = try admit(request)
            guard case .object(var members) = try route(request, version) else { throw NotionRefusal.unknownURL }
            members["request_id"] = .string(requestID)
            return (.json(.object(members)).with("x-notion-request-id", requestID), nil)
        } catch {
            self = before
            let refusal =
                error as? NotionRefusal
                ?? NotionRefusal(status: 500, code: "internal_server_error", message: "Unexpected error: \(error)")
            return (Self.response(refusal, requestID), refusal)
        }
    }

    static func response(_ refusal: NotionRefusal, _ requestID: String = NotionID.make()) -> ServerResponse {
        let response = ServerResponse.json(refusal.body(requestID: requestID), status: refusal.status)
            .with("x-notion-request-id", requestID)
        return refusal.retryAfter.map { response.with("Retry-After", String($0)) } ?? response
    }

    private func admit(_ request: ServerRequest) throws -> NotionVersion {
        guard request.header("authorization") == "Bearer \(settings.token)" else {
            throw NotionRefusal(status: 401, code: "unauthorized", message: "API token is invalid.")
        }
        return try NotionVersion(request.header("notion-version"))
    }

    /// The JSON body of a request; nothing sent counts as an empty object.
    private func body(_ request: ServerRequest) throws -> NotionField {
        if request.body.count > NotionLimits.bodyBytes {
            throw NotionRefusal(status: 413, message: "Content size should be ≤ 500KB, instead was \(request.body.count) bytes.")
        }
        if request.body.isEmpty { return NotionField("body", [:]) }
        guard (request.header("content-type") ?? "").lowercased().hasPrefix("application/json") else {
            throw NotionRefusal(
                message: "Content-Type should be `application/json`, instead was `\(request.header("content-type") ?? "undefined")`.")
        }
        guard let json = try? request.json() else { throw NotionRefusal(code: "invalid_json", message: "Error parsing JSON body.") }
        let field = NotionField("body", json)
        _ = try field.object()
        return field
    }

    private mutating func route(_ request: ServerRequest, _ version: NotionVersion) throws -> JSON {
        let path = request.segments
        guard path.count > 1, path[0] == "v1" else { throw NotionRefusal.unknownURL }
        let rest = Array(path.dropFirst(2))
        switch path[1] {
        case "users": return try users(request, rest)
        case "databases": return try databases(request, rest, version)
        case "data_sources": return try dataSources(request, rest, version)
        case "pages": return try pages(request, rest, version)
        case "blocks": return try blocks(request, rest, version)
        case "comments": return try comments(request, rest)
        case "views": return try views(request, rest)
        case "file_uploads": return try uploads(request, rest, version)
        case "search" where request.method == "POST" && rest.isEmpty: return try search(try body(request), version)
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func users(_ request: ServerRequest, _ rest: [String]) throws -> JSON {
        guard request.method == "GET", rest.count < 2 else { throw NotionRefusal.unknownURL }
        guard let id = rest.first else { return try listUsers(request) }
        return id == "me" ? me() : try user(id)
    }

    private mutating func databases(_ request: ServerRequest, _ rest: [String], _ version: NotionVersion) throws -> JSON {
        switch (request.method, rest.count) {
        case ("POST", 0): return try createDatabase(try body(request), version)
        case ("GET", 1):
            try settings.require(.readContent)
            return showDatabase(try database(rest[0]), version)
        case ("PATCH", 1): return try updateDatabase(rest[0], try body(request), version)
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func dataSources(_ request: ServerRequest, _ rest: [String], _ version: NotionVersion) throws -> JSON {
        switch (request.method, rest.count, rest.last) {
        case ("POST", 0, _): return try createSource(try body(request), version)
        case ("GET", 1, _):
            try settings.require(.readContent)
            return showSource(try source(segment: rest[0]), version)
        case ("PATCH", 1, _): return try updateSource(rest[0], try body(request), version)
        case ("POST", 2, "query"): return try query(rest[0], try body(request), request, version)
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func pages(_ request: ServerRequest, _ rest: [String], _ version: NotionVersion) throws -> JSON {
        switch (request.method, rest.count) {
        case ("POST", 0): return try createPage(try body(request), version)
        case ("GET", 1):
            try settings.require(.readContent)
            let page = try page(segment: rest[0])
            return showPage(page, version, only: try propertyIDs(request.parameters("filter_properties"), of: properties(of: page)))
        case ("PATCH", 1): return try updatePage(rest[0], try body(request), version)
        case ("GET", 2) where rest[1] == "markdown": return try pageMarkdown(rest[0])
        case ("GET", 3) where rest[1] == "properties":
            try settings.require(.readContent)
            return try propertyItem(rest[0], rest[2], request)
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func blocks(_ request: ServerRequest, _ rest: [String], _ version: NotionVersion) throws -> JSON {
        switch (request.method, rest.count) {
        case ("GET", 1):
            try settings.require(.readContent)
            return showBlock(try block(segment: rest[0]), version)
        case ("PATCH", 1): return try updateBlock(rest[0], try body(request), version)
        case ("DELETE", 1): return try deleteBlock(rest[0], version)
        case ("GET", 2) where rest[1] == "children": return try listChildren(rest[0], request, version)
        case ("PATCH", 2) where rest[1] == "children": return try appendChildren(rest[0], try body(request), version)
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func comments(_ request: ServerRequest, _ rest: [String]) throws -> JSON {
        switch (request.method, rest.count) {
        case ("POST", 0): return try createComment(try body(request))
        case ("GET", 0): return try listComments(request)
        case ("GET", 1): return try getComment(rest[0])
        case ("PATCH", 1): return try updateComment(rest[0], try body(request))
        case ("DELETE", 1): return try deleteComment(rest[0])
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func views(_ request: ServerRequest, _ rest: [String]) throws -> JSON {
        switch (request.method, rest.count) {
        case ("POST", 0): return try createView(try body(request))
        case ("GET", 0): return try listViews(request)
        case ("GET", 1): return try getView(rest[0])
        case ("PATCH", 1): return try updateView(rest[0], try body(request))
        case ("DELETE", 1): return try deleteView(rest[0])
        default: throw NotionRefusal.unknownURL
        }
    }

    private mutating func uploads(_ request: ServerRequest, _ rest: [String], _ version: NotionVersion) throws -> JSON {
        switch (request.method, rest.count, rest.last) {
        case ("POST", 0, _): return try createUpload(try body(request), version)
        case ("GET", 0, _): return try listUploads(request, version)
        case ("GET", 1, _): return try getUpload(rest[0], version)
        case ("POST", 2, "send"): return try sendUpload(rest[0], request, version)
        case ("POST", 2, "complete"): return try completeUpload(rest[0], version)
        default: throw NotionRefusal.unknownURL
        }
    }
}
