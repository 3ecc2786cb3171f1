import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@testable import Publishers

/// How posts were received, by what LinkedIn tells the account's token.
@Suite struct StatisticsTests {
    private static let share = "urn:li:share:7482799659132977152"
    private static let document = "urn:li:ugcPost:7482799659132977153"
    private static let member = "urn:li:person:Ab3dE_9xYz"

    private static func totals(_ urn: String, kind: String = "share", unique: String = "uniqueImpressionsCount") -> String {
        """
        {"organizationalEntity":"urn:li:organization:5515715","\(kind)":"\(urn)","totalShareStatistics":{"impressionCount":1204,
        "\(unique)":843,"clickCount":15,"likeCount":21,"commentCount":2,"shareCount":1,"engagement":0.032392}}
        """
    }

    private static func elements(_ rows: String..., total: Int? = nil) -> String {
        let paging = #"{"start":0,"count":10,"links":[],"total":\#(total ?? rows.count)}"#
        return answer(200, #"{"paging":\#(paging),"elements":[\#(rows.joined(separator: ","))]}"#)
    }

    private static func access(numbers: AccountAccess.Verdict, reading: AccountAccess.Verdict) -> AccountAccess {
        AccountAccess(
            token: .active, answers: [.init(.numbers, numbers, because: "needs a scope"), .init(.readBack, reading, because: "scripted")],
            scopes: nil, expiresAt: nil, checkedAt: .now)
    }

    // MARK: pages

    @Test func `a page's posts are asked for in one request, and one without activity is zero`() async throws {
        let desk = Desk { _ in Self.elements(Self.totals(Self.share)) }
        defer { desk.server.stop() }
        let numbers = try await desk.statistics.numbers(of: [Self.share, Self.document], knowing: nil)
        #expect(
            desk.server.requests.map(\.line) == [
                "GET /rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A5515715"
                    + "&shares=List(urn%3Ali%3Ashare%3A7482799659132977152)&ugcPosts=List(urn%3Ali%3AugcPost%3A7482799659132977153) HTTP/1.1"
            ])
        let told = try #require(numbers[Self.share])
        #expect(
            told.values == [
                .impressions: 1204, .membersReached: 843, .clicks: 15, .reactions: 21, .comments: 2, .shares: 1, .engagement: 0.0324,
            ])
        #expect(numbers[Self.document]?.isNothing == true && numbers[Self.document]?.values.count == 7)
        #expect(desk.statistics.batch == 50)
    }

    @Test func `the documentation's other spelling is understood, and what is not told is not zero`() async throws {
        let desk = Desk { _ in
            Self.elements(
                Self.totals(Self.document, kind: "ugcPost", unique: "uniqueImpressionsCounts"),
                #"{"share":"\#(Self.share)","totalShareStatistics":{"impressionCount":3,"likeCount":-1}}"#)
        }
        defer { desk.server.stop() }
        let numbers = try await desk.statistics.numbers(of: [Self.share, Self.document], knowing: nil)
        #expect(numbers[Self.document]?[.membersReached] == 843)
        #expect(numbers[Self.share]?.values == [.impressions: 3])
        #expect(numbers[Self.share]?.missing[.reactions] == "LinkedIn did not tell it")
    }

    @Test func `an answer of several pages is read whole before a post counts as unseen`() async throws {
        let other = "urn:li:share:7482799659132977160"
        let desk = Desk { line in
            line.contains("start=1") ? Self.elements(Self.totals(other), total: 2) : Self.elements(Self.totals(Self.share), total: 2)
        }
        defer { desk.server.stop() }
        let numbers = try await desk.statistics.numbers(of: [Self.share, other, Self.document], knowing: nil)
        #expect(numbers[other]?[.impressions] == 1204 && numbers[Self.document]?.isNothing == true)
        #expect(desk.server.requests.count == 2)
    }

    @Test func `where an answer breaks off a post that was not seen in it is left out`() async throws {
        let desk = Desk { line in line.contains("start=1") ? Self.elements(total: 2) : Self.elements(Self.totals(Self.share), total: 2) }
        defer { desk.server.stop() }
        let numbers = try await desk.statistics.numbers(of: [Self.share, Self.document], knowing: nil)
        #expect(Set(numbers.keys) == [Self.share])
    }

    @Test func `a token without the statistics still tells reactions and comments where it may read posts`() async throws {
        let desk = Desk { line in
            line.contains("/socialMetadata/")
                ? answer(
                    200,
                    #"{"reactionSummaries":{"LIKE":{"reactionType":"LIKE","count":4},"PRAISE":{"reactionType":"PRAISE","count":2}},"commentSummary":{"count":3,"topLevelCount":2}}"#
                ) : answer(403, "{}")
        }
        defer { desk.server.stop() }
        let numbers = try #require(try await desk.statistics.numbers(of: [Self.share], knowing: nil)[Self.share])
        #expect(numbers.values == [.reactions: 6, .comments: 3])
        #expect(numbers.missing[.impressions] == "needs rw_organization_admin or r_organization_admin, in the role administrator")
        #expect(desk.server.requests.map(\.line).last == "GET /rest/socialMetadata/urn%3Ali%3Ashare%3A7482799659132977152 HTTP/1.1")
    }

    @Test func `what the token is known not to permit is not asked for`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        let numbers = try await desk.statistics.numbers(of: [Self.share], knowing: Self.access(numbers: .cannot, reading: .cannot))
        #expect(numbers == [Self.share: .none(because: "needs a scope")])
        #expect(desk.server.requests.isEmpty)
    }

    @Test func `a token that may nothing makes no zeros`() async throws {
        for author in ["urn:li:organization:5515715", Self.member] {
            let desk = Desk(author: author) { _ in answer(403, "{}") }
            defer { desk.server.stop() }
            let numbers = try #require(try await desk.statistics.numbers(of: [Self.share], knowing: nil)[Self.share])
            #expect(numbers.values.isEmpty && numbers.missing.count == Metric.allCases.count)
        }
    }

    // MARK: members

    @Test(arguments: ["202604", "202610"])
    func `a member's numbers come one by one, whatever the version calls a metric`(version: String) async throws {
        let desk = Desk(author: Self.member, version: version) { (line: String) -> String in
            let metric = line.split(separator: "queryType=")[1].prefix { $0 != "&" }
            let union = #"{"com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1":"\#(metric)"}"#
            let name = version < "202605" ? union : "\"\(metric)\""
            return answer(200, #"{"elements":[{"count":\#(metric.utf8.count),"metricType":\#(name)}]}"#)
        }
        defer { desk.server.stop() }
        let numbers = try #require(try await desk.statistics.numbers(of: [Self.document], knowing: nil)[Self.document])
        #expect(numbers.values == [.impressions: 10, .membersReached: 15, .reactions: 8, .comments: 7, .shares: 7])
        #expect(Set(numbers.missing.keys) == [.clicks, .engagement])
        let lines = desk.server.requests.map(\.line)
        #expect(
            lines.first
                == "GET /rest/memberCreatorPostAnalytics?q=entity&entity=(ugc:urn%3Ali%3AugcPost%3A7482799659132977153)&queryType=IMPRESSION&aggregation=TOTAL HTTP/1.1"
        )
        #expect(lines.count == 5 && desk.statistics.batch == 1)
    }

    @Test func `no element, another metric's and a refused metric are not available`() async throws {
        let desk = Desk(author: Self.member) { (line: String) -> String in
            if line.contains("IMPRESSION") { return answer(200, #"{"elements":[]}"#) }
            if line.contains("REACTION") { return answer(200, #"{"elements":[{"count":5,"metricType":"COMMENT"}]}"#) }
            if line.contains("MEMBERS") { return answer(400, "{}") }
            return answer(200, #"{"elements":[{"count":0,"metricType":"\#(line.contains("COMMENT") ? "COMMENT" : "RESHARE")"}]}"#)
        }
        defer { desk.server.stop() }
        let numbers = try #require(try await desk.statistics.numbers(of: [Self.share], knowing: nil)[Self.share])
        #expect(numbers.values == [.comments: 0, .shares: 0])
    }

    // MARK: trouble

    @Test func `a limit, a failure and an answer that is none are errors and never numbers`() async throws {
        for (reply, isExpected) in [
            (answer(429, #"{"message":"Resource level throttle APPLICATION DAY limit for calls to this resource is reached."}"#), 1),
            (answer(503), 2), (answer(200, "<html>"), 2), (answer(200, "{}"), 2), (answer(426, "{}"), 3),
        ] {
            let desk = Desk { _ in reply }
            defer { desk.server.stop() }
            await #expect { try await desk.statistics.numbers(of: [Self.share], knowing: nil) } throws: { error in
                switch (error as? any DeskError)?.disposition {
                // Until after midnight, twelve hours from now.
                case .retryAfter(let wait): isExpected == 1 && wait >= .seconds(12 * 3600)
                case .retry: isExpected == 2
                case .needsOperator: isExpected == 3
                default: false
                }
            }
        }
    }

    @Test func `a post whose name is not known is not asked for`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        for name in ["https://www.linkedin.com/posts/x", "urn:li:activity:1", ""] {
            let numbers = try await desk.statistics.numbers(of: [name], knowing: nil)
            #expect(numbers == [name: .none(because: "LinkedIn's name of the post is not known")])
        }
        #expect(desk.server.requests.isEmpty)
    }

    // MARK: the look-alike, which shares no line with it

    @Test func `the look-alike's numbers grow and are understood, a page's and a member's`() async throws {
        let clock = JumpingClock("2026-11-20T12:00:00Z")
        let linkedIn = try LinkedInLookalike(clock: clock, port: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await linkedIn.run() }
            defer { group.cancelAll() }
            let client = HTTPClient(userAgent: "copydesk-test/1")
            defer { client.close() }
            func statistics(_ author: String, _ token: String) -> LinkedInStatistics {
                let settings = Publishers.LinkedInSettings(
                    author: author, baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
                return LinkedInStatistics(
                    service: Publishers.LinkedInService(account: "acme", settings: settings, token: Secret(token), transport: client),
                    clock: clock)
            }
            let (page, member) = (Rehearsal.LinkedInSettings.pageAuthor, Rehearsal.LinkedInSettings.memberAuthor)
            for author in [page, member] { linkedIn.postByHand(as: author, text: "Measured") }
            let (onPage, ofMember) = (linkedIn.posts[0].urn, linkedIn.posts[1].urn)
            let company = statistics(page, Rehearsal.LinkedInSettings.pageToken)
            let person = statistics(member, linkedIn.issueToken(scopes: ["w_member_social", "r_member_postAnalytics"]))
            #expect(try await company.numbers(of: [onPage], knowing: nil)[onPage]?.isNothing == true)
            var last = 0.0
            for hours in [1.0, 24] {
                try await clock.sleep(until: clock.now().addingTimeInterval(hours * 3600))
                let numbers = try #require(try await company.numbers(of: [onPage], knowing: nil)[onPage])
                #expect(numbers.values.count == 7 && numbers[.impressions]! > last)
                last = numbers[.impressions]!
            }
            let own = try #require(try await person.numbers(of: [ofMember], knowing: nil)[ofMember])
            #expect(own[.impressions]! > 0 && own.values.count == 5)
            let poor = statistics(member, Rehearsal.LinkedInSettings.memberToken)
            #expect(try await poor.numbers(of: [ofMember], knowing: nil)[ofMember] == .none(because: "needs r_member_postAnalytics"))
            #expect(linkedIn.log.violations.isEmpty, "\(linkedIn.log.violations)")
        }
    }
}
