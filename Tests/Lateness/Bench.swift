import FoundationEssentials
import Support

/// The measurements of `make bench` about time; a line for each, with its limit.
struct Bench {
    let program: String
    /// Runs this one alone; nil for all.
    let only: String?

    /// 0 when every figure is within its limit.
    func run() async throws -> Int32 {
        var isGood = true
        func line(_ name: String, _ words: String, _ holds: Bool, _ limit: String) {
            StandardError.write("\(name): \(words) (limit \(limit)): \(holds ? "ok" : "OVER")\n")
            isGood = isGood && holds
        }
        let me = Environment.programPath
        if wants("paced") {
            let figures = try await PublisherAlone(posts: 1000, spread: .seconds(60), program: me).run()
            line("publisher alone, 1,000 slots over one minute, 20 accounts", figures.words, figures.quantile(0.99) < 1, "p99 1 s")
        }
        if wants("alone") {
            let figures = try await PublisherAlone(posts: 1000, spread: .zero, program: me).run()
            line("publisher alone, 1,000 posts at one instant, 20 accounts", figures.words, figures.quantile(0.99) < 1, "p99 1 s")
        }
        if wants("whole") {
            let rounds = 5
            let seconds = try await WholeProduct(program: program).play(drafts: rounds) { play in
                try await play.wait()
                var seconds: [Double] = []
                for _ in 0..<rounds {
                    let (_, slot) = try await play.approve()
                    seconds += try await play.lateness(after: slot, play.brands.count)
                }
                return seconds
            }
            let figures = Figures(seconds)
            line("whole product, 10 posts at one minute, Notion at 2.5/s", figures.words, figures.quantile(0.99) < 2, "p99 2 s")
        }
        if wants("paused") {
            let rounds = 10
            let sent = try await WholeProduct(program: program).play(drafts: rounds) { play in
                try await play.wait()
                var sent = 0
                for _ in 0..<rounds {
                    let (rows, slot) = try await play.approve()
                    try await play.pause(true, at: slot - .seconds(11))
                    sent += try await play.sent(since: slot - .seconds(11), until: slot + .seconds(5), rows)
                    try await play.pause(false, at: slot)
                }
                return sent
            }
            line("brand paused 11 s before the slot, \(rounds * WholeProduct.brands) times", "\(sent) sent", sent == 0, "0")
        }
        return isGood ? 0 : 1
    }

    private func wants(_ name: String) -> Bool { only == nil || only == name }
}
