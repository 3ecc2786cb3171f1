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

    /// What can be set, before the start or while it runs (`configure`).
    package struct Settings: Sendable {
        /// The token that requests must carry.
        package var token = "ntn_rehearsal"
        /// Requests a second of desk time on average; 0 is unlimited.
        package var rate = 0.0
        /// Requests that may come at once before `rate` counts.
        package var burst = 9.0
        /// Whether a `status` column can be made by the API; if not, setup has to fall back to `select`.
        package var acceptsStatusSchema = true
        /// The `Retry-After` of injected 429 and 529, in seconds.
        package var retryAfter = 1
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
        /// Where the rehearsal's other pages are.
        package var neighbours = RehearsalBar.Neighbours()

        package init() {}

        func may(_ capability: Capability) -> Bool { capabilities.contains(capability) }

        func require(_ capability: Capability) throws {
            if !may(capability) { throw NotionRefusal.restricted(capability.rawValue) }
        }
    }

    struct State: Sendable {
        var workspace: NotionWorkspace
        var rate = NotionRate()
    }

    /// Rings after every request and every act; wait at `another()` of it.
    package let doorbell = Doorbell()
    /// What it was asked, and every request that no correct client sends.
    package let log: RequestLog
    /// Failures to show instead of, or on top of, true answers.
    package let faults: Faults
    /// Rings after whatever may have changed what people see.
    let changes: Doorbell
    /// What open pages listen to.
    let events: PageEvents
    let clock: any DeskClock
    let state: Locked<State>

    /// An empty workspace whose stamps and expiries follow `clock`.
    package init(clock: any DeskClock = SystemClock(), settings: Settings = Settings()) {
        self.clock = clock
        changes = Doorbell()
        events = PageEvents(after: changes)
        let state = Locked(State(workspace: NotionWorkspace(settings: settings)))
        self.state = state
        log = RequestLog(clock: clock)
        faults = Faults { status, _ in
            NotionWorkspace.response(NotionRefusal.injected(status, retryAfter: state.withLock { $0.workspace.settings.retryAfter }))
        }
    }

    /// Answers one request; `NotionLookalike` puts it behind a port.
    package func handle(_ request: ServerRequest) async -> ServerResponse {
        if let page = NotionSite(desk: self).answer(request) { return page }
        let served = log.applied(to: faults.applied(to: { self.answer($0) }))
        let isControl = ["rehearsal", "faults", "calls"].contains(request.segments.first ?? "")
        let response = isControl ? await control(request) : await served(request)
        let isReading = request.method == "GET" || ["query", "search"].contains(request.segments.last)
        if isReading { doorbell.ring() } else { announce() }
        return response
    }

    func announce() {
        changes.ring()
        doorbell.ring()
    }

    /// Changes settings while it runs, such as the token or the rate.
    package func configure(_ change: @Sendable (inout Settings) -> Void) {
        state.withLock { change(&$0.workspace.settings) }
    }

    private func answer(_ request: ServerRequest) -> ServerResponse {
        let now = clock.now()
        let (response, violation) = state.withLock { $0.answer(request, at: now) }
        if let violation { log.violate(violation.code, "\(request.method) \(request.rawPath): \(violation.message)") }
        return response
    }
}

extension NotionDesk.State {
    /// The answer, and the refusal behind it where it is the client's fault.
    mutating func answer(_ request: ServerRequest, at now: Date) -> (response: ServerResponse, violation: NotionRefusal?) {
        workspace.now = now
        workspace.actor = NotionPerson.bot.id
        if let host = request.header("host") { workspace.origin = "http://\(host)" }
        if request.segments.first == "secure-files" {
            let response = workspace.serveFile(request)
            let misuse = NotionRefusal(code: "authorization_on_signed_link", message: "a signed link was fetched with a token")
            return (response, response.status == 400 ? misuse : nil)
        }
        let settings = workspace.settings
        if let wait = rate.take(at: now, rate: settings.rate, burst: settings.burst) {
            return (NotionWorkspace.response(.rateLimited(wait)), nil)
        }
        let (response, refusal) = workspace.answer(request)
        let isFault = refusal.map { !$0.isExpected && [400, 413].contains($0.status) } ?? false
        return (response, isFault ? refusal : nil)
    }
}
