import Editorial
import FoundationEssentials
import Storage
import Support

/// Feeds with their orders and their health as a document for commands.
struct FeedsReport: Sendable {
    let store: Store
    let clock: any DeskClock

    func feeds() async throws -> JSON {
        let now = clock.now()
        let standings = try await store.feedStandings(now: now)
        return ["now": .string(Timestamp.text(now)), "feeds": .array(standings.map { Self.json($0, now: now) })]
    }

    private static func json(_ feed: FeedStanding, now: Date) -> JSON {
        let order = FeedOrder.json(feed.source).object ?? [:]
        return .object(order.merging(health(feed, now: now)) { $1 }.merging(traffic(feed.state.memory ?? FeedMemory())) { $1 })
    }

    private static func health(_ feed: FeedStanding, now: Date) -> [String: JSON] {
        let health = feed.history.health(at: now)
        let status = feed.source.isPaused ? "Paused" : feed.lastPollAt == nil ? "New" : health.status.rawValue
        return [
            "id": .string(feed.source.id), "origin": .string(feed.source.origin.rawValue), "status": .string(status),
            "read_at": .optional(feed.state.address), "moved_at": .optional(feed.state.movedAt.map { Timestamp.text($0) }),
            "last_poll": .optional(feed.lastPollAt.map { Timestamp.text($0) }),
            "next_poll": feed.source.isPaused ? .null : .string(Timestamp.text(feed.nextPollAt)),
            "next_poll_reason": .optional(feed.state.nextPollReason), "failures": .integer(feed.state.failures),
            "error": .optional(feed.history.error?.description), "items_a_week": .number(health.itemsAWeek),
            "last_item": .optional(health.lastItemAt.map { Timestamp.text($0) }), "items": .integer(feed.items),
            "left_out": .integer(feed.leftOut),
        ]
    }

    private static func traffic(_ memory: FeedMemory) -> [String: JSON] {
        [
            "polls": .integer(memory.polls), "not_modified": .integer(memory.notModified), "same_body": .integer(memory.sameBody),
            "bytes_read": .integer(memory.bytesRead), "bytes_spared": .integer(memory.bytesSpared),
            "bytes_skipped": .integer(memory.bytesSkipped), "told_apart_by": .string(memory.naming.rawValue),
            "is_calendar": .bool(memory.isCalendar),
        ]
    }
}
