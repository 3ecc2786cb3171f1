import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@testable import Publishers

/// One way in which a create can end, and what must be made of it.
struct Ending: Sendable, CustomTestStringConvertible {
    enum Verdict: Sendable, Equatable { case published(String), lasting, account(AccountStop.Cause), passing, unknown, duplicate(String?) }

    let testDescription: String
    let verdict: Verdict
    var requests = 1
    let script: @Sendable (WirePeer) -> Void

    init(_ name: String, _ verdict: Verdict, requests: Int = 1, _ script: @escaping @Sendable (WirePeer) -> Void) {
        testDescription = name
        self.verdict = verdict
        self.requests = requests
        self.script = script
    }

    /// Answers with these bytes.
    init(_ name: String, _ verdict: Verdict, says bytes: String) {
        self.init(name, verdict) { peer in
            if peer.readRequest() != nil { peer.write(bytes) }
        }
    }

    static let urn = "urn:li:share:7482799659132977152"
    private static let duplicate = """
        {"errorDetailType":"com.linkedin.common.error.BadRequest","message":"com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of urn:li:share:7141138937766391808","errorDetails":{"inputErrors":[{"description":"Duplicate post is detected","input":{},"code":"DUPLICATE_POST"}]},"status":422}
        """

    static let all: [Ending] = [
        Ending("created", .published(urn), says: answer(201, "", "x-restli-id: \(urn)")),
        Ending("created, id encoded", .published(urn), says: answer(201, "", "X-RestLi-Id: urn%3Ali%3Ashare%3A7482799659132977152")),
        Ending("created, a document's URN", .published("urn:li:ugcPost:1"), says: answer(201, "", "x-restli-id: urn:li:ugcPost:1")),
        Ending(
            "created after an interim response", .published(urn),
            says: "HTTP/1.1 100 Continue\r\n\r\n" + answer(201, "", "x-restli-id: \(urn)")),
        Ending("201 without an id", .unknown, says: answer(201)),
        Ending("201 with nonsense as id", .unknown, says: answer(201, "", "x-restli-id: 42")),
        Ending("200 with HTML", .unknown, says: answer(200, "<html>Sign in</html>", "Content-Type: text/html")),
        Ending("202", .unknown, says: answer(202)),
        Ending("302", .unknown, says: answer(302, "", "Location: /again")),
        Ending("307", .unknown, says: answer(307, "", "Location: /again")),
        Ending("400", .lasting, says: answer(400, #"{"status":400,"code":"MISSING_FIELD","message":"author"}"#)),
        Ending("400 about the picture", .passing, says: answer(400, #"{"status":400,"code":"MEDIA_ASSET_WAITING_UPLOAD"}"#)),
        Ending(
            "400 about the picture, nested", .passing,
            says: answer(400, #"{"errorDetails":{"inputErrors":[{"code":"MEDIA_ASSET_PROCESSING_FAILED"}]}}"#)),
        Ending("401", .account(.token), says: answer(401, #"{"status":401,"serviceErrorCode":65601,"code":"REVOKED_ACCESS_TOKEN"}"#)),
        Ending(
            "403", .account(.rights),
            says: answer(403, #"{"status":403,"message":"Not enough permissions to access: partnerApiPostsExternal.CREATE.20260401"}"#)),
        Ending(
            "403 about the author", .account(.rights),
            says: answer(403, #"{"status":403,"message":"Data Processing Exception while processing fields [/author]"}"#)),
        Ending(
            "403 about another field", .lasting,
            says: answer(403, #"{"status":403,"message":"Data Processing Exception while processing fields [/content/media/id]"}"#)),
        Ending("404", .lasting, says: answer(404)),
        Ending("408", .unknown, says: answer(408)),
        Ending("409", .unknown, says: answer(409, #"{"status":409,"code":"CONFLICT"}"#)),
        Ending("413", .lasting, says: answer(413)),
        Ending("415", .lasting, says: answer(415)),
        Ending("418", .unknown, says: answer(418)),
        Ending("422", .lasting, says: answer(422, #"{"message":"ERROR :: /commentary :: too long","status":422}"#)),
        Ending("422 duplicate", .duplicate("urn:li:share:7141138937766391808"), says: answer(422, duplicate)),
        Ending(
            "422 duplicate without a URN", .duplicate(nil),
            says: answer(422, #"{"errorDetails":{"inputErrors":[{"code":"DUPLICATE_POST"}]}}"#)),
        Ending(
            "426", .account(.version),
            says: answer(426, #"{"status":426,"code":"NONEXISTENT_VERSION","message":"Requested version 20250401 is not active"}"#)),
        Ending("429", .passing, says: answer(429, #"{"status":429,"serviceErrorCode":101}"#)),
        Ending(
            "429 of the day", .account(.limit),
            says: answer(
                429, #"{"status":429,"message":"Resource level throttle MEMBER DAY limit for calls to this resource is reached."}"#)),
        Ending("500", .unknown, says: answer(500, "")),
        Ending("502 with HTML", .unknown, says: answer(502, "<html>")),
        Ending("503", .unknown, says: answer(503, #"{"status":503}"#, "Retry-After: 5")),
        Ending("504", .unknown, says: answer(504)),
        Ending("garbage", .unknown, says: "I am a teapot\r\n\r\n"),
        Ending("nothing at all", .unknown, says: ""),
        Ending("head cut", .unknown, says: "HTTP/1.1 201 Created\r\nx-restli-id: urn:li:sh"),
        Ending("body cut", .unknown, says: "HTTP/1.1 201 Created\r\nx-restli-id: \(urn)\r\nContent-Length: 100\r\n\r\n{"),
        Ending("reset after the request", .unknown) { peer in
            _ = peer.readRequest()
            peer.reset()
        },
        Ending("too slow", .unknown) { peer in
            _ = peer.readRequest()
            peer.waitForEnd()
        },
    ]
}

@Suite struct SendTests {
    @Test(arguments: Ending.all)
    func `every ending is judged and no request is repeated`(ending: Ending) async throws {
        let desk = Desk(sendLimit: .milliseconds(ending.testDescription == "too slow" ? 300 : 20_000), ending.script)
        defer { desk.server.stop() }
        let outcome = await desk.publisher.send(prepared()) { true }

        switch (ending.verdict, outcome) {
        case (.published(let urn), .published(let got, let link)):
            #expect(got == urn)
            #expect(link == "\(desk.server.url)/feed/update/\(urn)/")
        case (.duplicate(let urn), .duplicate(let got)): #expect(got == urn)
        case (.unknown, .unknown(let why)): #expect(!why.isEmpty)
        case (.lasting, .notSent(let refusal)): #expect(refusal.cause == .lasting)
        case (.account(let cause), .notSent(let refusal)):
            guard case .account(let stop) = refusal.cause else {
                Issue.record("\(refusal.cause)")
                return
            }
            #expect(stop.cause == cause)
        case (.passing, .notSent(let refusal)):
            guard case .passing(let notBefore) = refusal.cause else {
                Issue.record("\(outcome)")
                return
            }
            #expect(notBefore ?? .distantPast > desk.clock.now())
        default: Issue.record("\(outcome)")
        }
        #expect(desk.server.requests.count == ending.requests)
    }

    @Test func `the create carries the prepared bytes and LinkedIn's headers`() async throws {
        let desk = Desk { _ in answer(201, "", "x-restli-id: urn:li:share:1") }
        defer { desk.server.stop() }
        _ = await desk.publisher.send(prepared(body: #"{"commentary":"ä \\("}"#)) { true }
        let request = try #require(desk.server.requests.first)
        #expect(request.line == "POST /rest/posts HTTP/1.1")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"commentary":"ä \\("}"#)
        #expect(request.header("authorization") == "Bearer t0ken")
        #expect(request.header("linkedin-version") == "202610")
        #expect(request.header("x-restli-protocol-version") == "2.0.0")
        #expect(request.header("x-restli-method") == "CREATE")
        #expect(request.header("content-type") == "application/json")
    }

    @Test func `a server that is not there got nothing`() async throws {
        let desk = Desk { _ in }
        desk.server.stop()
        guard case .notSent(let refusal) = await desk.publisher.send(prepared(), gate: { true }) else {
            Issue.record("must be not sent")
            return
        }
        #expect(refusal.cause == .passing(notBefore: nil))
    }

    @Test func `a closed gate sends nothing`() async throws {
        let desk = Desk { _ in answer(201, "", "x-restli-id: urn:li:share:1") }
        defer { desk.server.stop() }
        guard case .notSent = await desk.publisher.send(prepared(), gate: { false }) else {
            Issue.record("must be not sent")
            return
        }
        #expect(desk.server.requests.count == 0)
    }

    @Test func `a body that is not the approved one is not sent`() async throws {
        let desk = Desk { _ in answer(201, "", "x-restli-id: urn:li:share:1") }
        defer { desk.server.stop() }
        let good = prepared()
        let bad = PreparedPost(
            draftID: good.draftID, approvalHash: good.approvalHash, body: #"{"x":1}"#, bodyHash: good.bodyHash, mediaURN: nil,
            text: good.text,
            preparedAt: good.preparedAt)
        guard case .notSent(let refusal) = await desk.publisher.send(bad, gate: { true }) else {
            Issue.record("must be not sent")
            return
        }
        #expect(refusal.cause == .lasting)
        #expect(desk.server.requests.count == 0)
    }

    @Test func `stopping the task does not give up a request that is out`() async throws {
        let arrived = Flag(), goOn = Flag()
        let desk = Desk { peer in
            _ = peer.readRequest()
            arrived.raise()
            goOn.waitBlocking()
            peer.write(answer(201, "", "x-restli-id: urn:li:share:1"))
        }
        defer { desk.server.stop() }
        let outcome = await withTaskGroup(of: SendOutcome.self) { group in
            group.addTask { await desk.publisher.send(prepared()) { true } }
            await arrived.wait()
            group.cancelAll()
            goOn.raise()
            return await group.next()
        }
        #expect(outcome == .published(urn: "urn:li:share:1", permalink: "\(desk.server.url)/feed/update/urn:li:share:1/"))
    }
}

@Suite struct ThrottleTests {
    let now = Timestamp.parse("2026-11-20T12:00:00Z")!

    private func notBefore(_ body: String, retryAfter: String? = nil) -> Date {
        let headers = retryAfter.map { [HTTPHeader("Retry-After", $0)] } ?? []
        return LinkedInAnswer(HTTPResponse(status: 429, headers: headers, body: Array(body.utf8)), now: now).notBefore(now, spread: 0.5)
    }

    @Test func `a daily limit ends after midnight UTC`() {
        let body = #"{"status":429,"message":"Resource level throttle APPLICATION DAY limit for calls to this resource is reached."}"#
        #expect(notBefore(body) == Timestamp.parse("2026-11-21T00:05:00Z"))
        #expect(notBefore(body, retryAfter: "30") == Timestamp.parse("2026-11-21T00:05:00Z"))
        #expect(notBefore(body, retryAfter: "86400") == Timestamp.parse("2026-11-21T12:00:00Z"))
    }

    @Test func `other limits end after minutes, or as told`() {
        #expect(notBefore("") == Timestamp.parse("2026-11-20T12:05:30Z"))
        #expect(notBefore("", retryAfter: "90") == Timestamp.parse("2026-11-20T12:01:30Z"))
    }

    @Test func `the sentences name the account and the next step`() {
        func sentence(_ status: Int, _ body: String = "") -> String {
            LinkedInAnswer(HTTPResponse(status: status, body: Array(body.utf8)), now: now).sentence(account: "acme", now: now, spread: 0)
                .description
        }
        #expect(sentence(401, #"{"code":"REVOKED_ACCESS_TOKEN"}"#).contains("put a new one where token points"))
        #expect(sentence(401, #"{"code":"REVOKED_ACCESS_TOKEN"}"#).contains("REVOKED_ACCESS_TOKEN"))
        #expect(sentence(403).contains("scope"))
        #expect(sentence(403, #"{"message":"Data Processing Exception while processing fields [/author]"}"#).contains("check author"))
        #expect(sentence(426).contains("set version"))
        #expect(sentence(429).contains("Fri 2026-11-20 12:05 UTC"))
        #expect(sentence(422, "<html>" + String(repeating: "x", count: 10_000)).utf8.count < 300)
    }
}
