import Editorial
import FoundationEssentials
import HTTPServer
import Storage
import Support
import TestKit

extension Check {
    /// Answers in turn, the last one for ever.
    static func turns(_ answers: [@Sendable (ServerRequest) -> ServerResponse]) -> World.Answer {
        let count = Locked(0)
        return { request, _ in
            let index = count.withLock { count in
                defer { count += 1 }
                return min(count, answers.count - 1)
            }
            return answers[index](request)
        }
    }

    static let validators = [
        Check("the first request is plain, the second carries both validators byte for byte") { world in
            let (tag, date) = ("W/\"odd , tag--gzip\"", "Sat, 4 Jul 2026 9:08:00 UTC")
            world.site("a.example", turns([{ _ in Press.answer(Press.quiet(), tag: tag, modified: date) }, { _ in .empty(304) }]))
            try await world.order("a.example")
            try await world.run(days: 3)
            let asked = world.asked("a.example")
            let rest = asked.dropFirst()
            return asked.first?.isConditional == false && !rest.isEmpty
                && rest.allSatisfy { $0.header("if-none-match") == tag && $0.header("if-modified-since") == date }
        },
        Check("a new ETag over an unchanged body is taken") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"", modified: "Sat, 04 Jul 2026 01:00:00 GMT") },
                    { _ in Press.answer(Press.quiet(), tag: "\"2\"", modified: "Sat, 04 Jul 2026 01:00:00 GMT") }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 3)
            return world.asked("a.example").last?.header("if-none-match") == "\"2\""
        },
        Check("a new Last-Modified is taken while the ETag stands still") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"", modified: "Sat, 04 Jul 2026 01:00:00 GMT") },
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"", modified: "Sat, 04 Jul 2026 09:00:00 GMT") }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 3)
            return world.asked("a.example").last?.header("if-modified-since") == "Sat, 04 Jul 2026 09:00:00 GMT"
        },
        Check("a 304 refreshes the validators that it carries and keeps the others") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"", modified: "Sat, 04 Jul 2026 01:00:00 GMT") },
                    { _ in ServerResponse.empty(304).with("ETag", "\"2\"") }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 3)
            let last = world.asked("a.example").last
            return last?.header("if-none-match") == "\"2\"" && last?.header("if-modified-since") == "Sat, 04 Jul 2026 01:00:00 GMT"
        },
        Check("a 200 without validators forgets the old ones") { world in
            world.site(
                "a.example",
                turns([{ _ in Press.answer(Press.quiet(), tag: "\"1\"") }, { _ in Press.answer(Press.quiet(guid: "two")) }]))
            try await world.order("a.example")
            try await world.run(days: 3)
            let asked = world.asked("a.example")
            return asked.count > 2 && asked[1].isConditional && asked.dropFirst(2).allSatisfy { !$0.isConditional }
        },
        Check("a server that always says 304 is asked plainly every 8 days, not sooner") { world in
            world.site("a.example") { request, _ in
                request.header("if-none-match") == nil ? Press.answer(Press.quiet(), tag: "\"1\"") : .empty(304)
            }
            try await world.order("a.example")
            try await world.run(days: 34)
            let plain = world.asked("a.example").filter { !$0.isConditional }.map(\.at)
            return (4...5).contains(plain.count) && zip(plain, plain.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 8 * 86_400 }
        },
        Check("a plain request that fails is not repeated within a day") { world in
            world.site("a.example") { request, now in
                if request.header("if-none-match") != nil { return .empty(304) }
                return now.timeIntervalSince(world.start) > 86_400 ? .empty(500) : Press.answer(Press.quiet(), tag: "\"1\"")
            }
            try await world.order("a.example")
            try await world.run(days: 20)
            let plain = world.asked("a.example").filter { !$0.isConditional }.map(\.at)
            return plain.count == 3 && zip(plain, plain.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 86_400 }
        },
        Check("errors and pages that are no feed change no validator") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"") }, { _ in ServerResponse.empty(500).with("ETag", "\"error\"") },
                    { _ in ServerResponse.html("<html><body>Back soon</body></html>").with("ETag", "\"page\"") }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 4)
            return world.asked("a.example").dropFirst().allSatisfy { $0.header("if-none-match") == "\"1\"" }
        },
        Check("a part of the document (206) is no document") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"") },
                    { _ in
                        var part = Press.answer(Press.quiet(guid: "part"), tag: "\"part\"")
                        part.status = 206
                        return part
                    }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 3)
            return try await all(
                world.items().count == 1, world.asked("a.example").last?.header("if-none-match") == "\"1\"")
        },
        Check("a delta (226) brings its entries and leaves the validators alone") { world in
            world.site(
                "a.example",
                turns([
                    { _ in Press.answer(Press.quiet(), tag: "\"1\"") },
                    { _ in
                        var delta = Press.answer(Press.quiet(guid: "delta"), tag: "\"delta\"")
                        delta.status = 226
                        return delta
                    }, { _ in .empty(304) },
                ]))
            try await world.order("a.example")
            try await world.run(days: 3)
            return try await all(
                world.items().count == 2, world.asked("a.example").last?.header("if-none-match") == "\"1\"")
        },
        Check("a 304 to the very first request is a failure") { world in
            world.site("a.example") { _, _ in .empty(304) }
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await all(
                world.faults().count == 1, world.state("a.example").failures == 1)
        },
        Check("a document that breaks off is asked for as a whole once a day, not at every poll") { world in
            let cut = Array(Press.rss([("one", world.start), ("two", world.start)]).dropLast(60))
            world.site("a.example") { request, _ in
                request.header("if-none-match") == "\"1\"" ? .empty(304) : Press.answer(cut, tag: "\"1\"")
            }
            try await world.order("a.example") { $0.intervalSeconds = 3600 }
            try await world.run(days: 3.5)
            let plain = world.asked("a.example").filter { !$0.isConditional }.map(\.at)
            return plain.count == 4 && zip(plain, plain.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 86_400 }
        },
    ]

    static let writing = [
        Check("an unchanged body under new validators is not written again") { world in
            world.site("a.example") { _, now in Press.answer(Press.quiet(), tag: "\"\(now.milliseconds)\"") }
            try await world.order("a.example")
            try await world.run(days: 5)
            let items = try await world.items()
            return items.map(\.revisions) == [0] && world.asked("a.example").count > 3
        },
        Check("a body that changes around its entries writes no entry") { world in
            world.site("a.example") { _, now in Press.answer(Press.quiet("<lastBuildDate>\(Press.date(now))</lastBuildDate>")) }
            try await world.order("a.example")
            try await world.run(days: 5)
            return try await world.items().map(\.revisions) == [0]
        },
        Check("an edited entry is written") { world in
            world.site("a.example") { _, now in
                let isLate = now.timeIntervalSince(world.start) > 86_400
                return Press.answer(Press.rss([("one", world.start - .seconds(3600))], text: isLate ? "Corrected." : "Words."))
            }
            try await world.order("a.example")
            try await world.run(days: 4)
            return try await world.items().map(\.revisions) == [1]
        },
        Check("an entry that changes at every poll is written 24 times and no more") { world in
            world.site("a.example") { _, now in
                Press.answer(Press.rss([("one", world.start - .seconds(3600))], text: "Seen \(now.milliseconds) times."))
            }
            try await world.order("a.example") { $0.intervalSeconds = 3600 }
            try await world.run(days: 3)
            return try await all(
                world.items().map(\.revisions) == [24], world.asked("a.example").count > 60)
        },
    ]
}
