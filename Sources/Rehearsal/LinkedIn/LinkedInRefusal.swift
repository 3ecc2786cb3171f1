import HTTPServer
import Support

/// An error answer in the form the gateway or the resource uses; the forms differ, as they do at LinkedIn.
struct LinkedInRefusal: Error {
    let response: ServerResponse

    private init(_ body: JSON, _ status: Int, marked header: String) {
        response = .json(body, status: status).with(header, "true")
    }

    private static let gatewayMark = "X-RestLi-Gateway-Error"
    private static let resourceMark = "X-RestLi-Error-Response"

    /// Of the gateway, before any resource: `{status, code, message}`.
    static func gateway(_ status: Int, _ code: String, _ message: String) -> LinkedInRefusal {
        LinkedInRefusal(["status": .integer(status), "code": .string(code), "message": .string(message)], status, marked: gatewayMark)
    }

    /// Of a token: 401 with a service error code.
    static func token(_ problem: TokenProblem) -> LinkedInRefusal {
        LinkedInRefusal(
            [
                "status": 401, "serviceErrorCode": .integer(problem.rawValue), "code": .string(problem.code),
                "message": .string(problem.message),
            ],
            401, marked: gatewayMark)
    }

    enum TokenProblem: Int {
        case invalid = 65600, revoked, expired
        case empty = 65604

        var code: String {
            switch self {
            case .invalid: "INVALID_ACCESS_TOKEN"
            case .revoked: "REVOKED_ACCESS_TOKEN"
            case .expired: "EXPIRED_ACCESS_TOKEN"
            case .empty: "EMPTY_ACCESS_TOKEN"
            }
        }

        var message: String {
            switch self {
            case .invalid: "Invalid access token"
            case .revoked: "The token used in the request has been revoked by the user"
            case .expired: "The token used in the request has expired"
            case .empty: "Empty oauth2 access token"
            }
        }
    }

    /// 403 because product, scope or role is missing.
    static func denied(_ message: String) -> LinkedInRefusal {
        LinkedInRefusal(
            ["status": 403, "serviceErrorCode": 100, "code": "ACCESS_DENIED", "message": .string(message)], 403, marked: resourceMark)
    }

    /// 403 that names the resource, the method and the version.
    static func notPermitted(_ resource: String, _ method: String, version: String) -> LinkedInRefusal {
        denied("Not enough permissions to access: \(resource).\(method).\(version)01")
    }

    /// 403 because the token may not act as this author.
    static func foreign(_ field: String) -> LinkedInRefusal {
        denied("Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields [\(field)]")
    }

    /// 429 of one of the two daily counters.
    static func throttled(_ level: String, retryAfter: Int? = nil) -> LinkedInRefusal {
        let body: JSON = [
            "status": 429, "serviceErrorCode": 101, "code": "TOO_MANY_REQUESTS",
            "message": .string("Resource level throttle \(level) DAY limit for calls to this resource is reached."),
        ]
        var response = ServerResponse.json(body, status: 429)
        if let retryAfter { response = response.with("Retry-After", String(retryAfter)) }
        return LinkedInRefusal(response)
    }

    /// 422 with one line for each fault of the schema.
    static func schema(_ problems: [(field: String, reason: String)]) -> LinkedInRefusal {
        let message = problems.map { "ERROR :: \($0.field) :: \($0.reason)\n" }.joined()
        return LinkedInRefusal(["message": .string(message), "status": 422], 422, marked: resourceMark)
    }

    /// 400 of a content rule, with its code inside.
    static func content(_ code: String, _ description: String, field: String? = nil) -> LinkedInRefusal {
        let input: JSON = field.map { ["inputPath": ["fieldPath": .string($0)]] } ?? [:]
        return LinkedInRefusal(
            [
                "errorDetailType": "com.linkedin.common.error.BadRequest", "code": .string(code), "message": .string(description),
                "errorDetails": ["inputErrors": [["description": .string(description), "input": input, "code": .string(code)]]],
                "status": 400,
            ], 400, marked: resourceMark)
    }

    /// 422 for a text that this author posted a moment ago; there is no code at the top (seen in Arisamiga/Linkedin-RSS#5).
    static func duplicate(of urn: String) -> LinkedInRefusal {
        LinkedInRefusal(
            [
                "errorDetailType": "com.linkedin.common.error.BadRequest",
                "message": .string("com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of \(urn)"),
                "errorDetails": ["inputErrors": [["description": "Duplicate post is detected", "input": [:], "code": "DUPLICATE_POST"]]],
                "status": 422,
            ], 422, marked: resourceMark)
    }

    /// The plain form of the documentation's samples.
    static func plain(_ status: Int, _ message: String, code: String? = nil) -> LinkedInRefusal {
        var body: [String: JSON] = ["message": .string(message), "status": .integer(status)]
        if let code { body["code"] = .string(code) }
        return LinkedInRefusal(.object(body), status, marked: resourceMark)
    }

    private init(_ response: ServerResponse) { self.response = response }

    /// 429 that protects the service and names no limit of the day (LinkedIn, rate limits).
    static func protection(_ request: ServerRequest) -> ServerResponse {
        plain(429, "Request throttled, retry later", code: "TOO_MANY_REQUESTS").response
    }

    /// What a fault with a plain status answers.
    static func fault(_ status: Int, _ request: ServerRequest) -> ServerResponse {
        let version = String((request.header("linkedin-version") ?? "").prefix(6))
        return switch status {
        case 401: token(.expired).response
        case 403: denied("Not enough permissions to access: rehearsed").response
        case 426: gateway(426, "NONEXISTENT_VERSION", "Requested version \(version)01 is not active").response
        case 429: throttled("MEMBER").response
        case 409: plain(409, "Write conflict, retry", code: "CONFLICT").response
        case 503: ServerResponse.empty(503)
        default: plain(status, "Internal Server Error").response
        }
    }
}
