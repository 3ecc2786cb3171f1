import Editorial
import FoundationEssentials
import HTTPServer
import Storage
import Support
import TestKit

extension Check {
    /// A feed that is polled with these hints in its document and headers in its answers; one request is never sooner than `least`.
    private static func wish(
        _ name: String, least: TimeInterval, most: TimeInterval = 100_000, head: String = "", headers: [(String, String)] = [],
        only200: Bool = false, days: Double = 4
    ) -> Check {
        Check(name) { world in
            world.site("a.example") { request, now in
                let body = Press.rss(
                    Press.every(600, before: now, most: 8).reversed().map { ("entry-\($0.milliseconds)", $0) }, head: head)
                let isFirst = request.header("if-none-match") == nil
                if only200, !isFirst { return .empty(304) }
                return headers.reduce(Press.answer(body, tag: "\"\(now.milliseconds)\"")) { $0.with($1.0, $1.1) }
            }
            try await world.order("a.example")
            try await world.run(days: days)
            let gaps = world.gaps("a.example")
            return gaps.count > 2 && gaps.allSatisfy { $0 >= least && $0 <= most }
        }
    }

    static let wishes = [
        wish("max-age is honoured", least: 43_200, headers: [("Cache-Control", "public, max-age=43200")]),
        wish(
            "max-age holds on through 304s that do not repeat it", least: 21_600, headers: [("Cache-Control", "max-age=21600")],
            only200: true),
        wish("max-age of a year is clamped to a day", least: 86_000, most: 86_400 * 1.01, headers: [("Cache-Control", "max-age=31536000")]),
        wish(
            "no-store and no-cache ask for nothing", least: 800, most: 2000,
            headers: [("Cache-Control", "no-cache, no-store, max-age=86400")], days: 1),
        wish(
            "Expires less Date is honoured", least: 7200,
            headers: [("Expires", "Sat, 04 Jul 2026 11:08:00 GMT"), ("Date", "Sat, 04 Jul 2026 09:08:00 GMT")]),
        wish("ttl is honoured", least: 10_800, head: "<ttl>180</ttl>"),
        wish(
            "sy:updatePeriod over updateFrequency is honoured", least: 43_200,
            head: "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"),
        wish("the longest of all wishes counts", least: 14_400, head: "<ttl>60</ttl>", headers: [("Cache-Control", "max-age=14400")]),
        Check("a 304 with max-age counts as well as a 200") { world in
            world.site("a.example") { request, now in
                request.header("if-none-match") != nil
                    ? ServerResponse.empty(304).with("Cache-Control", "max-age=36000") : Press.answer(Press.quiet(), tag: "\"1\"")
            }
            try await world.order("a.example") { $0.intervalSeconds = 1800 }
            try await world.run(days: 3)
            let gaps = world.gaps("a.example").dropFirst()
            return !gaps.isEmpty && gaps.allSatisfy { $0 >= 36_000 }
        },
        Check("WordPress's hourly/1 is a lower bound and no order") { world in
            let head = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>"
            world.site("a.example", Press.publisher({ Press.every(5 * 86_400, before: $0) }, head: head))
            try await world.order("a.example")
            try await world.run(days: 28)
            let gaps = world.gaps("a.example")
            return gaps.allSatisfy { $0 >= 3600 } && gaps.count < 28 * 4
        },
        Check("hours that a feed skips see no request") { world in
            let head = "<skipHours>" + (0..<8).map { "<hour>\($0)</hour>" }.joined() + "<hour>23</hour></skipHours>"
            world.site("a.example", Press.publisher({ Press.every(1800, before: $0) }, head: head))
            try await world.order("a.example")
            try await world.run(days: 4)
            let hours = Set(world.asked("a.example").map { Zone.utc.wall(at: $0.at).hour })
            return hours.isDisjoint(with: [0, 1, 2, 3, 4, 5, 6, 7, 23]) && hours.count == 15
        },
        Check("nor do they when many feeds share the minutes, or when polls fail") { world in
            let head = "<skipHours>" + [1, 2, 3, 9, 13, 14].map { "<hour>\($0)</hour>" }.joined() + "</skipHours>"
            let names = (0..<60).map { "h\($0).example" }
            for (index, name) in names.enumerated() {
                let publisher = Press.publisher({ Press.every(index % 2 == 0 ? 86_400 : 7200, before: $0) }, head: head)
                world.site(name) { request, now in
                    index % 5 == 0 && now > world.start + .seconds(7200) ? .empty(500) : publisher(request, now)
                }
            }
            try await world.order(names)
            try await world.run(days: 3)
            let hours = Set(world.everything.dropFirst(names.count).map { Zone.utc.wall(at: $0.at).hour })
            return hours.isDisjoint(with: [1, 2, 3, 9, 13, 14]) && world.everything.count > 500
        },
        Check("days that a feed skips see no request") { world in
            let head = "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
            world.site("a.example", Press.publisher({ Press.every(7200, before: $0) }, head: head))
            try await world.order("a.example")
            try await world.run(days: 10)
            let days = world.asked("a.example").dropFirst().map { Zone.utc.wall(at: $0.at).weekday }
            return Set(days) == [1, 2, 3, 4, 5]
        },
        Check("a feed that skips everything is polled daily") { world in
            let head = "<skipHours>" + (0..<24).map { "<hour>\($0)</hour>" }.joined() + "</skipHours><ttl>100000</ttl>"
            world.site("a.example", Press.publisher({ Press.every(7200, before: $0) }, head: head))
            try await world.order("a.example")
            try await world.run(days: 10)
            return (9...11).contains(world.asked("a.example").count)
        },
    ]

