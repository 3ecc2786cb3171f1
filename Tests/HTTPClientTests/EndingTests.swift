import HTTPClient
import Support
import TestKit
import Testing

@Suite struct EndingTests {
    @Test func `cancelling a task hangs up on the server`() async throws {
        let arrived = Flag(), gone = Flag()
        let server = WireServer { peer in
            _ = peer.readRequest()
            arrived.raise()
            peer.waitForEnd()
            gone.raise()
        }
        defer { server.stop() }
        let client = HTTPClient(userAgent: "copydesk-test/1")
        let url = server.url
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await client.send(HTTPRequest("GET", url)) }
                await arrived.wait()
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        await gone.wait()
    }

    @Test func `a task cancelled beforehand sends nothing`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let client = HTTPClient(userAgent: "copydesk-test/1")
        let url = server.url
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask { _ = try await client.send(HTTPRequest("GET", url)) }
                try await group.waitForAll()
            }
        }
        #expect(server.requests.count == 0)
    }

    @Test func `cancelling one that waits for its turn lets the others run`() async throws {
        let arrived = Flag(), release = Flag()
        let server = WireServer { peer in
            while let request = peer.readRequest() {
                if request.line.contains("first") {
                    arrived.raise()
                    release.waitBlocking()
                }
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            }
        }
        defer { server.stop() }
        let client = HTTPClient(userAgent: "copydesk-test/1", perHost: 1, total: 1)
        let url = server.url
        async let first = client.send(HTTPRequest("GET", url + "/first"))
        await arrived.wait()
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { _ = try await client.send(HTTPRequest("GET", url + "/waiting")) } }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        release.raise()
        #expect(try await first.status == 200)
        #expect(try await client.send(HTTPRequest("GET", url + "/last")).status == 200)
        #expect(server.requests.map(\.line) == ["GET /first HTTP/1.1", "GET /last HTTP/1.1"])
    }

    @Test func `a storm of cancellations leaves a client that works`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        defer { server.stop() }
        let client = HTTPClient(userAgent: "copydesk-test/1")
        let url = server.url
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    await withTaskGroup(of: Void.self) { inner in
                        inner.addTask { _ = try? await client.send(HTTPRequest("GET", url)) }
                        for _ in 0..<(number % 7) { await Task.yield() }
                        inner.cancelAll()
                    }
                }
            }
        }
        #expect(try await client.send(HTTPRequest("GET", url)).text == "ok")
    }

    @Test func `closing ends what is under way and what comes later`() async throws {
        let arrived = Flag()
        let server = WireServer { peer in
            _ = peer.readRequest()
            arrived.raise()
            peer.waitForEnd()
        }
        defer { server.stop() }
        let client = HTTPClient(userAgent: "copydesk-test/1")
        let url = server.url
        async let underWay = failure(of: client, HTTPRequest("POST", url))
        await arrived.wait()
        client.close()
        let ended = await underWay
        #expect(ended?.kind == .shutDown)
        #expect(ended?.requestWritten == true)
        let later = await failure(of: client, HTTPRequest("GET", url))
        #expect(later?.kind == .shutDown)
        #expect(later?.requestWritten == false)
        client.close()
    }
}
