import Testing

/// Whatever editors, operators and the world do in whatever order.
@Suite struct ChaosTests {
    static let seeds: [UInt64] = [2, 3, 4, 5, 6, 8]

    @Test("nothing is published without a live approval of exactly what its page shows, nor twice", arguments: Self.seeds)
    func holds(_ seed: UInt64) async throws {
        var chaos = try await Chaos(seed: seed)
        for number in 1...300 {
            let problems = try await chaos.step()
            if !problems.isEmpty {
                Issue.record(
                    "seed \(seed), step \(number): \(problems.joined(separator: "; ")) after: \(chaos.trail.suffix(60).joined(separator: ", "))"
                )
                return
            }
        }
        let problems = try await chaos.settle()
        #expect(problems.isEmpty, "seed \(seed), at rest, after: \(chaos.trail.suffix(60).joined(separator: ", "))")
    }
}
