import FoundationEssentials
import HTTPServer
import Support

extension LinkedInService {
    func addStatistics(to router: inout Router) {
        onRest(&router, "GET", "/rest/organizationalEntityShareStatistics") { [self] call, _ in try shareStatistics(call) }
        onRest(&router, "GET", "/rest/memberCreatorPostAnalytics") { [self] call, _ in try memberAnalytics(call) }
    }

    private static let invalid = LinkedInRefusal.plain(400, "Invalid query parameters passed to request")

    private func requireFinder(_ call: LinkedInCall) throws {
        guard let method = call.request.header("x-restli-method"), method.uppercased() != "FINDER" else { return }
        log.violate("wrong-restli-method", method)
        throw LinkedInRefusal.plain(400, "Method \(method) is not supported on this path")
    }

    // MARK: of a page

    /// Of the last twelve months. Posts without any activity are left out, as they are at LinkedIn.
    private func shareStatistics(_ call: LinkedInCall) throws -> ServerResponse {
        try requireFinder(call)
        guard let organization = call.query["organizationalEntity"]?.string, call.query["q"]?.string == "organizationalEntity" else {
            throw Self.invalid
        }
        guard let name = URN(organization), ["organization", "organizationBrand"].contains(name.kind) else {
            throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for organizationalEntity", field: "/organizationalEntity")
        }
        guard call.isGranted("rw_organization_admin", "r_organization_admin"), role(of: call, in: name.id) == "ADMINISTRATOR" else {
            throw LinkedInRefusal.notPermitted("organizationalEntityShareStatistics", "FINDER-organizationalEntity", version: call.version)
        }
        let interval = try call.query["timeIntervals"].map { try StatisticsInterval($0, now: clock.now()) }
        let named = try named(call)
        let rows: [JSON]
        if named.isEmpty {
            let all = posts.filter { $0.author == organization && measures($0) }
            rows = [Self.row(Reception(sum: all.map { received($0, interval) }), organization, interval)]
        } else {
            rows = named.compactMap { kind, urn in
                guard let post = visiblePost(urn), post.author == organization, measures(post) else { return nil }
                let reception = received(post, interval)
                return reception.isNothing ? nil : Self.row(reception, organization, interval, [kind: .string(urn)])
            }
        }
        return .json(["elements": .array(rows), "paging": Self.paging(start: 0, count: 10, total: rows.count)])
    }

    /// The posts that are asked for, each in the parameter that fits its kind.
    private func named(_ call: LinkedInCall) throws -> [(kind: String, urn: String)] {
        var named: [(kind: String, urn: String)] = []
        for (parameter, kind) in [("shares", "share"), ("ugcPosts", "ugcPost")] {
            guard let value = call.query[parameter] else { continue }
            guard let urns = value.strings else { throw Self.invalid }
            for urn in urns {
                guard URN(urn)?.kind == kind else {
                    log.violate("wrong-urn-kind", "\(parameter) \(urn)")
                    throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for \(parameter)", field: "/\(parameter)")
                }
                named.append((kind, urn))
            }
        }
        return named
    }

    private func measures(_ post: LedgerPost) -> Bool { clock.now().timeIntervalSince(post.createdAt) < 365 * 86_400 }

    private func received(_ post: LedgerPost, _ interval: StatisticsInterval?) -> Reception {
        guard let interval else { return Reception(of: post, at: clock.now()) }
        return Reception(of: post, at: interval.end).since(Reception(of: post, at: interval.start))
    }

    private static func row(
        _ reception: Reception, _ organization: String, _ interval: StatisticsInterval?, _ post: [String: JSON] = [:]
    ) -> JSON {
        // The documentation's sample of a time range spells it with an s.
        let unique = interval == nil ? "uniqueImpressionsCount" : "uniqueImpressionsCounts"
        var row = post
        row["organizationalEntity"] = .string(organization)
        row["timeRange"] = interval?.json
        row["totalShareStatistics"] = [
            "impressionCount": .integer(reception.impressions), unique: .integer(reception.reached),
            "clickCount": .integer(reception.clicks), "likeCount": .integer(reception.likes),
            "commentCount": .integer(reception.comments), "shareCount": .integer(reception.shares),
            "engagement": .number(reception.engagement),
        ]
        return .object(row)
    }

    // MARK: of a member