    static let rhythms = [
        Check("a busy feed is polled every quarter of an hour, never sooner") { world in
            world.site("a.example", Press.publisher({ Press.every(300, before: $0) }))
            try await world.order("a.example")
            try await world.run(days: 1.5)
            let gaps = world.gaps("a.example")
            return gaps.allSatisfy { $0 >= 900 } && gaps.suffix(50).reduce(0, +) / 50 < 1200
        },
        Check("a weekly feed costs few polls, and its hour is watched") { world in
            // Tuesdays at 9:00 UTC.
            let tuesdays: @Sendable (Date) -> [Date] = { now in
                Press.every(604_800, before: now - .seconds(5 * 86_400 + 9 * 3600)).map { $0 + .seconds(5 * 86_400 + 9 * 3600) }
            }
            world.site("a.example", Press.publisher(tuesdays))
            try await world.order("a.example")
            try await world.run(days: 42)
            let polls = world.asked("a.example").map(\.at)
            let published = tuesdays(world.clock.now()).filter { $0 > world.start + .seconds(14 * 86_400) }
            let delays = published.compactMap { post in polls.first { $0 >= post }?.timeIntervalSince(post) }
            return polls.count < 42 * 2 && published.count >= 3 && delays.allSatisfy { $0 < 2 * 3600 }
        },
        Check("a feed that stops is asked less and less, down to once a day") { world in
            let end = world.start + .seconds(2 * 86_400)
            world.site("a.example", Press.publisher({ now in Press.every(14_400, before: min(now, end)) }))
            try await world.order("a.example")
            try await world.run(days: 120)
            let gaps = world.gaps("a.example")
            return gaps.first! < 7200 && gaps.suffix(10).allSatisfy { $0 > 60_000 && $0 <= 86_400 * 1.01 }
        },
        Check("a rhythm is learned even where entries have no dates") { world in
            world.site("a.example") { request, now in
                let slot = Int(now.timeIntervalSince1970) / (2 * 86_400)
                let body =
                    "<rss version='2.0'><channel><title>t</title><item><title>n\(slot)</title><guid>g\(slot)</guid></item></channel></rss>"
                return Press.serve(Array(body.utf8), to: request)
            }
            try await world.order("a.example")
            try await world.run(days: 30)
            return world.gaps("a.example").suffix(10).reduce(0, +) / 10 > 10_000
        },
        Check("a feed that was never alive is asked less and less as well, and wakes up") { world in
            let old = Date(milliseconds: 1_600_000_000_000)
            world.site("old.example") { _, _ in Press.answer(Press.quiet(since: old)) }
            world.site("empty.example") { _, _ in Press.answer(Press.rss([])) }
            world.site("undated.example") { _, _ in
                Press.answer(Array("<rss version='2.0'><channel><title>t</title><item><title>n</title></item></channel></rss>".utf8))
            }
            world.site("woken.example") { _, now in
                let hours = Press.every(3600, before: now, most: 5).map { (guid: "g\($0.milliseconds)", at: $0) }
                return Press.answer(now.timeIntervalSince(world.start) < 15 * 86_400 ? Press.rss([]) : Press.rss(hours))
            }
            let names = ["old.example", "empty.example", "undated.example", "woken.example"]
            try await world.order(names)
            try await world.run(days: 30)
            let quiet = names.dropLast().allSatisfy { name in
                let gaps = world.gaps(name)
                return gaps.first! < 2400 && gaps.suffix(10).allSatisfy { $0 > 60_000 && $0 <= 86_400 * 1.01 } && gaps.count < 100
            }
            return quiet && world.gaps("woken.example").suffix(10).allSatisfy { $0 < 7200 }
        },
        Check("the bounds are settings that count at once") { world in
            world.site("a.example", Press.publisher({ Press.every(300, before: $0) }))
            try await world.order("a.example")
            try await world.run(days: 1)
            let before = world.gaps("a.example").count
            world.configure(PollingSettings(shortest: .seconds(7200), longest: .seconds(14_400)))
            try await world.run(for: 3600)
            let asked = world.asked("a.example").count
            try await world.run(days: 2)
            let gaps = world.gaps("a.example").dropFirst(asked)
            return before > 50 && gaps.count > 10 && gaps.allSatisfy { $0 >= 7200 && $0 <= 14_400 * 1.2 }
        },
        Check("a feed's own interval stands for its rhythm, below the bounds too") { world in
            world.site("a.example", Press.publisher({ Press.every(86_400, before: $0) }))
            try await world.order("a.example") { $0.intervalSeconds = 300 }
            try await world.run(for: 7200)
            let gaps = world.gaps("a.example")
            return gaps.count >= 20 && gaps.allSatisfy { $0 >= 300 && $0 < 400 }
        },
        Check("a feed's own interval gives way to what its server asks for") { world in
            world.site("a.example") { _, _ in Press.answer(Press.quiet()).with("Cache-Control", "max-age=7200") }
            try await world.order("a.example") { $0.intervalSeconds = 300 }
            try await world.run(days: 1)
            return world.gaps("a.example").allSatisfy { $0 >= 7200 }
        },
    ]

