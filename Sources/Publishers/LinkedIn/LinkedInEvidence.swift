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

    package func find(_ attempt: Attempt) async throws -> Finding {
        guard case .organization = Author(service.author) else {
            return .unreadable("LinkedIn does not let this account's token read posts: look at \(service.activityPage).")
        }
        let window = attempt.armedAt - .seconds(120)...attempt.armedAt + clock.stretched(LinkedInPublisher.sendLimit + .seconds(600))
        for page in 0..<Self.mostPages {
            let response = try await service.send(finder(start: page * Self.pageSize))
            if response.status == 403 {
                return .unreadable("The token of account \(service.account) may not read its posts: look at \(service.activityPage).")
            }
            guard response.status == 200, let elements = (try? JSON(parsing: response.body))?["elements"]?.array else {
                throw problem(response)
            }
            let posts = elements.compactMap(FoundPost.init)
            if let match = match(attempt.prepared, among: posts, window) {
                return .found(urn: match.urn, permalink: service.permalink(match.urn))
            }
            // Newest first: what comes after a post from before the window is older still.
            let isPast = posts.contains { ($0.createdAt ?? .distantFuture) < window.lowerBound }
            if elements.count < Self.pageSize || isPast { break }
        }
        return .notSeen
    }

    /// The uploaded picture's URN is unique to one preparing of one post; without one the text must be equal, and the time fit.
    private func match(_ prepared: PreparedPost, among posts: [FoundPost], _ window: ClosedRange<Date>) -> FoundPost? {
        let live = posts.filter(\.isLive)
        if let image = prepared.mediaURN, let match = live.first(where: { $0.media == image }) { return match }
        let text = prepared.text.nfc.collapsed
        return live.first { post in
            let otherPicture = post.media?.hasPrefix("urn:li:image:") == true || prepared.mediaURN == nil && post.media != nil
            return !otherPicture && post.createdAt.map(window.contains) == true && post.text?.nfc.collapsed == text
        }
    }

    private func finder(start: Int) -> HTTPRequest {
        let author = RestLi.encode(service.author)
        return service.request(
            "GET", "/posts?author=\(author)&q=author&count=\(Self.pageSize)&start=\(start)&sortBy=CREATED", action: "FINDER")
    }

    private func problem(_ response: HTTPResponse) -> LinkedInProblem {
        guard response.status != 200 else {
            return LinkedInProblem("LinkedIn's list of the posts of account \(service.account) cannot be read: it is tried again.", .retry)
        }
        return LinkedInProblem(response, account: service.account, now: clock.now())
    }
}

/// A post as LinkedIn lists it.
private struct FoundPost {
    let urn: String
    let createdAt: Date?
    let media: String?
    /// What people see; nil when it cannot be read.
    let text: String?
    let isLive: Bool

    init?(_ element: JSON) {
        guard let urn = RestLi.urn(element["id"]?.string) else { return nil }
        self.urn = urn
        createdAt = element["createdAt"]?.integer.map { Date(milliseconds: Int64($0)) }
        media = element["content"]?["media"]?["id"]?.string
        text = element["commentary"]?.string.flatMap(LittleText.plain)
        isLive = ["PUBLISHED", "PUBLISH_REQUESTED"].contains(element["lifecycleState"]?.string ?? "PUBLISHED")
    }
}
