import HTTPClient
import Support

/// What a model takes, found out by its refusals: each teaches something, and there are few things to learn.
protocol LearnedDialect: Sendable {
    associatedtype Refusal: DialectRefusal

    /// The dialect to try after this refusal; nil when the refusal is about something else.
    func next(after refusal: Refusal) -> Self?
}

/// A refusal in a provider's own words.
protocol DialectRefusal {
    var isOverflow: Bool { get }
    var cause: RefusalCause { get }
    var message: String { get }

    init(status: Int, body: [UInt8])
}

extension ModelHost {
    /// Asks in the dialect as it is known, and otherwise after each refusal that teaches something; the dialect that was understood comes along.
    func ask<Dialect: LearnedDialect>(
        in dialect: Locked<Dialect>, _ post: (Dialect) async throws -> HTTPResponse
    ) async throws -> (response: HTTPResponse, dialect: Dialect) {
        while true {
            let used = dialect.withLock { $0 }
            let response = try await post(used)
            if response.isSuccess { return (response, used) }
            let refusal = Dialect.Refusal(status: response.status, body: response.body)
            if refusal.isOverflow { throw ContextOverflow() }
            guard let next = used.next(after: refusal) else { throw self.refusal(refusal.cause, response, refusal.message) }
            dialect.withLock { $0 = next }
        }
    }
}