    static let planning = [
        Check("no minute carries much more than its share") { world in
            let names = (0..<100).map { "h\($0).example" }
            for name in names { world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) } }
            try await world.order(names) { $0.intervalSeconds = 3600 }
            try await world.run(for: 3 * 3600 + 4400)
            let late = world.everything.filter { $0.at.timeIntervalSince(world.start) > 3 * 3600 }
            let minutes = Dictionary(grouping: late) { Int($0.at.timeIntervalSince1970) / 60 }.mapValues(\.count)
            return late.count > 100 && (minutes.values.max() ?? 99) <= 10
        },
        Check("a restart polls nothing early") { world in
            world.site("a.example") { _, _ in Press.answer(Press.quiet()).with("Cache-Control", "max-age=36000") }
            try await world.order("a.example", "b.example")
            try await world.run(for: 600)
            let before = world.everything.count
            try await world.restart()
            try await world.order("a.example", "b.example")
            try await world.run(for: 60)
            return before == 2 && world.everything.count == 2
        },
        Check("a feed that is named anew or reloaded is not polled early") { world in
            world.site("a.example") { _, _ in Press.answer(Press.quiet()).with("Cache-Control", "max-age=36000") }
            try await world.order("a.example")
            try await world.run(for: 60)
            try await world.order("a.example") { $0.name = "Another name" }
            try await world.run(for: 18_000)
            return world.everything.count == 1
        },
        Check("a shorter interval does not overrule what the server asked for") { world in
            world.site("a.example") { _, _ in Press.answer(Press.quiet()).with("Cache-Control", "max-age=36000") }
            try await world.order("a.example")
            try await world.run(for: 60)
            try await world.order("a.example") { $0.intervalSeconds = 300 }
            try await world.run(for: 30_000)
            return world.everything.count == 1
        },
        Check("a corrected address is polled at once, without the old one's validators") { world in
            world.site("a.example") { _, _ in Press.answer(Press.quiet(), tag: "\"old\"").with("Cache-Control", "max-age=36000") }
            world.site("b.example") { _, _ in Press.answer(Press.quiet(), tag: "\"new\"") }
            try await world.order("a.example")
            try await world.run(for: 60)
            var moved = FeedSource(id: "a.example", url: "http://b.example/feed", name: "a")
            moved.origin = .configuration
            try await world.store.reconcile(feeds: [moved], origin: .configuration, now: world.clock.now())
            try await world.run(for: 60)
            return world.asked("b.example").map(\.isConditional) == [false]
        },
        Check("each next poll has its reason with the numbers") { world in
            world.site("max.example") { _, _ in Press.answer(Press.quiet()).with("Cache-Control", "max-age=36000") }
            world.site("ttl.example") { _, _ in Press.answer(Press.quiet("<ttl>1440</ttl>")) }
            world.site("own.example") { _, _ in Press.answer(Press.quiet()) }
            world.site("busy.example") { _, _ in ServerResponse.empty(429).with("Retry-After", "7200") }
            world.site("rhythm.example", Press.publisher({ Press.every(86_400, before: $0) }))
            try await world.order("max.example", "ttl.example", "busy.example", "missing.example", "rhythm.example")
            try await world.order("own.example") { $0.intervalSeconds = 3600 }
            try await world.run(for: 60)
            let reasons = [
                try await world.reason("max.example") == "Cache-Control asks for 10 h",
                try await world.reason("ttl.example") == "<ttl> asks for 24 h",
                try await world.reason("own.example") == "its interval is 60 min",
                try await world.reason("busy.example") == "the server asks for 2 h (Retry-After)",
                try await world.reason("missing.example") == "failure 1 in a row, tried again after 30 min",
                try await world.reason("rhythm.example").hasPrefix("its rhythm of "),
            ]
            return reasons.allSatisfy { $0 }
        },
    ]
}
