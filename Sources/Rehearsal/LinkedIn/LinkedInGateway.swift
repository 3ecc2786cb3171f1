import FoundationEssentials
import HTTPServer
import Support

/// A call that has passed the gateway: who calls, with which version.
struct LinkedInCall: Sendable {
    let request: ServerRequest
    let grant: LinkedInSettings.Grant
    /// "YYYYMM"; empty for the unversioned API.
    let version: String
    let query: RestliQuery

    func isGranted(_ scopes: String...) -> Bool { scopes.contains { grant.scopes.contains($0) } }
}

extension LinkedInService {
    /// Adds a route of the versioned API, with all the checks of its gateway.
    func onRest(
        _ router: inout Router, _ method: String, _ pattern: String,
        _ answer: @escaping @Sendable (LinkedInCall, PathParameters) throws -> ServerResponse
    ) {
        router.on(method, pattern) { [self] request, path in refusing { try answer(try rest(request), path) } }
    }

    /// Adds a route that needs a token only.
    func onToken(
        _ router: inout Router, _ method: String, _ pattern: String,
        _ answer: @escaping @Sendable (LinkedInCall, PathParameters) throws -> ServerResponse
    ) {
        router.on(method, pattern) { [self] request, path in refusing { try answer(try unversioned(request), path) } }
    }

    private func refusing(_ body: () throws -> ServerResponse) -> ServerResponse {
        do { return try body() } catch let refusal as LinkedInRefusal { return refusal.response } catch {
            return LinkedInRefusal.plain(500, "\(error)").response
        }
    }

    private func unversioned(_ request: ServerRequest) throws -> LinkedInCall {
        let grant = try authorize(request)
        return LinkedInCall(request: request, grant: grant, version: "", query: RestliQuery("")!)
    }

    private func rest(_ request: ServerRequest) throws -> LinkedInCall {
        let grant = try authorize(request)
        let version = try checkVersion(request)
        guard request.header("x-restli-protocol-version") == "2.0.0" else {
            log.violate("missing-restli-protocol-version", request.header("x-restli-protocol-version") ?? "none")
            throw LinkedInRefusal.plain(400, "Invalid Rest.li protocol version")
        }
        try checkPath(request.rawPath)
        guard let query = RestliQuery(request.rawQuery) else {
            log.violate("unencoded-query-value", request.rawQuery)
            throw LinkedInRefusal.plain(400, "Invalid query parameters passed to request")
        }
        return LinkedInCall(request: request, grant: grant, version: version, query: query)
    }

    private func authorize(_ request: ServerRequest) throws -> LinkedInSettings.Grant {
        guard let header = request.header("authorization"), !header.isEmpty else {
            log.violate("no-authorization", request.rawPath)
            throw LinkedInRefusal.token(.empty)
        }
        if request.query("oauth2_access_token") != nil || request.query("access_token") != nil {
            log.violate("token-in-query", request.rawPath)
        }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let grant = state.withLock({ $0.settings.grants[String(parts[1])] })
        else {
            throw LinkedInRefusal.token(.invalid)
        }
        if grant.isRevoked || isRefusedYet(String(parts[1])) { throw LinkedInRefusal.token(.revoked) }
        if let end = grant.expiresAt, end <= clock.now() { throw LinkedInRefusal.token(.expired) }
        try count(grant)
        return grant
    }

    /// Whether not all of LinkedIn knows this token yet.
    private func isRefusedYet(_ token: String) -> Bool {
        state.withLock { state in
            guard let left = state.settings.grants[token]?.refusalsLeft, left > 0 else { return false }
            state.settings.grants[token]?.refusalsLeft = left - 1
            return true
        }
    }

    /// The two daily counters; they start again at midnight UTC.
    private func count(_ grant: LinkedInSettings.Grant) throws {
        let day = Timestamp.text(clock.now()).prefix(10)
        try state.withLock { state in
            let settings = state.settings
            for (level, counter, limit) in [
                ("APPLICATION", "app", settings.applicationDailyLimit), ("MEMBER", grant.member, settings.memberDailyLimit),
            ] {
                let calls = state.calls["\(day) \(counter)", default: 0] + 1
                state.calls["\(day) \(counter)"] = calls
                guard let limit, calls > limit else { continue }
                if calls > limit + 1 { log.violate("call-while-throttled", "\(level) \(calls) of \(limit)") }
                throw LinkedInRefusal.throttled(level, retryAfter: settings.retryAfter)
            }
        }
    }

