import Editorial
import FoundationEssentials
import Support

/// Takes away once a day, batch by batch, what the settings do not keep for ever.
package struct Tidying: Stage {
    static let interval = Duration.seconds(86_400)

    package let name = "tidy"
    private let workshop: Workshop
    private let shelf: any TidyShelf

    package init(_ workshop: Workshop, _ shelf: any TidyShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextTidying() ?? now }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard try await nextDue(now: now) ?? now <= now else { return false }
        let done = try await shelf.tidy(workshop.newsroom.current.retention, now: now, next: now + Self.interval)
        if done.versions + done.pictures + done.calls + done.items > 0 {
            workshop.log.info(
                "store tidied", ["versions": done.versions, "pictures": done.pictures, "calls": done.calls, "items": done.items])
        }
        return true
    }
}
