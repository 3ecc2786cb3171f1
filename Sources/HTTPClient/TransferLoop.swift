internal import CCurl
import Glibc
import Support

/// The one thread that owns libcurl's multi handle and every transfer.
final class TransferLoop: @unchecked Sendable {
    enum Command {
        case start(Transfer)
        case cancel(UInt64)
        case stop
    }

    private struct Inbox {
        var commands: [Command] = []
        var isClosed = false
    }

    /// Changed under the lock of `inbox` alone.
    private var multi: UnsafeMutableRawPointer
    private let inbox = Locked(Inbox())
    private let userAgent: String
    private let detour: String?
    private let total: Int
    /// libcurl never forgets a host that it had a connection to, and looks at all of them whenever it closes one.
    private static let mostHops = 256

    // The thread's own.
    private var transfers: [UInt64: Transfer] = [:]
    private var gate: HostGate
    private var idle: [UnsafeMutableRawPointer] = []
    /// Since `multi` is what it is.
    private var hops = 0

    /// Starts the thread, which keeps the loop alive until `.stop`.
    init(userAgent: String, perHost: Int, total: Int, detour: String?) {
        CurlLibrary.start()
        self.userAgent = userAgent
        self.detour = detour
        self.total = total
        gate = HostGate(perHost: perHost, total: total)
        multi = Self.makeMulti(total)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<TransferLoop>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(started == 0, "no thread for HTTP transfers")
        pthread_detach(thread)
    }

    private static func makeMulti(_ total: Int) -> UnsafeMutableRawPointer {
        let multi: UnsafeMutableRawPointer = curl_multi_init()
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, total)
        return multi
    }

    /// Hands a command to the thread; false when it has stopped.
    @discardableResult
    func submit(_ command: Command) -> Bool {
        // The wake-up stays under the lock: once the loop is closed the multi handle is gone.
        inbox.withLock { inbox in
            if inbox.isClosed { return false }
            inbox.commands.append(command)
            if inbox.commands.count == 1 { curl_multi_wakeup(multi) }
            return true
        }
    }

    private func run() {
        ccurl_enter_thread("http")
        while true {
            if !obey() { return }
            if hops > Self.mostHops, transfers.isEmpty { renew() }
            startWaiting()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            let concluded = collect()
            if !concluded, inbox.withLock({ $0.commands.isEmpty }) { curl_multi_poll(multi, nil, 0, 60_000, nil) }
        }
    }

    private func renew() {
        inbox.withLock { _ in
            curl_multi_cleanup(multi)
            multi = Self.makeMulti(total)
        }
        hops = 0
    }

    /// Takes the commands that came; false after `.stop`.
    private func obey() -> Bool {
        for command in inbox.withLock({ inbox in
            defer { inbox.commands = [] }
            return inbox.commands
        }) {
            switch command {
            case .start(let transfer): accept(transfer)
            case .cancel(let id): cancel(id)
            case .stop:
                shutDown()
                return false
            }
        }
        return true
    }

    private func accept(_ transfer: Transfer) {
        transfers[transfer.id] = transfer
        // A once-only send has its own deadline and must not wait behind others.
        if transfer.isFresh { begin(transfer) } else { gate.enter(transfer.id, host: transfer.address.origin) }
    }

    private func startWaiting() {
        while let id = gate.next() {
            if let transfer = transfers[id] { begin(transfer) }
        }
    }

    private func begin(_ transfer: Transfer) {
        guard let time = transfer.beginHop() else { return refuse(transfer, .timeout) }
        guard let easy = idle.popLast() ?? curl_easy_init() else { return refuse(transfer, .connect) }
        transfer.handle = HopHandle(easy, for: transfer, userAgent: userAgent, detour: detour, time: time)
        curl_multi_add_handle(multi, easy)
        hops += 1
    }

    /// Fails a transfer that has its place in the gate but no handle.
    private func refuse(_ transfer: Transfer, _ kind: HTTPFailure.Kind) {
        if !transfer.isFresh { gate.leave(host: transfer.address.origin) }
        finish(transfer, .failure(transfer.failed(kind)))
    }

    /// Judges the hops that ended; true when there were any.
    private func collect() -> Bool {
        var any = false
        var easy: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while ccurl_multi_next_done(multi, &easy, &code) != 0 {
            guard let handle = easy, let context = ccurl_private(handle) else { continue }
            any = true
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let host = transfer.address.origin
            let next = transfer.conclude(code, wasRefused: ccurl_was_refused(handle) != 0)
            release(transfer, host)
            switch next {
            case .done(let response): finish(transfer, .success(response))
            case .failed(let failure): finish(transfer, .failure(failure))
            case .followed: gate.enter(transfer.id, host: transfer.address.origin)
            }
        }
        return any
    }

    private func cancel(_ id: UInt64) {
        guard let transfer = transfers[id] else { return }
        // A once-only request on the wire goes on to its answer or its time limit: an answer is worth the wait.
        if transfer.isFresh, transfer.requestWritten { return }
        if transfer.handle != nil {
            release(transfer, transfer.address.origin)
        } else {
            _ = gate.withdraw(id, host: transfer.address.origin)
        }
        finish(transfer, .failure(CancellationError()))
    }

    /// Gives back the handle of a hop and its place in the gate.
    private func release(_ transfer: Transfer, _ host: String) {
        guard let handle = transfer.handle else { return }
        transfer.handle = nil
        curl_multi_remove_handle(multi, handle.easy)
        curl_easy_reset(handle.easy)
        handle.release()
        if idle.count < 64 { idle.append(handle.easy) } else { curl_easy_cleanup(handle.easy) }
        if !transfer.isFresh { gate.leave(host: host) }
    }

    private func finish(_ transfer: Transfer, _ result: Result<HTTPResponse, any Error>) {
        transfers[transfer.id] = nil
        transfer.continuation.resume(with: result)
    }

    private func shutDown() {
        let late = inbox.withLock { inbox in
            inbox.isClosed = true
            defer { inbox.commands = [] }
            return inbox.commands
        }
        for case .start(let transfer) in late { transfers[transfer.id] = transfer }
        for transfer in transfers.values {
            release(transfer, transfer.address.origin)
            transfer.continuation.resume(throwing: transfer.failed(.shutDown))
        }
        transfers = [:]
        idle.forEach { curl_easy_cleanup($0) }
        curl_multi_cleanup(multi)
    }
}
