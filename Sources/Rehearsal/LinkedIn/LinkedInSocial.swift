import FoundationEssentials
import HTTPServer
import Support

/// How an invented audience has received a post: the numbers grow with its age and depend only on its URN.
struct Reception: Sendable {
    let impressions: Int
    let reached: Int
    let clicks: Int
    let likes: Int
    let comments: Int
    let shares: Int

    /// Half of the final numbers after twelve hours.
    init(of post: LedgerPost, at now: Date) {
        let hash = SHA256.bytes(of: Array(post.urn.utf8)).prefix(3).reduce(0) { $0 << 8 | Int($1) }
        let hours = max(0, now.timeIntervalSince(post.createdAt) / 3600)
        let seen = Int(Double(300 + hash % 2500) * hours / (hours + 12))
        impressions = seen
        reached = seen * 7 / 10
        clicks = seen * (10 + hash % 20) / 1000
        likes = seen * (10 + hash % 25) / 1000
        comments = likes / 8
        shares = likes / 12
    }

    var engagement: Double { impressions == 0 ? 0 : Double(clicks + likes + comments + shares) / Double(impressions) }
}

extension LinkedInService {
    func addSocial(to router: inout Router) {
        onRest(&router, "GET", "/rest/socialMetadata/{urn}") { [self] call, path in try socialMetadata(path["urn"], call) }
        onRest(&router, "GET", "/rest/organizationalEntityShareStatistics") { [self] call, _ in try shareStatistics(call) }
        onRest(&router, "GET", "/rest/memberCreatorPostAnalytics") { [self] call, _ in try memberAnalytics(call) }
    }

    private func socialMetadata(_ urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard let post = visiblePost(urn) else { throw LinkedInRefusal.plain(404, "Post \(urn) is not found", code: "NOT_FOUND") }
        try requireReader(post.author, "socialMetadata", "GET", call)
        let reception = Reception(of: post, at: clock.now())
        let reactions: JSON = reception.likes == 0 ? [:] : ["LIKE": ["reactionType": "LIKE", "count": .integer(reception.likes)]]
        return .json([
            "entity": .string(post.urn), "reactionSummaries": reactions, "commentsState": "OPEN",
            "commentSummary": ["count": .integer(reception.comments), "topLevelCount": .integer(reception.comments)],
        ])
    }

    /// Posts without any activity are left out, as they are at LinkedIn.
    private func shareStatistics(_ call: LinkedInCall) throws -> ServerResponse {
        guard let organization = call.query["organizationalEntity"]?.string, call.query["q"]?.string == "organizationalEntity" else {
            throw LinkedInRefusal.plain(400, "Invalid query parameters passed to request")
        }
        guard call.isGranted("rw_organization_admin"), role(of: call, in: URN(organization)?.id ?? "") == "ADMINISTRATOR" else {
            throw LinkedInRefusal.notPermitted("organizationalEntityShareStatistics", "FINDER-organizationalEntity", version: call.version)
        }
        let elements = try [("shares", "share"), ("ugcPosts", "ugcPost")].flatMap { parameter, kind in
            try (call.query[parameter]?.strings ?? []).compactMap { urn -> JSON? in
                guard URN(urn)?.kind == kind else { throw LinkedInRefusal.plain(400, "\(urn) is not a \(kind)") }
                guard let post = visiblePost(urn), post.author == organization else { return nil }
                let reception = Reception(of: post, at: clock.now())
                return reception.impressions == 0 ? nil : Self.statistics(reception, organization, kind, urn)
            }
        }
        return .json(["elements": .array(elements), "paging": Self.paging(start: 0, count: 10, total: elements.count)])
    }

    private static func statistics(_ reception: Reception, _ organization: String, _ kind: String, _ urn: String) -> JSON {
        [
            "organizationalEntity": .string(organization), kind: .string(urn),
            "totalShareStatistics": [
                "impressionCount": .integer(reception.impressions), "uniqueImpressionsCount": .integer(reception.reached),
                "clickCount": .integer(reception.clicks), "likeCount": .integer(reception.likes),
                "commentCount": .integer(reception.comments),
                "shareCount": .integer(reception.shares), "engagement": .number(reception.engagement),
            ],
        ]
    }

    /// One metric a call.
    private func memberAnalytics(_ call: LinkedInCall) throws -> ServerResponse {
        guard call.isGranted("r_member_postAnalytics") else {
            throw LinkedInRefusal.notPermitted("memberCreatorPostAnalytics", "FINDER-entity", version: call.version)
        }
        guard case .record(let entity) = call.query["entity"], let (kind, value) = entity.first, let urn = value.string,
            let metric = call.query["queryType"]?.string
        else { throw LinkedInRefusal.plain(400, "Invalid query parameters passed to request") }
        guard let post = visiblePost(urn), post.author == "urn:li:person:\(call.grant.member)" else { return .json(["elements": []]) }
        let reception = Reception(of: post, at: clock.now())
        let counts = [
            "IMPRESSION": reception.impressions, "MEMBERS_REACHED": reception.reached, "RESHARE": reception.shares,
            "REACTION": reception.likes,
            "COMMENT": reception.comments,
        ]
        guard let count = counts[metric] else { throw LinkedInRefusal.plain(400, "\(metric) is not a metric") }
        // A string from version 202605 on, a union before.
        let union: JSON = ["com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1": .string(metric)]
        let type: JSON = call.version >= "202605" ? .string(metric) : union
        return .json(["elements": [["count": .integer(count), "metricType": type, "targetEntity": .object([kind: .string(urn)])]]])
    }
}
