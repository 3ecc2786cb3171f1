import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// What the look-alike tells of how posts were received, and how strict it is.
@Suite struct LinkedInStatisticsTests {
    private static let page = LinkedInDesk.encoded(LinkedInDesk.page)

    private static func shares(_ rest: String, of organization: String = page) -> String {
        "/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=\(organization)\(rest)"
    }

    private static func analytics(_ rest: String) -> String { "/rest/memberCreatorPostAnalytics?\(rest)" }

    private static func rows(_ response: HTTPResponse) throws -> [JSON] {
        #expect(response.status == 200)
        return try JSON(parsing: response.body)["elements"]?.array ?? []
    }

    @Test func `several posts of a page are told in one answer, each once it was seen`() async throws {
        try await LinkedInDesk.open { desk in
            for text in ["One", "Two"] { _ = try await desk.post(text) }
            let urns = desk.linkedIn.posts.map { LinkedInDesk.encoded($0.urn) }.joined(separator: ",")
            desk.clock.advance(by: .seconds(86_400))
            _ = try await desk.post("Three")
            let third = LinkedInDesk.encoded(desk.linkedIn.posts[2].urn)
            let rows = try Self.rows(
                try await desk.call("GET", Self.shares("&shares=List(\(urns),\(third))"), headers: ["X-RestLi-Method": "FINDER"]))
            #expect(rows.compactMap { $0["share"]?.string } == desk.linkedIn.posts.prefix(2).map(\.urn))
            let totals = try #require(rows.first?["totalShareStatistics"])
            let parts = ["clickCount", "likeCount", "commentCount", "shareCount"].reduce(0) { $0 + (totals[$1]?.integer ?? -1000) }
            #expect(totals["engagement"]?.number == Double(parts) / (totals["impressionCount"]?.number ?? 0))
            #expect(totals["uniqueImpressionsCount"] != nil)
            let all = try Self.rows(try await desk.call("GET", Self.shares("")))
            let sum = rows.reduce(0) { $0 + ($1["totalShareStatistics"]?["impressionCount"]?.integer ?? 0) }
            #expect(all.count == 1 && all[0]["totalShareStatistics"]?["impressionCount"]?.integer == sum && all[0]["share"] == nil)
            #expect(desk.linkedIn.log.violations.isEmpty)
        }
    }

