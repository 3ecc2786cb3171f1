import HTTPClient
import Support

/// Where commands and daemon meet: HTTP over a Unix socket that only the daemon's own user may open.
enum ControlSocket {
    /// Where a daemon puts it: the unit's runtime folder, else its state folder.
    static func path(state: String) -> String {
        (Environment.value("RUNTIME_DIRECTORY") ?? state) + "/control.sock"
    }

    /// Where commands look: the configuration's own folder first, so that the unit's daemon does not answer for another one.
    static func candidates(state: String) -> [String] {
        let runtime = Environment.value("RUNTIME_DIRECTORY").map { [$0 + "/control.sock"] } ?? []
        return runtime + [state + "/control.sock", "/run/copydesk/control.sock"]
    }
}

/// Asks the running daemon.
struct ControlClient: Sendable {
    private let state: String

    init(state: String) { self.state = state }

    func post(_ path: String, _ body: JSON = [:]) async throws -> JSON { try await ask("POST", path, body) }

    func ask(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        let paths = ControlSocket.candidates(state: state).filter(Files.exists)
        let client = HTTPClient(userAgent: "copydesk")
        defer { client.close() }
        for socket in paths {
            var request = HTTPRequest(method, "http://localhost\(path)", limits: HTTPLimits(total: .seconds(3600), stall: .seconds(3600)))
            request.socketPath = socket
            if let body { request.body = .bytes(body.serialized(), contentType: "application/json") }
            do {
                let response = try await client.send(request)
                return try Self.read(response.body, status: response.status)
            } catch let failure as HTTPFailure where !failure.requestWritten {
                continue
            }
        }
        throw NoDaemon(state: state)
    }

    /// The answer's document; throws the daemon's own words when it says no.
    static func read(_ body: [UInt8], status: Int) throws -> JSON {
        let answer = try JSON(parsing: body)
        if status >= 400 {
            throw ControlRefusal(
                description: answer["error"]?.string ?? "the daemon answered \(status)", reason: answer["reason"]?.string)
        }
        return answer
    }
}

/// The daemon is there and says no.
struct ControlRefusal: Error, CustomStringConvertible {
    let description: String
    /// Which of the usual reasons it is, in one word; nil where there is no need to tell them apart.
    var reason: String?
}

/// Nobody listens on the control socket.
struct NoDaemon: Error, CustomStringConvertible {
    let state: String
    var description: String {
        "no daemon answers for \(state): start it (systemctl start copydesk, or copydesk run), or run this command as its user or root"
    }
}