    /// One metric a call.
    private func memberAnalytics(_ call: LinkedInCall) throws -> ServerResponse {
        try requireFinder(call)
        guard call.isGranted("r_member_postAnalytics") else {
            throw LinkedInRefusal.notPermitted("memberCreatorPostAnalytics", "FINDER-entity", version: call.version)
        }
        let metric = call.query["queryType"]?.string ?? ""
        guard let count = Self.metrics[metric] else {
            log.violate("unknown-metric", metric)
            throw LinkedInRefusal.plain(400, "Invalid queryType")
        }
        let aggregation = call.query["aggregation"]?.string ?? "TOTAL"
        guard ["TOTAL", "DAILY"].contains(aggregation) else { throw LinkedInRefusal.plain(400, "Invalid aggregation") }
        if aggregation == "DAILY", metric == "MEMBERS_REACHED" {
            throw LinkedInRefusal.plain(400, "DAILY aggregation is not supported for \(metric)")
        }
        let (measured, target) = try measuredPosts(call)
        // A string from version 202605 on, a union before.
        let union: JSON = ["com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1": .string(metric)]
        var element: [String: JSON] = ["metricType": call.version >= "202605" ? .string(metric) : union]
        if let target { element["targetEntity"] = target }
        let now = clock.now()
        // What readers cannot see yet has no numbers, which is not the same as zero.
        if measured.isEmpty, target != nil { return Self.analytics([]) }
        guard aggregation == "DAILY" else {
            element["count"] = .integer(measured.reduce(0) { $0 + count(Reception(of: $1, at: now)) })
            return Self.analytics([.object(element)])
        }
        let today = Int(now.timeIntervalSince1970 / 86_400)
        let first = measured.map { Int($0.createdAt.timeIntervalSince1970 / 86_400) }.min() ?? today
        return Self.analytics(
            (first...today).map { day in
                let (start, end) = (
                    Date(timeIntervalSince1970: Double(day) * 86_400), Date(timeIntervalSince1970: Double(day + 1) * 86_400)
                )
                element["dateRange"] = ["start": Self.day(start), "end": Self.day(end)]
                element["count"] = .integer(
                    measured.reduce(0) { $0 + count(Reception(of: $1, at: min(end, now))) - count(Reception(of: $1, at: start)) })
                return .object(element)
            })
    }

    private static let metrics: [String: @Sendable (Reception) -> Int] = [
        "IMPRESSION": { $0.impressions }, "MEMBERS_REACHED": { $0.reached }, "RESHARE": { $0.shares }, "REACTION": { $0.likes },
        "COMMENT": { $0.comments },
    ]

    /// The member's one post or all of them, and what is told of which it was.
    private func measuredPosts(_ call: LinkedInCall) throws -> (posts: [LedgerPost], target: JSON?) {
        let author = "urn:li:person:\(call.grant.member)"
        if call.query["q"]?.string == "me" { return (posts.filter { $0.author == author && visiblePost($0.urn) != nil }, nil) }
        guard call.query["q"]?.string == "entity" else { throw Self.invalid }
        guard case .record(let entity) = call.query["entity"], entity.count == 1, let (key, value) = entity.first, let urn = value.string,
            let kind = ["share": "share", "ugc": "ugcPost"][key], URN(urn)?.kind == kind
        else {
            log.violate("bad-entity-parameter", call.request.rawQuery)
            throw LinkedInRefusal.plain(400, "Invalid entity: expected (share:{urn}) or (ugc:{urn})")
        }
        let post = visiblePost(urn)
        if let post, post.author != author { throw LinkedInRefusal.denied("Not enough permissions to access the post") }
        return (post.map { [$0] } ?? [], .object([key: .string(urn)]))
    }

    private static func analytics(_ elements: [JSON]) -> ServerResponse {
        .json(["elements": .array(elements), "paging": ["start": 0, "count": 10, "links": []]])
    }

    private static func day(_ date: Date) -> JSON {
        let time = WallTime(seconds: date.milliseconds / 1000)
        return ["day": .integer(time.day), "month": .integer(time.month), "year": .integer(time.year)]
    }
}

/// `(timeRange:(start:ms,end:ms),timeGranularityType:DAY|MONTH)`, answered as one range.
private struct StatisticsInterval {
    let start: Date
    let end: Date

    init(_ value: RestliValue, now: Date) throws {
        guard case .record(let interval) = value, case .record(let range) = interval["timeRange"],
            let start = range["start"]?.string.flatMap({ Int64($0) }),
            let end = range["end"].map({ $0.string.flatMap { Int64($0) } }) ?? now.milliseconds, start <= end,
            ["DAY", "MONTH"].contains(interval["timeGranularityType"]?.string)
        else { throw LinkedInRefusal.plain(400, "Invalid timeIntervals") }
        (self.start, self.end) = (Date(milliseconds: start), Date(milliseconds: end))
    }

    var json: JSON { ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)] }
}
