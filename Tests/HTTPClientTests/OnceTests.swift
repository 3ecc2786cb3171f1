import HTTPClient
import Support
import TestKit
import Testing

@Suite struct OnceTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")

    private func once(_ url: String, gate: @escaping @Sendable () -> Bool = { true }) -> HTTPRequest {
        HTTPRequest("POST", url, body: .bytes(Array("{}".utf8), contentType: "application/json"), connection: .fresh(lastGate: gate))
    }

    @Test func `a fresh request is seen once although the server hangs up on it`() async throws {
        let server = WireServer { peer in _ = peer.readRequest() }
        defer { server.stop() }
        let failure = await failure(of: client, once(server.url))
        #expect(failure?.kind == .closed)
        #expect(failure?.requestWritten == true)
        #expect(server.requests.count == 1)
    }

    @Test func `a fresh request takes no pooled connection and leaves none`() async throws {
        let server = WireServer { peer in
            while let request = peer.readRequest() {
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                if request.line.hasPrefix("POST") {
                    #expect(peer.readRequest() == nil)
                    return
                }
            }
        }
        defer { server.stop() }
        _ = try await client.send(HTTPRequest("GET", server.url))
        _ = try await client.send(once(server.url))
        _ = try await client.send(once(server.url))
        #expect(server.mostConnections >= 2)
        #expect(server.requests.count == 3)
    }

    @Test func `a gate that closes leaves the server without a byte`() async throws {
        let quiet = Flag()
        let bytes = Locked(0)
        let server = WireServer { peer in
            if peer.readRequest() != nil { bytes.withLock { $0 += 1 } }
            quiet.raise()
        }
        defer { server.stop() }
        let failure = await failure(of: client, once(server.url) { false })
        await quiet.wait()
        #expect(failure?.kind == .gate)
        #expect(failure?.requestWritten == false)
        #expect(bytes.withLock { $0 } == 0)
    }

    @Test func `the gate is asked once, connected`() async throws {
        let server = WireServer(answer: "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let asked = Locked(0)
        _ = try await client.send(
            once(server.url) {
                asked.withLock { $0 += 1 }
                return true
            })
        #expect(asked.withLock { $0 } == 1)

        server.stop()
        let closed = WireServer { _ in }
        closed.stop()
        let failure = await failure(
            of: client,
            once(closed.url) {
                asked.withLock { $0 += 1 }
                return true
            })
        #expect(failure?.requestWritten == false)
        #expect(asked.withLock { $0 } == 1)
    }

    @Test func `a fresh request follows no redirect`() async throws {
        let server = WireServer(answer: "HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let response = try await client.send(once(server.url))
        #expect(response.status == 307)
        #expect(server.requests.count == 1)
    }

    @Test func `a dead pooled connection is tried anew for a GET and never for a POST`() async throws {
        // The first request of a connection is answered, the second one is read and dropped.
        let server = WireServer { peer in
            guard peer.readRequest() != nil else { return }
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            _ = peer.readRequest()
        }
        defer { server.stop() }
        _ = try await client.send(HTTPRequest("GET", server.url + "/first"))
        #expect(try await client.send(HTTPRequest("GET", server.url + "/again")).text == "ok")
        #expect(server.requests.map(\.line) == ["GET /first HTTP/1.1", "GET /again HTTP/1.1", "GET /again HTTP/1.1"])

        let failure = await failure(of: client, HTTPRequest("POST", server.url + "/post"))
        #expect(failure?.kind == .closed)
        #expect(failure?.requestWritten == true)
        #expect(server.requests.count { $0.line.hasPrefix("POST") } == 1)
    }

    @Test func `a send that must be quick does not wait behind others`() async throws {
        let held = Flag(), release = Flag()
        let server = WireServer { peer in
            guard let request = peer.readRequest() else { return }
            if request.line.hasPrefix("GET") {
                held.raise()
                release.waitBlocking()
            }
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        defer { server.stop() }
        let narrow = HTTPClient(userAgent: "copydesk-test/1", perHost: 1, total: 1)
        let url = server.url
        async let slow = narrow.send(HTTPRequest("GET", url))
        await held.wait()
        #expect(try await narrow.send(once(url)).status == 200)
        release.raise()
        #expect(try await slow.status == 200)
    }
}
