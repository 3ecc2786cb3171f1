import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// What the daemon asks of Notion for a desk of fifty open drafts on which editors work for a third of the time, as in a day of eight hours.
struct NotionTraffic {
    /// Requests in so much desk time, by call.
    struct Figures: Sendable {
        let calls: [String: Int]
        let seconds: Double
        /// The most within a quarter of an hour.
        let busiest: Int
        /// While editors were at work.
        let working: (requests: Int, seconds: Double)

        var total: Int { calls.values.reduce(0, +) }
        var perSecond: Double { Double(total) / seconds }
        var perWorkingSecond: Double { Double(working.requests) / working.seconds }
        var numbers: [String: JSON] {
            [
                "requests": .integer(total), "seconds": .number(seconds), "per_second": .number(perSecond),
                "per_working_second": .number(perWorkingSecond),
                "busiest_900s": .integer(busiest),
                "calls": .object(calls.mapValues { .integer($0) }),
            ]
        }
        var words: String {
            let most = calls.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map { "\($0.value) \($0.key)" }
            return "\(Decimals.two(perSecond))/s on average, \(Decimals.two(perWorkingSecond))/s while editors work, "
                + "\(Decimals.two(Double(busiest) / 900))/s in the busiest quarter of an hour; "
                + "\(total) requests in \(Decimals.two(seconds / 3600)) h: \(most.joined(separator: ", "))"
        }
    }

    let program: String
    let drafts: Int
    /// One sweep of the whole desk is among seven.
    let hours: Int
    /// Between two acts of editors.
    private let rest = Duration.seconds(300)

    func run() async throws -> Figures {
        let house = try House(program: program)
        let desk = FullDesk(house: house, drafts: drafts, open: 50)
        return try await house.play {
            try await desk.setStage()
        } then: {
            try await desk.settle()
            let before = house.desk.log.calls
            let (began, end) = (house.clock.now(), house.clock.now() + .seconds(hours * 3600))
            let workEnds = began + .seconds(hours * 1200)
            var working = (requests: 0, seconds: 0.0)
            var counts: [Int] = []
            var acts = 0
            while house.clock.now() < end {
                let next = house.clock.now() + rest
                try await house.pass("five minutes", step: .milliseconds(400), in: .milliseconds(4)) { house.clock.now() >= next }
                counts.append(house.desk.log.calls.values.reduce(0, +))
                guard house.clock.now() < workEnds else { continue }
                working = (counts[counts.count - 1] - before.values.reduce(0, +), house.clock.now().timeIntervalSince(began))
                try act(acts, on: desk)
                acts += 1
            }
            let busiest = zip(counts, counts.dropFirst(3)).map { $1 - $0 }.max() ?? 0
            let calls = house.desk.log.calls.map { ($0.key, $0.value - before[$0.key, default: 0]) }.filter { $0.1 > 0 }
            return Figures(
                calls: Dictionary(uniqueKeysWithValues: calls), seconds: house.clock.now().timeIntervalSince(began), busiest: busiest,
                working: working)
        }
    }

    /// An editor's acts, one after the other, all over the desk.
    private func act(_ number: Int, on desk: FullDesk) throws {
        let notion = desk.house.desk
        let row = desk.rows[number * 7 % desk.open]
        switch number % 6 {
        case 0: try notion.perform(.setProperty(page: row.id, name: "Hold", value: .bool(row.properties["Hold"] != true)))
        case 1:
            guard let first = desk.paragraphs(of: row).first else { return }
            try notion.perform(.editBlock(first.id, text: "Post edited, number \(number)."))
        case 2: try notion.perform(.comment(on: row.id, text: "/why"))
        case 3: try notion.perform(.setProperty(page: row.id, name: "Remarks", value: "Shorter, please."))
        case 4:
            let slot = desk.house.clock.now() + .seconds(12 * 86_400 + number * 600)
            try notion.perform(.setProperty(page: row.id, name: "Publish at", value: .string(Timestamp.text(slot))))
        default: try notion.perform(.comment(on: row.id, text: "I like this one."))
        }
    }
}

/// Numbers for people.
enum Decimals {
    static func two(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = abs(hundredths % 100)
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func one(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
