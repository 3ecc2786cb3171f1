import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: HubShelf {
    private static let polled = "JOIN feeds f ON f.id = s.feed_id AND f.is_ordered = 1 AND f.is_paused = 0"

    package func dueSubscription(now: Date) async throws -> HubSubscription? {
        try await database.read { session in
            try session.first(
                "SELECT s.body FROM subscriptions s \(Self.polled) WHERE s.next_at <= ? ORDER BY s.next_at LIMIT 1", [.date(now)]
            ) { row in try row.decoded("body", as: HubSubscription.self) }
        }
    }

    package func nextSubscriptionDue() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(s.next_at) FROM subscriptions s \(Self.polled)") { try $0.optionalDate(0) } ?? nil
        }
    }

    package func subscription(token: String) async throws -> HubSubscription? {
        try await database.read { session in
            try session.first("SELECT s.body FROM subscriptions s \(Self.polled) WHERE s.token = ?", [.text(token)]) { row in
                try row.decoded("body", as: HubSubscription.self)
            }
        }
    }

    package func keep(_ subscription: HubSubscription, nextRequestAt: Date) async throws {
        try await database.transaction { session in
            try session.run(
                "UPDATE subscriptions SET body = ?, lease_until = ?, next_at = ? WHERE feed_id = ? AND token = ?",
                [
                    try .encoded(subscription), .date(subscription.leaseUntil), .date(nextRequestAt), .text(subscription.feedID),
                    .text(subscription.token),
                ])
        }
    }

    package func hasten(feed id: String, now: Date, gap: Duration) async throws {
        try await database.transaction { session in
            let state = try session.first("SELECT state FROM feeds WHERE id = ?", [.text(id)]) { row in
                try row.decoded("state", as: FeedState.self)
            }
            guard let state, state.failures == 0, state.isStopped != true else { return }
            try session.run(
                """
                UPDATE feeds SET next_poll_at = max(?1, coalesce(last_poll_at, 0) + ?3)
                WHERE id = ?2 AND next_poll_at > max(?1, coalesce(last_poll_at, 0) + ?3)
                """, [.date(now), .text(id), .int(Int(gap.seconds * 1000))])
        }
    }
}

extension Session {
    /// Notes the hub that a feed names; another hub or topic is another subscription.
    borrowing func keep(_ offer: HubOffer?, ofFeed id: String, now: Date) throws {
        let known = try first("SELECT body FROM subscriptions WHERE feed_id = ?", [.text(id)]) { row in
            try row.decoded("body", as: HubSubscription.self)
        }
        if known?.offer == offer { return }
        try run("DELETE FROM subscriptions WHERE feed_id = ?", [.text(id)])
        guard let offer else { return }
        let made = HubSubscription(
            feedID: id, offer: offer, token: Hex.text(RandomBytes.make(20)), secret: Hex.text(RandomBytes.make(32)))
        try run(
            "INSERT INTO subscriptions (feed_id, token, body, next_at) VALUES (?, ?, ?, ?)",
            [.text(id), .text(made.token), try .encoded(made), .date(now)])
    }
}
