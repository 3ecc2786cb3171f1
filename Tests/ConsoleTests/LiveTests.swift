import Console
import HTTPServer
import Support
import TestKit
import Testing

/// What an open page hears, and what it costs the desk.
@Suite struct LiveTests {
    @Test func `an open page hears of a commit of the store`() async throws {
        let scratch = try await ScratchStore()
        try await serving(DeskConsole(report: { Samples.busy }, metrics: Metrics(), doorbell: scratch.doorbell)) { port in
            let page = RawClient(port: port)
            await page.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(await page.read(through: "event: changed\ndata:\n\n").contains("200 OK"))
            try await scratch.seedBrand()
            #expect(await page.read(through: "data:").contains("event: changed"))
        }
    }

    @Test func `ten pages that hear of one change cost one report, and none costs nothing`() async throws {
        let reports = Locked(0)
        let bell = Doorbell()
        let console = DeskConsole(
            report: {
                reports.withLock { $0 += 1 }
                return Samples.busy
            }, metrics: Metrics(), doorbell: bell, lifetime: .seconds(3600))
        for _ in 0..<100 { bell.ring() }
        #expect(reports.withLock { $0 } == 0)
        for change in 1...3 {
            bell.ring()
            let pages = await withTaskGroup(of: ServerResponse.self) { group in
                for path in Array(repeating: "/", count: 10) + ["/healthz", "/metrics", "/status.json"] {
                    group.addTask { await console.answer(ServerRequest(method: "GET", target: path)) }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(pages.allSatisfy { $0.status == 200 })
            #expect(reports.withLock { $0 } == change)
        }
    }

    @Test func `who asks after a change is not answered with what was known before it`() async throws {
        let bell = Doorbell()
        let isBroken = Locked(false)
        let (begun, begins) = AsyncStream.makeStream(of: Void.self)
        let (held, release) = AsyncStream.makeStream(of: Void.self)
        let console = DeskConsole(
            report: {
                let report = isBroken.withLock { $0 } ? Samples.broken : Samples.busy
                begins.yield()
                for await _ in held { break }
                return report
            }, metrics: Metrics(), doorbell: bell)
        @Sendable func document() async -> String {
            guard case .bytes(let bytes) = await console.answer(ServerRequest(method: "GET", target: "/status.json")).body else {
                return ""
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        async let early = document()
        var beginnings = begun.makeAsyncIterator()
        await beginnings.next()
        isBroken.withLock { $0 = true }
        bell.ring()
        async let late = document()
        release.yield()
        release.yield()
        #expect(await !early.contains("unknown key"))
        #expect(await late.contains("unknown key"))
    }

    @Test func `a report that failed is not kept`() async throws {
        let isBroken = Locked(true)
        let console = DeskConsole(
            report: {
                if isBroken.withLock({ $0 }) { throw StoreFailure() }
                return Samples.busy
            }, metrics: Metrics())
        #expect(await console.answer(ServerRequest(method: "GET", target: "/")).status == 503)
        isBroken.withLock { $0 = false }
        #expect(await console.answer(ServerRequest(method: "GET", target: "/")).status == 200)
    }
}
