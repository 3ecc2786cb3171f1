import FoundationEssentials
import Glibc
import Rehearsal
import Support
import Testing

@testable import Daemon

/// Many posts for a page and a member, and a daemon that is killed again and again where chance says: at a point that it passes, or at a
/// moment of real time. Meanwhile LinkedIn has failures of its own, and the editor answers what is asked.
struct RandomKills {
    let house: KillHouse
    let seed: UInt64
    let kills: Int
    let posts: Int
    private var random: SeededRandom
    /// Posts that are not on the desk yet.
    private var left: Int

    /// Points of a start before it takes up any work.
    private static let startPoints = 12
    /// Posts that are approved at once.
    private static let wave = 20
    /// Points that one post takes from approval to announcement, about: three or four for each of its commits and requests.
    private static let postPoints = 500

    init(house: KillHouse, seed: UInt64, kills: Int, posts: Int) {
        self.house = house
        self.seed = seed
        self.kills = kills
        self.posts = posts
        left = posts
        random = SeededRandom(seed: seed)
    }

    /// What was done and what came of it.
    struct Tally: Sendable {
        var atPoints = 0
        var atMoments = 0
        /// Kills while something was on its way.
        var underway = 0
        var faults = 0
        var answers = 0
        var made: Int { atPoints + atMoments }
    }

    mutating func run() async throws -> Tally {
        var tally = Tally()
        let start = ContinuousClock.now
        say("seed \(seed): \(kills) kills over \(posts) posts begin")
        while tally.made < kills {
            // In waves: a start reads all that is open before it gets anywhere else.
            if house.unsettled.isEmpty || house.unsettled.count <= Self.wave / 3 { try await approve(Self.wave) }
            try edit(&tally)
            fault(&tally)
            tally.underway += house.unsettled.isEmpty ? 0 : 1
            try await killOne(&tally, open: house.unsettled.count + left)
            if tally.made.isMultiple(of: max(25, kills / 20)) {
                say("\(tally.made) kills, \(house.house.linkedIn.allPosts.count) posts, \(start.duration(to: .now))")
            }
        }
        house.house.linkedIn.faults.clear()
        house.house.notion.faults.clear()
        while left > 0 {
            try await approve(Self.wave)
            try await house.rest()
        }
        try await house.rest()
        return tally
    }

    /// Brings more drafts to the desk, where the editor approves them.
    private mutating func approve(_ most: Int) async throws {
        let count = min(left, most)
        if count == 0 { return }
        left -= count
        try await house.submit(count)
        for page in house.fresh { try house.approve(page.id) }
    }

    /// One life, and its end by chance.
    private mutating func killOne(_ tally: inout Tally, open: Int) async throws {
        // What is left of the work is spread over the kills that are left.
        let share = max(10, 2 * open * Self.postPoints / max(1, kills - tally.made))
        // A start reads all that is open before it gets anywhere: many short lives alone would publish nothing.
        let reach = chance(of: 1, in: 4) ? max(1200, share) : share
        if chance(of: 3, in: 5) {
            let isEarly = chance(of: 1, in: 12)
            let life = try house.start(.init(at: isEarly ? pick(Self.startPoints) + 1 : Self.startPoints + pick(reach) + 1))
            if try await house.driveToRest(life) {
                try await life.daemon.killNow()
            } else {
                #expect(try await life.daemon.end() == -SIGKILL)
            }
            tally.atPoints += 1
        } else {
            let life = try house.start()
            let moment = Duration.microseconds(100_000 + pick(700_000))
            async let stroke: Void = Self.kill(life, after: moment)
            _ = try await house.driveToRest(life)
            try await stroke
            #expect(try await life.daemon.end() == -SIGKILL)
            tally.atMoments += 1
        }
    }

    private static func kill(_ life: KillHouse.Life, after moment: Duration) async throws {
        try await Task.sleep(for: moment)
        life.daemon.send(SIGKILL)
    }

    /// Half of the questions are answered; what is not live may be approved again.
    private mutating func edit(_ tally: inout Tally) throws {
        for page in house.pages(at: "Needs check") where chance(of: 1, in: 8) && !house.unsettled.contains(page) {
            try house.answer(page)
            tally.answers += 1
        }
        for page in house.pages(at: "Failed") where chance(of: 1, in: 4) { try house.approve(page) }
        for page in house.pages(at: "Expired") where chance(of: 1, in: 4) { try house.approve(page) }
    }

    private mutating func fault(_ tally: inout Tally) {
        guard chance(of: 1, in: 4) else { return }
        let kinds: [Fault.Kind] = [
            .resetAfter, .resetAfter, .dropAfter, .resetBefore, .dropBefore, .statusAfter(500), .htmlAfter(502), .truncate,
            .withoutHeader("x-restli-id"), .slow(.milliseconds(150)), .slowBefore(.milliseconds(150)), .status(503),
            .throttled(retryAfter: 60),
        ]
        house.house.linkedIn.faults.add(Fault(kinds[pick(kinds.count)], path: "/rest/posts", method: "POST"))
        if chance(of: 1, in: 3) { house.house.notion.faults.add(Fault(.dropAfter, path: "/v1/pages/*", method: "PATCH")) }
        tally.faults += 1
    }

    private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    private mutating func chance(of hits: Int, in all: Int) -> Bool { pick(all) < hits }
}
