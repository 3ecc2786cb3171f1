import HTTPClient
import Support

/// Why Notion did not do what was asked.
package struct NotionError: DeskError {
    /// What went wrong.
    package enum Cause: Sendable {
        /// Notion answered with an error.
        case answer(status: Int, code: String, message: String)
        /// No answer came.
        case transport(HTTPFailure)
        /// The answer is not what the API describes.
        case unreadable(Message)
        /// Notion asked to wait longer than a caller is kept waiting.
        case held(Duration)
        /// Too many requests already wait for their turn.
        case crowded
        /// Its turn came after its deadline.
        case late
        /// The connection was found without the capability that the request needs; nothing was done.
        case withheld(NotionCapability)
        /// A file or text that Notion would refuse.
        case refused(Message)
    }

    package let cause: Cause
    /// The request, without ids of its query: `POST /v1/pages`.
    package let request: String
    /// What to give Notion's support; nil when no answer came.
    package let requestID: String?
    /// The write may have been carried out although this error came: look before writing again.
    package let mayHaveTakenEffect: Bool

    /// An error by its facts.
    package init(_ cause: Cause, request: String, requestID: String? = nil, mayHaveTakenEffect: Bool = false) {
        self.cause = cause
        self.request = request
        self.requestID = requestID
        self.mayHaveTakenEffect = mayHaveTakenEffect
    }

    /// The status of Notion's answer, nil when none came.
    package var status: Int? { if case .answer(let status, _, _) = cause { status } else { nil } }
    /// Notion's word for the error, "" when the answer had none.
    package var code: String { if case .answer(_, let code, _) = cause { code } else { "" } }
    /// Whether it was not sent because its deadline was over.
    package var isLate: Bool { if case .late = cause { true } else { false } }
    /// Whether the object is missing or not shared with the connection: the API does not tell them apart.
    package var isNotFound: Bool { status == 404 }
    /// Whether the connection may not do this: for lack of a capability, or with this one page.
    package var isRestricted: Bool { status == 403 && code == "restricted_resource" }
    /// Whether the connection lacks the capability.
    package var isWithheld: Bool { if case .withheld = cause { true } else { false } }
    package var isTold: Bool { isWithheld }

    package var disposition: Disposition {
        switch cause {
        case .answer(let status, let code, _): Self.disposition(status: status, code: code)
        case .transport(let failure): failure.disposition
        case .unreadable, .crowded, .late: .retry
        case .held(let length): .retryAfter(length)
        case .withheld: .needsOperator
        case .refused: .permanent
        }
    }

    private static func disposition(status: Int, code: String) -> Disposition {
        switch status {
        case 401: .needsOperator
        case 403: .needsOperator
        case 404: .needsOperator
        case 409 where code == "row_limit_exceeded": .needsOperator
        case 408, 409, 429, 500...: .retry
        default: .permanent
        }
    }
}

extension NotionError {
    package var description: String { message.description }
    package var message: Message {
        let effect: Message = mayHaveTakenEffect ? " It may have taken effect all the same." : ""
        let trace: Message = requestID.map { " [request \($0)]" as Message } ?? ""
        return "\(sentence)\(effect)\(trace)"
    }

    private var sentence: Message {
        switch cause {
        case .answer(let status, let code, let message): answerSentence(status, code, Self.closed(message))
        case .transport(let failure): "Notion could not be reached for \(request): \(failure.message)"
        case .unreadable(let detail): "Notion's answer to \(request) could not be read: \(detail)."
        case .held(let length):
            "Notion asked to wait \(Int(length.seconds.rounded(.up))) s before the next request; \(request) waits its turn."
        case .crowded: "Too many requests wait for Notion's rate limit; \(request) is tried again later."
        case .late: "The turn of \(request) came too late; what it rests on is read again."
        case .withheld(let capability): capability.sentence
        case .refused(let why): "\(request) was not sent: \(why)."
        }
    }

    private func answerSentence(_ status: Int, _ code: String, _ message: Message) -> Message {
        switch status {
        case 401: "Notion refuses the token: put a new token of the connection into the credentials (\(message))"
        case 403 where code.isEmpty: "A proxy in front of Notion refused \(request) with 403; ask the people who run the network."
        case 403:
            "The Notion connection lacks the capability \"\(NotionCapability(request: request)?.setting ?? "")\": switch it on in the connection's settings (\(message))"
        case 404:
            "Notion does not find what \(request) asks for: share the page with the connection (... > Connections), or correct the id (\(message))"
        case 409 where code == "row_limit_exceeded": "The Notion database is full: move old rows out of it (\(message))"
        case 413: "Notion finds \(request) too large."
        case 429, 529: "Notion is limiting the rate of requests; \(request) is tried again later."
        case 500... where code.isEmpty: "Notion answered \(request) with \(status); it is tried again later."
        default: "Notion answered \(request) with \(status) \(code): \(message)"
        }
    }

    /// Notion's own words stay as they are.
    private static func closed(_ message: String) -> Message {
        let text = message.limited(utf16: 500)
        if text.isEmpty { return "no reason given." }
        return text.hasSuffix(".") ? "\(text)" : "\(text)."
    }
}
