import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Storage
import Support
import TestKit

@testable import Daemon

extension Check {
    /// A feed with a daily entry, which from the second day on redirects to where `target` says.
    private static func moving(_ status: Int, to target: String = "http://new.example/feed") -> World.Answer {
        { request, now in
            let entries = Press.every(86_400, before: now, most: 5).reversed().map { (guid: "day-\($0.milliseconds)", at: $0) }
            if request.header("host") == "old.example", now.milliseconds > 1_783_156_080_000 + 86_400_000 {
                return ServerResponse.empty(status).with("Location", target)
            }
            return Press.serve(Press.rss(entries), to: request)
        }
    }

    private static func settles(_ name: String, _ status: Int) -> Check {
        Check(name) { world in
            for host in ["old.example", "new.example"] { world.site(host, moving(status)) }
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 21)
            let (old, new) = (world.asked("old.example"), world.asked("new.example"))
            let items = try await world.items()
            let state = try await world.state("old.example")
            let told = FeedsText.render(try await FeedsReport(store: world.store, clock: world.clock).feeds())
            let settledAfter = old.last!.at.timeIntervalSince(new[0].at)
            return state.address == "http://new.example/feed" && state.orderedURL == "http://old.example/feed"
                && told.contains("\n  read at http://new.example/feed since 2026-07-") && settledAfter >= 3 * 86_400
                && settledAfter < 6 * 86_400 && new.count > 60
                && Set(items.map(\.identity)).count == items.count && items.allSatisfy { $0.feed == "old.example" } && items.count < 30
        }
    }

    /// A redirect that is never stored: the old address is asked to the end.
    private static func stays(_ name: String, _ prepare: @escaping @Sendable (World) -> Void) -> Check {
        Check(name) { world in
            world.site("old.example", moving(301))
            world.site("new.example", moving(301))
            prepare(world)
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 14)
            return try await all(
                world.state("old.example").address == nil, world.asked("old.example").last!.at > world.start + .seconds(12 * 86_400))
        }
    }

    static let moves = [
        settles("301 is stored after some days, without a duplicate", 301), settles("308 as well", 308),
        stays("302 is never stored") { $0.site("old.example", moving(302)) },
        stays("a redirect to a page of a captive network is not stored") { world in
            world.site("old.example", moving(301, to: "http://captive.example/feed"))
            world.site("captive.example", moving(301))
        },
        stays("a redirect to a page that is no feed is not stored") { world in
            world.site("new.example") { _, _ in .html("<html><body>Under repair</body></html>") }
        },
        stays("a redirect to another publisher's feed is not stored") { world in
            world.site("new.example") { request, now in
                Press.serve(Press.rss([("foreign-\(now.day.milliseconds)", now.day)], title: "Domain for sale"), to: request)
            }
        },
        stays("nor is one to a feed that only has the same title") { world in
            world.site("new.example") { request, now in
                Press.serve(Press.rss([("foreign-\(now.day.milliseconds)", now.day)]), to: request)
            }
        },
        Check("a permanent redirect to another publisher's feed brings no items, and that is told") { world in
            world.site("old.example", moving(301))
            world.site("new.example") { request, now in
                Press.serve(Press.rss([("foreign-\(now.day.milliseconds)", now.day)], title: "Domain for sale"), to: request)
            }
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 10)
            let polls = world.asked("new.example")
            return try await all(
                !polls.isEmpty, polls.count < 15, world.items().allSatisfy { $0.identity.hasPrefix("guid:day-") },
                world.faults().contains { $0.contains("redirects for good to another feed, http://new.example/feed") })
        },
        Check("a feed that comes back from a strange redirect goes on with its own validators") { world in
            world.site("old.example") { request, now in
                let days = now.timeIntervalSince(world.start) / 86_400
                return (1..<3).contains(days)
                    ? ServerResponse.empty(301).with("Location", "http://new.example/feed") : Press.serve(Press.quiet(), to: request)
            }
            world.site("new.example") { request, _ in Press.serve(Press.quiet(guid: "foreign"), to: request) }
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 7)
            return try await all(
                world.faults().isEmpty, world.items().count == 1, world.asked("old.example").dropFirst().allSatisfy(\.isConditional))
        },
        Check("a move to a host whose name only contains a word of passing pages is stored") { world in
            world.site("old.example", moving(301, to: "http://sparking.example/feed"))
            world.site("sparking.example", moving(301))
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 10)
            let feed = try await world.feeds()["old.example"]
            return feed?.state.address == "http://sparking.example/feed" && feed?.state.movedAt != nil
        },
        Check("two orders for one address are polled once, however it is spelled") { world in
            world.site("a.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            world.site("www.a.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            try await world.order("a.example/feed", "www.a.example/feed/") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 2)
            return Set(world.everything.map(\.host)).count == 1 && world.everything.count < 10
        },
        stays("a redirect that leads elsewhere each time is not stored") { world in
            world.site("old.example") { request, now in
                now.timeIntervalSince(world.start) < 86_400
                    ? moving(301)(request, now)
                    : ServerResponse.empty(301).with("Location", "http://new.example/\(now.milliseconds)")
            }
        },
        Check("a new address that dies sends the poller back to the ordered one") { world in
            world.site("old.example", moving(301))
            world.site("new.example") { request, now in
                now.timeIntervalSince(world.start) > 10 * 86_400 ? .empty(404) : moving(301)(request, now)
            }
            try await world.order("old.example") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 9)
            let isStored = try await world.state("old.example").address != nil
            try await world.run(days: 3)
            return try await all(
                isStored, world.state("old.example").address == nil,
                world.asked("old.example").last!.at > world.start + .seconds(10 * 86_400))
        },
    ]

    static let manners = [
        Check("a poll is one request for the feed: honest, compressed, without cookie, referrer or anything added") { world in
            world.configure(agent: "Copydesk/test (feeds; +https://desk.example/contact)")
            world.site("a.example") { _, _ in
                Press.answer(Press.quiet(), tag: "\"1\"").with("Set-Cookie", "track=1; Path=/")
            }
            try await world.order("a.example") { $0.intervalSeconds = 3600 }
            try await world.run(days: 1)
            let asked = world.everything
            return asked.count > 20
                && asked.allSatisfy { asked in
                    asked.path == "/feed" && asked.request.rawQuery.isEmpty && asked.header("cookie") == nil
                        && asked.header("referer") == nil
                        && asked.header("user-agent") == "Copydesk/test (feeds; +https://desk.example/contact)"
                        && asked.header("accept-encoding")?.contains("gzip") == true && asked.header("a-im") == nil
                }
        },
        Check("pages of news are read one after the other with a gap, and no more once their host asks for patience") { world in
            let pages = Locked(0)
            world.site("a.example") { request, now in
                let hours = Press.every(3600, before: now, most: 10).map { (guid: "g\($0.milliseconds)", at: $0) }
                return Press.serve(Press.rss(hours), to: request)
            }
            world.site("page.example") { request, _ in
                if request.rawPath == "/robots.txt" { return .empty(404) }
                let count = pages.withLock { count in
                    count += 1
                    return count
                }
                return count > 3
                    ? ServerResponse.empty(429).with("Retry-After", "1800") : .html("<html><body><p>A story.</p></body></html>")
            }
            try await world.order("a.example") { $0.readsPages = true }
            try await world.run(for: 60)
            let first = world.asked("page.example").count
            let items = try await world.items().count
            return first == 5 && items == 10 && world.gaps("page.example").allSatisfy { $0 >= 2 }
        },
        Check("a page host whose robots.txt fails is asked for it once") { world in
            world.site("a.example") { request, now in
                let hours = Press.every(3600, before: now, most: 10).map { (guid: "g\($0.milliseconds)", at: $0) }
                return Press.serve(Press.rss(hours), to: request)
            }
            world.site("page.example") { _, _ in .empty(503) }
            try await world.order("a.example") { $0.readsPages = true }
            try await world.run(for: 60)
            return world.asked("page.example").map(\.path) == ["/robots.txt"]
        },
        Check("a new feed is fetched once") { world in
            world.site("a.example") { request, _ in Press.serve(Press.quiet(), to: request) }
            try await world.order("a.example")
            try await world.run(for: 600)
            return world.everything.count == 1
        },
        Check("a feed's own headers, login and name go to its origin, and no further") { world in
            let access = FeedAccess(
                headers: [HTTPHeader("X-Own", "yes", staysAtOrigin: true)], login: ("reader", Secret("open-sesame")), userAgent: "Own/1")
            world.configure(access: ["localhost": access])
            world.site("localhost") { request, now in
                request.header("x-then") == nil && now.timeIntervalSince(world.start) > 3600
                    ? ServerResponse.empty(302).with("Location", "http://other.example/feed") : Press.answer(Press.quiet())
            }
            world.site("other.example") { _, _ in Press.answer(Press.quiet()) }
            try await world.order("localhost") { $0.intervalSeconds = 3600 }
            try await world.run(for: 9000)
            let (own, other) = (world.asked("localhost"), world.asked("other.example"))
            let basic = Data("reader:open-sesame".utf8).base64EncodedString()
            return own.allSatisfy { $0.header("x-own") == "yes" && $0.header("authorization") == "Basic \(basic)" }
                && own.allSatisfy { $0.header("user-agent") == "Own/1" } && !other.isEmpty
                && other.allSatisfy { $0.header("x-own") == nil && $0.header("authorization") == nil }
        },
        Check("a login stays behind when the feed moves to another origin") { world in
            world.configure(access: ["localhost": FeedAccess(login: ("reader", Secret("open-sesame")))])
            world.site("localhost") { _, _ in ServerResponse.empty(301).with("Location", "http://other.example/feed") }
            world.site("other.example") { request, now in Press.serve(Press.quiet(), to: request) }
            try await world.order("localhost") { $0.intervalSeconds = 21_600 }
            try await world.run(days: 10)
            return try await all(
                world.state("localhost").address == "http://other.example/feed",
                world.asked("other.example").allSatisfy { $0.header("authorization") == nil })
        },
        Check("secrets are neither logged nor stored, also when the poll fails") { world in
            let access = FeedAccess(
                headers: [HTTPHeader("X-Token", "open-sesame-1", isSecret: true, staysAtOrigin: true)],
                login: ("reader", Secret("open-sesame-2")))
            world.configure(access: ["localhost": access])
            world.site("localhost", turns([{ _ in Press.answer(Press.quiet()) }, { _ in .empty(401) }, { _ in .empty(500) }]))
            try await world.order("localhost")
            try await world.run(days: 2)
            let basic = Data("reader:open-sesame-2".utf8).base64EncodedString()
            return try await all(
                world.asked("localhost").count > 2, !world.isWritten("open-sesame"), !world.isWritten(basic))
        },
        Check("a login is not sent over plain http") { world in
            world.configure(access: ["a.example": FeedAccess(login: ("reader", Secret("open-sesame")))])
            world.site("a.example") { _, _ in Press.answer(Press.quiet()) }
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await all(
                world.everything.isEmpty, world.faults().contains { $0.contains("plain http") })
        },
        Check("a feed can be asked through a proxy", .real) { world in
            world.configure(access: ["a.example": FeedAccess(proxy: Secret("http://127.0.0.1:\(world.port)"))])
            world.site("a.example") { _, _ in Press.answer(Press.quiet()) }
            world.configure(allowing: [], access: ["a.example": FeedAccess(proxy: Secret("http://127.0.0.1:\(world.port)"))])
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await world.items().count == 1
        },
    ]

    static let guards = [
        Check("a private address is not asked", .real) { world in
            world.configure(allowing: [])
            let names = [
                "127.0.0.1:\(world.port)", "localhost:\(world.port)", "2130706433:\(world.port)", "[::ffff:127.0.0.1]:\(world.port)",
            ]
            try await world.order(names)
            try await world.run(for: 60)
            return try await all(
                world.everything.isEmpty, world.faults().count == names.count)
        },
        Check("a redirect to a private address is not followed", .real) { world in
            world.configure(allowing: ["localhost"])
            world.site("localhost") { _, _ in ServerResponse.empty(302).with("Location", "http://127.0.0.1:\(world.port)/inner") }
            try await world.order("localhost:\(world.port)")
            try await world.run(for: 60)
            return try await all(
                world.everything.map(\.path) == ["/feed"], world.faults().contains { $0.contains("private_networks") })
        },
        Check("behind a proxy a private address is refused too", .real) { world in
            let access = FeedAccess(proxy: Secret("http://127.0.0.1:\(world.port)"))
            world.configure(allowing: [], access: ["10.0.0.5": access, "localhost": access])
            try await world.order("10.0.0.5", "localhost")
            try await world.run(for: 60)
            return try await all(
                world.everything.isEmpty, world.faults().count == 2)
        },
        Check("a redirect out of the web is not followed") { world in
            world.site("a.example") { _, _ in ServerResponse.empty(302).with("Location", "file:///etc/passwd") }
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await world.faults().count == 1
        },
        Check("a body is measured unpacked") { world in
            world.configure(limits: HTTPLimits(total: .seconds(20), body: 200_000))
            world.site("a.example") { _, _ in
                Press.answer(Packed.megabyte).with("Content-Encoding", "gzip")
            }
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await world.faults().contains { $0.contains("larger than") }
        },
        Check("a server that drips costs its time and nobody else's") { world in
            world.configure(limits: HTTPLimits(total: .milliseconds(1500), body: FeedReader.largestBody))
            world.site("slow.example") { _, _ in
                let drops = AsyncStream<[UInt8]>(unfolding: {
                    try? await Task.sleep(for: .milliseconds(20))
                    return [32]
                })
                return ServerResponse(headers: [("Content-Type", "text/xml")], body: .stream(drops))
            }
            world.site("a.example") { _, _ in Press.answer(Press.quiet()) }
            try await world.order("slow.example", "a.example")
            try await world.run(for: 60)
            return try await all(
                world.state("slow.example").failures == 1, world.items().count == 1)
        },
        Check("an entity bomb is refused") { world in
            let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
            let bomb =
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e0 'lol'>\(entities)]><rss version='2.0'><channel><title>&e9;</title></channel></rss>"
            world.site("a.example") { _, _ in Press.answer(Array(bomb.utf8)) }
            try await world.order("a.example")
            let began = ContinuousClock.now
            try await world.run(for: 60)
            return ContinuousClock.now - began < .seconds(20) && world.asked("a.example").count == 1
        },
        Check("nothing outside the document is fetched") { world in
            let document = """
                <?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://b.example/x.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://b.example/p">%p;]>
                <rss version="2.0"><channel><title>t</title><item><title>x &f;</title><guid>1</guid></item></channel></rss>
                """
            world.site("a.example") { _, _ in Press.answer(Array(document.utf8)) }
            try await world.order("a.example")
            try await world.run(for: 60)
            return try await all(
                world.asked("b.example").isEmpty, !world.isWritten("root:"))
        },
        Check("deep nesting and endless attributes cost little") { world in
            let deep = "<rss version='2.0'><channel><title>" + String(repeating: "<b>", count: 30_000)
            let wide = "<rss version='2.0'><channel " + (0..<20_000).map { "a\($0)='1' " }.joined() + "><title>t</title></channel></rss>"
            let open = "<rss version='2.0'><channel>" + String(repeating: "<item><title>x", count: 20_000)
            for (index, text) in [deep, wide, open].enumerated() {
                world.site("h\(index).example") { _, _ in Press.answer(Array(text.utf8)) }
            }
            try await world.order("h0.example", "h1.example", "h2.example")
            let began = ContinuousClock.now
            try await world.run(for: 60)
            return ContinuousClock.now - began < .seconds(30) && world.everything.count == 3
        },
    ]
}
