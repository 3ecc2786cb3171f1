import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Reads how posts were received: many of a page in one request, one number of a member's post in each.
struct LinkedInStatistics: Statistics {
    let service: LinkedInService
    let clock: any DeskClock

    /// So many URNs make a query of two thousand bytes; above four thousand LinkedIn's own client sends it otherwise.
    private static let most = 50
    private static let mostPages = 10

    var batch: Int { if case .organization = Author(service.author) { Self.most } else { 1 } }

    func numbers(of urns: [String], knowing access: AccountAccess?) async throws -> [String: PostNumbers] {
        let posts = urns.compactMap(PostName.init)
        guard let author = Author(service.author) else {
            throw LinkedInProblem(
                "The author of account \(service.account) is no URN: correct author in the configuration.", .needsOperator)
        }
        let told = try await author.isPage ? page(posts, Permission(author, access)) : member(posts, Permission(author, access))
        let unknown = urns.filter { PostName($0) == nil }.map {
            ($0, PostNumbers.none(because: "LinkedIn's name of the post is not known"))
        }
        return told.merging(unknown) { first, _ in first }
    }

    // MARK: pages

    private func page(_ posts: [PostName], _ permission: Permission) async throws -> [String: PostNumbers] {
        if posts.isEmpty { return [:] }
        if permission.mayMeasure, let told = try await shareStatistics(posts) { return told }
        return try await reactions(posts, permission)
    }

    /// Lifetime totals; nil when the token may not (learn.microsoft.com/linkedin, organization share statistics).
    private func shareStatistics(_ posts: [PostName]) async throws -> [String: PostNumbers]? {
        var told: [String: PostNumbers] = [:]
        var start = 0
        for _ in 0..<Self.mostPages {
            let response = try await service.send(shareFinder(posts, start: start))
            if response.status == 403 { return nil }
            let body = try body(of: response)
            guard let elements = body["elements"]?.array else { throw unreadable }
            for element in elements {
                guard let urn = (element["share"] ?? element["ugcPost"])?.string else { continue }
                told[urn] = Self.totals(element["totalShareStatistics"] ?? .null)
            }
            start += elements.count
            guard elements.isEmpty || start >= body["paging"]?["total"]?.integer ?? start else { continue }
            // Posts without any activity are left out, and only of a whole answer it is known which they are.
            let isWhole = start >= body["paging"]?["total"]?.integer ?? start
            if isWhole { for post in posts where told[post.urn] == nil { told[post.urn] = Self.nothing } }
            break
        }
        if told.isEmpty { throw unreadable }
        return told
    }

    private func shareFinder(_ posts: [PostName], start: Int) -> HTTPRequest {
        let lists = PostName.Kind.allCases.compactMap { kind in
            let urns = posts.filter { $0.kind == kind }.map { RestLi.encode($0.urn) }
            return urns.isEmpty ? nil : "&\(kind.parameter)=List(\(urns.joined(separator: ",")))"
        }
        let rest = start == 0 ? "" : "&start=\(start)&count=\(Self.most)"
        return service.request(
            "GET",
            "/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=\(RestLi.encode(service.author))"
                + lists.joined() + rest, action: "FINDER")
    }

    private static let nothing: PostNumbers = {
        var numbers = PostNumbers()
        for metric in Metric.allCases { numbers.note(metric, 0) }
        return numbers
    }()

    private static func totals(_ totals: JSON) -> PostNumbers {
        var numbers = PostNumbers()
        for (metric, name) in [
            (Metric.impressions, "impressionCount"), (.membersReached, "uniqueImpressionsCount"), (.reactions, "likeCount"),
            (.comments, "commentCount"), (.shares, "shareCount"), (.clicks, "clickCount"), (.engagement, "engagement"),
        ] {
            // The documentation's own sample spells it with an s.
            guard let value = (totals[name] ?? totals[name + "s"])?.number, value >= 0 else { continue }
            numbers.note(metric, value)
        }
        return numbers.completed(because: "LinkedIn did not tell it")
    }

    // MARK: members

    private func member(_ posts: [PostName], _ permission: Permission) async throws -> [String: PostNumbers] {
        var numbers: [String: PostNumbers] = [:]
        for post in posts {
            let told = permission.mayMeasure ? try await analytics(post, permission) : nil
            if let told { numbers[post.urn] = told } else { numbers.merge(try await reactions([post], permission)) { $1 } }
        }
        return numbers
    }

