import Editorial
import FoundationEssentials
import HTTPServer
import Storage
import Support
import TestKit

@testable import Daemon

extension Check {
    private static let callback = "https://desk.example/websub"

    /// A busy feed that names a hub in its head or its document, and a hub that takes every subscription.
    private static func offer(_ world: World, inDocument: Bool) {
        world.configure(callback: callback)
        let link = "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='http://hub.example/hub'/>"
        world.site("a.example") { request, now in
            let entries = Press.every(600, before: now, most: 5).reversed().map { (guid: "entry-\($0.milliseconds)", at: $0) }
            let answer = Press.serve(Press.rss(entries, head: inDocument ? link : ""), to: request)
            return inDocument
                ? answer : answer.with("Link", "<http://hub.example/hub>; rel=\"hub\", <http://a.example/feed>; rel=self; title=\"a, b\"")
        }
        world.site("hub.example") { _, _ in .empty(202) }
    }

    /// What the hub was asked last.
    private static func form(_ world: World) -> [String: String] {
        let pairs = world.asked("hub.example").last?.request.form ?? []
        return Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The hub looks whether a subscription was meant, as its last request said.
    private static func verify(_ world: World, topic: String? = nil, lease: Int = 864_000) async -> ServerResponse {
        let form = form(world)
        let path = form["hub.callback"]?.dropFirst("https://desk.example".count) ?? ""
        let topic = topic ?? form["hub.topic"] ?? ""
        return await world.door.answer(
            ServerRequest(
                method: "GET", target: "\(path)?hub.mode=subscribe&hub.topic=\(topic)&hub.challenge=abc123&hub.lease_seconds=\(lease)"))
    }

    private static func deliver(_ world: World, _ signature: (String) -> String?) async -> ServerResponse {
        let form = form(world)
        let path = form["hub.callback"]?.dropFirst("https://desk.example".count) ?? ""
        let signed = signature(form["hub.secret"] ?? "").map { [(name: "X-Hub-Signature", value: $0)] } ?? []
        return await world.door.answer(ServerRequest(method: "POST", target: String(path), headers: signed, body: Array("news".utf8)))
    }

    private static func signature(_ method: HMACMethod) -> (String) -> String? {
        { "\(method.rawValue)=\(method.hex(key: Array($0.utf8), message: Array("news".utf8)))" }
    }

    private static func subscribes(_ name: String, inDocument: Bool) -> Check {
        Check(name) { world in
            offer(world, inDocument: inDocument)
            try await world.order("a.example")
            try await world.run(for: 60)
            let form = form(world)
            let answer = await verify(world)
            let isEcho = if case .bytes(let bytes) = answer.body { bytes == Array("abc123".utf8) } else { false }
            try await world.run(for: 2000)
            let before = world.asked("a.example").count
            try await world.run(days: 1.5)
            let slow = world.asked("a.example").count - before
            let thanks = await deliver(world, signature(.sha256))
            try await world.run(for: 5)
            let pushed = world.asked("a.example").count - before - slow
            return all(
                form["hub.mode"] == "subscribe", form["hub.topic"] == "http://a.example/feed", form["hub.secret"]?.count == 64,
                answer.status == 200, isEcho, slow <= 3, thanks.status == 202, pushed == 1)
        }
    }

    static let hubs = [
        subscribes("a hub named in the head is asked, answered, and spares polls; its news are polled at once", inDocument: false),
        subscribes("a hub named in the document as well", inDocument: true),
        Check("channels of YouTube have a hub although their feeds name none, and other lists have none") { world in
            world.configure(callback: callback)
            world.site("www.youtube.com") { request, _ in Press.serve(Press.quiet(), to: request) }
            let feeds = ["channel_id=UC1", "playlist_id=PL1"].map { "www.youtube.com/feeds/videos.xml?\($0)" }
            try await world.order(feeds)
            try await world.run(for: 60)
            let late = world.clock.now() + .seconds(30 * 86_400)
            let subscription = try await world.store.dueSubscription(now: late)
            return subscription?.feedID == feeds[0] && subscription?.offer.hub == "https://pubsubhubbub.appspot.com/"
                && subscription?.offer.topic == "https://www.youtube.com/feeds/videos.xml?channel_id=UC1"
        },
        Check("news are taken with every signature that hubs know, and with none that is wrong") { world in
            offer(world, inDocument: false)
            try await world.order("a.example")
            try await world.run(for: 60)
            _ = await verify(world)
            try await world.run(days: 1)
            var taken: [Bool] = []
            let signatures =
                HMACMethod.allCases.map { signature($0) } + [{ _ in nil }, { _ in "sha256=00" }, { _ in "md5=1" }, { _ in "" }]
            for signature in signatures {
                let before = world.asked("a.example").count
                _ = await deliver(world, signature)
                try await world.run(for: 65)
                taken.append(world.asked("a.example").count == before + 1)
            }
            return taken == [true, true, true, true, false, false, false, false]
        },
        Check("however often a hub calls, its feed is polled once a minute at most") { world in
            offer(world, inDocument: false)
            try await world.order("a.example")
            try await world.run(for: 60)
            _ = await verify(world)
            try await world.run(days: 1)
            let before = world.asked("a.example").count
            for _ in 0..<120 {
                _ = await deliver(world, signature(.sha256))
                try await world.run(for: 5)
            }
            let gaps = world.gaps("a.example").suffix(5)
            return (9...11).contains(world.asked("a.example").count - before) && gaps.allSatisfy { $0 >= 60 }
        },
        Check("news that a hub tells of during a poll are polled after it") { world in
            offer(world, inDocument: false)
            try await world.order("a.example")
            try await world.run(for: 60)
            _ = await verify(world)
            try await world.run(days: 1)
            let (feed, before) = (try await world.store.feeds(["a.example"])[0], world.asked("a.example").count)
            // As a round does that is under way.
            let until = world.clock.now() + .seconds(1800)
            try await world.store.putOff(["a.example": until])
            _ = await deliver(world, signature(.sha256))
            var round = PollRound(
                polls: [
                    FeedPoll(
                        feedID: "a.example", state: feed.state, items: [], nextPollAt: world.clock.now() + .seconds(86_400), error: nil)
                ])
            (round.putOff, round.soonest) = (["a.example": until], world.clock.now() + .seconds(60))
            _ = try await world.store.file(round, now: world.clock.now())
            try await world.run(for: 59)
            let early = world.asked("a.example").count - before
            try await world.run(for: 2)
            return early == 0 && world.asked("a.example").count == before + 1
        },
        Check("a lease is renewed before it runs out") { world in
            offer(world, inDocument: false)
            try await world.order("a.example")
            try await world.run(for: 60)
            _ = await verify(world)
            let before = world.asked("hub.example").count
            try await world.run(days: 10)
            let renewed = world.asked("hub.example").dropFirst(before).first
            return before == 1 && renewed.map { $0.at < world.start + .seconds(864_000) } == true
        },
        Check("what was not asked for is refused") { world in
            offer(world, inDocument: false)
            try await world.order("a.example")
            try await world.run(for: 60)
            let other = await verify(world, topic: "http://a.example/other")
            let token = String(repeating: "a", count: 40)
            let unknown = await world.door.answer(
                ServerRequest(method: "GET", target: "/websub/\(token)?hub.mode=subscribe&hub.challenge=x&hub.topic=http://a.example/feed"))
            return other.status == 404 && unknown.status == 404
        },
        Check("while a hub does not answer its feed is polled as ever, and the hub asked less and less") { world in
            offer(world, inDocument: false)
            world.site("hub.example") { _, _ in .empty(500) }
            try await world.order("a.example")
            try await world.run(days: 3)
            return world.asked("a.example").count > 200 && (3...9).contains(world.asked("hub.example").count)
        },
        Check("without a public address no hub is asked") { world in
            offer(world, inDocument: false)
            world.configure()
            try await world.order("a.example")
            try await world.run(days: 1)
            return world.asked("hub.example").isEmpty && world.asked("a.example").count > 50
        },
    ]
}
