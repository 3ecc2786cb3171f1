import FoundationEssentials

/// What the notes on the rows of orders are made of.
package protocol OrderShelf: Sendable {
    /// What is known of each feed that is ordered there and was polled; those that are paused are left out.
    func feedHistories(of origin: FeedSource.Origin, now: Date) async throws -> [FeedHistory]
    /// What became of each brief whose page is there.
    func briefHistories() async throws -> [BriefHistory]
}
