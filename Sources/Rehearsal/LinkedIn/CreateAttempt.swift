import FoundationEssentials
import HTTPServer
import Support

/// A request to create a post, what came of it, and what the client was told.
package struct CreateAttempt: Sendable, Equatable {
    /// What the request did.
    package enum Effect: Sendable, Equatable {
        case published(urn: String)
        /// Nothing, because the author posted the same a moment ago; with LinkedIn's words.
        case duplicate(String)
        /// Nothing; with LinkedIn's words.
        case refused(String)
        /// Nothing: a rehearsed fault came first.
        case prevented
    }

    package let time: Date
    /// The author's URN; empty when the request names none.
    package let author: String
    package let effect: Effect
    /// The answer's status, 0 when there was none.
    package let status: Int

    /// From the request, what it truly led to (nil when it got nowhere), and what was sent back.
    init(_ request: ServerRequest, at time: Date, truth: ServerResponse?, answer: ServerResponse) {
        self.time = time
        author = (try? request.json())?["author"]?.string ?? ""
        effect = truth.map(Self.effect) ?? .prevented
        status = answer.shownStatus
    }

    /// Whether the client could see what its request had done.
    package var isAnsweredTruly: Bool {
        switch effect {
        case .published: status == 201
        default: status >= 400
        }
    }

    private static func effect(_ response: ServerResponse) -> Effect {
        if response.status == 201, let id = response.headers.first(where: { $0.0 == "x-restli-id" })?.1 {
            return .published(urn: id.replacing("%3A", with: ":"))
        }
        guard case .bytes(let bytes) = response.body else { return .refused("status \(response.status)") }
        let body = try? JSON(parsing: bytes)
        let message = body?["message"]?.string ?? "status \(response.status)"
        return body?["errorDetails"]?["inputErrors"]?[0]?["code"] == "DUPLICATE_POST" ? .duplicate(message) : .refused(message)
    }
}

extension LinkedInService {
    /// The API with its faults; requests to create a post are written down with what they did and what was answered.
    func witnessing(_ api: @escaping @Sendable (ServerRequest) async -> ServerResponse) -> @Sendable (ServerRequest) async -> ServerResponse
    {
        { [self] request in
            guard request.method == "POST", request.rawPath == "/rest/posts", request.header("x-http-method-override") == nil else {
                return await faults.applied(to: api)(request)
            }
            let time = clock.now()
            let truth = Locked<ServerResponse?>(nil)
            let faulty = faults.applied(to: { request in
                let response = await api(request)
                truth.withLock { $0 = response }
                return response
            })
            let answer = await faulty(request)
            let attempt = CreateAttempt(request, at: time, truth: truth.withLock { $0 }, answer: answer)
            state.withLock { RequestLog.append(attempt, to: &$0.attempts) }
            return answer
        }
    }

}
