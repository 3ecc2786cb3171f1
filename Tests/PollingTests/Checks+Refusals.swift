import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Storage
import Support
import TestKit

extension Check {
    private static func busy(_ name: String, _ answer: ServerResponse, least: TimeInterval) -> Check {
        Check(name) { world in
            world.site("a.example") { _, _ in answer }
            try await world.order("a.example")
            try await world.run(for: least - 10)
            let early = world.asked("a.example").count
            try await world.restart()
            try await world.run(for: 9)
            let afterRestart = world.asked("a.example").count
            try await world.run(for: least)
            return early == 1 && afterRestart == 1 && world.asked("a.example").count > 1
        }
    }

    static let refusals = [
        busy("429 with seconds is honoured, over a restart too", ServerResponse.empty(429).with("Retry-After", "5400"), least: 5400),
        busy(
            "429 with a date is honoured", ServerResponse.empty(429).with("Retry-After", "Sat, 04 Jul 2026 12:08:00 GMT"), least: 10_800),
        busy("503 with Retry-After is honoured", ServerResponse.empty(503).with("Retry-After", "9000"), least: 9000),
        busy("403 with Retry-After is honoured", ServerResponse.empty(403).with("Retry-After", "9000"), least: 9000),
        Check("429 without a time: half an hour, then longer and longer") { world in
            world.site("a.example") { _, _ in .empty(429) }
            try await world.order("a.example")
            try await world.run(days: 2)
            let gaps = world.gaps("a.example")
            return gaps.count >= 4 && gaps[0] >= 600 && zip(gaps, gaps.dropFirst()).allSatisfy { $1 >= $0 }
        },
        Check("a bot wall is told as one, and left alone") { world in
            world.site("a.example") { _, _ in
                var wall = ServerResponse.html("<html><title>Just a moment...</title></html>")
                wall.status = 403
                return wall
            }
            try await world.order("a.example")
            try await world.run(days: 1)
            return try await all(
                world.faults().contains { $0.contains("bot wall") }, world.gaps("a.example").allSatisfy { $0 >= 600 },
                world.asked("a.example").count < 8)
        },
        Check("404 is tried ever less often, but never given up") { world in
            try await world.order("a.example")
            try await world.run(days: 28)
            let gaps = world.gaps("a.example")
            let grows = zip(gaps, gaps.dropFirst()).allSatisfy { $1 >= $0 * 0.9 }
            return grows && gaps[0] >= 1800 && gaps.last! >= 86_400 * 0.99 && gaps.last! <= 86_400 * 1.2 && gaps.count > 28
        },
        Check("a server in trouble is tried again, and comes back to its rhythm") { world in
            world.site("a.example") { request, now in
                let hours = now.timeIntervalSince(world.start) / 3600
                return (1..<30).contains(hours) ? .empty(502) : Press.serve(Press.quiet(since: now - .seconds(3600)), to: request)
            }
            try await world.order("a.example") { $0.intervalSeconds = 1800 }
            try await world.run(for: 30 * 3600)
            let wasTold = try await world.faults().count == 1
            let during = world.asked("a.example").count
            try await world.run(days: 2)
            return try await all(
                wasTold, during < 12, world.faults().isEmpty, world.state("a.example").failures == 0, world.gaps("a.example").last! < 2200)
        },
        Check("a feed that is gone is asked once more on another day, then no more, and that is told") { world in
            world.site("a.example") { _, _ in .empty(410) }
            try await world.order("a.example")
            try await world.run(days: 30)
            let asked = world.asked("a.example").map(\.at)
            return try await all(
                asked.count == 2, asked[1].timeIntervalSince(asked[0]) >= 86_400,
                world.faults().contains { $0.contains("gone for good (410)") }, world.reason("a.example").hasPrefix("never:"))
        },
        Check("a feed that is gone by mistake goes on") { world in
            world.site(
                "a.example",
                turns([{ _ in Press.answer(Press.quiet()) }, { _ in .empty(410) }, { _ in Press.answer(Press.quiet(guid: "two")) }]))
            try await world.order("a.example")
            try await world.run(days: 10)
            return try await all(
                world.asked("a.example").count > 5, world.faults().isEmpty, world.items().count == 2)
        },
        Check("a feed that was given up is tried anew when it is ordered again") { world in
            world.site("a.example") { _, now in
                now.timeIntervalSince(world.start) < 5 * 86_400 ? .empty(410) : Press.answer(Press.quiet())
            }
            try await world.order("a.example")
            try await world.run(days: 10)
            let before = world.asked("a.example").count
            try await world.order("a.example") { $0.isPaused = true }
            try await world.order("a.example")
            try await world.run(days: 3)
            return try await all(
                before == 2, world.asked("a.example").count > 4, world.faults().isEmpty)
        },
    ]

