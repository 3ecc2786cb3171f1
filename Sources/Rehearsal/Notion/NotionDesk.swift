import FoundationEssentials
import HTTPServer
import Support

/// The built-in Notion look-alike: a workspace in memory behind the HTTP API of version 2025-09-03 and 2026-03-11.
///
/// It is strict: what the API refuses, it refuses, and it keeps a list of every request that no correct client sends.
/// `handle` answers the client's requests, `perform` does what people do in the app, the reading calls are for judging.
package final class NotionDesk: Sendable {
    /// What the connection may do; each can be taken away.
    package enum Capability: String, Sendable, CaseIterable {
        case readContent, updateContent, insertContent, readComments, insertComments, readUsers
    }

    /// What can be set, before the start or while it runs (`change`).
    package struct Settings: Sendable {
        /// The token that requests must carry.
        package var token = "ntn_rehearsal"
        /// Requests a second of desk time on average; 0 is unlimited.
        package var rate = 0.0
        /// Requests that may come at once before `rate` counts.
        package var burst = 9.0
        /// Whether a `status` column can be made by the API; if not, setup has to fall back to `select`.
        package var acceptsStatusSchema = true
        /// The workspace's largest file in bytes; 5 MiB is that of a free workspace.
        package var uploadLimit = 5 * 1024 * 1024
        /// The smallest part of a multi-part upload in bytes, except for the last.
        package var smallestPart = 5 * 1024 * 1024
        /// How long a new row is missing from queries, as the vendor's index lags.
        package var indexLag = Duration.zero
        /// What the connection may do.
        package var capabilities = Set(Capability.allCases)
        /// The connection's name.
        package var botName = NotionPerson.bot.name

        package init() {}

        func may(_ capability: Capability) -> Bool { capabilities.contains(capability) }

        func require(_ capability: Capability) throws {
            if !may(capability) { throw NotionRefusal.restricted(capability.rawValue) }
        }
    }

    /// One request that was answered.
    package struct LogEntry: Sendable, Equatable {
        package let time: Date
        package let method: String
        package let path: String
        package let status: Int
    }

    struct State: Sendable {
        var workspace: NotionWorkspace
        var rate = NotionRate()
        var log: [LogEntry] = []
        var violations: [String] = []
    }

    /// Rings after everything that changed the workspace or was logged; wait at `another()` of it.
    package let doorbell = Doorbell()
    let clock: any DeskClock
    let state: Locked<State>

    /// An empty workspace whose stamps and expiries follow `clock`.
    package init(clock: any DeskClock = SystemClock(), settings: Settings = Settings()) {
        self.clock = clock
        state = Locked(State(workspace: NotionWorkspace(settings: settings)))
    }

    /// Answers one request; hand this to an `HTTPServer`.
    package func handle(_ request: ServerRequest) async -> ServerResponse {
        let now = clock.now()
        let response = request.rawPath.hasPrefix("/rehearsal/") ? rehearse(request) : answer(request, at: now)
        doorbell.ring()
        return response
    }

    /// A server of this desk on loopback, bound and not yet running; port 0 takes any free one.
    package func server(port: Int = 8421) throws -> HTTPServer {
        // Parts of uploads have up to 20 MiB.
        try HTTPServer(port: port, limits: ServerLimits(bodyBytes: 32 << 20)) { await self.handle($0) }
    }

    /// Changes settings while it runs, such as the token or the rate.
    package func change(_ body: @Sendable (inout Settings) -> Void) {
        state.withLock { body(&$0.workspace.settings) }
    }

    private func answer(_ request: ServerRequest, at now: Date) -> ServerResponse {
        state.withLock { state in
            state.workspace.now = now
            state.workspace.actor = NotionPerson.bot.id
            if let host = request.header("host") { state.workspace.origin = "http://\(host)" }
            if request.segments.first == "secure-files" {
                let response = state.workspace.serveFile(request)
                state.note(request, response.status, response.status == 400 ? "a bearer token was sent to a signed link" : nil, at: now)
                return response
            }
            let settings = state.workspace.settings
            if let wait = state.rate.take(at: now, rate: settings.rate, burst: settings.burst) {
                let refusal = NotionRefusal(
                    status: 429, code: "rate_limited", message: "You have been rate limited. Please try again in a few minutes.",
                    retryAfter: wait, details: ["rate_limit_reason": "public_api_request_rate_limit"])
                state.note(request, 429, nil, at: now)
                let id = NotionID.make()
                return NotionWorkspace.response(refusal.body(requestID: id), id, refusal)
            }
            let (response, refusal) = state.workspace.answer(request)
            let isFault = refusal.map { !$0.isExpected && [400, 413].contains($0.status) } ?? false
            state.note(request, response.status, isFault ? refusal?.message : nil, at: now)
            return response
        }
    }
}

extension NotionDesk.State {
    /// The log keeps the last requests only; violations are few and all kept up to a bound.
    mutating func note(_ request: ServerRequest, _ status: Int, _ violation: String?, at now: Date) {
        if log.count >= 50_000 { log.removeFirst(10_000) }
        log.append(.init(time: now, method: request.method, path: request.rawPath, status: status))
        guard let violation, violations.count < 1000 else { return }
        violations.append("\(request.method) \(request.rawPath): \(violation)")
    }
}
