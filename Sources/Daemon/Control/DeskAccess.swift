import FoundationEssentials
import HTTPClient
import HTTPServer
import Support

/// Asks the running daemon; when none holds the store, does the work here, as the store's own user.
struct DeskAccess: Sendable {
    let configuration: Configuration
    let path: String

    init(_ arguments: Arguments) throws {
        path = Paths.configuration(arguments)
        configuration = try Configuration.load(path)
    }

    func ask(_ method: String, _ target: String) async throws -> JSON {
        let state = configuration.daemon.state
        do {
            return try await ControlClient(state: state).ask(method, target)
        } catch let missing as NoDaemon {
            // Without a store there is nothing to tell, and none is made by asking.
            guard Files.exists(state) else { throw missing }
            return try await here(method, target)
        }
    }

    private func here(_ method: String, _ target: String) async throws -> JSON {
        try Ownership.become(ownerOf: configuration.daemon.state)
        let desk = try await RunningDesk.open(
            configuration, path: path, clock: SystemClock(), pictureProgram: DaemonProcess.pictureProgram(),
            log: .stderr(threshold: .warning), toleratesMissingSecrets: true)
        defer { desk.transport.close() }
        let response = await desk.orders.answer(ServerRequest(method: method, target: target, headers: [], body: []))
        guard case .bytes(let bytes) = response.body else { throw ControlRefusal(description: "there was no answer") }
        return try ControlClient.read(bytes, status: response.status)
    }
}
