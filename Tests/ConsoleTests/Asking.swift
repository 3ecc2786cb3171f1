import Console
import HTTPClient
import HTTPServer
import Support

/// What a client on the machine gets from a console that serves on a real port.
func asking<Result: Sendable>(
    _ report: @escaping @Sendable () async throws -> DeskReport, metrics: Metrics = Metrics(),
    _ body: @Sendable (_ ask: @escaping @Sendable (String, String, String?) async throws -> HTTPResponse) async throws -> Result
) async throws -> Result {
    let client = HTTPClient(userAgent: "copydesk-test/1")
    defer { client.close() }
    return try await serving(DeskConsole(report: report, metrics: metrics)) { port in
        try await body { method, path, host in
            let headers = host.map { [HTTPHeader("Host", $0)] } ?? []
            return try await client.send(HTTPRequest(method, "http://127.0.0.1:\(port)\(path)", headers: headers))
        }
    }
}

/// Runs a console's server on a free port for as long as the body takes.
func serving<Result: Sendable>(_ console: DeskConsole, _ body: @Sendable (_ port: Int) async throws -> Result) async throws -> Result {
    let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1))) { await console.answer($0) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let result = try await body(server.port)
        group.cancelAll()
        try await group.waitForAll()
        return result
    }
}

/// The answer to one GET.
func answer(_ path: String, _ report: DeskReport) async throws -> HTTPResponse {
    try await asking({ report }) { try await $0("GET", path, nil) }
}

/// A store that cannot be read.
struct StoreFailure: DeskError {
    let disposition = Disposition.needsOperator
    let description = "the store at /var/lib/copydesk/copydesk.db cannot be read: disk I/O error; check the <disk>"
}
