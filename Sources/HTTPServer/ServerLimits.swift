/// What one server grants its clients.
package struct ServerLimits: Sendable {
    /// Memory of one connection, which bounds the request's head; beyond it the answer is 431.
    package var headerBytes: Int
    /// Bytes of one request's body; beyond it the answer is 413.
    package var bodyBytes: Int
    /// Connections at a time; further ones are closed at once.
    package var connections: Int
    /// Seconds without a byte in either direction after which a connection is closed.
    package var idleSeconds: Int
    /// How long an event stream may be silent before a ping comment is sent.
    package var pingInterval: Duration
    /// How long `run()` waits for the last answers to leave once it is cancelled.
    package var stopGrace: Duration

    package init(
        headerBytes: Int = 32 << 10, bodyBytes: Int = 1 << 20, connections: Int = 256, idleSeconds: Int = 60,
        pingInterval: Duration = .seconds(15), stopGrace: Duration = .seconds(2)
    ) {
        self.headerBytes = headerBytes
        self.bodyBytes = bodyBytes
        self.connections = connections
        self.idleSeconds = idleSeconds
        self.pingInterval = pingInterval
        self.stopGrace = stopGrace
    }

    /// A body declared longer than this is not even read to be polite.
    var drainedBytes: Int { bodyBytes.multipliedReportingOverflow(by: 8).overflow ? .max : bodyBytes * 8 }
}
