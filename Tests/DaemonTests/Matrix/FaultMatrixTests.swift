import ProofKit
import Testing

/// Whatever goes wrong at whichever step of publishing: exactly one post, or a page that says why not.
struct FaultMatrixTests {
    @Test(arguments: FaultTable.rows)
    func `a fault at a step of publishing ends as the table says`(row: FaultRow) async throws {
        let problems = try await FaultRun(row: row).problems()
        #expect(problems == [], "\(row.testDescription)")
    }

    @Test func `each step has all troubles that can befall it`() {
        let places = FaultTable.rows.map(\.place)
        let all = FaultRow.Step.ofTheWire.flatMap { step in FaultRow.Trouble.ofTheWire.map { FaultRow.Place(step: step, trouble: $0) } }
        let others = [FaultRow.Place(step: .desk, trouble: .edited), FaultRow.Place(step: .store, trouble: .altered)]
        let (played, possible) = (Set(places), Set(all + others).subtracting(FaultTable.impossible.keys))
        #expect(played.subtracting(possible) == [], "rows of what cannot be")
        #expect(possible.subtracting(played) == [], "no row, and no reason why it cannot be")
        #expect(places.count == played.count && places.count == FaultTable.lineCount, "a row twice, or one that cannot be read")
    }

    /// The same rows find each line that is built wrong, and pass the one that is built right.
    @Test(arguments: Breakage.allCases)
    func `the table turns red for a line that is built wrong`(breakage: Breakage) async throws {
        let rows =
            FaultTable.rows(of: .create, [.killedBefore, .killedAfter, .failsBefore, .silenceAfter, .truncated])
            + FaultTable.rows(of: .desk, [.edited]) + FaultTable.rows(of: .store, [.altered])
        var red: [String: [String]] = [:]
        for row in rows {
            let problems = try await FaultRun(row: row, breakage: breakage).problems()
            if !problems.isEmpty { red[row.trouble.rawValue] = problems }
        }
        let expected: [Breakage: Set<String>] = [
            .none: [],
            .sendsBeforeArming: ["killed before", "killed after"],
            .retriesUnknown: ["500 before", "silence after", "truncated"],
            .ignoresHash: ["edited after approval", "request altered"],
        ]
        #expect(Set(red.keys) == expected[breakage], "\(red)")
    }
}
