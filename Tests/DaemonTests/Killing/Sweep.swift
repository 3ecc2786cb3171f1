import Glibc
import Rehearsal
import Testing

@testable import Daemon

/// One run per point: each draft's daemon is struck at the next point of the way from approval to announcement, started again and run
/// to rest. It ends when runs came to rest without reaching their point: two in a row, for chance moves the last points a little.
struct Sweep: Sendable {
    let house: KillHouse
    let name: String
    let account: String
    let hasPicture: Bool
    var hasComment = false
    var signal = SIGKILL
    /// Takes only points with these words.
    var on: String?
    /// The first point, and the distance from one to the next: several sweeps may share the points.
    var first = 1
    var stride = 1
    /// What LinkedIn does at each create, or at each first comment.
    var fault: Fault.Kind?

    /// What came of it.
    struct Result: Sendable {
        /// Points that the runs passed which came to rest without a strike: one before the sweep, and those that end it, which are what a
        /// run on a quiet desk has.
        var whole: [Int] = []
        /// The last point at which one was struck.
        var last = 0
        var tried = 0
        var struck = 0
        var problems: [String] = []
    }

    func run() async throws -> Result {
        var result = Result()
        let start = ContinuousClock.now
        var trail: [String: String] = [:]
        // The first one is not struck, it counts.
        var (point, missed) = (0, 0)
        while missed < 2 {
            let page = try await next()
            try house.approve(page, in: .seconds(200))
            let path = hasComment ? "/rest/socialActions/*" : "/rest/posts"
            if let fault { house.house.linkedIn.faults.add(Fault(fault, path: path, method: "POST")) }
            let strike = point == 0 ? nil : KillPoints.Strike(at: point, on: on, signal: signal)
            let life = try house.start(strike)
            trail[page] = strike?.description ?? "no strike"
            let isStruck = try await live(life)
            if let strike {
                result.tried += 1
                result.struck += isStruck ? 1 : 0
                missed = isStruck ? 0 : missed + 1
                if isStruck { result.last = point }
                if isStruck { trail[page] = "\(strike): \(life.points.passed.last { on == nil || $0.contains(on!) } ?? "")" }
            }
            if !isStruck { result.whole.append(life.points.passed.filter { on == nil || $0.contains(on!) }.count) }
            result.problems += judge(page).map { "\(name): \(trail[page] ?? ""): \($0)" }
            point += point == 0 ? first : stride
        }
        let judgement = house.judge()
        if !judgement.isGood {
            result.problems.append("\(name): \(judgement.text.split(separator: "\n").filter { $0.hasPrefix("WRONG") })")
        }
        say("\(name): \(result.struck) struck up to point \(result.last); whole runs passed \(result.whole); \(start.duration(to: .now))")
        return result
    }

    /// Whether the strike hit; afterwards everything is at rest.
    private func live(_ life: KillHouse.Life) async throws -> Bool {
        let isAtRest = try await house.driveToRest(life)
        if signal == SIGTERM {
            // Where the strike came while it rested, the signal below is the second one.
            let isStopping = life.daemon.lines.contains { $0.contains("stopping") }
            if isAtRest { life.daemon.send(SIGTERM) }
            // A create on the wire is waited for, and nothing here is slow.
            #expect(try await life.daemon.end(within: .seconds(15)) == 0)
            if isStopping { try await house.rest() }
            return isStopping
        }
        if isAtRest {
            let code = try await life.daemon.stop()
            // What is written at the stop are points too.
            if code == -signal {
                try await house.rest()
                return true
            }
            #expect(code == 0)
            return false
        }
        #expect(try await life.daemon.end() == -signal)
        try await house.rest()
        return true
    }

    /// What is wrong with one draft at rest; all together are judged at the end.
    private func judge(_ page: String) -> [String] {
        let (posts, status) = (house.posts(of: page).count, house.status(page))
        if posts > 1 { return ["\(posts) posts"] }
        if hasComment, posts == 1, status == "Published" { return judgeComment(page) }
        if posts == 1, ["Published", "Needs check"].contains(status) { return [] }
        if posts == 0, ["Needs check"].contains(status) { return [] }
        return ["\(posts) posts, and the page says \(status)"]
    }

    /// Written once, and never lost without a word.
    private func judgeComment(_ page: String) -> [String] {
        let comments = house.firstComments(of: page).count
        guard let word = house.wordOfComment(on: page) else { return ["\(comments) first comments, and the page says nothing of it"] }
        if word.hasPrefix("The first comment is") { return comments == 1 ? [] : ["\(comments) first comments, and the page says: \(word)"] }
        return comments <= (word.hasPrefix("It is not known") ? 1 : 0) ? [] : ["\(comments) first comments, and the page says: \(word)"]
    }

    private func next() async throws -> String {
        if house.fresh.isEmpty {
            try await house.submit(40, account: account, hasPicture: hasPicture, hasComment: hasComment, isParked: true)
            // The first runs on a new desk have more points than those that end the sweep: pages that were edited lately are read more often.
            try house.approve(try fresh(), in: .seconds(200))
            try await house.rest()
        }
        return try fresh()
    }

    private func fresh() throws -> String {
        guard let row = house.fresh.first else { throw Missing(description: "no draft is left") }
        return row.id
    }
}