    @Test func `a range of time has numbers of its own, under the documentation's other name`() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post("One")
            let urn = LinkedInDesk.encoded(desk.linkedIn.posts[0].urn)
            let start = desk.clock.now()
            desk.clock.advance(by: .seconds(86_400))
            let (middle, list) = (desk.clock.now(), "&shares=List(\(urn))")
            desk.clock.advance(by: .seconds(86_400))
            func seen(_ from: Date, _ to: Date) async throws -> Int {
                let range = "(timeRange:(start:\(from.milliseconds),end:\(to.milliseconds)),timeGranularityType:DAY)"
                let row = try #require(try Self.rows(try await desk.call("GET", Self.shares("\(list)&timeIntervals=\(range)"))).first)
                #expect(row["timeRange"] != nil && row["totalShareStatistics"]?["uniqueImpressionsCounts"] != nil)
                return try #require(row["totalShareStatistics"]?["impressionCount"]?.integer)
            }
            let (first, second) = (try await seen(start, middle), try await seen(middle, desk.clock.now()))
            #expect(first > second && second > 0)
            let whole = try Self.rows(try await desk.call("GET", Self.shares(list)))
            #expect(whole.first?["totalShareStatistics"]?["impressionCount"]?.integer == first + second)
        }
    }

    @Test func `a page's numbers need the scope, the role and names of the right kind`() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post("One")
            let urn = LinkedInDesk.encoded(desk.linkedIn.posts[0].urn)
            func status(_ path: String, token: String = LinkedInSettings.pageToken, _ method: String? = nil) async throws -> Int {
                try await desk.call("GET", path, token: token, headers: ["X-RestLi-Method": method]).status
            }
            let reader = desk.linkedIn.issueToken(scopes: ["r_organization_admin"])
            #expect(try await status(Self.shares("&shares=List(\(urn))"), token: reader) == 200)
            let poster = desk.linkedIn.issueToken(scopes: ["w_organization_social", "r_organization_social"])
            #expect(try await status(Self.shares("&shares=List(\(urn))"), token: poster) == 403)
            let elsewhere = "urn%3Ali%3Aorganization%3A9999999"
            #expect(try await status(Self.shares("", of: elsewhere)) == 403)
            #expect(desk.linkedIn.log.violations.isEmpty)
            #expect(try await status(Self.shares("&ugcPosts=List(\(urn))")) == 400)
            #expect(try await status(Self.shares("&shares=List(\(urn))"), "GET") == 400)
            #expect(try await status(Self.shares("", of: "urn%3Ali%3Aperson%3AAb3dE_9xYz")) == 400)
            #expect(try await status(Self.shares("&shares=\(urn)")) == 400)
            #expect(try await status("/rest/organizationalEntityShareStatistics?organizationalEntity=\(Self.page)") == 400)
            #expect(desk.linkedIn.log.violations.map(\.kind) == ["wrong-urn-kind", "wrong-restli-method"])
        }
    }

    @Test func `a member's numbers come one metric a call, by the right name of the post`() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post("Mine", author: LinkedInDesk.member, token: LinkedInSettings.memberToken)
            let post = LinkedInDesk.encoded(desk.linkedIn.posts[0].urn)
            let token = desk.linkedIn.issueToken(scopes: ["r_member_postAnalytics"])
            desk.clock.advance(by: .seconds(3 * 86_400))
            func ask(_ rest: String, token: String) async throws -> HTTPResponse {
                try await desk.call("GET", Self.analytics(rest), token: token, headers: ["X-RestLi-Method": "FINDER"])
            }
            let entity = "q=entity&entity=(share:\(post))"
            let total = try #require(try Self.rows(try await ask("\(entity)&queryType=IMPRESSION&aggregation=TOTAL", token: token)).first)
            #expect(total["metricType"] == "IMPRESSION" && total["targetEntity"]?["share"]?.string == desk.linkedIn.posts[0].urn)
            let days = try Self.rows(try await ask("\(entity)&queryType=IMPRESSION&aggregation=DAILY", token: token))
            #expect(days.count == 4 && days.reduce(0) { $0 + ($1["count"]?.integer ?? 0) } == total["count"]?.integer)
            #expect(days.first?["dateRange"]?["start"]?["year"] == 2026)
            let mine = try Self.rows(try await ask("q=me&queryType=IMPRESSION", token: token))
            #expect(mine.first?["count"] == total["count"] && mine.first?["targetEntity"] == nil)
            #expect(try await ask("\(entity)&queryType=IMPRESSION", token: LinkedInSettings.memberToken).status == 403)
            let other = desk.linkedIn.issueToken(scopes: ["r_member_postAnalytics"], member: "Zz0-other1")
            #expect(try await ask("\(entity)&queryType=IMPRESSION", token: other).status == 403)
            #expect(desk.linkedIn.log.violations.isEmpty)
            for wrong in [
                "\(entity)&queryType=CLAPS", "q=entity&entity=(ugc:\(post))&queryType=IMPRESSION",
                "\(entity)&queryType=IMPRESSION&aggregation=WEEKLY",
                "\(entity)&queryType=MEMBERS_REACHED&aggregation=DAILY", "q=author&queryType=IMPRESSION", "q=entity&queryType=IMPRESSION",
            ] {
                #expect(try await ask(wrong, token: token).status == 400, "\(wrong)")
            }
        }
    }

    @Test func `a post that readers cannot see yet has no number, which is no zero`() async throws {
        try await LinkedInDesk.open({ $0.propagation = .seconds(60) }) { desk in
            _ = try await desk.post("Mine", author: LinkedInDesk.member, token: LinkedInSettings.memberToken)
            let post = LinkedInDesk.encoded(desk.linkedIn.posts[0].urn)
            let token = desk.linkedIn.issueToken(scopes: ["r_member_postAnalytics"])
            let path = Self.analytics("q=entity&entity=(share:\(post))&queryType=IMPRESSION&aggregation=TOTAL")
            #expect(try Self.rows(try await desk.call("GET", path, token: token)).isEmpty)
            desk.clock.advance(by: .seconds(3600))
            #expect(try Self.rows(try await desk.call("GET", path, token: token)).count == 1)
        }
    }
}
