import Editorial
import FoundationEssentials
import Support

/// The plans of all feeds, counted anew every minute: to count them for every round would cost more the more feeds there are.
final class PollPlans: Sendable {
    private static let lifetime = Duration.seconds(60)

    private let counted = Locked<(at: Date, spread: PollSpread)?>(nil)

    func current(from shelf: any CollectingShelf, now: Date, longest: Duration) async throws -> PollSpread {
        if let last = counted.withLock({ $0 }), last.at <= now, now < last.at + Self.lifetime { return last.spread }
        let spread = PollSpread(try await shelf.pollsPlanned(from: now, to: now + .seconds(longest.seconds * 1.5)), from: now)
        counted.withLock { $0 = (now, spread) }
        return spread
    }

    /// The same with the places that a round has taken.
    func keep(_ spread: PollSpread) { counted.withLock { $0?.spread = spread } }
}
