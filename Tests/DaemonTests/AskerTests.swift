import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Pipeline
import Support
import TestKit
import Testing

@testable import Daemon

/// Who asks, and who may send: what publishers and hubs see of a desk.
struct AskerTests {
    private final class Ear: HTTPTransport {
        private let heard = Locked<[String?]>([])
        var names: [String?] { heard.withLock { $0 } }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            heard.withLock { $0.append(request.headers.last { $0.name == "User-Agent" }?.value) }
            return HTTPResponse(status: 404, url: request.url)
        }
    }

    @Test func `pages, forwarding links and holidays are asked for with the contact as well`() async throws {
        let ear = Ear()
        let text = "[polling]\ncontact = \"feeds@example.org\""
        let configuration = try Configuration.reading(Array(text.utf8), file: "copydesk.toml")
        let newsroom = try Assembly.ofCommand(ear).newsroom(configuration)
        _ = try? await newsroom.pageReader?.read("https://a.example/story", now: Date())
        _ = try? await newsroom.links?.target(of: "https://bit.ly/abc")
        _ = try? await newsroom.holidayReader.read("https://a.example/days.ics", known: nil, now: Date())
        // One for robots.txt.
        #expect(ear.names.count == 4 && ear.names.allSatisfy { $0 == Assembly.userAgent(contact: "feeds@example.org") }, "\(ear.names)")
    }

    @Test func `feeds add asks with the contact as well`() async throws {
        let folder = try ScratchFolder()
        let agents = Locked<[String]>([])
        let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .milliseconds(50))) { request in
            agents.withLock { $0.append(request.header("user-agent") ?? "") }
            return .bytes(Array("<rss version='2.0'><channel><title>t</title></channel></rss>".utf8), type: "text/xml")
        }
        let text = """
            [daemon]
            state = "\(folder.file("state"))"
            private_networks = ["127.0.0.0/8"]
            [polling]
            contact = "feeds@example.org"
            """
        try Files.write(folder.file("copydesk.toml"), Array(text.utf8))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            let result = try await Child.run(
                executable: Programs.copydesk,
                arguments: ["feeds", "add", "http://127.0.0.1:\(server.port)/feed", "--config", folder.file("copydesk.toml")],
                timeout: .seconds(30))
            #expect(
                String(decoding: result.output, as: UTF8.self).contains("[[feed]]"), "\(String(decoding: result.errors, as: UTF8.self))")
        }
        #expect(agents.withLock { $0 } == [Assembly.userAgent(contact: "feeds@example.org")])
    }

    @Test func `a hub may deliver three megabytes, and not five`() async throws {
        let server = try HTTPServer(port: 0, limits: WebhookServer.limits) { .text("\($0.body.count)") }
        let http = HTTPClient(userAgent: "hub")
        defer { http.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            for (size, status) in [(3 << 20, 200), (5 << 20, 413)] {
                let response = try await http.send(
                    HTTPRequest(
                        "POST", "http://127.0.0.1:\(server.port)/websub/a",
                        body: .bytes([UInt8](repeating: 65, count: size), contentType: "application/atom+xml")))
                #expect(response.status == status)
            }
        }
    }
}
