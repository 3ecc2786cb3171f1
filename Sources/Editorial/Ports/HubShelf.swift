import FoundationEssentials

/// What the loop of subscriptions and the door for hubs share: one subscription a feed.
package protocol HubShelf: Sendable {
    /// The subscription whose next request has come.
    func dueSubscription(now: Date) async throws -> HubSubscription?
    /// When the next one will be due.
    func nextSubscriptionDue() async throws -> Date?
    /// The subscription with that token, of a feed that is polled.
    func subscription(token: String) async throws -> HubSubscription?
    /// Files what became of a subscription, and when it is asked for again.
    func keep(_ subscription: HubSubscription, nextRequestAt: Date) async throws
    /// The hub says that the feed has news: it is polled now, or `gap` after its last poll, unless its server wants to be left alone.
    func hasten(feed id: String, now: Date, gap: Duration) async throws
}

/// Asks hubs to send.
package protocol HubClient: Sendable {
    /// Asks for a subscription; its hub then asks at `callback` whether that was meant.
    func subscribe(_ subscription: HubSubscription, callback: String) async throws
}
