import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// One request to a server of embeddings, and what its answers mean that are alike in all dialects.
struct EmbeddingCall: Sendable {
    let model: String
    let baseURL: String
    let token: Secret?
    let timeout: Duration
    let tools: WritingTools

    func send(_ method: String, _ path: String, _ body: RequestText? = nil) async throws -> HTTPResponse {
        let limits = HTTPLimits(total: timeout, connect: .seconds(5), stall: timeout, body: 32 << 20, redirects: 0)
        let request = HTTPRequest(method, baseURL.withoutSlash + path, body: body?.body ?? .none, bearer: token, limits: limits)
        do {
            return try await tools.transport.send(request)
        } catch let failure as HTTPFailure {
            // Whoever let a whole time-out pass is not asked again at once.
            if failure.kind == .timeout || failure.kind == .stalled {
                throw ModelFailure(model: model, disposition: .retryAfter(.seconds(300)), sentence: failure.message)
            }
            throw ModelFailure(model, failure, remedy: "Start the server, or correct base_url in [[model.embedding]].")
        }
    }

    /// The answer's members; what cannot be read, as a number that JSON does not have, is the texts' fault.
    func read<Answer: Decodable>(_ response: HTTPResponse, as type: Answer.Type) throws -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw failure(.permanent, "\(baseURL) answered with something that holds no embeddings: \(response.excerpt)")
        }
    }

    func refusal(_ response: HTTPResponse) -> any Error {
        let error = OpenAIError(status: response.status, body: response.body)
        let words = error.message.lowercased()
        let isTooLong = ["context length", "too large to process", "too long"].contains(where: words.contains)
        if error.isOverflow || isTooLong { return ContextOverflow() }
        if error.isOutOfQuota { return failure(.needsOperator, "the account at \(baseURL) has no credit left") }
        switch response.status {
        case 401, 403: return failure(.needsOperator, "\(baseURL) refuses access (\(response.status)): check token in [[model.embedding]]")
        case 404, 405:
            return failure(
                .needsOperator, "\(baseURL) has no such model or call (\(response.status)): \(error.message); correct base_url or model")
        case 500 where words.contains("unsupported value"): return failure(.permanent, "the model's answer is no number")
        case 408, 409, 429, 499, 500...599:
            return failure(response.disposition(now: tools.clock), "\(baseURL) answered \(response.status): \(error.message)")
        default: return failure(.permanent, "\(baseURL) refused the request (\(response.status)): \(error.message)")
        }
    }

    func failure(_ disposition: Disposition, _ sentence: Message) -> ModelFailure {
        ModelFailure(model: model, disposition: disposition, sentence: sentence)
    }
}

extension Embedding {
    /// nil when a number is missing: some servers write null for what is none.
    init?(answered numbers: [Float?]) {
        let present = numbers.compactMap { $0 }
        if present.count < numbers.count { return nil }
        self.init(present)
    }
}
