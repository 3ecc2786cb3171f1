import Support
import Synchronization

/// The HTTP client of the process: HTTP/1.1 and HTTP/2 over pooled connections, one thread, no cookies, no proxy that the request does not name.
package final class HTTPClient: HTTPTransport {
    private let loop: TransferLoop
    private let lastID = Atomic<UInt64>(0)

    /// Starts the transfer thread; `perHost` and `total` limit what runs at once, the others wait.
    ///
    /// With a `detour` ("127.0.0.1:8080") every host is said to be there: so tests have a world of hosts.
    package init(userAgent: String, perHost: Int = 4, total: Int = 64, detour: String? = nil) {
        loop = TransferLoop(userAgent: userAgent, perHost: perHost, total: total, detour: detour)
    }

    deinit { close() }

    /// Ends every transfer as `.shutDown` and stops the thread; later requests fail the same way.
    package func close() { loop.submit(.stop) }

    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let address = try check(request)
        let id = lastID.add(1, ordering: .relaxed).newValue
        let progress = Progress()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let transfer = Transfer(id: id, request: request, address: address, continuation: continuation)
                progress.submit(transfer, to: loop)
            }
        } onCancel: {
            progress.cancel(id, in: loop)
        }
    }

    private func check(_ request: HTTPRequest) throws(HTTPFailure) -> WebAddress {
        guard let address = WebAddress(request.url), !request.method.isEmpty, request.method.utf8.allSatisfy({ (65...90).contains($0) })
        else {
            throw HTTPFailure(.badURL, host: "", requestWritten: false)
        }
        let hasCredentials = request.bearer != nil || request.headers.contains { $0.isCredential }
        if hasCredentials, address.scheme != "https", !address.isLoopback {
            throw HTTPFailure(.credentialsOverPlainHTTP, host: address.host, requestWritten: false)
        }
        return address
    }
}

/// The order of submission and cancellation of one transfer: a cancellation may come first.
private final class Progress: Sendable {
    private enum State { case new, submitted, cancelled }
    private let state = Locked(State.new)

    func submit(_ transfer: Transfer, to loop: TransferLoop) {
        // Under the lock, so that a cancellation cannot reach the loop before the start does.
        let failure: (any Error)? = state.withLock { state in
            if state == .cancelled { return CancellationError() }
            state = .submitted
            return loop.submit(.start(transfer)) ? nil : transfer.failed(.shutDown)
        }
        if let failure { transfer.continuation.resume(throwing: failure) }
    }

    func cancel(_ id: UInt64, in loop: TransferLoop) {
        let submitted = state.withLock { state in
            defer { state = .cancelled }
            return state == .submitted
        }
        if submitted { loop.submit(.cancel(id)) }
    }
}
