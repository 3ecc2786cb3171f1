import FoundationEssentials
import HTTPServer
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// The rehearsal's judge is no flatterer.
@Suite(.serialized) struct JudgementTests {
    @Test func `a rehearsal that goes well is good`() async throws {
        let judgement = try await Self.judge { _ in }
        #expect(judgement.isGood, "\(judgement.text)")
    }

    @Test func `a post that nobody approved is found`() async throws {
        let judgement = try await Self.judge { theatre in
            let body: JSON = [
                "author": .string(LinkedInSettings.pageAuthor), "commentary": "Smuggled in", "visibility": "PUBLIC",
                "distribution": ["feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []],
                "lifecycleState": "PUBLISHED", "isReshareDisabledByAuthor": false,
            ]
            let answer = await theatre.linkedIn.handle(Self.request("/rest/posts", body))
            #expect(answer.status == 201)
        }
        #expect(!judgement.isGood && judgement.text.contains("Smuggled in"), "\(judgement.text)")
    }

    @Test func `a text that is not the approved one is found`() async throws {
        let judgement = try await Self.judge { theatre in
            let post = try #require(theatre.linkedIn.posts.first)
            let token = post.author == LinkedInSettings.pageAuthor ? LinkedInSettings.pageToken : LinkedInSettings.memberToken
            let change: JSON = ["patch": ["$set": ["commentary": "Something else"]]]
            let path = "/rest/posts/" + post.urn.replacing(":", with: "%3A")
            let answer = await theatre.linkedIn.handle(Self.request(path, change, token: token, method: "PARTIAL_UPDATE"))
            #expect(answer.status == 204)
        }
        #expect(!judgement.isGood && judgement.text.contains("the text differs from what was approved"), "\(judgement.text)")
    }

    private static func judge(_ sabotage: @escaping @Sendable (Theatre) async throws -> Void) async throws -> Judgement {
        let folder = try ScratchFolder()
        // With this seed the editor approves the first six drafts. A crowded machine takes its time, which is no fault of the line.
        return try await HandsOff(seed: 45, drafts: 1, writer: "builtin", log: .silent, limit: .seconds(580)).run(
            in: folder.path, before: sabotage)
    }

    private static func request(_ path: String, _ body: JSON, token: String = LinkedInSettings.pageToken, method: String? = nil)
        -> ServerRequest
    {
        let headers = [
            ("Authorization", "Bearer " + token), ("LinkedIn-Version", "202610"),
            ("X-Restli-Protocol-Version", "2.0.0"),
            ("Content-Type", "application/json"),
        ]
        return ServerRequest(
            method: "POST", target: path, headers: headers + (method.map { [("X-RestLi-Method", $0)] } ?? []), body: body.serialized())
    }
}
