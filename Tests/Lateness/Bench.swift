import FoundationEssentials
import Support

/// The measurements of `make bench` about time, requests and choice; a line for each, with its limit.
struct Bench {
    /// What was measured.
    struct Line {
        let name: String
        let words: String
        /// The same for programs.
        let numbers: [String: JSON]
        /// nil for what is told without being judged.
        var limit: String?
        var isWithin = true

        var text: String {
            let judgement = limit.map { " (limit \($0)): \(isWithin ? "ok" : "OVER")" } ?? ""
            return "\(name): \(words)\(judgement)\n"
        }

        var json: JSON {
            ["name": .string(name), "figures": .object(numbers), "limit": .optional(limit), "ok": .bool(isWithin)]
        }
    }

    let program: String
    let options: Options

    /// 0 when every figure is within its limit.
    func run() async throws -> Int32 {
        var lines: [Line] = []
        for part in Part.allCases where options.wants(part) {
            for line in try await measure(part) {
                StandardError.write(line.text)
                lines.append(line)
            }
        }
        if options.isJSON { StandardOutput.write(JSON.array(lines.map(\.json)).text + "\n") }
        return lines.allSatisfy(\.isWithin) ? 0 : 1
    }

    private func measure(_ part: Part) async throws -> [Line] {
        switch part {
        case .paced: [try await alone("publisher alone, 1,000 slots over one minute, 20 accounts", spread: .seconds(60))]
        case .alone: [try await alone("publisher alone, 1,000 posts at one instant, 20 accounts", spread: .zero)]
        case .whole: [try await whole()]
        case .paused: [try await paused()]
        case .traffic: try await traffic()
        case .acts: try await acts()
        case .drafts: [try await drafts()]
        case .search: [VectorSearch().line()]
        case .selection: try await LargeStore().lines()
        }
    }

    // MARK: how late posts go out

    private func alone(_ name: String, spread: Duration) async throws -> Line {
        let figures = try await PublisherAlone(posts: 1000, spread: spread, program: Environment.programPath).run()
        return Line(name: name, words: figures.words, numbers: figures.numbers, limit: "p99 1 s", isWithin: figures.quantile(0.99) < 1)
    }

    private func whole() async throws -> Line {
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
        return Line(
            name: "whole product, 10 posts at one minute, Notion at 2.5/s", words: figures.words, numbers: figures.numbers,
            limit: "p99 2 s", isWithin: figures.quantile(0.99) < 2)
    }

    private func paused() async throws -> Line {
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
        return Line(
            name: "brand paused 11 s before the slot, \(rounds * WholeProduct.brands) times", words: "\(sent) sent",
            numbers: ["sent": .integer(sent)], limit: "0", isWithin: sent == 0)
    }

    // MARK: the desk

    private func traffic() async throws -> [Line] {
        var lines: [Line] = []
        for drafts in options.drafts.map({ [$0] }) ?? [50, 500, 5000] {
            let figures = try await NotionTraffic(program: program, drafts: drafts, hours: options.hours).run()
            let limit = "1.50/s on average"
            lines.append(
                Line(
                    name: "requests to Notion, \(drafts) drafts of which 50 are open", words: figures.words, numbers: figures.numbers,
                    limit: limit, isWithin: figures.perSecond <= 1.5))
        }
        return lines
    }

    private func drafts() async throws -> Line {
        let result = try await DraftsAMinute(drafts: 30, program: Environment.programPath).run()
        let (rate, cost) = (Decimals.one(result.perMinute), Decimals.one(result.milliseconds))
        return Line(
            name: "drafts by a model that answers after 1 s", words: "\(rate) a minute, \(cost) ms of a processor each",
            numbers: ["per_minute": .number(result.perMinute), "cpu_ms": .number(result.milliseconds)])
    }

    private func acts() async throws -> [Line] {
        var lines: [Line] = []
        // Desk time is what both take; neither needs a whole processor.
        async let polled = ActTimes(program: program, hasWebhooks: false, rounds: options.rounds).run()
        async let told = ActTimes(program: program, hasWebhooks: true, rounds: options.rounds).run()
        for (hasWebhooks, times) in [(false, try await polled), (true, try await told)] {
            for (kind, figures) in times {
                let limit = kind.limit(hasWebhooks: hasWebhooks)
                lines.append(
                    Line(
                        name: "act to effect, \(hasWebhooks ? "with" : "without") webhooks, \(kind.rawValue)", words: figures.desk,
                        numbers: figures.numbers, limit: "p95 \(Int(limit)) s",
                        isWithin: figures.count == options.rounds && figures.quantile(0.95) <= limit))
            }
        }
        return lines
    }
}
