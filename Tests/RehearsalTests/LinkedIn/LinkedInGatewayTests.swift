import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct LinkedInGatewayTests {
    @Test("without a version, with one that has ended and with one to come the gateway says so")
    func versions() async throws {
        try await LinkedInDesk.open { desk in
            let body = LinkedInDesk.body("x")
            let missing = try await desk.call("POST", "/rest/posts", json: body, headers: ["LinkedIn-Version": nil])
            #expect(missing.status == 400)
            #expect(try JSON(parsing: missing.body)["code"] == "VERSION_MISSING")
            for version in ["202506", "202401", "209901", "latest"] {
                let answer = try await desk.call("POST", "/rest/posts", json: body, headers: ["LinkedIn-Version": version])
                #expect(answer.status == 426)
                #expect(answer.text.contains("Requested version \(version)01 is not active"))
            }
            #expect(try await desk.call("POST", "/rest/posts", json: body, headers: ["LinkedIn-Version": "202507.01"]).status == 201)
        }
    }

    @Test("each kind of bad token has its own 401")
    func tokens() async throws {
        try await LinkedInDesk.open { desk in
            let brief = desk.linkedIn.issueToken(scopes: ["w_organization_social"], lifetime: .seconds(10))
            desk.clock.advance(by: .seconds(10))
            let revoked = desk.linkedIn.issueToken(scopes: ["w_organization_social"])
            desk.linkedIn.revoke(revoked)
            for (token, code) in [("nonsense", 65600), (revoked, 65601), (brief, 65602)] {
                let answer = try await desk.post("x", token: token)
                #expect(answer.status == 401)
                #expect(try JSON(parsing: answer.body)["serviceErrorCode"]?.integer == code)
            }
            let empty = try await desk.call("POST", "/rest/posts", json: LinkedInDesk.body("x"), headers: ["Authorization": nil])
            #expect(try JSON(parsing: empty.body)["serviceErrorCode"] == 65604)
        }
    }

    @Test("a day's calls are limited until midnight UTC")
    func dailyLimit() async throws {
        try await LinkedInDesk.open({ $0.memberDailyLimit = 2 }) { desk in
            var statuses: [Int] = []
            for number in 1...4 { statuses.append(try await desk.post("Number \(number)").status) }
            #expect(statuses == [201, 201, 429, 429])
            #expect(desk.linkedIn.log.violations.map(\.kind) == ["call-while-throttled"])
            desk.clock.advance(by: .seconds(86_400))
            #expect(try await desk.post("Next day").status == 201)
        }
    }

    @Test("form bodies, broken JSON and unencoded URNs are refused")
    func malformed() async throws {
        try await LinkedInDesk.open { desk in
            let answer = try await desk.call("POST", "/rest/posts", headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(answer.status == 415)
            #expect(try await desk.call("GET", "/rest/posts/urn:li:share:1").status == 400)
            #expect(try await desk.call("GET", "/rest/posts/urn%3Ali%3Ashare%3A1").status == 404)
            #expect(try await desk.call("GET", "/rest/posts", headers: ["X-Restli-Protocol-Version": nil]).status == 400)
        }
    }

    @Test("faults with a status answer in LinkedIn's form and do nothing")
    func faults() async throws {
        try await LinkedInDesk.open { desk in
            for status in [401, 403, 409, 426, 429, 500, 503] {
                desk.linkedIn.faults.add(Fault(.status(status), path: "/rest/*"))
                #expect(try await desk.post("Number \(status)").status == status)
            }
            desk.linkedIn.faults.add(Fault(.html(502), path: "/rest/posts", skip: 1, count: 2))
            var statuses: [Int] = []
            for number in 1...4 { statuses.append(try await desk.post("Try \(number)").status) }
            #expect(statuses == [201, 502, 502, 201])
            #expect(desk.linkedIn.posts.count == 2)
        }
    }

    @Test("another process can set and clear faults")
    func faultControls() async throws {
        try await LinkedInDesk.open { desk in
            let added = try await desk.call("POST", "/faults", json: ["kind": "429-after", "path": "/rest/posts", "count": -1])
            #expect(added.status == 204)
            #expect(try await desk.post("Done all the same").status == 429)
            #expect(desk.linkedIn.posts.count == 1)
            #expect(try await desk.call("POST", "/faults", json: ["kind": "meteor"]).status == 400)
            #expect(try await desk.call("DELETE", "/faults").status == 204)
            #expect(try await desk.post("Well again").status == 201)
        }
    }
}
