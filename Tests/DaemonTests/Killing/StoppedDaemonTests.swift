import FoundationEssentials
import Glibc
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// A daemon that SIGSTOP holds keeps its store, and what it sends after SIGCONT is not stale.
struct StoppedDaemonTests {
    /// The attempt is durable, the connection is not made: what `noteArmed` writes comes between. The first one is the start's.
    private static let armed = KillPoints.Strike(at: 2, on: "generation: its next content is in place", signal: SIGSTOP)
    /// The last gate was passed a few instructions ago.
    private static let past = KillPoints.Strike(at: 1, on: "before a write of POST /rest/posts", signal: SIGSTOP)

    @Test func `stopped between arming and the write, it keeps the store and sends nothing that was withdrawn meanwhile`() async throws {
        try await Self.open { house, page in
            let life = try await Self.stop(house, at: Self.armed)
            try await Self.refuseSecond(house, life)
            try house.withdraw(page)
            try await Self.goOn(house, life, after: .seconds(600))
            #expect(house.posts(of: page).isEmpty && house.house.linkedIn.attempts.isEmpty)
            #expect(house.status(page) == "In review")
            #expect(house.judge().isGood, "\(house.judge().text)")
        }
    }

    @Test func `stopped between arming and the write for 10 minutes, it drops that attempt and looks at the desk again`() async throws {
        try await Self.open { house, page in
            let life = try await Self.stop(house, at: Self.armed)
            try await Self.goOn(house, life, after: .seconds(600))
            let continued = house.house.clock.now() - .seconds(600)
            try await life.daemon.line("sent", "outcome=notSent")
            #expect(house.posts(of: page).count == 1 && house.house.linkedIn.attempts.count == 1)
            #expect(house.posts(of: page).allSatisfy { $0.createdAt > continued })
            #expect(house.judge().isGood, "\(house.judge().text)")
        }
    }

    @Test func `stopped between arming and the write for 3 hours, it does not send at the slot that is long past`() async throws {
        try await Self.open { house, page in
            let life = try await Self.stop(house, at: Self.armed)
            try await Self.goOn(house, life, after: .seconds(3 * 3600))
            #expect(house.posts(after: .seconds(7200 + 60)) == [])
            #expect(house.judge().isGood, "\(house.judge().text)")
        }
    }

    /// No program can make its last look and its write one step. What is stopped between the two goes out, once, and the desk says so.
    @Test func `stopped between the last gate and the write, the post goes out once and the page says so`() async throws {
        try await Self.open { house, page in
            let life = try await Self.stop(house, at: Self.past)
            try await Self.refuseSecond(house, life)
            try await Self.goOn(house, life, after: .seconds(600))
            #expect(house.posts(of: page).count == 1 && house.status(page) == "Published")
            #expect(house.judge().isGood, "\(house.judge().text)")
        }
    }

    @Test(.enabled(if: KillProof.isFull))
    func `stopped at each point up to the write, it sends nothing that was withdrawn meanwhile`() async throws {
        try await KillHouse.open { house in
            var (point, judged, sent, behind) = (0, 0, 0, 0)
            // How many points there are up to the write differs from life to life.
            while behind < 3 {
                point += 1
                if house.fresh.isEmpty { try await house.submit(40, account: "Company page", hasPicture: true, isParked: true) }
                let page = try #require(house.fresh.first).id
                try house.approve(page, in: .seconds(200))
                guard let life = try await Self.stopOrRest(house, at: .init(at: point, signal: SIGSTOP)) else {
                    behind += 1
                    continue
                }
                let passed = life.points.passed
                let isOut = passed.contains { $0.contains("write of POST /rest/posts") }
                behind = isOut ? behind + 1 : 0
                if !isOut { try house.withdraw(page) }
                try await Self.goOn(house, life, after: .seconds(600))
                if isOut { continue }
                judged += 1
                // A page that stays open is read by every later life before its write, which would move away as fast as the points come.
                try house.reject(page)
                if !house.posts(of: page).isEmpty {
                    sent += 1
                    Issue.record("sent although withdrawn, stopped at point \(point): \(passed.last ?? "")")
                }
            }
            say("SIGSTOP: \(judged) points up to the write, \(sent) sent")
            #expect(judged > 50)
            #expect(house.judge().isGood, "\(house.judge().text)")
        }
    }

    // MARK: the play

    private static func open(_ play: @escaping @Sendable (KillHouse, String) async throws -> Void) async throws {
        try await KillHouse.open { house in
            try await house.submit(1, account: "Company page", hasPicture: false, isParked: true)
            let page = try #require(house.fresh.first).id
            try house.approve(page, in: .seconds(200))
            try await play(house, page)
        }
    }

    private static func stop(_ house: KillHouse, at strike: KillPoints.Strike) async throws -> KillHouse.Life {
        try #require(try await stopOrRest(house, at: strike), "\(strike) was not reached")
    }

    /// Nil where the life came to rest before that point. It is killed then: told to stop, it would pass the point on its way out.
    private static func stopOrRest(_ house: KillHouse, at strike: KillPoints.Strike) async throws -> KillHouse.Life? {
        let life = try house.start(strike)
        if try await house.driveToRest(life) {
            try await life.daemon.killNow()
            return nil
        }
        try #require(life.daemon.isStopped, "\(life.daemon.lines.suffix(20))")
        // What was on the wire when it stopped arrives: nobody could act before it any more.
        try await house.settle(life)
        return life
    }

    private static func refuseSecond(_ house: KillHouse, _ life: KillHouse.Life) async throws {
        let second = try await Programs.copydesk("run", "--config", house.house.path)
        #expect(second.code == 5)
        #expect(second.errors.contains("process \(life.daemon.pid)"), "\(second.errors)")
    }

    /// Goes on after that much desk time, to rest, and ends in order.
    private static func goOn(_ house: KillHouse, _ life: KillHouse.Life, after length: Duration) async throws {
        let before = house.house.linkedIn.allPosts.count
        house.house.clock.jump(to: house.house.clock.now() + length)
        try await Task.sleep(for: .milliseconds(20))
        #expect(life.daemon.isStopped && house.house.linkedIn.allPosts.count == before)
        life.daemon.send(SIGCONT)
        while life.daemon.isStopped { try await Task.sleep(for: .milliseconds(2)) }
        for _ in 0..<3 {
            let isAtRest = try await house.driveToRest(life)
            #expect(isAtRest)
        }
        #expect(try await life.daemon.stop() == 0)
    }
}
