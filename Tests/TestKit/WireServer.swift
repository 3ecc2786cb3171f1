import Glibc
import Support

/// A TCP server on a loopback port whose connections do exactly what a script says, down to the reset.
package final class WireServer: Sendable {
    /// Where it listens on 127.0.0.1.
    package let port: Int
    private let listener: Int32
    private let script: @Sendable (WirePeer) -> Void
    private let seen = Locked<[WireRequest]>([])
    private let load = Locked((now: 0, most: 0))

    /// Runs `script` on a thread of its own for every connection.
    package init(_ script: @escaping @Sendable (WirePeer) -> Void) {
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        port = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0 && listen(listener, 512) == 0)
                getsockname(listener, $0, &length)
            }
            return Int(UInt16(bigEndian: address.pointee.sin_port))
        }
        onThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                onThread { [self] in
                    let peer = WirePeer(connection) { request in self.seen.withLock { $0.append(request) } }
                    self.load.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                    self.script(peer)
                    self.load.withLock { $0.now -= 1 }
                    peer.end()
                }
            }
        }
    }

    /// Answers every request of every connection with the same bytes.
    package convenience init(answer: String) {
        self.init { peer in
            while peer.readRequest() != nil { peer.write(answer) }
        }
    }

    /// Takes no more connections.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// `http://127.0.0.1:PORT`
    package var url: String { "http://127.0.0.1:\(port)" }
    /// The requests read so far, in order of arrival.
    package var requests: [WireRequest] { seen.withLock { $0 } }
    /// The most connections open at once.
    package var mostConnections: Int { load.withLock { $0.most } }
}

/// One request as it came over the wire.
package struct WireRequest: Sendable {
    package let line: String
    package let headers: [String]
    package let body: [UInt8]

    /// The value of a header, nil when it was not sent.
    package func header(_ name: String) -> String? {
        headers.first { $0.lowercased().hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 2)) }
    }
}

/// The server's end of one connection; blocking.
package final class WirePeer: Sendable {
    private let descriptor: Int32
    private let report: @Sendable (WireRequest) -> Void
    private let open = Locked(true)

    init(_ descriptor: Int32, report: @escaping @Sendable (WireRequest) -> Void) {
        self.descriptor = descriptor
        self.report = report
    }

    /// Reads one request with its body; nil at the end of the connection.
    package func readRequest() -> WireRequest? {
        var bytes: [UInt8] = []
        let blank = Array("\r\n\r\n".utf8)
        while bytes.suffix(4) != blank {
            guard let byte = readByte() else { return nil }
            bytes.append(byte)
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
        let head = WireRequest(line: lines[0], headers: Array(lines.dropFirst()), body: [])
        var body: [UInt8] = []
        for _ in 0..<(head.header("content-length").flatMap { Int($0) } ?? 0) {
            guard let byte = readByte() else { return nil }
            body.append(byte)
        }
        let request = WireRequest(line: head.line, headers: head.headers, body: body)
        report(request)
        return request
    }

    /// Blocks until the client has gone.
    package func waitForEnd() { while readByte() != nil {} }

    /// Sends text.
    package func write(_ text: String) { write(Array(text.utf8)) }

    /// Sends bytes; nothing happens when the client has gone.
    package func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return }
            sent += count
        }
    }

    /// Ends the connection with a RST: dissolving the association does it, SO_LINGER 0 gives a FIN in some sandboxes.
    package func reset() {
        var nowhere = sockaddr_in()
        nowhere.sin_family = sa_family_t(AF_UNSPEC)
        withUnsafePointer(to: &nowhere) {
            _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        end()
    }

    /// Closes the connection; once is enough.
    package func end() {
        let wasOpen = open.withLock { open in
            defer { open = false }
            return open
        }
        if wasOpen { close(descriptor) }
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, 0) == 1 ? byte : nil
    }
}

/// Lets one thread wait for another.
package final class Flag: Sendable {
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    /// Down.
    package init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    /// Lets one waiter go on, now or later.
    package func raise() { sem_post(semaphore) }
    /// Waits with the whole thread; for scripts of a `WireServer`.
    package func waitBlocking() { while sem_wait(semaphore) != 0 {} }

    /// Waits on a thread of its own, so that the task's thread stays free.
    package func wait() async {
        await withCheckedContinuation { continuation in
            onThread {
                self.waitBlocking()
                continuation.resume()
            }
        }
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Runs blocking work off the cooperative pool.
package func onThread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { context in
            Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
            return nil
        }, Unmanaged.passRetained(Work(body)).toOpaque())
    pthread_detach(thread)
}
