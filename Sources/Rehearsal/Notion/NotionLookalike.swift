import HTTPServer
import Support

/// A `NotionDesk` behind a loopback port.
package final class NotionLookalike: Service {
    /// The workspace: settings, acts, reading, faults and log.
    package let desk: NotionDesk
    private let server: HTTPServer

    /// Listens on a loopback port (0 takes any free one).
    package init(clock: any DeskClock, port: Int = 8421, settings: NotionDesk.Settings = .init()) throws {
        let desk = NotionDesk(clock: clock, settings: settings)
        self.desk = desk
        // Parts of uploads have up to 20 MiB.
        server = try HTTPServer(port: port, limits: ServerLimits(bodyBytes: 32 << 20)) { await desk.handle($0) }
    }

    /// Serves until the task is cancelled.
    package func run() async throws { try await server.run() }

    /// The port it listens on.
    package var port: Int { server.port }
    /// "http://127.0.0.1:PORT", the base of "/v1/…".
    package var baseURL: String { "http://127.0.0.1:\(port)" }
}
