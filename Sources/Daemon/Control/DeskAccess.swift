import FoundationEssentials
import HTTPClient
import HTTPServer
import Support

/// Asks the running daemon; when none holds the store, does the work here, as the store's own user.
struct DeskAccess: Sendable {
    let path: String
    private let state: String
    /// A file that is broken just now does not keep people from asking the daemon, which has its last good content.
    private let configuration: Result<Configuration, ConfigurationProblems>

    init(_ arguments: Arguments) throws(ConfigurationProblems) {
        path = Paths.configuration(arguments)
        do {
            let loaded = try Configuration.load(path)
            (state, configuration) = (loaded.daemon.state, .success(loaded))
        } catch {
            guard let folder = DaemonSettings.state(inBroken: path) else { throw error }
            (state, configuration) = (folder, .failure(error))
        }
    }

    /// - Parameter opens: whether a store is made where there is none.
    func ask(_ method: String, _ target: String, _ body: JSON? = nil, opens: Bool = false) async throws -> JSON {
        do {
            return try await ControlClient(state: state).ask(method, target, body)
        } catch let missing as NoDaemon {
            // Without a store there is nothing to tell, and none is made by asking.
            guard Files.exists(state) || opens else { throw missing }
            return try await here(method, target, body)
        }
    }

    private func here(_ method: String, _ target: String, _ body: JSON?) async throws -> JSON {
        let configuration = try configuration.get()
        try Files.makeFolder(state)
        try Ownership.become(ownerOf: state)
        let desk = try await RunningDesk.open(
            configuration, path: path, clock: SystemClock(), pictureProgram: DaemonProcess.pictureProgram(),
            log: .stderr(threshold: .warning), toleratesMissingSecrets: true)
        defer { desk.transport.close() }
        let response = await desk.orders.answer(ServerRequest(method: method, target: target, headers: [], body: body?.serialized() ?? []))
        guard case .bytes(let bytes) = response.body else { throw ControlRefusal(description: "there was no answer") }
        return try ControlClient.read(bytes, status: response.status)
    }
}
