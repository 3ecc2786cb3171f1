import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Looks among an organization's newest posts; a member's posts cannot be read with the scopes that LinkedIn gives out.
package struct LinkedInEvidence: Evidence {
    let service: LinkedInService
    let clock: any DeskClock

    private static let pageSize = 50
    private static let mostPages = 4

    package func find(_ attempts: [Attempt]) async throws -> Finding {
        let cited = attempts.last?.cited
        guard case .organization = Author(service.author) else {
            return .unreadable("LinkedIn does not let this account's token read posts.\(said(cited)) Look at \(service.activityPage).")
        }
        do {
            return try await search(attempts.reversed().map { Sought($0, author: service.author, clock) }, cited)
        } catch is Forbidden {
            return .unreadable(
                "The token of account \(service.account) may not read its posts.\(said(cited)) Look at \(service.activityPage).")
        }
    }

    package func readBack(_ urn: String, of post: PreparedPost) async throws -> ReadBack {
        guard RestLi.urn(urn) != nil else { return .unreadable("LinkedIn's name of the post is not known.") }
        guard let sent = try? JSON(parsing: Array(post.body.utf8)), sent["author"] != nil else {
            return .unreadable("What was sent is not known: the store was restored since.")
        }
        do {
            let response = try await read(service.request("GET", "/posts/\(RestLi.encode(urn))", action: "GET"))
            if response.status == 404 { return .notYet("LinkedIn accepted the post and does not show it.") }
            // An answer that names no post says nothing about this one.
            guard response.status == 200, let shown = try? JSON(parsing: response.body), shown["id"] != nil else {
                throw problem(response)
            }
            return PostComparison(sent: sent, shown: shown).result
        } catch is Forbidden {
            return .unreadable("LinkedIn does not let the token of account \(service.account) read posts.")
        }
    }

    private func search(_ sought: [Sought], _ cited: String?) async throws -> Finding {
        if let cited, let post = try await post(cited), sought.contains(where: { $0.isMade(post) }) { return found(post.urn) }
        guard let earliest = sought.map(\.window.lowerBound).min() else { return notSeen(cited) }
        for page in 0..<Self.mostPages {
            let response = try await read(finder(start: page * Self.pageSize))
            guard response.status == 200, let elements = (try? JSON(parsing: response.body))?["elements"]?.array else {
                throw problem(response)
            }
            let posts = elements.compactMap(LinkedInPost.init)
            // The latest attempt first: its post is the one that is likely, and the one before it is looked for all the same.
            for match in sought.flatMap({ sought in posts.filter(sought.isMade) }) {
                // Lists lag behind: what they show may be gone, or never have been there for readers.
                if let post = try await post(match.urn), sought.contains(where: { $0.isMade(post) }) { return found(post.urn) }
            }
            // Newest first: what comes after a post from before the window is older still.
            let isPast = posts.contains { ($0.createdAt ?? .distantFuture) < earliest }
            if elements.count < Self.pageSize || isPast { break }
        }
        return notSeen(cited)
    }

    private func found(_ urn: String) -> Finding { .found(urn: urn, permalink: service.permalink(urn)) }

    private func notSeen(_ cited: String?) -> Finding {
        .notSeen("It was not seen among the posts at \(service.activityPage).\(said(cited))")
    }

    /// What LinkedIn names when it refuses a post as a repetition: worth a look by a person, and no proof of anything.
    private func said(_ cited: String?) -> Message {
        guard let cited else { return "" }
        return RestLi.createdAt(cited).map {
            " LinkedIn names \(service.permalink(cited)), made at \(Moment($0)), which may not exist."
        } ?? " LinkedIn names \(service.permalink(cited)), which may not exist."
    }

    /// One post as readers see it; nil when there is none of that name.
    private func post(_ urn: String) async throws -> LinkedInPost? {
        let response = try await read(service.request("GET", "/posts/\(RestLi.encode(urn))", action: "GET"))
        switch response.status {
        case 404: return nil
        case 200:
            guard let post = (try? JSON(parsing: response.body)).flatMap(LinkedInPost.init) else { throw problem(response) }
            return post
        // A name of another kind than LinkedIn's posts have: 400 INVALID_URN_TYPE.
        case 400: return nil
        default: throw problem(response)
        }
    }

    private struct Forbidden: Error {}

    private func read(_ request: HTTPRequest) async throws -> HTTPResponse {
        let response = try await service.send(request)
        if response.status == 403 { throw Forbidden() }
        return response
    }

    private func finder(start: Int) -> HTTPRequest {
        let author = RestLi.encode(service.author)
        return service.request(
            "GET", "/posts?author=\(author)&q=author&count=\(Self.pageSize)&start=\(start)&sortBy=CREATED", action: "FINDER")
    }

    private func problem(_ response: HTTPResponse) -> LinkedInProblem {
        guard response.status != 200 else {
            return LinkedInProblem("LinkedIn's posts of account \(service.account) cannot be read: it is tried again.", .retry)
        }
        return LinkedInProblem(response, account: service.account, now: clock.now())
    }
}

/// What an attempt's post looks like, if it is there.
private struct Sought {
    let author: String
    let media: String?
    let text: String
    /// Refused as a repetition: it posted nothing, and equal words around it are the post that it repeats, whosever that is.
    let isRefused: Bool
    /// From two minutes before arming, for clocks differ, to ten minutes after the longest sending.
    let window: ClosedRange<Date>

    init(_ attempt: Attempt, author: String, _ clock: any DeskClock) {
        self.author = author
        media = attempt.prepared.mediaURN
        text = attempt.prepared.text.nfc.collapsed
        isRefused = attempt.cited != nil
        window = attempt.armedAt - .seconds(120)...attempt.armedAt + clock.stretched(LinkedInPublisher.sendLimit + .seconds(600))
    }

    /// The uploaded picture's URN is unique to one preparing of one post; without one the text must be equal, and the time fit.
    func isMade(_ post: LinkedInPost) -> Bool {
        guard post.isLive, post.author == nil || post.author == author else { return false }
        // Somebody may post the same words by hand: without the picture, or with another, that is not the post that was approved.
        if media != nil || post.media != nil { return post.media == media }
        if isRefused { return false }
        let time = post.createdAt ?? RestLi.createdAt(post.urn)
        return time.map(window.contains) == true && post.text?.nfc.collapsed == text
    }
}
