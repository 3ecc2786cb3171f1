import FoundationEssentials
import HTTPServer
import Support

/// How an invented audience has received a post: the numbers grow with its age and depend only on its URN.
struct Reception: Sendable {
    private(set) var impressions = 0
    private(set) var reached = 0
    private(set) var clicks = 0
    private(set) var likes = 0
    private(set) var comments = 0
    private(set) var shares = 0

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

    /// Of nothing.
    init() {}

    /// Of several posts together.
    init(sum receptions: [Reception]) { for one in receptions { add(one, times: 1) } }

    /// What came between two times.
    func since(_ earlier: Reception) -> Reception {
        var between = self
        between.add(earlier, times: -1)
        return between
    }

    private mutating func add(_ other: Reception, times: Int) {
        impressions += other.impressions * times
        reached += other.reached * times
        clicks += other.clicks * times
        likes += other.likes * times
        comments += other.comments * times
        shares += other.shares * times
    }

    var isNothing: Bool { impressions == 0 && clicks == 0 && likes == 0 && comments == 0 && shares == 0 }

    var engagement: Double { impressions == 0 ? 0 : Double(clicks + likes + comments + shares) / Double(impressions) }
}

extension LinkedInService {
    func addSocial(to router: inout Router) {
        onRest(&router, "GET", "/rest/socialMetadata/{urn}") { [self] call, path in try socialMetadata(path["urn"], call) }
        onRest(&router, "POST", "/rest/socialActions/{urn}/comments") { [self] call, path in try comment(on: path["urn"], call) }
        onRest(&router, "GET", "/rest/socialActions/{urn}/comments") { [self] call, path in try comments(on: path["urn"], call) }
    }

    /// No idempotency and no refusal of duplicates: whoever asks twice comments twice.
    private func comment(on urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        let body = try object(call.request)
        guard let post = visiblePost(urn) else { throw LinkedInRefusal.plain(404, "Post \(urn) is not found", code: "NOT_FOUND") }
        let actor = body["actor"]?.string ?? ""
        let scopes =
            URN(actor)?.kind == "person" ? ["w_member_social_feed"] : ["w_organization_social", "w_organization_social_feed"]
        guard scopes.contains(where: { call.isGranted($0) }) else {
            throw LinkedInRefusal.notPermitted("partnerApiSocialActions", "CREATE", version: call.version)
        }
        guard body["object"]?.string == post.urn, let text = body["message"]?["text"]?.string, !text.isEmpty else {
            throw LinkedInRefusal.content("MISSING_FIELD", "object and message.text are required", field: "/message/text")
        }
        if text.contains("\\") { log.violate("escaped-comment", text) }
        let comment = LedgerComment(id: "\(makeID())", post: post.urn, actor: actor, text: text, createdAt: clock.now())
        state.withLock { $0.comments.append(comment) }
        var response = ServerResponse.json(comment.json, status: 201)
        response.headers.append(("x-restli-id", comment.id))
        return response
    }

    private func comments(on urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard let post = visiblePost(urn) else { throw LinkedInRefusal.plain(404, "Post \(urn) is not found", code: "NOT_FOUND") }
        try requireReader(post.author, "partnerApiSocialActions", "GET", call)
        let all = state.withLock { $0.comments }.filter { $0.post == post.urn }
        return .json(["elements": .array(all.map(\.json)), "paging": ["start": 0, "count": .integer(all.count), "links": []]])
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
}
