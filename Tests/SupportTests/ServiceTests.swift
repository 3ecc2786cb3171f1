import FoundationEssentials
import Support
import TestKit
import Testing

struct ServiceTests {
    private struct Worker: Service {
        let name: String
        let work: @Sendable () async throws -> Void
        func run() async throws { try await work() }
    }

    private struct Broken: Error {}

    private static let forever = Worker(name: "forever") { try await SystemClock().sleep(until: .distantFuture) }

    @Test("Shutdown cancels every service and run() returns")
    func shutdown() async throws {
        let ended = Locked(0)
        let worker = Worker(name: "worker") {
            defer { ended.withLock { $0 += 1 } }
            try await Self.forever.run()
        }
        let group = ServiceGroup([worker, ServiceGroup([worker])])
        async let run: Void = group.run()
        group.shutdown()
        try await run
        #expect(ended.withLock { $0 } == 2)
    }

    @Test("A failed service ends the group with its name")
    func failure() async throws {
        let group = ServiceGroup([Self.forever, ServiceGroup([Worker(name: "collector") { throw Broken() }])])
        let failure = await #expect(throws: ServiceFailure.self) { try await group.run() }
        #expect(failure?.service == "collector")
        #expect(failure?.description == "collector failed: Broken()")
    }

    @Test("A group ends by itself when its services have")
    func ending() async throws { try await ServiceGroup([Worker(name: "once") {}]).run() }

    @Test("Cancelling the task of a group ends it")
    func cancelling() async throws {
        let run = Task { try await ServiceGroup([Self.forever]).run() }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
    }
}
