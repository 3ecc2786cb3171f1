internal import Glibc

/// Tells systemd how the daemon is doing (sd_notify(3) without libsystemd); does nothing when nobody listens.
package struct SystemdNotifier: Sendable {
    private let address: [UInt8]?
    /// How often `watchdog()` must be called: half of what the unit asks for; nil without a watchdog.
    package let watchdogInterval: Duration?

    /// Takes the socket and the watchdog from the environment.
    package init() {
        let isOurs = Environment.value("WATCHDOG_PID").map { Int32($0) == getpid() } ?? true
        self.init(
            socket: Environment.value("NOTIFY_SOCKET"),
            watchdogMicroseconds: isOurs ? Environment.value("WATCHDOG_USEC").flatMap { Int64($0) } : nil)
    }

    /// Uses that socket: a path, or a name after `@`.
    package init(socket: String?, watchdogMicroseconds: Int64? = nil) {
        let bytes = socket.map { Array($0.utf8) } ?? []
        let isAddress = (2..<108).contains(bytes.count) && (bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@"))
        address = isAddress ? bytes : nil
        watchdogInterval = watchdogMicroseconds.flatMap { $0 > 0 ? .microseconds($0 / 2) : nil }
    }

    /// The daemon is up, or has reloaded.
    package func ready(status: String) { send("READY=1\nSTATUS=\(line(status))") }
    /// The configuration is being read again; `ready` must follow.
    package func reloading() { send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())") }
    /// One line for `systemctl status`.
    package func status(_ text: String) { send("STATUS=\(line(text))") }
    /// The daemon is alive.
    package func watchdog() { send("WATCHDOG=1") }
    /// Starting or stopping takes that much longer.
    package func extendTimeout(by length: Duration) { send("EXTEND_TIMEOUT_USEC=\(Int64(length.seconds * 1e6))") }
    /// The daemon is going down.
    package func stopping() { send("STOPPING=1") }

    private func line(_ text: String) -> String { text.collapsed.limited(utf16: 500) }

    private func send(_ state: String) {
        guard let address else { return }
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        // sendto blocks after ten datagrams that nobody reads; a busy manager must not stop the daemon.
        var limit = timeval(tv_sec: 0, tv_usec: 100_000)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let isAbstract = address[0] == UInt8(ascii: "@")
        withUnsafeMutableBytes(of: &name.sun_path) { path in
            path.copyBytes(from: address)
            if isAbstract { path[0] = 0 }
        }
        let length = MemoryLayout<sa_family_t>.size + address.count + (isAbstract ? 0 : 1)
        let bytes = Array(state.utf8)
        withUnsafePointer(to: &name) { name in
            name.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, socklen_t(length))
            }
        }
    }

    private static func monotonicMicroseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