    private func checkVersion(_ request: ServerRequest) throws -> String {
        guard let version = request.header("linkedin-version") else {
            log.violate("missing-linkedin-version", request.rawPath)
            throw LinkedInRefusal.gateway(
                400, "VERSION_MISSING", "A version must be present. Please specify a version by adding the LinkedIn-Version header.")
        }
        let month = String(version.split(separator: ".", omittingEmptySubsequences: false)[0])
        let isNumber = version.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && month.utf8.count == 6
        guard isNumber, activeVersions.contains(month) else {
            log.violate("inactive-linkedin-version", version)
            throw LinkedInRefusal.gateway(426, "NONEXISTENT_VERSION", "Requested version \(month)01 is not active")
        }
        return month
    }

    /// A version lives a year; the oldest one has been observed to end in the middle of the month.
    private var activeVersions: ClosedRange<String> {
        if let versions = state.withLock({ $0.settings.versions }) { return versions }
        let today = WallTime(seconds: clock.now().milliseconds / 1000)
        let month = today.year * 12 + today.month - 1
        func name(_ month: Int) -> String { "\(month / 12)" + Timestamp.digits(month % 12 + 1, 2) }
        return name(month - (today.day >= 15 ? 11 : 12))...name(month)
    }

    private func checkPath(_ path: String) throws {
        for segment in path.split(separator: "/") where !segment.hasPrefix("(") && segment.contains(where: { ":(),".contains($0) }) {
            log.violate("unencoded-urn-in-path", String(segment))
            throw LinkedInRefusal.plain(400, "Syntax exception in path variables")
        }
    }

    // MARK: What handlers ask

    /// The body of a JSON request.
    func object(_ request: ServerRequest) throws -> [String: JSON] {
        let type = (request.header("content-type") ?? "").split(separator: ";").first?.lowercased() ?? ""
        guard type == "application/json" else {
            log.violate("wrong-content-type", type)
            throw LinkedInRefusal.plain(415, "Content-Type \(type) is not supported")
        }
        guard let body = try? request.json() else {
            log.violate("unparsable-json", request.rawPath)
            throw LinkedInRefusal.plain(400, "Unable to parse the request body as JSON")
        }
        guard let members = body.object else { throw LinkedInRefusal.plain(400, "The request body must be a JSON object") }
        return members
    }

    private static let postingRoles: Set = [
        "ADMINISTRATOR", "DIRECT_SPONSORED_CONTENT_POSTER", "CONTENT_ADMIN", "CONTENT_ADMINISTRATOR",
    ]

    /// Throws unless the token may act as `urn`.
    func requireActor(_ urn: String, _ field: String, _ resource: String, _ call: LinkedInCall) throws {
        guard let author = URN(urn) else {
            log.violate("bad-urn", "\(field) \(urn)")
            throw LinkedInRefusal.foreign(field)
        }
        switch author.kind {
        case "person":
            guard call.isGranted("w_member_social") else { throw LinkedInRefusal.notPermitted(resource, "CREATE", version: call.version) }
            guard author.id == call.grant.member else { throw foreign(urn, field) }
        case "organization":
            guard author.id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw LinkedInRefusal.content("INVALID_URN_ID", "Invalid URN id for field \(field)", field: field)
            }
            guard call.isGranted("w_organization_social") else {
                throw LinkedInRefusal.notPermitted(resource, "CREATE", version: call.version)
            }
            guard Self.postingRoles.contains(role(of: call, in: author.id) ?? "") else { throw foreign(urn, field) }
        default: throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for field \(field)", field: field)
        }
    }

    private func foreign(_ urn: String, _ field: String) -> LinkedInRefusal {
        log.violate("foreign-author", urn)
        return .foreign(field)
    }

    /// Throws unless the token may read what `author` posted.
    func requireReader(_ author: String, _ resource: String, _ method: String, _ call: LinkedInCall) throws {
        let mayRead =
            switch URN(author) {
            case let urn? where urn.kind == "person": call.isGranted("r_member_social") && urn.id == call.grant.member
            case let urn? where urn.kind == "organization": call.isGranted("r_organization_social") && role(of: call, in: urn.id) != nil
            default: throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for field author", field: "/author")
            }
        if !mayRead { throw LinkedInRefusal.notPermitted(resource, method, version: call.version) }
    }

    /// The caller's role in an organization.
    func role(of call: LinkedInCall, in organization: String) -> String? {
        state.withLock { $0.settings.organizations.first { $0.id == organization }?.roles[call.grant.member] }
    }

    /// A number whose upper bits are the creation time in milliseconds, as LinkedIn's are.
    func makeID() -> Int64 {
        let now = clock.now().milliseconds
        let low = RandomBytes.make(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return state.withLock { state in
            state.lastID = max(now << 22 | low, state.lastID + 1)
            return state.lastID
        }
    }
}

/// "urn:li:KIND:ID".
struct URN: Sendable {
    let kind: String
    let id: String

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "urn", parts[1] == "li", !parts[2].isEmpty, !parts[3].isEmpty else { return nil }
        (kind, id) = (String(parts[2]), String(parts[3]))
    }
}
