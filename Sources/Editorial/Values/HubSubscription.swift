import FoundationEssentials

/// Where a feed says that its news can be had at once (WebSub).
package struct HubOffer: Sendable, Hashable, Codable {
    package let hub: String
    /// The feed's address as the hub knows it.
    package let topic: String

    package init(hub: String, topic: String) {
        self.hub = hub
        self.topic = topic
    }
}

/// What was agreed, or is to be agreed, with a hub about one feed.
package struct HubSubscription: Sendable, Hashable, Codable {
    package let feedID: String
    package let offer: HubOffer
    /// The end of the address to which the hub sends; nobody else knows it.
    package let token: String
    /// What the hub signs with.
    package let secret: String
    /// Until when the hub sends; nil before it agreed.
    package var leaseUntil: Date?
    /// Requests without an answer.
    package var failures = 0

    package init(feedID: String, offer: HubOffer, token: String, secret: String) {
        self.feedID = feedID
        self.offer = offer
        self.token = token
        self.secret = secret
    }

    /// What is asked for, and the bounds of what is taken.
    package static let lease = 10 * 86_400
    static let leases = 3600...90 * 86_400
    /// After a request, the hub has so long to look whether it was meant.
    static let patience: TimeInterval = 3600
    static let longestPause: TimeInterval = 7 * 86_400
}

extension HubSubscription {
    /// When it is to be asked for again: the lease's last tenth, or after a growing pause.
    package func nextRequest(after now: Date) -> Date {
        if let leaseUntil, leaseUntil > now { return now.addingTimeInterval(leaseUntil.timeIntervalSince(now) * 0.9) }
        let doublings = min(failures, 10)
        return now.addingTimeInterval(min(Self.patience * Double(1 << doublings), Self.longestPause))
    }

    /// The hub asks whether the subscription is meant; false where it is not.
    package mutating func verified(mode: String, topic: String, seconds: Int?, at now: Date) -> Bool {
        guard mode == "subscribe", topic == offer.topic else { return false }
        let seconds = min(max(seconds ?? Self.lease, Self.leases.lowerBound), Self.leases.upperBound)
        leaseUntil = now.addingTimeInterval(TimeInterval(seconds))
        failures = 0
        return true
    }
}
