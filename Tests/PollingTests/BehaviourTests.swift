import FoundationEssentials
import Support
import Testing

/// One thing that a well-behaved poller does.
struct Check: Sendable {
    let name: String
    let kind: World.Kind
    let holds: @Sendable (World) async throws -> Bool

    init(_ name: String, _ kind: World.Kind = .ordinary, _ holds: @escaping @Sendable (World) async throws -> Bool) {
        self.name = name
        self.kind = kind
        self.holds = holds
    }

    /// nil when it holds, else what was seen.
    func failure() async -> String? {
        do {
            return try await World.open(kind) { world in
                try await holds(world) ? nil : seen(in: world)
            }
        } catch {
            return "\(error)"
        }
    }

    private func seen(in world: World) -> String {
        world.everything.prefix(40).map { asked in
            "\(asked.host)\(asked.path) +\(Int(asked.at.timeIntervalSince(world.start)))\(asked.isConditional ? "c" : "")"
        }.joined(separator: " ")
    }
}

/// Whether all hold; unlike `&&` it takes what has to be waited for.
func all(_ holds: Bool...) -> Bool { holds.allSatisfy { $0 } }

/// How Copydesk behaves towards publishers, over simulated weeks.
@Suite struct BehaviourTests {
    static let checks =
        Check.validators + Check.writing + Check.wishes + Check.rhythms + Check.planning + Check.refusals + Check.outages + Check.hosts
        + Check.moves + Check.manners + Check.guards + Check.hubs

    private struct Outcome: Sendable {
        let name: String
        let failure: String?
        let seconds: Double
    }

    @Test("the poller behaves", .timeLimit(.minutes(5)))
    func behaviour() async {
        let began = ContinuousClock.now
        let results = await withTaskGroup(of: Outcome.self) { group in
            var found: [Outcome] = []
            for (index, check) in Self.checks.enumerated() {
                if index >= 4, let outcome = await group.next() { found.append(outcome) }
                group.addTask {
                    let start = ContinuousClock.now
                    let failure = await check.failure()
                    return Outcome(name: check.name, failure: failure, seconds: (ContinuousClock.now - start).seconds)
                }
            }
            for await outcome in group { found.append(outcome) }
            return found
        }
        let took = (ContinuousClock.now - began).seconds
        let failures = results.compactMap { result in result.failure.map { (result.name, $0) } }
        Swift.print("behaviour: \(results.count - failures.count) of \(results.count) checks (\(Int(took)) s)")
        for slow in results.sorted(by: { $0.seconds > $1.seconds }).prefix(3) {
            Swift.print("  \(Int(slow.seconds * 1000)) ms: \(slow.name)")
        }
        for (name, seen) in failures {
            Swift.print("  failed: \(name): \(seen)")
            Issue.record("\(name): \(seen)")
        }
        #expect(Self.checks.count >= 40 && Set(Self.checks.map(\.name)).count == Self.checks.count)
    }
}
