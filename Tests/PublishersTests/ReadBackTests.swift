import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Publishers

/// What LinkedIn shows, compared with the request that made it.
@Suite struct ReadBackTests {
    static let urn = "urn:li:share:7482799659132977152"
    static let text = "Ship it #now (really): twice as fast, says Ada."

    private static func body(_ text: String = text, image: String? = nil) throws -> String {
        let commentary = try #require(LittleText.commentary(for: PostSegment.split(text)))
        return try PostBody(author: "urn:li:organization:5515715", commentary: commentary, image: image, altText: "A fox").text()
    }

    /// The post as LinkedIn shows one that went well, changed.
    private static func shown(_ body: String, _ change: (inout [String: JSON]) -> Void = { _ in }) throws -> String {
        var post = try #require(try JSON(parsing: Array(body.utf8)).object)
        post["id"] = .string(urn)
        post["commentary"] = .string((post["commentary"]?.string ?? "").replacing("#now", with: "{hashtag|\\#|now}"))
        post["lifecycleState"] = "PUBLISHED"
        change(&post)
        return JSON.object(post).text
    }

    private func read(_ body: String, as answered: String, author: String = "urn:li:organization:5515715") async throws -> ReadBack {
        let desk = Desk(author: author) { _ in answered }
        defer { desk.server.stop() }
        let result = try await desk.evidence.readBack(Self.urn, of: prepared(Self.text, body: body))
        #expect(desk.server.requests.map(\.line) == ["GET /rest/posts/urn%3Ali%3Ashare%3A7482799659132977152 HTTP/1.1"])
        return result
    }

    @Test(arguments: [nil, "urn:li:image:A"])
    func `what LinkedIn writes otherwise is no difference`(image: String?) async throws {
        let body = try Self.body(image: image)
        #expect(try await read(body, as: answer(200, Self.shown(body))) == .same())
        let spaced = try Self.shown(body) { $0["commentary"] = "Ship it {hashtag|\\#|now}  \\(really\\): twice as fast,  says Ada. " }
        #expect(try await read(body, as: answer(200, spaced)) == .same())
        let withoutAltText = try Self.shown(body) { if image != nil { $0["content"] = ["media": ["id": "urn:li:image:A"]] } }
        let notShown = image == nil ? [] : ["altText"]
        #expect(try await read(body, as: answer(200, withoutAltText)) == .same(notShown: notShown))
    }

    @Test func `paragraphs that became one are a difference, empty lines more or less are none`() async throws {
        let body = try Self.body("One.\n\nTwo.\nThree.")
        func shown(_ text: String) throws -> String { try Self.shown(body) { $0["commentary"] = .string(text) } }
        #expect(try await read(body, as: answer(200, shown("One.\nTwo.\r\n\r\nThree. "))) == .same())
        #expect(
            try await read(body, as: answer(200, shown("One. Two. Three.")))
                == .differs(["Its line breaks differ: approved 3 lines, live 1."]))
    }

    @Test func `a text that was cut says where`() async throws {
        let body = try Self.body()
        let cut = try Self.shown(body) { $0["commentary"] = "Ship it {hashtag|\\#|now}" }
        #expect(
            try await read(body, as: answer(200, cut)) == .differs(["Its text ends after 12 of 47 characters, with \"Ship it #now\"."]))
    }

    @Test func `another text says from where on`() async throws {
        let body = try Self.body()
        let other = try Self.shown(body) { $0["commentary"] = "Ship it {hashtag|\\#|now} \\(maybe\\)" }
        let result = try await read(body, as: answer(200, other))
        #expect(
            result
                == .differs([
                    "Its text differs from character 15 on: approved \"really): twice as fast, says Ada.\", live \"maybe)\"."
                ]))
    }

    @Test func `picture, alt text, visibility and author are compared`() async throws {
        let body = try Self.body(image: "urn:li:image:A")
        func differences(_ change: (inout [String: JSON]) -> Void) async throws -> ReadBack {
            try await read(body, as: answer(200, Self.shown(body, change)))
        }
        #expect(try await differences { $0["content"] = nil } == .differs(["Its picture is missing."]))
        #expect(
            try await differences { $0["content"] = ["media": ["id": "urn:li:image:B"]] }
                == .differs(["Its picture is another one (urn:li:image:B)."]))
        #expect(
            try await differences { $0["content"] = ["media": ["id": "urn:li:image:A", "altText": "A dog"]] }
                == .differs(["The alt text of its picture is another one."]))
        #expect(
            try await differences { $0["visibility"] = "LOGGED_IN" } == .differs(["It is visible to LOGGED_IN and not to PUBLIC."]))
        #expect(
            try await differences { $0["author"] = "urn:li:organization:9" } == .differs(["Its author is urn:li:organization:9."]))
    }

    @Test func `an article's parts are compared, and something that was not approved is seen`() async throws {
        let article: JSON = ["source": "https://a.test/x", "title": "Faster", "description": "Twice", "thumbnail": "urn:li:image:A"]
        var post = try #require(try JSON(parsing: Array(Self.body().utf8)).object)
        post["content"] = ["article": article]
        let body = JSON.object(post).text
        #expect(try await read(body, as: answer(200, Self.shown(body))) == .same())
        let other = try Self.shown(body) { $0["content"] = ["article": ["source": "https://b.test/", "title": "Faster"]] }
        #expect(try await read(body, as: answer(200, other)) == .differs(["Its link shows another source."]))
        let plain = try Self.body()
        let added = try Self.shown(plain) { $0["content"] = ["article": article] }
        #expect(try await read(plain, as: answer(200, added)) == .differs(["It shows something that was not approved: article."]))
    }

    @Test func `a post that is not there as a whole is waited for, one that failed is not`() async throws {
        let body = try Self.body()
        func result(_ change: (inout [String: JSON]) -> Void) async throws -> ReadBack {
            try await read(body, as: answer(200, Self.shown(body, change)))
        }
        guard case .notYet = try await read(body, as: answer(404, "{}")) else {
            Issue.record("404 may pass")
            return
        }
        guard case .notYet = try await result({ $0["lifecycleState"] = "PUBLISH_REQUESTED" }) else {
            Issue.record("is at work")
            return
        }
        guard case .notYet = try await result({ $0["lifecycleStateInfo"] = ["contentStatus": "PROCESSING"] }) else {
            Issue.record("is at work")
            return
        }
        guard case .differs = try await result({ $0["lifecycleState"] = "PUBLISH_FAILED" }) else {
            Issue.record("has failed")
            return
        }
        guard case .differs = try await result({ $0["lifecycleState"] = "DRAFT" }) else {
            Issue.record("is no post")
            return
        }
    }

    @Test func `a token that may not read is no incident, and neither is a post that nothing is known of`() async throws {
        let body = try Self.body()
        let forbidden = try await read(body, as: answer(403, "{}"), author: "urn:li:person:Ab3dE_9xYz")
        guard case .unreadable(let words) = forbidden else {
            Issue.record("\(forbidden)")
            return
        }
        #expect(words.contains("acme"))
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        for (urn, sent) in [("https://linkedin.test/posts/x", body), (Self.urn, "")] {
            guard case .unreadable = try await desk.evidence.readBack(urn, of: prepared(body: sent)) else {
                Issue.record("must be unreadable")
                continue
            }
        }
        #expect(desk.server.requests.count == 0)
        await #expect { try await desk.evidence.readBack(Self.urn, of: prepared(body: body)) } throws: {
            ($0 as? any DeskError)?.disposition == .retry
        }
    }
}
