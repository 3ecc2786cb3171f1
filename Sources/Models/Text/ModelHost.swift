import HTTPClient
import Support

/// Where a provider's model is asked, and how its refusals are told.
struct ModelHost: Sendable {
    /// Kind and model, "openai/gpt-4o".
    let name: String
    let kind: String
    let model: String
    let baseURL: String
    let timeout: Duration
    let tools: WritingTools

    init(kind: String, model: String, baseURL: String, timeout: Duration, _ tools: WritingTools) {
        name = "\(kind)/\(model)"
        self.kind = kind
        self.model = model
        self.baseURL = baseURL
        self.timeout = timeout
        self.tools = tools
    }

    init(kind: String, _ hosted: HostedModel, _ tools: WritingTools) {
        self.init(kind: kind, model: hosted.model, baseURL: hosted.baseURL, timeout: hosted.timeout, tools)
    }

    /// "openai at api.groq.com", "openai at 127.0.0.1:8080".
    var provider: String {
        guard let address = WebAddress(baseURL) else { return kind }
        let isUsual = address.port == (address.scheme == "https" ? 443 : 80)
        return "\(kind) at \(address.host)\(isUsual ? "" : ":\(address.port)")"
    }

    /// Sends a question; throws `ModelFailure` when no answer came.
    func post(
        _ path: String, _ body: RequestText, headers: [HTTPHeader] = [], bearer: Secret? = nil,
        remedy: Message = "Correct base_url, or start the server."
    ) async throws -> HTTPResponse {
        let limits = HTTPLimits(total: timeout, connect: .seconds(5), stall: timeout, body: 16 << 20, redirects: 0)
        let request = HTTPRequest(
            "POST", baseURL.withoutSlash + path, headers: headers, body: body.body, bearer: bearer, limits: limits)
        do {
            return try await tools.transport.send(request)
        } catch let failure as HTTPFailure {
            throw ModelFailure(name, failure, remedy: remedy)
        }
    }

    func failure(_ disposition: Disposition, _ sentence: Message, isAway: Bool = false) -> ModelFailure {
        ModelFailure(model: name, disposition: disposition, sentence: sentence, isAway: isAway)
    }

    /// A success that is none.
    func nonsense(_ response: HTTPResponse) -> ModelFailure {
        failure(.retry, "\(baseURL) answered with something that is no chat completion: \(response.excerpt)")
    }

    func refused(_ words: String) -> ModelFailure {
        failure(.permanent, "the model refuses to write this: \(words.collapsed.limited(utf16: 200))")
    }

    var filtered: ModelFailure {
        failure(.permanent, "the provider's content filter withheld the answer: choose other material, or another model")
    }
}

/// What a refusal is about, whatever the dialect calls it.
enum RefusalCause {
    case credit, access, model, request
    case token(isSet: Bool)
    /// Nobody answers for that path; what addresses of the kind end in.
    case address(path: String, ending: String)
    case passing(wait: Duration? = nil)
}

extension ModelHost {
    /// A refusal with the next step; `words` are the provider's own.
    func refusal(_ cause: RefusalCause, _ response: HTTPResponse, _ words: String) -> ModelFailure {
        switch cause {
        case .credit:
            return failure(.needsOperator, "the account at \(baseURL) has no credit left: add some, or use another model")
        case .token(let isSet):
            let step: Message = isSet ? "check the token" : "set token in [[model.text]]"
            return failure(.needsOperator, "\(baseURL) does not accept the token (\(response.status)): \(step)")
        case .access:
            return failure(
                .needsOperator, "\(baseURL) refuses access (\(response.status)), check the token's rights: \(words)")
        case .model:
            return failure(.needsOperator, "\(baseURL) does not have the model \(model): correct model in [[model.text]]")
        case .address(let path, let ending):
            return failure(.needsOperator, "\(baseURL) has no \(path) (404): correct base_url, which usually ends in \(ending)")
        case .passing(let wait):
            let disposition = wait.map { Disposition.retryAfter($0) } ?? response.disposition(now: tools.clock)
            return failure(disposition, "\(baseURL) answered \(response.status): \(words)", isAway: true)
        case .request: return failure(.permanent, "\(baseURL) refused the request (\(response.status)): \(words)")
        }
    }
}
