import Console
import Editorial
import HTTPClient
import HTTPServer
import Support
import Testing

@Suite struct EndpointTests {
    @Test func `a desk that works is healthy and ready`() async throws {
        let (health, ready) = try await asking({ Samples.busy }) {
            (try await $0("GET", "/healthz", nil), try await $0("GET", "/readyz", nil))
        }
        #expect(health.status == 200)
        #expect(health.text == "ok\n")
        #expect(ready.status == 200)
    }

    @Test func `a desk without databases is healthy, not ready, and says what to run`() async throws {
        let (health, ready) = try await asking({ Samples.empty }) {
            (try await $0("GET", "/healthz", nil), try await $0("GET", "/readyz", nil))
        }
        #expect(health.status == 200)
        #expect(ready.status == 503)
        #expect(ready.text.contains("copydesk setup notion"))
    }

    @Test(arguments: ["/", "/healthz", "/readyz", "/status.json"])
    func `a desk that cannot report answers 503 with the reason`(_ path: String) async throws {
        let answer = try await asking({ throw StoreFailure() }) { try await $0("GET", path, nil) }
        #expect(answer.status == 503)
        #expect(answer.text.contains("disk I/O error"))
        if path == "/" { #expect(!answer.text.contains("<disk>")) }
    }

    @Test func `the report is JSON with ISO 8601 dates`() async throws {
        let answer = try await answer("/status.json", Samples.busy)
        #expect(answer.header("content-type") == "application/json")
        let json = try JSON(parsing: answer.body)
        #expect(json["startedAt"]?.string == "2026-11-17T07:52:00.000Z")
        #expect(json["desk"]?["due"]?.array?.count == 3)
    }

    @Test func `metrics carry the daemon's counters and the report's numbers`() async throws {
        let metrics = Metrics()
        metrics.counter("copydesk_items_total", help: "New items").increment(by: 7)
        let answer = try await asking({ Samples.busy }, metrics: metrics) { try await $0("GET", "/metrics", nil) }
        #expect(answer.header("content-type") == "text/plain; version=0.0.4; charset=utf-8")
        let lines = Set(answer.text.split(separator: "\n").map(String.init))
        for line in [
            "copydesk_items_total 7", "copydesk_report_up 1", "copydesk_queue_rows{queue=\"submitted\"} 4", "copydesk_faults 1",
            "copydesk_queue_oldest_seconds{queue=\"candidates\"} 1320", "copydesk_publications 128", "copydesk_feeds_failing 1",
            "copydesk_paused 0", "copydesk_ready 1", "# TYPE copydesk_queue_rows gauge",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func `metrics tell what polls took and spared, all and by host, and the page tells it of all`() async throws {
        var tally = PollTally()
        tally.note(FeedReading(state: FeedState(), items: nil), lastSize: 4_000_000)
        tally.note(nil, lastSize: 0)
        let polls = PollSummary(all: tally, hosts: ["news.example": tally])
        let report = Samples.report(desk: Samples.busy.desk, polls: polls)
        let metrics = try await answer("/metrics", report).text.split(separator: "\n").map(String.init)
        for line in [
            "copydesk_feed_not_modified_ratio 1", "# TYPE copydesk_feed_host_polls_total counter",
            "copydesk_feed_host_polls_total{host=\"news.example\",result=\"not_modified\"} 1",
            "copydesk_feed_host_polls_total{host=\"news.example\",result=\"failed\"} 1",
            "copydesk_feed_host_bytes_total{host=\"news.example\",kind=\"spared\"} 4000000",
        ] {
            #expect(metrics.contains(line), "\(line)")
        }
        let words = "1 answered polls since the start: 100 % not modified, 0.0 MB read, 4.0 MB spared."
        #expect(try await answer("/", report).text.contains(words))
        #expect(try await !answer("/", Samples.busy).text.contains("since the start:"))
    }

    @Test func `metrics of a desk that cannot report keep the counters`() async throws {
        let metrics = Metrics()
        metrics.counter("copydesk_items_total", help: "New items").increment()
        let answer = try await asking({ throw StoreFailure() }, metrics: metrics) { try await $0("GET", "/metrics", nil) }
        #expect(answer.status == 200)
        #expect(answer.text.contains("\ncopydesk_items_total 1\n"))
        #expect(answer.text.contains("\ncopydesk_report_up 0\n"))
    }

    @Test func `unknown paths are 404, other methods 405`() async throws {
        try await asking({ Samples.busy }) { ask in
            #expect(try await ask("GET", "/nothing", nil).status == 404)
            #expect(try await ask("GET", "/%2e%2e/etc/passwd", nil).status == 404)
            let refused = try await ask("POST", "/", nil)
            #expect(refused.status == 405)
            #expect(refused.header("allow") == "GET, HEAD")
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        let (head, get) = try await asking({ Samples.busy }) { (try await $0("HEAD", "/", nil), try await $0("GET", "/", nil)) }
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        #expect(head.header("content-length") == "\(get.body.count)")
    }

    @Test(arguments: ["/", "/status.json", "/healthz", "/metrics", "/style.css", "/live.js", "/icon.svg", "/nothing"])
    func `no answer may be kept, framed, sniffed or filled from elsewhere`(_ path: String) async throws {
        let answer = try await answer(path, Samples.busy)
        #expect(answer.header("cache-control") == "no-store")
        #expect(answer.header("x-content-type-options") == "nosniff")
        #expect(answer.header("referrer-policy") == "no-referrer")
        let policy = try #require(answer.header("content-security-policy"))
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test(arguments: ["localhost", "LOCALHOST:8420", "desk.localhost", "127.0.0.1:8420", "127.8.9.1", "[::1]:8420", "localhost."])
    func `loopback names and addresses are answered`(_ host: String) async throws {
        #expect(try await asking({ Samples.busy }) { try await $0("GET", "/healthz", host) }.status == 200)
    }

    @Test(arguments: [
        "evil.example", "127.0.0.1.evil.example", "evil.example:8420", "localhost@evil.example", "10.0.0.1", "[::2]", "notlocalhost",
        "127.1",
        "127.0.0.1:80:80", "localhost:x",
    ])
    func `a name that is not this machine's is refused, so rebinding it reads nothing`(_ host: String) async throws {
        let answer = try await asking({ Samples.busy }) { try await $0("GET", "/status.json", host) }
        #expect(answer.status == 421)
        #expect(!answer.text.contains("desk\""))
    }

    @Test(arguments: [
        ("desk.lan", "desk.lan:8420", 200), ("desk.lan", "other.lan", 421), ("192.168.1.5", "192.168.1.5:8420", 200),
        ("192.168.1.5", "192.168.1.6", 421), ("0.0.0.0", "192.168.1.6:8420", 200), ("0.0.0.0", "evil.example", 421),
        ("::", "[fd00::5]:8420", 200), ("::", "evil.example", 421), ("fd00::5", "[FD00::5]:8420", 200),
    ])
    func `the listen host is answered, and any address when that is all of them`(_ listen: String, _ host: String, _ status: Int) async {
        let console = DeskConsole(report: { Samples.busy }, metrics: Metrics(), listenHost: listen)
        let answer = await console.answer(ServerRequest(method: "GET", target: "/healthz", headers: [("Host", host)]))
        #expect(answer.status == status)
    }

    @Test func `one wrong Host among several is enough to refuse`() async {
        let console = DeskConsole(report: { Samples.busy }, metrics: Metrics())
        let headers = [("Host", "localhost"), ("host", "evil.example")].map { (name: $0.0, value: $0.1) }
        #expect(await console.answer(ServerRequest(method: "GET", target: "/", headers: headers)).status == 421)
    }
}
