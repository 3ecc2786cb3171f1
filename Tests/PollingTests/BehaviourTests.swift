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

    @Test("the poller behaves", .timeLimit(.minutes(2)))
    func behaviour() async {
        let began = ContinuousClock.now
        let failures = await withTaskGroup(of: (String, String)?.self) { group in
            var found: [(String, String)] = []
            for (index, check) in Self.checks.enumerated() {
                if index >= 4, let failure = await group.next() ?? nil { found.append(failure) }
                group.addTask { await check.failure().map { (check.name, $0) } }
            }
            for await failure in group { if let failure { found.append(failure) } }
            return found
        }
        let took = (ContinuousClock.now - began).seconds
        Swift.print("behaviour: \(Self.checks.count - failures.count) of \(Self.checks.count) checks (\(Int(took * 10) / 10) s)")
        for (name, seen) in failures {
            Swift.print("  failed: \(name): \(seen)")
            Issue.record("\(name): \(seen)")
        }
        #expect(Self.checks.count >= 40 && Set(Self.checks.map(\.name)).count == Self.checks.count)
    }
}
