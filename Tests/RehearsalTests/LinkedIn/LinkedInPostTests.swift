import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct LinkedInPostTests {
    @Test("a post is filed as readers see it, and its number carries its time")
    func create() async throws {
        try await LinkedInDesk.open { desk in
            let answer = try await desk.post("Norm #tag \\(x\\)")
            #expect(answer.status == 201)
            #expect(answer.body.isEmpty)
            let urn = try #require(answer.header("x-restli-id"))
            let post = try #require(desk.linkedIn.posts.first)
            #expect(post.urn == urn)
            #expect(post.text == "Norm #tag (x)")
            #expect(post.hashtags == ["tag"])
            let number = try #require(Int64(urn.dropFirst("urn:li:share:".count)))
            #expect(number >> 22 == desk.clock.now().milliseconds)
            let read = try JSON(parsing: try await desk.call("GET", "/rest/posts/" + LinkedInDesk.encoded(urn)).body)
            #expect(read["commentary"] == "Norm {hashtag|\\#|tag} \\(x\\)")
            #expect(read["lifecycleState"] == "PUBLISHED")
        }
    }

    @Test("an unescaped bracket cuts the text without a word, and is noted")
    func cut() async throws {
        try await LinkedInDesk.open { desk in
            let answer = try await desk.post("Rates are up from 4% today (EPRI, 2024) and so on.")
            #expect(answer.status == 201)
            #expect(desk.linkedIn.posts.first?.text == "Rates are up from 4% today ")
            #expect(desk.linkedIn.posts.first?.isCut == true)
            #expect(desk.linkedIn.log.violations.map(\.kind) == ["little-text"])
        }
    }

    @Test("missing and unknown fields are 422 and all named")
    func schema() async throws {
        try await LinkedInDesk.open { desk in
            let answer = try await desk.call("POST", "/rest/posts", json: ["commentary": "x", "colour": "red", "visibility": "EVERYONE"])
            #expect(answer.status == 422)
            let message = try #require(try JSON(parsing: answer.body)["message"]?.string)
            for line in [
                "ERROR :: /colour :: unrecognized field found but not allowed",
                "ERROR :: /author :: field is required but not found and has no default value",
                "ERROR :: /distribution :: field is required", "ERROR :: /lifecycleState :: field is required",
                "ERROR :: /visibility :: \"EVERYONE\" is not an enum symbol",
            ] {
                #expect(message.contains(line))
            }
            #expect(desk.linkedIn.posts.isEmpty)
        }
    }

    @Test("the same text within ten minutes is 422 with LinkedIn's own body")
    func duplicate() async throws {
        try await LinkedInDesk.open { desk in
            let first = try await desk.post("Same \\(words\\)")
            let urn = try #require(first.header("x-restli-id"))
            let second = try await desk.post("Same \\(words\\)")
            #expect(second.status == 422)
            let expected: JSON = [
                "errorDetailType": "com.linkedin.common.error.BadRequest",
                "message": .string("com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of \(urn)"),
                "errorDetails": ["inputErrors": [["description": "Duplicate post is detected", "input": [:], "code": "DUPLICATE_POST"]]],
                "status": 422,
            ]
            #expect(try JSON(parsing: second.body) == expected)
            desk.clock.advance(by: .seconds(601))
            #expect(try await desk.post("Same \\(words\\)").status == 201)
            #expect(desk.linkedIn.posts.count == 2)
        }
    }

    @Test("a deleted post still blocks its repetition, and the refusal cites a post that does not exist")
    func ghost() async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post("Gone").header("x-restli-id"))
            for _ in 1...2 { #expect(try await desk.call("DELETE", "/rest/posts/" + LinkedInDesk.encoded(urn)).status == 204) }
            let message = try #require(try JSON(parsing: try await desk.post("Gone").body)["message"]?.string)
            let cited = try #require(message.split(separator: " ").last)
            #expect(cited != urn)
            #expect(try await desk.call("GET", "/rest/posts/" + LinkedInDesk.encoded(String(cited))).status == 404)
            #expect(desk.linkedIn.posts.isEmpty)
            #expect(desk.linkedIn.allPosts.count == 1)
        }
    }

    @Test("the finder lists an author's posts, newest first, page by page")
    func finder() async throws {
        try await LinkedInDesk.open { desk in
            for number in 1...5 {
                desk.clock.advance(by: .seconds(1))
                #expect(try await desk.post("Number \(number)").status == 201)
            }
            let path = "/rest/posts?q=author&author=\(LinkedInDesk.encoded(LinkedInDesk.page))&sortBy=CREATED&count=2&start=2"
            let list = try JSON(parsing: try await desk.call("GET", path).body)
            #expect(list["elements"]?.array?.compactMap { $0["commentary"]?.string } == ["Number 3", "Number 2"])
            #expect(list["paging"]?["total"] == 5)
            #expect(try await desk.call("GET", path.replacing("count=2", with: "count=101")).status == 400)
            #expect(try await desk.call("GET", "/rest/posts?q=author&author=" + LinkedInDesk.page).status == 400)
        }
    }

    @Test("a partial update changes the text and nothing else")
    func update() async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post("Before").header("x-restli-id"))
            let path = "/rest/posts/" + LinkedInDesk.encoded(urn)
            let change: JSON = ["patch": ["$set": ["commentary": "After"]]]
            #expect(try await desk.call("POST", path, json: change).status == 400)
            #expect(try await desk.call("POST", path, json: change, headers: ["X-RestLi-Method": "PARTIAL_UPDATE"]).status == 204)
            #expect(desk.linkedIn.posts.first?.text == "After")
            let author: JSON = ["patch": ["$set": ["author": "urn:li:person:x"]]]
            #expect(try await desk.call("POST", path, json: author, headers: ["X-RestLi-Method": "PARTIAL_UPDATE"]).status == 400)
        }
    }

    @Test("a member token may post but not read")
    func memberToken() async throws {
        try await LinkedInDesk.open { desk in
            let token = LinkedInSettings.memberToken
            let answer = try await desk.post("Mine", author: LinkedInDesk.member, token: token)
            let urn = try #require(answer.header("x-restli-id"))
            let read = try await desk.call("GET", "/rest/posts/" + LinkedInDesk.encoded(urn), token: token)
            #expect(read.status == 403)
            #expect(read.text.contains("Not enough permissions to access: partnerApiPostsExternal.GET.20260601"))
            #expect(try await desk.post("Not mine", token: token).status == 403)
            #expect(try await desk.post("Foreign", author: "urn:li:person:Zz0-other1", token: token).text.contains("[/author]"))
            let info = try JSON(parsing: try await desk.call("GET", "/v2/userinfo", token: token).body)
            #expect("urn:li:person:" + (info["sub"]?.string ?? "") == LinkedInDesk.member)
        }
    }

    @Test("a new post is invisible to readers for a while when told so")
    func propagation() async throws {
        try await LinkedInDesk.open({ $0.propagation = .seconds(3) }) { desk in
            let urn = try #require(try await desk.post("Eventually").header("x-restli-id"))
            #expect(try await desk.call("GET", "/rest/posts/" + LinkedInDesk.encoded(urn)).status == 404)
            desk.clock.advance(by: .seconds(3))
            #expect(try await desk.call("GET", "/rest/posts/" + LinkedInDesk.encoded(urn)).status == 200)
        }
    }

    @Test("an answer that is lost leaves the post in place; one that never arrived leaves nothing")
    func dropped() async throws {
        try await LinkedInDesk.open { desk in
            desk.linkedIn.faults.add(Fault(.dropAfter, path: "/rest/posts", method: "POST"))
            await #expect(throws: HTTPFailure.self) { try await desk.post("Lost answer") }
            desk.linkedIn.faults.add(Fault(.dropBefore, path: "/rest/posts", method: "POST"))
            await #expect(throws: HTTPFailure.self) { try await desk.post("Lost request") }
            #expect(desk.linkedIn.posts.map(\.text) == ["Lost answer"])
            #expect(desk.linkedIn.log.requests.map(\.status) == [0, 0])
        }
    }

    @Test("a page's posts gather numbers with time; a post that nobody has seen is left out")
    func statistics() async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post("Measured").header("x-restli-id"))
            let page = LinkedInDesk.encoded(LinkedInDesk.page)
            let path =
                "/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=\(page)&shares=List(\(LinkedInDesk.encoded(urn)))"
            func impressions() async throws -> [Int] {
                let elements = try JSON(parsing: try await desk.call("GET", path).body)["elements"]?.array ?? []
                return elements.compactMap { $0["totalShareStatistics"]?["impressionCount"]?.integer }
            }
            #expect(try await impressions().isEmpty)
            desk.clock.advance(by: .seconds(3600))
            let first = try #require(try await impressions().first)
            desk.clock.advance(by: .seconds(86_400))
            let second = try #require(try await impressions().first)
            #expect(0 < first && first < second)
            #expect(try await desk.call("GET", path, token: LinkedInSettings.memberToken).status == 403)
        }
    }

    @Test("the ledger tells another process what was posted")
    func ledger() async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post("For the record").header("x-restli-id"))
            let ledger = try JSON(parsing: try await desk.call("GET", "/ledger").body)
            #expect(ledger["posts"]?[0]?["urn"]?.string == urn)
            #expect(ledger["posts"]?[0]?["text"] == "For the record")
            #expect(ledger["requests"]?[0]?["path"] == "/rest/posts")
        }
    }
}
