import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// Killed again and again: one post for each approval, or a person is asked. `make kill` does it a thousand times.
struct RandomKillTests {
    @Test func `killed at random, every approved draft is published once, or its page says why not`() async throws {
        let seed = Environment.value("KILL_SEED").flatMap { UInt64($0) } ?? (KillProof.isFull ? UInt64.random(in: 1...999_999) : 4)
        let kills = KillProof.kills
        try await KillHouse.open { house in
            let start = ContinuousClock.now
            var proof = RandomKills(house: house, seed: seed, kills: kills, posts: max(10, kills / 5))
            let tally = try await proof.run()
            let judgement = house.judge()
            let late = house.posts(after: .seconds(7200 + 60))
            let count = { (status: String) in judgement.lines.filter { $0.status == status }.count }
            let wrong = judgement.problems.count + judgement.lines.filter { !$0.problems.isEmpty }.count + late.count
            say(
                """
                seed \(seed): \(tally.made) kills (\(tally.atPoints) at points, \(tally.atMoments) at moments; \(tally.underway) with posts \
                underway), \(tally.faults) faults of LinkedIn, \(tally.answers) answers; \(judgement.lines.count) drafts: \
                \(count("Published")) published, \(count("Needs check")) Needs check, \(count("Failed")) failed, \(count("Expired")) expired; \
                \(house.house.linkedIn.allPosts.count) posts; \(wrong) violations; \(start.duration(to: .now))
                """)
            #expect(judgement.isGood && late == [], "seed \(seed), late: \(late)\n\(judgement.text)")
        }
    }
}

/// How much of the proof is run.
enum KillProof {
    /// Set by `make kill`.
    static let isFull = Environment.value("KILLS") != nil
    /// Random kills.
    static let kills = Environment.value("KILLS").flatMap { Int($0) } ?? 50
}

/// What a long proof says of itself while it runs.
func say(_ words: String) { StandardError.write("kill: \(words)\n") }
