import HTTPClient
import HTTPServer
import Publishers
import Support

/// The address on this machine to which a login sends the browser back, for as long as one login lasts.
struct LoginLanding: Sendable {
    private let server: HTTPServer
    private let arrivals: AsyncStream<Result<JSON, any Error>>

    /// Listens there; `tell` gets what is no end of the login, such as a visit of somebody else.
    init(_ address: WebAddress, login: LoginTalk, tell: @escaping @Sendable (String) -> Void) throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Result<JSON, any Error>.self)
        self.arrivals = arrivals
        do {
            server = try HTTPServer(host: "127.0.0.1", port: address.port) { request in
                guard Self.isLanding(request, at: address) else {
                    return .text("Nothing is here but the end of a login.\n", status: 404).guarded()
                }
                do {
                    let answer = try await login.finish("\(address.origin)\(request.rawPath)?\(request.rawQuery)")
                    arrived.yield(.success(answer))
                    return Self.page(answer["sentence"]?.string ?? "Done.", status: 200)
                } catch {
                    // Any page can send a browser here; without the state that this login made it ends nothing.
                    if (error as? ControlRefusal)?.reason == LoginProblem.Reason.state.rawValue {
                        tell("copydesk: \(error)")
                    } else {
                        arrived.yield(.failure(error))
                    }
                    return Self.page("\(error)", status: 400)
                }
            }
        } catch {
            throw ControlRefusal(
                description: "Port \(address.port) of the redirect address cannot be listened on (\(error)): free it, or add --paste.")
        }
    }

    /// What the daemon made of the browser's return; throws why it connected nothing, or that nobody came within `limit` of real time.
    func wait(within limit: Duration) async throws -> JSON {
        let result = Locked<Result<JSON, any Error>?>(nil)
        try await server.run {
            let first = await first(within: limit)
            result.withLock { $0 = first }
        }
        if let result = result.withLock({ $0 }) { return try result.get() }
        throw ControlRefusal(
            description: "Nobody came back from the login within \(Int(limit.seconds / 60)) minutes: begin anew.",
            reason: LoginProblem.Reason.cancelled.rawValue)
    }

    private func first(within limit: Duration) async -> Result<JSON, any Error>? {
        await withTaskGroup { group in
            group.addTask { await arrivals.first { _ in true } }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private static func isLanding(_ request: ServerRequest, at address: WebAddress) -> Bool {
        // HEAD is how other programs look at an address: it must not use up a login.
        request.method == "GET" && request.rawPath == address.path && request.query("state") != nil
            && KnownHosts(listenHost: "127.0.0.1").serve(request)
    }

    private static func page(_ sentence: String, status: Int) -> ServerResponse {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Copydesk</title></head>
            <body><h1>Copydesk</h1><p>\(sentence)</p><p>You can close this page.</p></body></html>

            """
        return .html(html.text, status: status).guarded()
    }
}
