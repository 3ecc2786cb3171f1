import Support
import Testing

struct LogTests {
    @Test("A line has the message, then its fields in their order, quoted where needed")
    func form() {
        let (log, lines) = Log.captured()
        log.info("feed read", ["feed": "https://a.example/?x=1", "items": 3, "title": "Two words", "empty": ""])
        #expect(lines.all == ["info feed read feed=\"https://a.example/?x=1\" items=3 title=\"Two words\" empty=\"\""])
    }

    @Test("What others wrote cannot start a line or hide")
    func escaping() {
        let (log, lines) = Log.captured()
        log.warning("bad title", ["title": "a\n<3>fake \u{1b}[31m\u{202e}x\" b=\\"])
        #expect(lines.all == [#"warning bad title title="a\n<3>fake \u{1b}[31m\u{202e}x\" b=\\""#])
    }

    @Test("A secret shows as <secret>, however it is printed")
    func secrets() {
        let secret = Secret("hunter2")
        let (log, lines) = Log.captured()
        log.error("refused", ["token": secret])
        #expect(lines.all == ["error refused token=<secret>"])
        var dumped = ""
        dump([secret], to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("hunter2"))
        #expect(secret.reveal() == "hunter2")
    }

    @Test("Entries below the threshold are not written")
    func threshold() {
        let seen = Locked<[String]>([])
        let log = Log(threshold: .notice) { entry in seen.withLock { $0.append(entry.message) } }
        log.debug("no")
        log.info("no")
        log.notice("yes")
        log.error("yes too")
        #expect(seen.withLock { $0 } == ["yes", "yes too"])
    }
}

struct MetricsTests {
    @Test("Metrics come out in Prometheus' text format, sorted, with escaped labels")
    func rendering() {
        let metrics = Metrics()
        metrics.counter("copydesk_reads_total", help: "Feeds read.", labels: ["result": "ok"]).increment()
        metrics.counter("copydesk_reads_total", help: "Feeds read.", labels: ["result": "ok"]).increment(by: 2)
        metrics.counter("copydesk_reads_total", help: "Feeds read.", labels: ["result": "a\"b\\c\nd"]).increment()
        let gauge = metrics.gauge("copydesk_age_seconds", help: "Age.")
        gauge.set(2)
        gauge.add(-0.5)
        metrics.gauge("copydesk_now", help: "Read when asked.") { 7 }
        #expect(
            metrics.render() == """
                # HELP copydesk_age_seconds Age.
                # TYPE copydesk_age_seconds gauge
                copydesk_age_seconds 1.5
                # HELP copydesk_now Read when asked.
                # TYPE copydesk_now gauge
                copydesk_now 7
                # HELP copydesk_reads_total Feeds read.
                # TYPE copydesk_reads_total counter
                copydesk_reads_total{result="a\\"b\\\\c\\nd"} 1
                copydesk_reads_total{result="ok"} 3

                """)
    }
}