    static let outages = [
        Check("while our own network is down no feed counts a failure, and one fault says so") { world in
            let names = (0..<8).map { "h\($0).example" }
            for name in names { world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) } }
            try await world.order(names) { $0.intervalSeconds = 1800 }
            try await world.run(for: 3600)
            world.weather.cut(true)
            try await world.run(days: 2)
            let faults = try await world.faults()
            var failures = 0
            for name in names { failures += try await world.state(name).failures }
            let asked = world.everything.count
            world.weather.cut(false)
            try await world.run(for: 1000)
            let back = Set(world.everything.dropFirst(asked).map(\.host))
            return try await all(
                faults.count == 1, faults[0].hasPrefix("network"), failures == 0, back.count == 8, world.faults().isEmpty)
        },
        Check("a network that is down from the start counts against nobody") { world in
            let names = (0..<4).map { "h\($0).example" }
            for name in names { world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) } }
            world.weather.cut(true)
            try await world.order(names)
            try await world.run(days: 1)
            var failures = 0
            for name in names { failures += try await world.state(name).failures }
            return failures == 0 && world.everything.isEmpty
        },
        Check("most hosts away while one in the house answers is an outage too") { world in
            let names = (0..<6).map { "h\($0).example" }
            for name in names { world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) } }
            try await world.order(names) { $0.intervalSeconds = 1800 }
            for name in names.dropFirst() { world.weather.lose(name) }
            try await world.run(for: 60)
            var failures = 0
            for name in names { failures += try await world.state(name).failures }
            return failures == 0
        },
        Check("a host that is away while others answer is backed off from") { world in
            for name in ["a.example", "b.example", "c.example"] {
                world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) }
            }
            world.weather.lose("a.example")
            try await world.order("a.example", "b.example", "c.example") { $0.intervalSeconds = 1800 }
            try await world.run(days: 2)
            return try await all(
                world.state("a.example").failures >= 4, world.faults().count == 1, world.faults()[0].hasPrefix("feed http://a.example"))
        },
        Check("a first feed under a wrong address is told at once, alone on the desk") { world in
            world.weather.lose("a.example")
            try await world.order("a.example")
            try await world.run(for: 10)
            return try await all(world.state("a.example").failures == 1, world.faults().first?.hasPrefix("feed http://a.example") == true)
        },
        Check("hosts that refuse connections are no outage, however many") { world in
            let names = (0..<4).map { "h\($0).example" }
            for name in names {
                world.site(name) { request, _ in Press.serve(Press.quiet(), to: request) }
            }
            try await world.order(names) { $0.intervalSeconds = 1800 }
            try await world.run(for: 60)
            for name in names { world.weather.lose(name, as: .refused) }
            try await world.run(for: 2100)
            let faults = try await world.faults()
            return faults.count == 4 && faults.allSatisfy { $0.hasPrefix("feed http://h") }
        },
        Check("a single feed whose host is away is backed off from as well") { world in
            world.weather.lose("a.example")
            try await world.order("a.example")
            try await world.run(days: 2)
            return try await (4...8).contains(world.state("a.example").failures)
        },
    ]

    static let hosts = [
        Check("feeds of one host are asked one at a time, with a gap") { world in
            let names = (0..<20).map { "a.example/f\($0)" }
            world.site("a.example") { request, _ in Press.serve(Press.quiet(guid: request.rawPath), to: request) }
            try await world.order(names)
            try await world.run(for: 300)
            let gaps = world.gaps("a.example")
            return world.asked("a.example").count == 20 && gaps.allSatisfy { $0 >= 2 && $0 < 30 }
        },
        Check("a 429 is the feed's own first: others of the host go on") { world in
            world.site("a.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            world.site("a.example/f0") { _, _ in ServerResponse.empty(429).with("Retry-After", "36000") }
            try await world.order((0..<3).map { "a.example/f\($0)" }) { $0.intervalSeconds = 1800 }
            try await world.run(for: 18_000)
            let asked = world.asked("a.example")
            return asked.filter { $0.path == "/f0" }.count == 1 && asked.filter { $0.path == "/f1" }.count > 6
        },
        Check("after three refusals in a row the whole host is left alone") { world in
            world.site("a.example") { _, _ in ServerResponse.empty(429).with("Retry-After", "36000") }
            world.site("b.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            try await world.order((0..<6).map { "a.example/f\($0)" } + ["b.example"]) { $0.intervalSeconds = 1800 }
            try await world.run(for: 35_000)
            let early = world.asked("a.example").count
            try await world.restart()
            try await world.run(for: 900)
            return early == 3 && world.asked("a.example").count == 3 && world.asked("b.example").count > 10
        },
        Check("a sister host under the same domain is not concerned") { world in
            world.site("a.host.example") { _, _ in ServerResponse.empty(429).with("Retry-After", "36000") }
            world.site("b.host.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            try await world.order((0..<4).map { "a.host.example/f\($0)" } + ["b.host.example"]) { $0.intervalSeconds = 1800 }
            try await world.run(for: 30_000)
            return world.asked("a.host.example").count == 3 && world.asked("b.host.example").count > 10
        },
        Check("a feed may be told to mind its own pauses alone") { world in
            world.site("a.example") { _, _ in ServerResponse.empty(429).with("Retry-After", "36000") }
            world.site("a.example/own") { request, _ in Press.serve(Press.quiet(), to: request) }
            try await world.order((0..<4).map { "a.example/f\($0)" })
            try await world.order("a.example/own") {
                $0.ignoresHost = true
                $0.intervalSeconds = 1800
            }
            try await world.run(for: 30_000)
            return world.asked("a.example").filter { $0.path == "/own" }.count > 10
        },
        Check("a host that answers again is welcome: refusals between answers pause nobody") { world in
            world.site("a.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            world.site("a.example/bad") { _, _ in .empty(429) }
            try await world.order("a.example/bad", "a.example/good") { $0.intervalSeconds = 1800 }
            try await world.run(days: 3)
            return world.asked("a.example").filter { $0.path == "/good" }.count > 100
        },
        Check("the gap of a host grows with its refusals and shrinks again") { world in
            world.site("a.example") { request, now in
                now.timeIntervalSince(world.start) < 2 ? .empty(429) : Press.serve(Press.quiet(guid: request.rawPath), to: request)
            }
            try await world.order((0..<4).map { "a.example/f\($0)" }) { $0.intervalSeconds = 86_400 }
            try await world.run(for: 300)
            let first = world.gaps("a.example").prefix(3)
            try await world.run(days: 10)
            try await world.order((4..<8).map { "a.example/f\($0)" }) { $0.intervalSeconds = 3600 }
            let before = world.asked("a.example").count
            try await world.run(for: 60)
            return first.allSatisfy { $0 >= 9 } && world.asked("a.example").count - before >= 4
        },
    ]
}
