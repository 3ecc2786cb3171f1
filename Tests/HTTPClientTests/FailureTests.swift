import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

/// What `send` fails with, nil when it does not fail.
func failure(of client: HTTPClient, _ request: HTTPRequest) async -> HTTPFailure? {
    do {
        _ = try await client.send(request)
        return nil
    } catch {
        return error as? HTTPFailure
    }
}

@Suite struct FailureTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")

    @Test func `a refused connection is known to have carried nothing`() async throws {
        let server = WireServer { _ in }
        server.stop()
        let failure = await failure(of: client, HTTPRequest("POST", server.url))
        #expect(failure?.kind == .refused)
        #expect(failure?.requestWritten == false)
        #expect(failure?.host == "127.0.0.1")
        #expect(failure?.disposition == .retry)
    }

    @Test func `a name that does not exist is said to be unknown`() async throws {
        let failure = await failure(of: client, HTTPRequest("GET", "http://no-such-desk.invalid/"))
        #expect(failure?.kind == .nameNotFound)
        #expect(failure?.requestWritten == false)
    }

    @Test func `plain text where TLS belongs is a TLS failure with nothing sent`() async throws {
        let server = WireServer { peer in peer.write("hello\r\n") }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", "https://127.0.0.1:\(server.port)/"))
        #expect(failure?.kind == .tls)
        #expect(failure?.requestWritten == false)
    }

    @Test func `a connection closed without an answer leaves the outcome open`() async throws {
        let server = WireServer { peer in _ = peer.readRequest() }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("POST", server.url))
        #expect(failure?.kind == .closed)
        #expect(failure?.requestWritten == true)
        #expect(server.requests.count == 1)
    }

    @Test func `a reset leaves the outcome open`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.reset()
        }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("POST", server.url))
        #expect(failure?.kind == .closed)
        #expect(failure?.requestWritten == true)
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha"])
    func `a body cut short is an incomplete answer`(answer: String) async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write(answer)
        }
        defer { server.stop() }
        #expect(await failure(of: client, HTTPRequest("GET", server.url))?.kind == .closed)
    }

    @Test func `a head cut short is an incomplete answer`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-")
        }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("POST", server.url))
        #expect(failure?.kind == .closed)
        #expect(failure?.requestWritten == true)
    }

    @Test func `garbage is not proper HTTP`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write("what do you want?\r\n\r\n")
        }
        defer { server.stop() }
        #expect(await failure(of: client, HTTPRequest("GET", server.url))?.kind == .protocolError)
    }

    @Test func `a server that never answers runs into the total time`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.waitForEnd()
        }
        defer { server.stop() }
        let request = HTTPRequest("POST", server.url, limits: HTTPLimits(total: .milliseconds(200)))
        let failure = await failure(of: client, request)
        #expect(failure?.kind == .timeout)
        #expect(failure?.requestWritten == true)
    }

    @Test func `a server that stops in the middle is stalled`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
            peer.waitForEnd()
        }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", server.url, limits: HTTPLimits(stall: .seconds(1))))
        #expect(failure?.kind == .stalled)
    }

    @Test func `a body is capped by its announced size`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + String(repeating: "x", count: 1001))
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", server.url, limits: HTTPLimits(body: 1000)))
        #expect(failure?.kind == .tooLarge)
        #expect(failure?.disposition == .permanent)
    }

    @Test func `a body of unknown size is capped as it comes`() async throws {
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1001))
        }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", server.url, limits: HTTPLimits(body: 1000)))
        #expect(failure?.kind == .tooLarge)
    }

    @Test func `a body of exactly the limit is whole`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: "x", count: 1000))
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url, limits: HTTPLimits(body: 1000)))
        #expect(response.body.count == 1000)
    }

    @Test func `a megabyte packed into a kilobyte is measured unpacked`() async throws {
        let bomb = [UInt8](try #require(Data(base64Encoded: packedMegabyte)))
        let server = WireServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            peer.write(bomb)
        }
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", server.url, limits: HTTPLimits(body: 100_000)))
        #expect(failure?.kind == .tooLarge)
    }

    @Test(arguments: [
        "", "nothing", "ftp://example.com/", "file:///etc/passwd", "http://", "https://user:pw@example.com/", "javascript:alert(1)",
    ])
    func `what is no http address is refused before anything happens`(text: String) async throws {
        let failure = await failure(of: client, HTTPRequest("GET", text))
        #expect(failure?.kind == .badURL)
        #expect(failure?.requestWritten == false)
    }

    @Test func `a failure names the host and neither path nor token`() async throws {
        let server = WireServer { peer in _ = peer.readRequest() }
        defer { server.stop() }
        let request = HTTPRequest("POST", server.url + "/secret-path?token=abc", bearer: Secret("t0ken"))
        let text = try #require(await failure(of: client, request)).description
        #expect(text.contains("127.0.0.1"))
        #expect(!text.contains("secret-path") && !text.contains("abc") && !text.contains("t0ken"))
    }
}

/// 1 MiB of zeros, gzip.
private let packedMegabyte = """
    H4sIAAAAAAACA+3BMQEAAADCoPVPbQhfoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPgMc6jinAAAQAA==
    """
