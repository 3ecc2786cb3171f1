import Editorial
import FoundationEssentials
import HTTPClient

extension FeedState {
    /// What a whole document leaves for the next poll; a validator that its answer does not carry is forgotten.
    func learned(from response: HTTPResponse, bodyHash: String, now: Date) -> FeedState {
        var state = self
        state.entityTag = FeedState.validator("etag", of: response)
        state.lastModified = FeedState.validator("last-modified", of: response)
        state.bodyHash = bodyHash
        state.wholeAt = now
        return state
    }

    /// The same document once more, as a whole.
    func refreshed(by response: HTTPResponse, now: Date) -> FeedState {
        var state = learned(from: response, bodyHash: bodyHash ?? "", now: now)
        state.wishes = (wishes ?? PollWishes()).refreshed(by: response, now: now)
        return state
    }

    /// After "not modified" only what the answer carries is new.
    func kept(after response: HTTPResponse, now: Date) -> FeedState {
        var state = self
        state.entityTag = FeedState.validator("etag", of: response) ?? entityTag
        state.lastModified = FeedState.validator("last-modified", of: response) ?? lastModified
        state.wishes = (wishes ?? PollWishes()).refreshed(by: response, now: now)
        return state
    }

    /// Counts the entries towards the feed's rhythm; without dates, that something changed is all there is to count.
    mutating func watch(_ items: [Item], wasKnown: Bool, now: Date) {
        let dates = items.compactMap(\.publishedAt)
        let events = dates.isEmpty && wasKnown ? [now] : dates
        if profile == nil { profile = PublicationProfile(events, now: now) } else { profile?.note(events, now: now) }
    }

    /// A validator that is too long to be one is not sent around.
    private static func validator(_ name: String, of response: HTTPResponse) -> String? {
        response.header(name).flatMap { $0.isEmpty || $0.utf8.count > 1000 ? nil : $0 }
    }
}
