/// Something that runs until it is cancelled, or until its work is done.
package protocol Service: Sendable {
    /// What logs and errors call it.
    var name: String { get }
    /// Does its work; ends soon after its task is cancelled.
    func run() async throws
}

extension Service {
    package var name: String { String(describing: Self.self) }
}

/// Runs several services as one: the first to fail ends all.
package final class ServiceGroup: Service {
    package let name: String
    private let services: [any Service]
    private let stop = AsyncStream.makeStream(of: Void.self)

    /// A group of these, started in this order.
    package init(name: String = "services", _ services: [any Service]) {
        self.name = name
        self.services = services
    }

    /// Asks all services to end; `run()` returns when they have. From any thread, also before `run()`.
    package func shutdown() { stop.continuation.finish() }

    /// Returns when all services have ended after `shutdown()` or by themselves; throws `ServiceFailure` when one failed.
    package func run() async throws {
        let failure = await withTaskGroup(of: Ending.self) { group in
            group.addTask { [stop] in
                for await _ in stop.stream {}
                return .stopped
            }
            for service in services { group.addTask { await Self.ending(of: service) } }
            return await Self.wait(for: services.count, in: &group)
        }
        if let failure { throw failure }
        try Task.checkCancellation()
    }

    private enum Ending: Sendable {
        case stopped
        case done
        case failed(ServiceFailure)
    }

    private static func ending(of service: any Service) async -> Ending {
        do {
            try await service.run()
            return .done
        } catch is CancellationError where Task.isCancelled {
            return .done
        } catch let failure as ServiceFailure {
            return .failed(failure)
        } catch {
            return .failed(ServiceFailure(service: service.name, underlying: error))
        }
    }

    /// Waits until that many services have ended; cancels the rest at the first failure. Answers the first failure.
    private static func wait(for count: Int, in group: inout TaskGroup<Ending>) async -> ServiceFailure? {
        var running = count
        var failure: ServiceFailure?
        while running > 0, let ending = await group.next() {
            switch ending {
            case .stopped: group.cancelAll()
            case .done: running -= 1
            case .failed(let first):
                running -= 1
                failure = failure ?? first
                group.cancelAll()
            }
        }
        group.cancelAll()
        return failure
    }
}

/// A service ended with an error.
package struct ServiceFailure: Error, CustomStringConvertible {
    package let service: String
    package let underlying: any Error
    package var description: String { "\(service) failed: \(underlying)" }
}