    /// One metric a call; nil when the token may not (learn.microsoft.com/linkedin, member post statistics).
    private func analytics(_ post: PostName, _ permission: Permission) async throws -> PostNumbers? {
        var numbers = PostNumbers()
        for (metric, type) in [
            (Metric.impressions, "IMPRESSION"), (.membersReached, "MEMBERS_REACHED"), (.reactions, "REACTION"), (.comments, "COMMENT"),
            (.shares, "RESHARE"),
        ] {
            let response = try await service.send(analyticsFinder(post, type))
            switch response.status {
            case 403 where numbers == PostNumbers(): return nil
            case 403: numbers.lack(metric, because: permission.need)
            case 404: return .none(because: "LinkedIn does not show the post")
            case 400: numbers.lack(metric, because: "LinkedIn refuses to tell it")
            default:
                if let count = Self.count(of: type, in: try body(of: response)) {
                    numbers.note(metric, count)
                } else {
                    // Nothing is no zero here.
                    numbers.lack(metric, because: "LinkedIn did not tell it")
                }
            }
        }
        return numbers.completed(because: "LinkedIn tells it of pages' posts only")
    }

    private func analyticsFinder(_ post: PostName, _ type: String) -> HTTPRequest {
        service.request(
            "GET",
            "/memberCreatorPostAnalytics?q=entity&entity=(\(post.kind.member):\(RestLi.encode(post.urn)))&queryType=\(type)&aggregation=TOTAL",
            action: "FINDER")
    }

    /// The metric's name is a text from version 202605 on, and a union before.
    private static func count(of type: String, in body: JSON) -> Double? {
        let element = body["elements"]?.array?.first { element in
            let name = element["metricType"]
            return name == nil || (name?.string ?? name?.object?.values.first?.string) == type
        }
        return element?["count"]?.number.flatMap { $0 >= 0 ? $0 : nil }
    }

    // MARK: what every reader may see

    /// Reactions and comments alone, for tokens that may read posts and not their statistics.
    private func reactions(_ posts: [PostName], _ permission: Permission) async throws -> [String: PostNumbers] {
        var numbers: [String: PostNumbers] = [:]
        for post in posts {
            do {
                let told = permission.mayRead ? try await socialMetadata(post) : PostNumbers()
                numbers[post.urn] = told.completed(because: permission.need)
            } catch  where !numbers.isEmpty && !Task.isCancelled {
                // The others are asked for again.
                break
            }
        }
        return numbers
    }

    private func socialMetadata(_ post: PostName) async throws -> PostNumbers {
        let response = try await service.send(service.request("GET", "/socialMetadata/\(RestLi.encode(post.urn))", action: "GET"))
        if response.status == 403 { return PostNumbers() }
        if response.status == 404 { return .none(because: "LinkedIn does not show the post") }
        let body = try body(of: response)
        var numbers = PostNumbers()
        if let reactions = body["reactionSummaries"]?.object {
            numbers.note(.reactions, reactions.values.reduce(0) { $0 + ($1["count"]?.number ?? 0) })
        }
        if let comments = body["commentSummary"]?["count"]?.number { numbers.note(.comments, comments) }
        return numbers
    }

    private func body(of response: HTTPResponse) throws -> JSON {
        guard response.status == 200 else { throw LinkedInProblem(response, account: service.account, now: clock.now()) }
        guard let body = try? JSON(parsing: response.body) else { throw unreadable }
        return body
    }

    private var unreadable: LinkedInProblem {
        LinkedInProblem("LinkedIn's numbers of account \(service.account) cannot be read: it is asked again.", .retry)
    }
}

/// A post as LinkedIn's statistics call it.
private struct PostName {
    enum Kind: String, CaseIterable {
        case share, ugcPost

        /// Where a page's statistics take such posts.
        var parameter: String { self == .share ? "shares" : "ugcPosts" }
        /// What a member's statistics call it.
        var member: String { self == .share ? "share" : "ugc" }
    }

    let urn: String
    let kind: Kind

    init?(_ name: String) {
        guard RestLi.urn(name) == name, let kind = Kind(rawValue: String(name.split(separator: ":")[2])) else { return nil }
        (urn, self.kind) = (name, kind)
    }
}

/// What the token is known to permit; what nobody knows is tried.
private struct Permission {
    let mayMeasure: Bool
    let mayRead: Bool
    /// What it lacks where it does not.
    let need: Message

    init(_ author: Author, _ access: AccountAccess?) {
        mayMeasure = access?[.numbers].verdict != .cannot
        mayRead = access?[.readBack].verdict != .cannot
        need = mayMeasure ? LinkedInRights(author: author).need(.numbers) : access?[.numbers].reason ?? ""
    }
}

extension Author {
    fileprivate var isPage: Bool { if case .organization = self { true } else { false } }
}
